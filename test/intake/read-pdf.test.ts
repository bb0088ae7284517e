import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SourceText } from '#model/source';
import { codeOf } from '../support/code-of.ts';
import { coverage, likeness } from '../support/likeness.ts';
import { makePdf, type MadePage } from '../support/make-pdf.ts';
import { readBytes } from '../support/read-bytes.ts';

const pdf = (...pages: MadePage[]): Promise<SourceText> => readBytes(makePdf(pages));
/** Lines of 25 characters at 16 pt, 28 pt apart, set as Word sets 公文: left 80, right 480. */
function setLines(lines: readonly (readonly [text: string, indent?: number])[], top = 130): MadePage['words'] {
  return lines.map(([text, indent = 0], i) => ({ text, x: 80 + indent * 16, y: top + i * 28 }));
}
const FULL = '各县区各部门要压实责任强化措施确保目标任务如期完成好';

describe('paragraphs out of printed lines', () => {
  test('a line that fills the measure goes on, an indented or a short one ends', async () => {
    const { text, blocks } = await pdf({ words: setLines([[`为贯彻${FULL.slice(0, 20)}`, 2], [FULL], ['现通知如下。'], ['一、总体要求', 2], [`到二〇二五年${FULL.slice(0, 17)}`, 2], ['实处。']]) });
    expect(text.split('\n')).toEqual([`为贯彻${FULL.slice(0, 20)}${FULL}现通知如下。`, '一、总体要求', `到二〇二五年${FULL.slice(0, 17)}实处。`]);
    expect(blocks.map((b) => [b.kind, b.page, b.boxes?.length])).toEqual([['paragraph', 1, 3], ['paragraph', 1, 1], ['paragraph', 1, 2]]);
  });
  test('a paragraph goes on over the page, page numbers and running heads between', async () => {
    const head = { text: '深圳市人民政府公报', x: 220, y: 50, size: 12 };
    const page = (n: number, lines: Parameters<typeof setLines>[0]): MadePage => ({ words: [head, ...setLines(lines), { text: `—${n}—`, x: 280, y: 800, size: 14 }] });
    const { text, blocks } = await pdf(page(1, [[FULL.slice(0, 23), 2], [FULL]]), page(2, [[FULL], ['落实。']]), page(3, [[FULL.slice(0, 23), 2], ['完。']]));
    expect(text.split('\n')).toEqual([`${FULL.slice(0, 23)}${FULL}${FULL}落实。`, `${FULL.slice(0, 23)}完。`]);
    expect(blocks[0]!.boxes!.map((b) => b.page)).toEqual([1, 1, 2, 2]);
  });
  test.each(['- 3 -', '第3页', '第 3 页 共 10 页', '3/10', '·3·', '3'])('the page number %s is left out', async (number) => {
    expect((await pdf({ words: [...setLines([[FULL.slice(0, 23), 2], ['完成时限为三个工作日。']]), { text: number, x: 280, y: 800, size: 14 }] })).text).not.toContain('3');
  });
  test('a number, a date or a short line at the foot that is no page number stays', async () => {
    const { text } = await pdf({ words: [...setLines([[FULL.slice(0, 23), 2]]), { text: '2023年6月21日', x: 330, y: 800 }] });
    expect(text).toContain('2023年6月21日');
  });
  test('numbered items that fill the measure stay apart', async () => {
    const item = (n: string): string => `${n}${FULL.slice(0, 24 - n.length)}。`;
    const { text } = await pdf({ words: setLines([[item('（一）')], [item('（二）')], [item('（三）')]]) });
    expect(text.split('\n')).toEqual([item('（一）'), item('（二）'), item('（三）')]);
  });
  test('a gap within a line is a space, runs that touch are one word', async () => {
    const words = [{ text: '省农业农村厅', x: 100, y: 100 }, { text: '省财政厅', x: 220, y: 100 }, { text: '到', x: 100, y: 160 }, { text: '年底', x: 116, y: 160 }];
    expect((await pdf({ words })).text).toBe('省农业农村厅 省财政厅\n到年底');
  });
  test('boxes stand where the words stand', async () => {
    const { text, blocks } = await pdf({ words: [{ text: '责任单位', x: 100, y: 200, size: 20 }] });
    const { page, box, span } = blocks[0]!.boxes![0]!;
    expect([page, text.slice(...span)]).toEqual([1, '责任单位']);
    expect(box).toMatchObject({ x: 100, width: 80 });
    expect(box.y).toBeGreaterThan(175);
    expect(box.y + box.height).toBeLessThan(210);
    expect(box.y + box.height).toBeGreaterThan(200);
  });
});

describe('two columns', () => {
  const column = (x: number, lines: readonly string[], top = 160): MadePage['words'] => lines.map((text, i) => ({ text, x, y: top + i * 24, size: 12 }));
  const SHORT = '各县区各部门要压实责任强化措施确保';
  test('the left is read before the right, a title across both first, a page number last', async () => {
    const left = [`一、${SHORT.slice(0, 15)}`, SHORT, '目标一。', `二、${SHORT.slice(0, 15)}`, SHORT, SHORT, SHORT];
    const right = [SHORT, '完成好。', `三、${SHORT.slice(0, 15)}`, SHORT, SHORT, SHORT, '结束。'];
    const { text, blocks } = await pdf({ words: [{ text: '关于春耕生产有关工作的若干措施通知', x: 160, y: 100, size: 18 }, ...column(70, left), ...column(310, right, 166), { text: '— 1 —', x: 280, y: 800, size: 12 }] });
    expect(text.split('\n')).toEqual(['关于春耕生产有关工作的若干措施通知', `${left[0]}${SHORT}目标一。`, `${left[3]}${SHORT.repeat(4)}完成好。`, `${right[2]}${SHORT.repeat(3)}结束。`]);
    expect(blocks[2]!.boxes!.map(({ box }) => box.x > 300)).toEqual([false, false, false, false, true, true]);
  });
  test('names and posts side by side are lines, not columns', async () => {
    const words = Array.from({ length: 8 }, (_, i) => [{ text: '张三', x: 100, y: 160 + i * 24, size: 12 }, { text: `市财政局局长${i}`, x: 350, y: 160 + i * 24, size: 12 }]).flat();
    expect((await pdf({ words })).text).toMatch(/^张三 市财政局局长0/);
  });
});

describe('words that do not stand upright', () => {
  test.each([
    [90, { x: 300, y: 100 }, { x: 292, y: 100, width: 28, height: 80 }], [180, { x: 300, y: 100 }, { x: 220, y: 90, width: 80, height: 28 }], [270, { x: 300, y: 400 }, { x: 280, y: 320, width: 28, height: 80 }],
  ] as const)('a page printed %i degrees round is read, its boxes are those of the page as shown', async (turn, { x, y }, about) => {
    const { text, blocks } = await pdf({ words: [{ text: '责任单位', x, y, size: 20, turn }] });
    expect(text).toBe('责任单位');
    const { box } = blocks[0]!.boxes![0]!;
    expect([box.x >= about.x - 6, box.y >= about.y - 6, box.x + box.width <= about.x + about.width + 6, box.y + box.height <= about.y + about.height + 6]).toEqual([true, true, true, true]);
    expect(turn === 180 ? box.width : box.height).toBeCloseTo(80);
  });
  test('a watermark across the page is left out', async () => {
    expect((await pdf({ words: [...setLines([['现将有关事项通知如下。']]), { text: '内部资料', x: 200, y: 500, size: 60, turn: 45 }] })).text).toBe('现将有关事项通知如下。');
  });
});

describe('ruled tables', () => {
  /** Rules of a grid; `without` names inner borders left out as row,column below which (h) or right of which (v) they miss. */
  function grid(xs: number[], ys: number[], without: string[] = []): MadePage['rules'] {
    const rules: [number, number, number, number][] = [];
    ys.forEach((y, r) => { for (let c = 0; c + 1 < xs.length; c++) if (!without.includes(`h${r - 1},${c}`)) rules.push([xs[c]!, y, xs[c + 1]!, y]); });
    xs.forEach((x, c) => { for (let r = 0; r + 1 < ys.length; r++) if (!without.includes(`v${r},${c - 1}`)) rules.push([x, ys[r]!, x, ys[r + 1]!]); });
    return rules;
  }
  const cellsOf = ({ text, blocks }: SourceText): unknown[] => blocks.filter((b) => b.cell).map(({ span, cell }) => [text.slice(...span), cell!.row, cell!.column, cell!.rowSpan, cell!.columnSpan]);

  test('cells, merged ones once, wrapped words joined', async () => {
    const rules = grid([80, 160, 280, 400], [100, 140, 180, 240], ['v0,1', 'h1,0']);
    const source = await pdf({ rules, words: [
      { text: '任务', x: 90, y: 125 }, { text: '责任分工', x: 300, y: 125 }, { text: '甲', x: 90, y: 165 }, { text: '市财政局', x: 170, y: 165 }, { text: '六月底前', x: 290, y: 165 },
      { text: '市发展改革委', x: 170, y: 205 }, { text: '员会', x: 170, y: 228 }, { text: '长期', x: 290, y: 205 }, { text: '注：如有变动另行通知。', x: 80, y: 280 },
    ] });
    expect(source.text.split('\n')).toEqual(['任务\t责任分工\t', '甲\t市财政局\t六月底前', '\t市发展改革委员会\t长期', '注：如有变动另行通知。'].map((line, i) => (i === 0 ? '任务\t责任分工' : line)));
    expect(cellsOf(source)).toEqual([['任务', 0, 0, 1, 1], ['责任分工', 0, 1, 1, 2], ['甲', 1, 0, 2, 1], ['市财政局', 1, 1, 1, 1], ['六月底前', 1, 2, 1, 1], ['市发展改革委员会', 2, 1, 1, 1], ['长期', 2, 2, 1, 1]]);
    expect(source.blocks.at(-1)?.kind).toBe('paragraph');
  });
  test('a table over two pages is one, without its repeated head', async () => {
    const words = (a: string, b: string): MadePage['words'] => [{ text: '序号', x: 90, y: 125 }, { text: '单位', x: 170, y: 125 }, { text: a, x: 90, y: 165 }, { text: b, x: 170, y: 165 }];
    const rules = grid([80, 160, 280], [100, 140, 180]);
    const source = await pdf({ rules, words: words('一', '财政局') }, { rules, words: words('二', '审计局') });
    expect(source.text).toBe('序号\t单位\n一\t财政局\n二\t审计局');
    expect(source.blocks.map((b) => b.page)).toEqual([1, 1, 1, 1, 2, 2]);
  });
  test('a row cut by the page\'s end is one, also under a repeated head', async () => {
    const rules = grid([80, 160, 480], [100, 140, 180]);
    const page = (first: string, second: string): MadePage => ({ rules, words: [{ text: '单位', x: 90, y: 125 }, { text: '任务', x: 170, y: 125 }, ...(first ? [{ text: first, x: 90, y: 165 }] : []), { text: second, x: 170, y: 165 }] });
    const source = await pdf(page('交通局', '完善公路交通安全标识；增加道路安'), page('', '全措施，加强客运场站建设。'));
    expect(source.text).toBe('单位\t任务\n交通局\t完善公路交通安全标识；增加道路安 全措施，加强客运场站建设。');
    expect(source.blocks.at(-1)!.boxes!.map((b) => b.page)).toEqual([1, 2]);
  });
  test('words of a cell merged over pages, drawn on each and out of sight on one', async () => {
    const cells = (top: number, words: MadePage['words']): MadePage => ({ rules: grid([80, 160, 280], [top, top + 40, top + 80, top + 120], ['h1,0']), words: [{ text: '类别', x: 90, y: top + 25 }, { text: '任务', x: 170, y: top + 25 }, ...words] });
    const one = cells(200, [{ text: '甲', x: 170, y: 265 }, { text: '乙', x: 170, y: 305 }]);
    const two = cells(200, [{ text: '农业', x: 90, y: 265 }, { text: '丙', x: 170, y: 265 }, { text: '丁', x: 170, y: 305 }]);
    const source = await pdf(one, two, { ...one, words: [...one.words, { text: '农业', x: 90, y: 150 }] });
    expect(source.text).toBe('类别\t任务\n农业\t甲\n\t乙\n\t丙\n\t丁\n\t甲\n\t乙');
    expect(source.blocks.find((b) => source.text.slice(...b.span) === '农业')?.cell).toMatchObject({ row: 1, rowSpan: 6 });
  });
  test('a frame round a paragraph and a red rule under the head are no table', async () => {
    const { blocks } = await pdf({ rules: [...grid([70, 500], [80, 200])!, [80, 300, 480, 300]], words: setLines([['框内的一段话。']]) });
    expect(blocks.map((b) => b.kind)).toEqual(['paragraph']);
  });
  test('a table printed by LibreOffice', async () => {
    const source = await readBytes(await readFile(new URL('../fixtures/intake/LO_gw_table.pdf', import.meta.url)));
    expect(source.text.split('\n').slice(-6)).toEqual([
      '工作任务\t序号\t具体举措\t责任分工\t\t完成时限', '\t\t\t牵头单位\t配合单位',
      '一、夯实粮食安全根基\t1\t稳定粮食播种面积，主攻单产和品质提升。\t农业农村部\t财政部\t2026年12月底前', '\t2\t新建高标准农田6000万亩。\t农业农村部\t水利部\t持续推进',
      '\t3\t严守18亿亩耕地红线。\t自然资源部\t国家林草局\t2026年6月30日前', '二、促进农民增收\t4\t拓宽就业渠道。\t人力资源社会保障部\t全国总工会\t2026年3月底前',
    ]);
    expect(source.text).toContain('为贯彻落实《中共中央 国务院关于锚定农业农村现代化 扎实推进乡村全面振兴的意见》，经省政府同意，现提出以下意见“三农”工作。\n一、');
    expect(source.text.split('\n')).toContain('数据来源：国家统计局。');
    expect(source.text).not.toMatch(/^1$/m);
    for (const block of source.blocks) for (const { page, span } of block.boxes ?? []) {
      expect(page).toBe(block.page);
      expect(source.text.slice(...block.span)).toContain(source.text.slice(...span));
    }
  });
});

describe('no text, damaged, locked', () => {
  const mark = { text: '扫描全能王 创建', x: 478, y: 823, size: 13 };
  test('a scan, with or without the scanner\'s mark, of one page or many', async () => {
    for (const words of [[], [mark]]) for (const count of [1, 3]) {
      expect(await codeOf(pdf(...new Array<MadePage>(count).fill({ words, picture: true })))).toBe('text-layer-absent');
    }
  });
  test('one scanned page among others is a doubt, an empty page is none', async () => {
    const worded: MadePage = { words: setLines([['责任单位为市财政局，完成时限为二〇二五年底前。']]) };
    expect((await pdf(worded, { words: [mark], picture: true }, { words: [] })).diagnostics).toEqual([{ code: 'page-without-text', severity: 'warning', span: null, found: '2' }]);
    expect((await pdf({ ...worded, picture: true })).diagnostics).toEqual([]);
  });
  test('fonts that do not tell their letters', async () => {
    const page: MadePage = { words: setLines([[FULL], [FULL.split('').reverse().join('')], [`${FULL.slice(5)}市财政局`]]) };
    expect(await codeOf(readBytes(makePdf([page], { coded: true })))).toBe('text-layer-absent');
    const rare = Array.from({ length: 40 }, (_, i) => String.fromCharCode(0x3500 + i * 37)).join('');
    const { text, diagnostics } = await pdf(page, { words: setLines([[rare.slice(0, 20)], [rare.slice(20)]]) });
    expect(diagnostics).toEqual([{ code: 'characters-unmapped', severity: 'warning', span: null, found: '2' }]);
    expect(text).not.toContain(rare[0]);
  });
  test('a password, bytes that break off, no objects', async () => {
    const whole = makePdf([{ words: setLines([[FULL]]) }]);
    expect(await codeOf(readBytes(makePdf([{ words: setLines([[FULL]]) }], { encrypted: true })))).toBe('file-encrypted');
    expect(await codeOf(readBytes(whole.subarray(0, 300)))).toBe('file-damaged');
    expect(await codeOf(readBytes(Buffer.from('%PDF-1.7\n')))).toBe('file-damaged');
  });
  test('no time left, or told to stop', async () => {
    const whole = makePdf(new Array<MadePage>(200).fill({ words: setLines([[FULL], [FULL], [FULL]]) }));
    expect(await codeOf(readBytes(whole, 'slow', { timeoutMs: 30 }))).toBe('reader-timeout');
    const controller = new AbortController();
    const reading = readBytes(whole, 'stopped', { signal: controller.signal });
    setTimeout(() => { controller.abort(new Error('enough')); }, 20);
    await expect(reading).rejects.toThrow('enough');
  });
  test('reading leaves the received bytes as they were', async () => {
    const bytes = makePdf([{ words: setLines([[FULL]]) }]);
    const before = Buffer.from(bytes).toString('hex');
    await readBytes(bytes);
    expect(Buffer.from(bytes).toString('hex')).toBe(before);
  });
});

const SHARED = new URL('../../../shared/formats/', import.meta.url);
describe.skipIf(!existsSync(SHARED))('the set in ../shared/formats (skipped where it is absent)', () => {
  const named = (folder: string): string[] => (existsSync(SHARED) ? readdirSync(new URL(folder, SHARED)).filter((name) => name.endsWith('.pdf')) : []);
  test.each(named('real/').filter((name) => !name.includes('scan')))('%s: ≥ 99 % of the characters, ≥ 96 % in the reference\'s order', async (name) => {
    const reference = await readFile(new URL(`real/${name}.txt`, SHARED), 'utf8');
    const { text } = await readBytes(await readFile(new URL(`real/${name}`, SHARED)));
    expect(coverage(text, reference)).toBeGreaterThan(0.99);
    expect(likeness(text, reference)).toBeGreaterThan(0.96);
  });
  test('a real scan whose text layer names only the scanner', async () => {
    expect(await codeOf(readFile(new URL('real/youjiyoubu-scan.pdf', SHARED)).then((bytes) => readBytes(bytes)))).toBe('text-layer-absent');
  });
  test('a real user password', async () => {
    expect(await codeOf(readFile(new URL('hostile/pdf_aes256_userpw.pdf', SHARED)).then((bytes) => readBytes(bytes)))).toBe('file-encrypted');
  });
  test.each(named('hostile/').filter((name) => name !== 'qpdf__issue-1688a.pdf'))('%s: a text or a Failure', async (name) => {
    await codeOf(readFile(new URL(`hostile/${name}`, SHARED)).then((bytes) => readBytes(bytes)));
  });
});
