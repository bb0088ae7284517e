import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isOnlyPlanned, opensLine, relationInList } from '#relations/repeal-lists';
import { citedName, namesOf, regionOfDocument, resolve, type NamedDocument } from '#relations/resolve-links';
import { numberKey, titleName } from '#relations/title-key';

interface Held { title: string; number: string | null; issuers: string[]; date: string | null }
interface Row { id: string; why: string; title: string | null; number: string | null; citing?: { issuers?: string[]; date?: string }; means: string | null }

const { library, rows } = parse(readFileSync(new URL('../cases/links.yaml', import.meta.url), 'utf8')) as { library: Record<string, Held>; rows: Row[] };
const keys = Object.keys(library);
const held = Object.values(library).map((d, id): { document: NamedDocument; names: ReturnType<typeof namesOf> } => ({
  document: { id, numberKey: d.number === null ? null : numberKey(d.number), issuers: d.issuers, region: regionOfDocument(d.issuers, d.title), issueDate: d.date, year: null },
  names: namesOf(id, d.title),
}));

describe('links', () => {
  test('there are rows of both kinds', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(rows.filter((row) => row.means === null).length).toBeGreaterThanOrEqual(6);
  });

  test.each(rows)('$id: $why', ({ title, number, citing, means }) => {
    const cited = citedName(title, number, 'basis');
    const from = { id: -1, region: regionOfDocument(citing?.issuers ?? [], ''), issueDate: citing?.date ?? null, year: null };
    const byNumber = held.map((each) => each.document).filter((document) => document.numberKey !== null && document.numberKey === cited.numberKey);
    const byName = held.flatMap((each) => each.names.filter((name) => name.core === cited.core).map((name) => ({ name, document: each.document })));
    const found = resolve(cited, from, [], byNumber, byName);
    expect(found === null ? null : keys[found.documentId]).toBe(means);
  });

  test('a document does not cite itself, unless it repeals its earlier namesake', () => {
    const own = namesOf(100, '道路交通安全违法行为处理程序规定');
    const document = (id: number, issueDate: string | null): NamedDocument => ({ id, numberKey: null, issuers: [], region: '', issueDate, year: null });
    const from = { ...document(100, '2020-04-07') };
    const earlier = { name: { ...own[0]!, documentId: 5 }, document: document(5, '2008-12-20') };
    const undated = { name: { ...own[0]!, documentId: 6 }, document: document(6, null) };
    const title = '道路交通安全违法行为处理程序规定';
    expect(resolve(citedName(title, null, 'mention'), from, own, [], [earlier])).toBeNull();
    expect(resolve(citedName(title, null, 'repeal'), from, own, [], [earlier])).toEqual({ documentId: 5, by: 'title' });
    expect(resolve(citedName(title, null, 'repeal'), from, own, [], [undated])).toBeNull();
  });

  test('a title is read with its marks, status and edition apart', () => {
    expect(titleName('《关于印发〈广州市引进人才入户管理办法〉的通知》')).toMatchObject({ core: '引进人才入户管理办法', region: '广州市', issues: true });
    expect(titleName('关于印发《X市促进健康发展的若干措施》落实细则的通知').core).toContain('落实细则');
    expect(titleName('智能网联汽车道路测试管理规范(试行)').core).toBe('智能网联汽车道路测试管理规范');
    expect(titleName('国家智能制造标准体系建设指南(2021版)')).toMatchObject({ core: '国家智能制造标准体系建设指南', edition: '2021' });
    expect(titleName('广东省人民政府办公厅转发省卫生健康委关于做好保障工作的通知').issues).toBe(false);
  });

  test('a decision to repeal repeals what it lists line by line, and nothing else', () => {
    const title = '安丘市人民政府关于废止一批规范性文件的决定';
    expect(relationInList('mention', title, true)).toBe('repeal');
    expect(relationInList('mention', title, false)).toBe('mention');
    expect(relationInList('basis', title, true)).toBe('basis');
    expect(relationInList('mention', '关于废止和修改部分规章的决定', true)).toBe('mention');
    expect(relationInList('mention', '关于公布继续有效、废止和失效文件目录的通知', true)).toBe('mention');
    const list = '附件\n1.《安丘市户外广告管理办法》(安政发〔2010〕3号)\n根据《立法法》的规定清理。';
    expect(opensLine(list, [5, 18])).toBe(true);
    expect(opensLine(list, [list.indexOf('《立法法》'), list.indexOf('《立法法》') + 5])).toBe(false);
  });
});

test.each<[string, boolean]>([
  ['根据不同阶段,定期修订', true], ['健全动态更新机制,适时修订', true], ['研究修改', true], ['加快制订和修订', true],
  ['自本条例施行之日起废止', false], ['现将修订后的', false], ['决定对', false], ['将', false],
])('%s《X》: only planned %s', (before, planned) => { expect(isOnlyPlanned(before)).toBe(planned); });
