import type { Issuance, Provision } from '#model/analysis';
import type { Finding } from '#model/relations';
import { parseNumeral, toChineseNumeral } from '#text/numerals';

interface Numbered { provision: Provision; style: string; value: number }

/** 一、 (一) 1. 第三条: its number and its form; null for labels that do not count (一是, 首先). */
function numbered(provision: Provision): Numbered | null {
  const label = provision.label.normalize('NFKC').replace(/\s/gu, '');
  const digits = /[〇零一二三四五六七八九十百千\d]+/u.exec(label);
  if (!digits || /是|要|方面/u.test(label)) return null;
  const value = parseNumeral(digits[0]);
  return value === null ? null : { provision, value, style: label.replace(digits[0], /\d/.test(digits[0]) ? '1' : '一') };
}

/**
 * Numbers left out or given twice among items of one form under one heading: 2. then 4., (三) then (三). Only where the
 * series is otherwise whole and goes on; lists inside tables are no outline.
 */
export function inspectNumbering(issuance: Issuance, text: string): Finding[] {
  const series = new Map<string, Numbered[]>();
  for (const provision of issuance.outline) {
    const item = numbered(provision);
    if (!item || inTable(text, provision)) continue;
    // Articles count through the whole document, across its chapters.
    const key = item.style === '第一条' || item.style === '第1条' ? item.style : `${provision.parent ?? ''} ${provision.level} ${item.style}`;
    (series.get(key) ?? series.set(key, []).get(key)!).push(item);
  }
  return [...series.values()].flatMap((items) => faults(items, text)).sort((a, b) => (a.span?.[0] ?? 0) - (b.span?.[0] ?? 0));
}

function faults(items: readonly Numbered[], text: string): Finding[] {
  if (items.length < 3) return [];
  const steps = items.slice(1).map((item, index) => item.value - items[index]!.value);
  const odd = steps.filter((step) => step !== 1).length;
  if (odd > Math.max(1, items.length / 8)) return [];
  const found: Finding[] = [];
  steps.forEach((step, index) => {
    const [before, item] = [items[index]!.provision, items[index + 1]!.provision];
    const next = steps[index + 1];
    if (/[第和及、至条款项]\s*$/u.test(text.slice(Math.max(0, item.span[0] - 3), item.span[0]))) return;
    const value = items[index + 1]!.value;
    if (step === 0 && value > 1) found.push(fault('numbering-repeat', item, before, value));
    // A jump of one or two, after which the counting goes on: a slip. Anything else is another list.
    else if ((step === 2 || step === 3) && (next === undefined || next === 1) && !saidBetween(text, before, item, items[index]!.value + 1)) found.push(fault('numbering-gap', item, before, items[index]!.value + 1));
  });
  return found;
}

/** Whether the missing number stands somewhere in between after all: glued to a sentence, or without its own line. */
function saidBetween(text: string, before: Provision, item: Provision, missing: number): boolean {
  const between = text.slice(before.span[0] + before.label.length, item.span[0]).normalize('NFKC');
  // 三)夯实 at a line's start: the bracket before it was lost in a scan.
  if (new RegExp(`(?:^|\\n)\\s*(?:${missing}|${toChineseNumeral(missing)})[)、.]`, 'u').test(between)) return true;
  return between.includes(`${missing}.`) || new RegExp(`${missing}[、)]|[第(]\\s*${missing}\\D`, 'u').test(between) || between.includes(toChineseNumeral(missing) + '、') || new RegExp(`[第(]\\s*${toChineseNumeral(missing)}\\s*[条章节)]`, 'u').test(between);
}

const fault = (code: 'numbering-gap' | 'numbering-repeat', item: Provision, before: Provision, expected: number): Finding => ({
  code, severity: 'warning', span: [item.span[0], Math.min(item.span[1], item.span[0] + Math.max(item.label.length, 1))], facts: { found: item.label, before: before.label, expected }, witnesses: [],
});

function inTable(text: string, { span }: Provision): boolean {
  const end = text.indexOf('\n', span[0]);
  return /\t|\|/u.test(text.slice(span[0], end < 0 ? undefined : end));
}
