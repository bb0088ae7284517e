import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '#intake/decode';
import { readTxt } from '#intake/read-txt';
import { sniff } from '#intake/sniff';
import type { SourceFile } from '#model/source';
import { codeOf } from '../support/code-of.ts';

const NOTICE = '关于印发《扶贫开发工作实施方案》的通知\n各县区人民政府,市政府各部门:\n  一、总体要求。到2020年底前完成(责任单位:市财政局)。\n';

function file(bytes: Uint8Array): SourceFile {
  return { path: 'x.txt', name: 'x.txt', sha256: '', format: 'txt', bytes };
}
function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}
/** 各县区要按时完成任务,由财政局负责。 in GBK, as Windows writes it. */
const GBK = Buffer.from('b8f7cfd8c7f8d2aab0b4cab1cdeab3c9c8cecef1a3acd3c9b2c6d5febed6b8bad4f0a1a3', 'hex');
/** 各縣區要按時完成任務,由財政局負責。 in Big5. */
const BIG5 = Buffer.from('a655bfa4b0cfad6eabf6aec9a7b9a6a8a5f4b0c8a141a5d1b05dac46a7bdad74b364a143', 'hex');

describe('encodings, by content', () => {
  test.each([
    ['UTF-8', Buffer.from(NOTICE), NOTICE, 'utf-8', 'certain'],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${NOTICE}`), NOTICE, 'utf-8', 'certain'],
    ['UTF-16LE with BOM', utf16(`\uFEFF${NOTICE}`), NOTICE, 'utf-16le', 'certain'],
    ['UTF-16BE with BOM', utf16(`\uFEFF${NOTICE}`, true), NOTICE, 'utf-16be', 'certain'],
    ['UTF-16LE without BOM', utf16(NOTICE), NOTICE, 'utf-16le', 'guessed'],
    ['UTF-16BE without BOM', utf16(NOTICE, true), NOTICE, 'utf-16be', 'guessed'],
    ['UTF-16LE of Latin letters without BOM', utf16('Notice No. 27\r\n'), 'Notice No. 27\r\n', 'utf-16le', 'guessed'],
    ['GBK', GBK, '各县区要按时完成任务，由财政局负责。', 'gb18030', 'guessed'],
    ['GBK after ASCII lines of odd length', Buffer.concat([Buffer.from('No. 27\n'), GBK]), 'No. 27\n各县区要按时完成任务，由财政局负责。', 'gb18030', 'guessed'],
    ['Big5', BIG5, '各縣區要按時完成任務，由財政局負責。', 'big5', 'guessed'],
    ['ASCII', Buffer.from('2018-27'), '2018-27', 'utf-8', 'certain'],
  ] as const)('%s', (_, bytes, text, encoding, basis) => {
    expect(decode(bytes)).toEqual({ text, encoding, basis });
  });

  test('UTF-8 with a damaged byte stays UTF-8 and says where it is damaged', () => {
    const bytes = Buffer.concat([Buffer.from('责任单位'), Buffer.from([0xe8, 0xb4]), Buffer.from(NOTICE)]);
    const source = readTxt(file(bytes));
    expect(source.text.startsWith('责任单位\uFFFD关于印发')).toBe(true);
    expect(source.diagnostics).toEqual([
      { code: 'encoding-guessed', severity: 'info', span: null, found: 'utf-8' },
      { code: 'replacement-characters', severity: 'warning', span: [4, 5] },
    ]);
  });
});

describe('the text stays the author\'s', () => {
  test('CRLF and CR become LF, spaces, tabs and full-width marks stay', () => {
    const { text, blocks } = readTxt(file(Buffer.from('\uFEFF一、目标\r\n\r\n　　(一) ＡＢ\t1。\r二、')));
    expect(text).toBe('一、目标\n\n　　(一) ＡＢ\t1。\n二、');
    expect(blocks.map((b) => text.slice(...b.span))).toEqual(['一、目标', '(一) ＡＢ\t1。', '二、']);
    expect(blocks.map((b) => b.paragraph)).toEqual([0, 1, 2]);
  });

  test('a second U+FEFF inside the text is the author\'s', () => {
    expect(readTxt(file(Buffer.from('\uFEFF一\uFEFF二'))).text).toBe('一\uFEFF二');
  });

  test('white space alone is an empty file', async () => {
    const reading = (async () => readTxt(file(Buffer.from(' \n\r\n　\n'))))();
    expect(await codeOf(reading)).toBe('file-empty');
  });

  test('property: every block is a trimmed line, in order, and all words are in blocks', () => {
    const piece = fc.constantFrom('一、', '责任单位', ' ', '　', '\t', '\r\n', '\n', '\r', '。', '2018', '\u2028', 'é');
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
      const original = pieces.join('');
      fc.pre(original.trim() !== '');
      const { text, blocks } = readTxt(file(Buffer.from(original)));
      expect(text).toBe(original.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
      let end = 0;
      for (const block of blocks) {
        const words = text.slice(...block.span);
        expect(words.trim()).toBe(words);
        expect(words).not.toContain('\n');
        expect(text.slice(end, block.span[0]).trim()).toBe('');
        end = block.span[1];
      }
      expect(text.slice(end).trim()).toBe('');
    }));
  });

  test('property: what UTF-16 with a mark and GB18030 with a mark hold comes out whole', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (s) => {
      expect(decode(utf16(`\uFEFF${s}`))?.text).toBe(s);
    }));
  });
});

const MADE = new URL('../../../shared/formats/made/', import.meta.url);
describe.skipIf(!existsSync(MADE))('the set in ../shared/formats/made (skipped where it is absent)', () => {
  test.each(['no1_gb18030.txt', 'no1_utf8bom.txt', 'no1_utf16le_bom.txt', 'no1_utf16be_nobom.txt'])('%s', async (name) => {
    const bytes = await readFile(new URL(name, MADE));
    expect(sniff({ path: name, bytes })).toBe('txt');
    const reference = decode(await readFile(new URL('no1_utf8bom.txt', MADE)))!.text;
    expect(decode(bytes)!.text.replaceAll('\r\n', '\n')).toBe(reference.replaceAll('\r\n', '\n'));
  });
});
