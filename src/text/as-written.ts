import type { Span } from '#model/span';
import type { NormalisedText } from './normalise.ts';

/**
 * A value that a stage made from the words of `span` (normalised text), in the author's own characters: traditional
 * script and full-width marks come back, what the stage took out (line ends, spaces) stays out, what it made uniform
 * beside ideographs (文号 brackets, digits) can be kept with `onlyIdeographs`. A character that does not stand in the
 * span is left as it is.
 */
export function asWritten(value: string, span: Span | null, { text, original, toOriginal }: NormalisedText, onlyIdeographs = false): string {
  if (!span) return value;
  let from = span[0];
  let out = '';
  for (const c of value) {
    const at = text.indexOf(c, from);
    if (at < 0 || at >= span[1]) {
      out += c;
      continue;
    }
    from = at + c.length;
    out += onlyIdeographs && !/\p{Script=Han}/u.test(c) ? c : original.slice(...toOriginal([at, at + c.length]));
  }
  return out;
}
