import { memo, type ReactElement } from 'react';
import type { PageLine } from './page-lines.ts';
import { type Mark, marksByLine } from './segments.ts';
import { Words } from './words.tsx';

interface Props { lines: readonly PageLine[]; marks: readonly Mark[]; chosen: number | null; caret: number | null; scale: number }

/** The words of a page where they are printed, not to be seen but to be selected, found and read aloud. */
export const PageWords = memo(function PageWords({ lines, marks, chosen, caret, scale }: Props): ReactElement {
  const byLine = marksByLine(lines, marks);
  return (
    <>
      {lines.map((line, i) => {
        const { x, y, width, height } = line.box;
        return (
          <p key={line.start} className="pdf-line" style={{ left: x * scale, top: y * scale, height: (height + line.below) * scale, fontSize: height * scale * FONT, lineHeight: `${height * scale}px` }}>
            <span style={{ transform: `scaleX(${(width * scale) / Math.max(1, naturalWidth(line.text, height * scale * FONT))})` }}>
              <Words line={line} marks={byLine[i] ?? []} chosen={chosen} caret={caret !== null && caret >= line.start && caret <= line.end ? caret : null} />
            </span>
          </p>
        );
      })}
    </>
  );
});

/** A letter is a little lower than the box of its line. */
const FONT = 0.85;
const PROBE = 100;
let pen: CanvasRenderingContext2D | null = null;

/** How wide words are by themselves at a size, in CSS pixels; in the family of .pdf-line. */
function naturalWidth(text: string, size: number): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * size;
  pen.font = `${PROBE}px sans-serif`;
  return (pen.measureText(text).width * size) / PROBE;
}
