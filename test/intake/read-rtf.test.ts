import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SourceText } from '#model/source';
import { codeOf } from '../support/code-of.ts';
import { readBytes } from '../support/read-bytes.ts';

const HEAD = String.raw`{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\froman\fcharset0 Times;}{\f2\fcharset136 Ming;}}{\info{\upr{\title ?}{\*\ud{\title \u26631?}}}}`;
const read = (body: string): Promise<SourceText> => readBytes(Buffer.from(`${HEAD}${body}}`, 'latin1'));
const textOf = async (body: string): Promise<string> => (await read(body)).text;
/** Words as \u escapes. */
const u = (words: string): string => Array.from(words, (c) => `\\u${c.charCodeAt(0) > 32767 ? c.charCodeAt(0) - 65536 : c.charCodeAt(0)}?`).join('');

describe('RTF', () => {
  test('a 公文 saved by LibreOffice reads as its docx does', async () => {
    const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../fixtures/intake/${name}`, import.meta.url));
    const [rtf, docx] = [await readBytes(await fixture('LO_table_footnote.rtf')), await readBytes(await fixture('gw_table_footnote.docx'))];
    const lines = (source: SourceText): string[] => source.text.split('\n').filter((line) => line.trim());
    expect(lines(rtf)).toEqual(lines(docx));
    expect(rtf.blocks.map((b) => [rtf.text.slice(...b.span), b.kind, b.cell])).toEqual(docx.blocks.map((b) => [docx.text.slice(...b.span), b.kind, b.cell]));
  });
  test.each([
    ['GBK by \\\'xx', String.raw`\f0 \'b9\'d8\'d3\'da\par \f1 ABC`, '关于\nABC'],
    ['GBK in a font that names no set', String.raw`\f1 \'b9\'d8\'d3\'da`, '关于'],
    ['a second byte that looks like a letter', String.raw`\f0 \'81a\'81\'40\f2 \'a6\'55`, '乤丂各'],
    ['\\u with what older readers show', String.raw`\uc2\u36131\'d4\'f0\uc1\u20219?\u21153?x`, '责任务x'],
    ['negative and paired \\u', String.raw`\u-10179?\u-8704?\u-248?`, '😀\uff08'],
    ['marks', String.raw`\ldblquote a\rdblquote\emdash b\_c\~d`, '“a”—b-c\u00a0d'],
    ['braces and backslashes of the text', String.raw`\{a\}\\`, '{a}\\'],
    ['hidden words, pictures, unknown groups, fields', String.raw`a{\v b}{\pict 0102}{\*\unheard c}{\field{\*\fldinst PAGE}{\fldrslt 3}}d`, 'a3d'],
    ['a number the program noted', String.raw`{\listtext\pard ${u('一、')}\tab}${u('甲')}\par{\listtext 1.\tab}x\par{\listtext\'b7\tab}y`, '一、甲\n1. x\ny'],
    ['tracked changes', String.raw`a{\revised b}{\deleted c}d`, 'abd'],
    ['a note at the end', String.raw`a{\super\chftn}{\footnote\pard ${u('注')}}b\par c`, 'ab\nc\n注'],
    ['a text box after its paragraph', String.raw`a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt b\par}}{\shprslt c}}d\par e`, 'ad\nb\ne'],
    ['the number in a running head', String.raw`{\header\pard ${u('示政发〔2026〕2号')}\par ${u('内部')}}{\footer 3}a`, '示政发〔2026〕2号\na'],
    ['no last \\par, lines', String.raw`a\line b\par c`, 'a\nb\nc'],
  ])('%s', async (_, body, text) => { expect(await textOf(body)).toBe(text); });

  test('tables: merged cells, definitions before or after the cells, paragraphs in a cell', async () => {
    const first = String.raw`\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl a\cell b\par c\cell\cell\row`;
    const second = String.raw`\pard\intbl\cell d\cell e\cell\trowd\clvmrg\cellx1000\cellx2010\cellx3000\row\pard f`;
    const { text, blocks } = await read(first + second);
    expect(text).toBe('a\tb c\n\td\te\nf');
    expect(blocks.filter((b) => b.cell).map(({ span, cell }) => [text.slice(...span), cell?.rowSpan, cell?.columnSpan])).toEqual([['a', 2, 1], ['b c', 1, 2], ['d', 1, 1], ['e', 1, 1]]);
  });
  test('doubts: tracked changes, embedded files; headings', async () => {
    const { diagnostics, blocks } = await read(String.raw`\pard\outlinelevel0 a\par\pard b{\deleted c}{\object\objemb{\*\objdata 01}{\result x}}`);
    expect(diagnostics.map((d) => [d.code, d.found])).toEqual([['tracked-changes', '+0 -1'], ['object-skipped', '1']]);
    expect(blocks.map((b) => b.headingLevel)).toEqual([1, undefined]);
  });
});

test.each([
  ['nothing but its head', '{\\rtf1}', 'file-empty'],
  ['groups 300,000 deep', `{\\rtf1 ${'{'.repeat(300_000)}`, 'file-bomb'],
  ['more closed than opened', '{\\rtf1 a}}}}b', 'none'],
  ['\\bin beyond the end', '{\\rtf1 a\\bin2147483647 x', 'none'],
  ['cut within \\\'', '{\\rtf1 a\\\'', 'none'],
] as const)('%s', async (_, text, code) => { expect(await codeOf(readBytes(Buffer.from(text)))).toBe(code); });
