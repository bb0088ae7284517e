import type { LineBox } from './ocr-lines.ts';
import type { Models } from './ocr-models.ts';
import { scaled, type Picture } from './picture.ts';

/** The words of a line, and how sure the model is of each character (0 … 1). */
export interface ReadLine { text: string; sureness: number[] }

/** Height of a line as the model wants it. */
const HEIGHT = 48;
const LONGEST = 3200;
const HAN = /[\u3400-\u9fff]/;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '?': '？', '!': '！' };

/** Reads one line. */
export async function readLine(picture: Picture, box: LineBox, { recogniser, keys, ort }: Models): Promise<ReadLine> {
  const width = Math.max(16, Math.min(LONGEST, Math.round((box.width * HEIGHT) / box.height)));
  const line = scaled(picture, box, width, HEIGHT);
  const input = new Float32Array(3 * width * HEIGHT);
  for (let i = 0; i < line.data.length; i++) input[i] = input[i + width * HEIGHT] = input[i + 2 * width * HEIGHT] = line.data[i]! / 127.5 - 1;
  const output = await recogniser.run({ [recogniser.inputNames[0]!]: new ort.Tensor('float32', input, [1, 3, HEIGHT, width]) });
  const result = output[recogniser.outputNames[0]!]!;
  return tidied(decoded(result.data as Float32Array, result.dims[1]!, result.dims[2]!, keys));
}

/** The most likely class of each step; repeats are one, class 0 is none. */
function decoded(data: Float32Array, steps: number, classes: number, keys: readonly string[]): ReadLine {
  const line: ReadLine = { text: '', sureness: [] };
  let last = 0;
  for (let step = 0; step < steps; step++) {
    let best = 0;
    const at = step * classes;
    for (let c = 1; c < classes; c++) if (data[at + c]! > data[at + best]!) best = c;
    if (best !== 0 && best !== last) {
      const character = keys[best - 1] ?? ' ';
      line.text += character;
      for (let i = 0; i < character.length; i++) line.sureness.push(data[at + best]!);
    }
    last = best;
  }
  return line;
}

/** Marks as Chinese print has them: a dash, not a wide hyphen; full-width beside Han, no space between Han, the brackets of a document's number. */
function tidied({ text, sureness }: ReadLine): ReadLine {
  const out: ReadLine = { text: '', sureness: [] };
  const chars = [...text.replaceAll('丶', '、').replaceAll('－', '—').replaceAll(/[[【(（〔]((?:19|20)\d{2})[\]】)）〕](?=第?\d{1,5}号)/g, '〔$1〕')];
  chars.forEach((c, i) => {
    const [before, after] = [chars[i - 1] ?? '', chars[i + 1] ?? ''];
    if (c === ' ' && (!/[A-Za-z0-9]/.test(before) || !/[A-Za-z0-9]/.test(after))) return;
    out.text += WIDE[c] && (HAN.test(before) || HAN.test(after) || /[》”）〕]/.test(before)) && !(/\d/.test(before) && /\d/.test(after)) ? WIDE[c] : c;
    out.sureness.push(sureness[i] ?? 1);
  });
  return out;
}
