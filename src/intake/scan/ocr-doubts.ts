import type { Diagnostic } from '#model/diagnostic';
import type { SourceText } from '#model/source';
import type { SeenPage } from './ocr-page.ts';

/** Below this the model may well have taken one character for another; measured on clean and degraded pages. */
const SURE = 0.75;

/** Adds a doubt for each character that may be another, at its place. Lines of the same words take their places in turn. */
export function markDoubts(source: SourceText, seen: readonly SeenPage[]): SourceText {
  const doubts: Diagnostic[] = [];
  const taken = new Set<number>();
  const boxes = source.blocks.flatMap((block) => block.boxes ?? []);
  for (const { page: { page }, lines } of seen) {
    for (const { text, sureness } of lines) {
      const start = startOf(text, boxes.filter((box) => box.page === page).map((box) => box.span), source.text, taken);
      if (start === null) continue;
      taken.add(start);
      sureness.forEach((s, i) => {
        if (s < SURE) doubts.push({ code: 'character-doubtful', severity: 'warning', span: [start + i, start + i + 1], found: text[i] ?? '' });
      });
    }
  }
  doubts.sort((a, b) => a.span![0] - b.span![0]);
  return { ...source, diagnostics: [...source.diagnostics, ...doubts] };
}

/** Where the line's words stand in one of the stretches, at a place that no line before has taken. */
function startOf(words: string, spans: readonly (readonly [number, number])[], whole: string, taken: ReadonlySet<number>): number | null {
  for (const [from, to] of spans) {
    for (let at = whole.indexOf(words, from); at >= 0 && at + words.length <= to; at = whole.indexOf(words, at + 1)) if (!taken.has(at)) return at;
  }
  return null;
}
