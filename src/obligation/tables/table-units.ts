import type { ColumnHeading } from '#lexicon/table-words';
import { headOf, type UnitWords } from '#lexicon/unit-words';
import type { Span } from '#model/span';
import type { AssignedUnit } from '#obligation/assignments/find-assignments';
import { markedRole, parseAssignment, type LeadConvention } from '#obligation/assignments/parse-assignment';
import { splitUnits } from '#obligation/assignments/split-units';

const NONE = /^(?:[-—–/\\、.·\s]*|无|暂无|同上|空|——)$/;
const DATE = /^(?:\d{4}年)?\d{1,2}月|\d{4}年|长期$/;

/**
 * The units that a cell names, each with its role: by labels or verbs in the cell (牵头单位:甲 · 甲牵头,乙配合), a mark
 * behind the name (甲(牵头)), else by the column's heading, whose words are the printed ones.
 * @param convention of the table or its document: the first of the responsible leads.
 */
export function unitsInCell(text: string, span: Span, heading: ColumnHeading, words: UnitWords, convention: LeadConvention | null): AssignedUnit[] {
  if (NONE.test(text.slice(...span))) return [];
  const parsed = parseAssignment(text, span[0], span[1], words, false);
  if (parsed?.groups.some((group) => group.units.length > 0)) {
    return parsed.groups.flatMap(({ role, printed, units, rule }) => units.map((unit) => ({ span: unit.span, role, printed: printed ?? heading.printed, rule: rule.replace('assignment.', 'table.') })));
  }
  const column = heading.role ?? 'responsible';
  const units = rejoin(text, splitUnits(text, span[0], span[1], words).map((unit) => unit.span), words).filter(([start, end]) => isName(text.slice(start, end)));
  const marks = units.map((unit) => markedRole(text, unit));
  const first = convention !== null && column === 'responsible' && marks.every((mark) => mark === null);
  return units.map((unit, i): AssignedUnit => {
    const mark = marks[i];
    if (mark) return { ...mark, rule: 'table.mark' };
    if (first && i === 0) return { span: unit, role: 'lead', printed: heading.printed, rule: 'table.convention' };
    return { span: unit, role: column, printed: heading.printed, rule: 'table.column' };
  });
}

const isName = (name: string): boolean => name.length >= 2 && name.length <= 60 && !NONE.test(name) && !DATE.test(name) && !/[。;:]/.test(name);

/** A narrow cell breaks names over lines (省自然资源和 规划厅): a piece without a unit's last word goes on in the next. */
function rejoin(text: string, spans: readonly Span[], words: UnitWords): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    const gap = last ? text.slice(last[1], span[0]) : '';
    const whole = last !== undefined && headOf(text, last[0], last[1], words) !== null && !/^(?:局|厅|委|部|办|处|院|会)/.test(text.slice(...span));
    if (last && /^\s+$/.test(gap) && !whole && headOf(text, span[0], span[1], words) !== null) out[out.length - 1] = [last[0], span[1]];
    else out.push(span);
  }
  return out;
}
