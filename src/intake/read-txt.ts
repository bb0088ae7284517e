import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { Block, SourceFile, SourceText } from '#model/source';
import { decode } from './decode.ts';

/**
 * Reads a plain text: CRLF and CR become LF, the byte-order mark goes, nothing else changes. A line is a paragraph.
 * @throws Failure 'file-binary', 'file-empty' (nothing but white space).
 */
export function readTxt(file: SourceFile): SourceText {
  const decoded = decode(file.bytes);
  if (!decoded) throw new Failure('file-binary', { path: file.path });
  const text = decoded.text.includes('\r') ? decoded.text.replaceAll(/\r\n?/g, '\n') : decoded.text;
  const blocks = linesOf(text);
  if (blocks.length === 0) throw new Failure('file-empty', { path: file.path });
  const diagnostics: Diagnostic[] = [];
  if (decoded.basis === 'guessed') diagnostics.push({ code: 'encoding-guessed', severity: 'info', span: null, found: decoded.encoding });
  const broken = text.indexOf('\uFFFD');
  if (broken >= 0) diagnostics.push({ code: 'replacement-characters', severity: 'warning', span: [broken, broken + 1] });
  return { format: 'txt', text, blocks, diagnostics };
}

/** One paragraph for each line that has words; its span leaves out the white space around them. */
function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(start, end);
    const words = line.trim();
    if (words) {
      const from = start + line.indexOf(words[0]!);
      blocks.push({ kind: 'paragraph', span: [from, from + words.length], paragraph: blocks.length });
    }
    start = end + 1;
  }
  return blocks;
}
