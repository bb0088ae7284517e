import { describe, expect, test } from 'vitest';
import type { SourceText } from '#model/source';
import { analyze, createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';
import { documentById, documents } from '#ledger/documents';
import { post } from '#ledger/posting/post';
import { reviewTasksOf, taskIdsOf, taskLinesOf } from '#ledger/table/lines';
import { openTemporary } from '../support/open-temporary.ts';

const TEXT = ['示范市人民政府关于加强春耕生产工作的通知', '示政发〔2025〕12号', '各县区人民政府：', '一、保障用水。市水利局要在2025年6月30日前完成渠道清淤，灌溉面积达到120万亩以上。', '二、保障用种。市农业农村局要加强种子检查。', '示范市人民政府', '2025年3月1日'].join('\n');
/** What a reader of scans gives when it is unsure of the characters at these places. */
function scanned(...places: readonly string[]): SourceText {
  const doubts = places.map((place) => TEXT.indexOf(place));
  return {
    format: 'pdf', text: TEXT, blocks: [],
    diagnostics: [{ code: 'read-from-pictures', severity: 'info', span: null }, ...doubts.map((at) => ({ code: 'character-doubtful', severity: 'warning', span: [at, at + 1], found: TEXT[at]! } as const))],
  };
}
const analyzer = createAnalyzer(readResources());
const META = { name: '扫描.pdf', sha256: 'a'.repeat(64) };

describe('characters of a scan that may be others', () => {
  test('a deadline, a quantity, a number with such a character is doubtful itself, once', () => {
    const { documents: [document], diagnostics } = analyze(scanned('6月30', '30日前', '20万亩', '渠道', '12号'), META, analyzer);
    const found = document!.diagnostics.filter(({ code }) => code === 'character-doubtful');
    expect(found.map((d) => d.found)).toEqual(['2025年6月30日前', expect.stringContaining('120万亩'), '渠', '示政发〔2025〕12号']);
    for (const { span, found: words } of found) expect(TEXT.slice(...span!)).toBe(words);
    expect(document!.diagnostics).toContainEqual({ code: 'read-from-pictures', severity: 'info', span: null });
    expect(diagnostics).toHaveLength(5);
  });
  test('review shows the doubt with its task, lists show where the text is from', () => {
    const ledger = openTemporary();
    const source = scanned('30日前');
    const post1 = { file: { ...META, path: '/in/扫描.pdf', format: 'pdf' as const }, text: TEXT, blocks: [], analysis: analyze(source, META, analyzer), at: '2025-03-02T08:00:00.000Z' };
    post(ledger, post1);
    const [row] = documents(ledger);
    expect(row).toMatchObject({ fromPictures: true, number: '示政发〔2025〕12号' });
    expect(documentById(ledger, row!.id)?.diagnostics.map(({ code }) => code)).toContain('read-from-pictures');
    const tasks = reviewTasksOf(ledger, taskIdsOf(ledger.reading, row!.id), '2025-03-02');
    const doubted = tasks.filter((task) => task.diagnostics.some(({ code, found }) => code === 'character-doubtful' && found === '2025年6月30日前'));
    expect(doubted.map((task) => task.dueOn)).toEqual(['2025-06-30']);
    expect(tasks.length).toBeGreaterThan(1);
    expect(taskLinesOf(ledger.reading, tasks.map((task) => task.id), '2025-03-02').every((line) => line.fromPictures)).toBe(true);
  });
  test('a text that was not read from pictures has no such mark', () => {
    const ledger = openTemporary();
    const plain: SourceText = { ...scanned(), format: 'txt', diagnostics: [{ code: 'encoding-guessed', severity: 'info', span: null }] };
    const analysis = analyze(plain, META, analyzer);
    expect(analysis.diagnostics).toEqual(plain.diagnostics);
    post(ledger, { file: { ...META, path: '/in/a.txt', format: 'txt' }, text: TEXT, blocks: [], analysis, at: '2025-03-02T08:00:00.000Z' });
    expect(documents(ledger)[0]).not.toHaveProperty('fromPictures');
  });
});
