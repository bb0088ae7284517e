import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#intake/limits';
import { readDocx } from '#intake/word/read-docx';
import { writeNumber } from '#intake/word/number-format';
import { codeOf } from '../support/code-of.ts';
import { likeness } from '../support/likeness.ts';
import { level, list, makeBomb, makeDocx, p } from '../support/make-docx.ts';
import { readBytes } from '../support/read-bytes.ts';

const FIXTURES = new URL('../fixtures/intake/', import.meta.url);
const fixture = (name: string): Promise<Buffer> => readFile(new URL(name, FIXTURES));
const textOf = async (docx: Buffer): Promise<string> => (await readBytes(docx)).text;

describe('real and made documents', () => {
  test('a 职责清单: all characters as LibreOffice reads them, the table as cells', async () => {
    const source = await readBytes(await fixture('hainan-zhize-qingdan.docx'));
    expect(likeness(source.text, (await fixture('hainan-zhize-qingdan.docx.txt')).toString())).toBeGreaterThan(0.999);
    const cells = source.blocks.filter((block) => block.kind === 'cell');
    expect(cells.slice(0, 4).map((c) => [c.cell?.row, c.cell?.column, source.text.slice(...c.span).slice(0, 8)])).toEqual([[0, 0, '部门'], [0, 1, '职责与任务'], [1, 0, '省委组织部'], [1, 1, '加强对各级党委、']]);
  });

  test('automatic numbers and the final text of tracked changes', async () => {
    const source = await readBytes(await fixture('autonumber_trackchange.docx'));
    expect(source.text).toBe('一、总体要求\n（一）指导思想\n二、主要任务\n正文新增');
    expect(source.diagnostics).toEqual([{ code: 'tracked-changes', severity: 'warning', span: null, found: '+1 -1' }]);
  });

  test('merged cells are stored once, the nth field of a line is the nth column', async () => {
    const { text, blocks } = await readBytes(await fixture('gw_table_footnote.docx'));
    const lines = text.split('\n');
    const first = lines.findIndex((line) => line.startsWith('工作任务'));
    expect(lines.slice(first, first + 2)).toEqual(['工作任务\t序号\t具体举措\t责任分工\t\t完成时限', '\t\t\t牵头单位\t配合单位']);
    for (const { cell, span } of blocks) if (cell) expect(lines[first + cell.row]!.split('\t')[cell.column]).toBe(text.slice(...span));
    expect(blocks.find((b) => text.slice(...b.span) === '责任分工')?.cell).toMatchObject({ columnSpan: 2, rowSpan: 1 });
    expect(blocks.find((b) => text.slice(...b.span) === '工作任务')?.cell).toMatchObject({ columnSpan: 1, rowSpan: 2 });
    expect(text.endsWith('\n数据来源：国家统计局。')).toBe(true);
  });
});

describe('automatic numbers as Word shows them', () => {
  const chinese = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>`;
  const one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  test('three levels, deeper ones begin anew', async () => {
    const body = [p('甲', list(0)), p('乙', list(1)), p('丙', list(2)), p('丁', list(2)), p('戊', list(1)), p('己', list(2)), p('庚', list(0)), p('辛', list(1))].join('');
    expect(await textOf(makeDocx(body, { numbering: chinese + one }))).toBe('一、甲\n（一）乙\n1. 丙\n2. 丁\n（二）戊\n1. 己\n二、庚\n（一）辛');
  });
  test('two lists of one definition go on; a start override begins anew', async () => {
    const two = `${one}<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    expect(await textOf(makeDocx([p('甲', list(0)), p('乙', list(0, 2)), p('丙', list(0, 3)), p('丁', list(0, 3))].join(''), { numbering: chinese + two }))).toBe('一、甲\n二、乙\n一、丙\n二、丁');
  });
  test('a number that comes with a style, also with an inherited one; headings keep their level', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="小标题"/><w:basedOn w:val="a"/></w:style>`;
    const source = await readBytes(makeDocx(p('甲', '<w:pStyle w:val="a"/>') + p('乙', '<w:pStyle w:val="b"/>') + p('丙', '<w:outlineLvl w:val="1"/>') + p('丁'), { numbering: chinese + one, styles }));
    expect(source.text).toBe('一、甲\n二、乙\n丙\n丁');
    expect(source.blocks.map((b) => [b.kind, b.headingLevel])).toEqual([['heading', 1], ['heading', 1], ['heading', 2], ['paragraph', undefined]]);
  });
  test('第X条 with several levels in one number, legal figures, bullets and switched-off numbers', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '第%1条')}${level(1, 'decimal', '%1.%2', '<w:isLgl/><w:suff w:val="nothing"/>')}${level(2, 'bullet', '●')}</w:abstractNum>${one}`;
    expect(await textOf(makeDocx([p('甲', list(0)), p('乙', list(1)), p('丙', list(2)), p('丁', list(0, 0))].join(''), { numbering }))).toBe('第一条 甲\n1.1乙\n丙\n丁');
  });
  test('a deleted paragraph has no number, and its rest joins the next', async () => {
    const deleted = p('<w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:r><w:t>留</w:t></w:r>', `${list(0)}<w:rPr><w:del/></w:rPr>`);
    expect(await textOf(makeDocx(p('甲', list(0)) + deleted + p('丙', list(0)), { numbering: chinese + one }))).toBe('一、甲\n二、留丙');
  });
  test.each([
    ['chineseCounting', 10, '十'], ['chineseCounting', 11, '十一'], ['chineseCounting', 21, '二十一'], ['chineseCountingThousand', 101, '一百零一'],
    ['chineseCountingThousand', 110, '一百一十'], ['chineseCountingThousand', 1001, '一千零一'], ['ideographDigital', 12, '一二'], ['chineseLegalSimplified', 12, '壹拾贰'],
    ['decimalEnclosedCircle', 3, '③'], ['decimalEnclosedCircle', 21, '㉑'], ['decimalEnclosedParen', 2, '⑵'], ['decimalEnclosedFullstop', 1, '⒈'], ['ideographTraditional', 2, '乙'],
    ['upperRoman', 14, 'XIV'], ['lowerLetter', 28, 'bb'], ['decimalZero', 7, '07'], ['decimalFullWidth', 12, '１２'], ['unheardOf', 4, '4'], ['none', 4, ''],
  ] as const)('%s %i is %s', (format, n, written) => { expect(writeNumber(n, format)).toBe(written); });
});

describe('what stands in a body', () => {
  test('inserted and moved-to words stay, deleted, moved-from and hidden ones go', async () => {
    const runs = '<w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>丁</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>戊</w:t></w:r></w:moveTo><w:r><w:rPr><w:vanish/></w:rPr><w:t>己</w:t></w:r>';
    expect(await textOf(makeDocx(p(runs)))).toBe('甲乙戊');
  });
  test('fields, rubies, formulas and content controls keep their words', async () => {
    const runs = '<w:fldSimple w:instr="DATE"><w:r><w:t>甲</w:t></w:r></w:fldSimple><w:r><w:ruby><w:rt><w:r><w:t>yi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>乙</w:t></w:r></w:rubyBase></w:ruby></w:r><m:oMath><m:r><m:t>丙</m:t></m:r></m:oMath><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>丁</w:t></w:r></w:sdtContent></w:sdt>';
    expect(await textOf(makeDocx(p(runs)))).toBe('甲乙丙丁');
  });
  test('a text box is read once, after its paragraph, though it is stored twice', async () => {
    const box = (words: string): string => `<w:txbxContent>${p(words)}</w:txbxContent>`;
    const runs = `<w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>${box('框')}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('框')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await textOf(makeDocx(p(runs)))).toBe('正文\n框');
  });
  test('line breaks part paragraphs, in a cell they are spaces; a table of one cell is only a frame', async () => {
    const br = '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>';
    const cell = (content: string): string => `<w:tc><w:tcPr/>${content}</w:tc>`;
    expect(await textOf(makeDocx(p(br) + `<w:tbl><w:tr>${cell(p(br) + p('丙'))}${cell(p('丁'))}</w:tr></w:tbl>`))).toBe('甲\n乙\n甲 乙 丙\t丁');
    expect(await textOf(makeDocx(`<w:tbl><w:tr>${cell(p('甲') + p('乙'))}</w:tr></w:tbl>`))).toBe('甲\n乙');
  });
  test('a table within a cell is words of that cell, in order', async () => {
    const cell = (content: string): string => `<w:tc>${content}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const inner = `<w:tbl>${row(cell(p('甲')), cell(p('乙')))}${row(cell(p('丙')), cell(p('丁')))}</w:tbl>`;
    const { text, blocks } = await readBytes(makeDocx(`<w:tbl>${row(cell(p('任务')), cell(p('分工')))}${row(cell(p('一')), cell(`${p('前')}${inner}${p('后')}`))}</w:tbl>`));
    expect(text).toBe('任务\t分工\n一\t前 甲 乙 丙 丁 后');
    expect(blocks.map((b) => [b.cell!.table, b.cell!.row, b.cell!.column])).toEqual([[0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1]]);
  });
  test('a deleted table row goes, a grid offset keeps the columns', async () => {
    const cell = (words: string): string => `<w:tc>${p(words)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell('丙')}${cell('丁')}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('戊')}</w:tr></w:tbl>`;
    expect(await textOf(makeDocx(table))).toBe('甲\t乙\n\t戊');
  });
  test('of a running head the number and the masthead, unless the body has them; embedded files are a doubt', async () => {
    const header = p('示范市人民政府文件') + p('<w:r><w:t>示政办发〔2026〕</w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>7号</w:t></w:r>') + p('第3页');
    expect(await textOf(makeDocx(p('关于春耕的通知'), { header }))).toBe('示范市人民政府文件\n示政办发〔2026〕7号\n关于春耕的通知');
    expect(await textOf(makeDocx(p('示政办发〔2026〕7号') + p('关于春耕的通知'), { header: p('示政办发〔2026〕7号') }))).toBe('示政办发〔2026〕7号\n关于春耕的通知');
    expect((await readBytes(makeDocx(p('甲'), { embedded: true }))).diagnostics).toEqual([{ code: 'object-skipped', severity: 'warning', span: null, found: '1' }]);
  });
  test('every block slices to its words', async () => {
    const { text, blocks } = await readBytes(makeDocx(p('　　甲 ') + p('') + p('<w:r><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>')));
    expect(text).toBe('　　甲 \n\n乙\t丙');
    expect(blocks.map((b) => text.slice(...b.span))).toEqual(['甲', '乙\t丙']);
  });
});

describe('damaged and hostile', () => {
  test('1 GB of XML in 1 MB', async () => {
    const bomb = makeBomb(1024);
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(await codeOf(readBytes(bomb))).toBe('file-bomb');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });
  test('the real document cut at any tenth', async () => {
    const whole = await fixture('hainan-zhize-qingdan.docx');
    for (let tenth = 1; tenth < 10; tenth++) expect(await codeOf(readBytes(whole.subarray(0, Math.floor((whole.length * tenth) / 10))))).toBe('file-damaged');
  });
  test.each([
    ['a password', () => fixture('password-is-pass.docx'), 'file-encrypted'],
    ['a document type', () => Promise.resolve(makeDocx('').toString('latin1')).then((s) => Buffer.from(s.replace('<?xml version="1.0" encoding="UTF-8"?>', '<!DOCTYPE x [<!ENTITY a "aaa">]>      '.padEnd(38)), 'latin1')), 'file-bomb'],
    ['no words', () => Promise.resolve(makeDocx(p('') + p(' '))), 'file-empty'],
    ['scanned pages only', () => Promise.resolve(makeDocx(p(''), { picture: true })), 'text-layer-absent'],
    ['XML that breaks off', () => Promise.resolve(makeDocx('<w:p><w:r>')), 'file-damaged'],
    ['elements 10,000 deep', () => Promise.resolve(makeDocx('<w:sdt>'.repeat(10_000) + '</w:sdt>'.repeat(10_000))), 'file-bomb'],
  ] as const)('%s → Failure', async (_, make, code) => {
    expect(await codeOf(readBytes(await make()))).toBe(code);
  });
});

test('limits are what the caller says', async () => {
  const bytes = makeDocx(p('甲').repeat(500));
  const watch = { check: () => undefined, breathe: () => Promise.resolve() };
  const file = { path: 'x', name: 'x', sha256: '', format: 'docx', bytes } as const;
  const reading = (limits: Partial<typeof LIMITS>): Promise<string> => codeOf(readDocx(file, watch, { ...LIMITS, ...limits }));
  expect(await reading({})).toBe('none');
  expect(await reading({ xml: { depth: 10, nodes: 1000 } })).toBe('file-bomb');
  expect(await reading({ xml: { depth: 4, nodes: 10_000 } })).toBe('file-bomb');
  expect(await reading({ zip: { ...LIMITS.zip, partBytes: 5000 } })).toBe('file-bomb');
  expect(await reading({ zip: { ...LIMITS.zip, entries: 1 } })).toBe('file-bomb');
});

const SHARED = new URL('../../../shared/formats/', import.meta.url);
describe.skipIf(!existsSync(SHARED))('the set in ../shared/formats (skipped where it is absent)', () => {
  const named = (folder: string): string[] => (existsSync(SHARED) ? readdirSync(new URL(folder, SHARED)).filter((name) => name.endsWith('.docx')) : []);
  test.each(named('real/'))('%s: ≥ 99.5 % of the characters', async (name) => {
    const reference = await readFile(new URL(`real/${name}.txt`, SHARED), 'utf8');
    expect(likeness((await readBytes(await readFile(new URL(`real/${name}`, SHARED)))).text, reference)).toBeGreaterThan(0.995);
  });
  test.each(named('hostile/'))('%s: a text or a Failure', async (name) => {
    await codeOf(readFile(new URL(`hostile/${name}`, SHARED)).then((bytes) => readBytes(bytes)));
  });
});
