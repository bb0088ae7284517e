import type { Issuance } from '#model/analysis';
import type { Finding } from '#model/relations';

const NAMED = /(?:^|\n)[^\S\n]*附(?:件)?[^\S\n]*[::][^\S\n]*([^\n]+(?:\n[^\S\n]*\d{1,2}\s*[.．、][^\n]+)*)/gu;
const ITEM = /(?:^|\n|\s)(\d{1,2})\s*[.．、]\s*([^\n]+?)(?=\s+\d{1,2}\s*[.．、]|\n|$)/gu;

/**
 * Annexes that the note under the text names (附件:1. … 2. …) and that are not in the file behind it. Only judged where the
 * file holds at least one of several: a notice kept without any of its annexes says so itself.
 */
export function inspectAnnexes(issuance: Issuance, text: string): Finding[] {
  const own = text.slice(...issuance.span);
  const note = [...own.matchAll(NAMED)].at(-1);
  if (!note) return [];
  const items = [...note[1]!.matchAll(ITEM)].map((item) => ({ number: Number(item[1]), title: item[2]!.trim(), at: note.index + note[0].indexOf(note[1]!) + item.index }));
  if (items.length < 2 || items.some((item, index) => item.number !== index + 1)) return [];
  const behind = own.slice(note.index + note[0].length);
  const plain = (words: string): string => words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const rest = plain(behind);
  const present = items.map((item) => rest.includes(plain(item.title)) || new RegExp(`附件\\s*${item.number}(?!\\d)`, 'u').test(behind));
  if (!present.some(Boolean)) return [];
  return items.filter((_, index) => !present[index]).map((item) => ({
    code: 'annex-missing', severity: 'warning', span: [issuance.span[0] + item.at, issuance.span[0] + item.at + 2 + item.title.length], facts: { found: item.title, number: item.number }, witnesses: [],
  }));
}
