import { daysInMonth } from '#model/calendar-date';
import type { DeadlineMention } from '#model/deadline-mention';
import type { Clause } from '#model/structure';

const FURTHER_DAY = /[、和及与](3[01]|[12]\d|[1-9])[日号](?:前|之前|以前)?(?![\d至到—-]|[以之]?内|起)/y;

/** What is to be handed in on several days is due by each of them; anything else takes place on them. */
const DUE = /报|反馈|提交|公布|公示|发布|完成/;

/** A mention of one day, and those that a list goes on with in the same month: 12月8日、18日、28日. */
export function withFurtherDays(first: DeadlineMention, clause: Clause): DeadlineMention[] {
  if (first.end === undefined || !isOneDay(first)) return [first];
  const out = [first];
  const [year, month] = first.end.split('-').slice(-3).map(Number) as [number, number, number];
  const length = daysInMonth(year || null, month);
  let at = first.span[1] - clause.start;
  for (let last = Number(first.end.slice(-2)); ;) {
    FURTHER_DAY.lastIndex = at;
    const found = FURTHER_DAY.exec(clause.text);
    const day = Number(found?.[1]);
    if (!found || day <= last || day > length) break;
    const date = `${first.end.slice(0, -2)}${String(day).padStart(2, '0')}`;
    out.push({ ...first, ...(first.start === undefined ? {} : { start: date }), end: date, span: [clause.start + at + 1, clause.start + at + found[0].length], text: found[0].slice(1) });
    at += found[0].length;
    last = day;
  }
  const behind = /^[^。;]*/.exec(clause.text.slice(at))![0];
  return out.length < 2 || out.at(-1)!.text.endsWith('前') || DUE.test(behind) ? out : out.map((one) => ({ ...one, kind: 'during', start: one.end }));
}

const isOneDay = ({ kind, start, end, text }: DeadlineMention): boolean => (kind === 'by' || kind === 'during') && (start === undefined || start === end) && /\d[日号]$/.test(text);
