import type { MadePage } from './make-pdf.ts';

const [LEFT, TOP, PITCH, SIZE, COLUMNS, ROWS] = [80, 110, 28, 16, 27, 22];
/** Marks that may not begin a line: they hang over its end. */
const HANGING = /^[，。、；：！？）〕》”’]/;

/** Sets paragraphs as a 公文 is set: first lines indented by two, lines of 27 characters, 22 to a page, a page number. */
export function typeset(paragraphs: readonly string[]): MadePage[] {
  const lines = paragraphs.flatMap((paragraph, i) => {
    const whole = paragraph.trim();
    const out: { text: string; indent: number }[] = [];
    for (let at = 0; at < whole.length; ) {
      const indent = at === 0 && i > 0 && !/[：:]$/.test(whole) ? 2 : 0;
      let end = Math.min(whole.length, at + COLUMNS - indent);
      while (HANGING.test(whole.slice(end))) end++;
      out.push({ text: whole.slice(at, end), indent });
      at = end;
    }
    return out;
  });
  const pages: MadePage[] = [];
  for (let at = 0; at < lines.length; at += ROWS) {
    const words = lines.slice(at, at + ROWS).map(({ text, indent }, i) => ({ text, x: LEFT + indent * SIZE, y: TOP + i * PITCH, size: SIZE }));
    pages.push({ words: [...words, { text: `— ${pages.length + 1} —`, x: 280, y: 800, size: 14 }] });
  }
  return pages;
}
