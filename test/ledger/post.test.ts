import { describe, expect, test } from 'vitest';
import { blocksWithin, documentById, documents, sourceText } from '#ledger/documents';
import { documentProvenance, provenance } from '#ledger/history';
import { atOneDesk } from '#ledger/posting/desk';
import { integrityCheck } from '#ledger/open';
import type { Ledger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { search } from '#ledger/search';
import { ledgerStatistics } from '#ledger/statistics';
import { countTasks, taskById, taskLines, tasks } from '#ledger/tasks';
import { makePosting } from '../support/make-analysis.ts';
import { openTemporary } from '../support/open-temporary.ts';
import { STATE_ASSETS, YOUNG_CADRES } from '../support/real-documents.ts';

const TODAY = { today: '2019-06-30' };
const posting = makePosting('gazette.txt', [STATE_ASSETS, YOUNG_CADRES]);

/** How many rows each table holds. */
function rowCounts(ledger: Ledger): Record<string, number> {
  const names = ledger.reading.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*words*' AND name NOT GLOB 'sqlite_*'");
  return Object.fromEntries(names.map((name) => [name, ledger.reading.get<{ n: number }>(`SELECT count(*) AS n FROM ${name}`)!.n]));
}

describe('post', () => {
  test('enters one row a task and what stands below it', () => {
    const ledger = openTemporary();
    expect(post(ledger, posting)).toEqual({ kind: 'added', path: '/office/gazette.txt', documents: 2, tasks: 5, doubts: 1 });
    const rows = tasks(ledger, {}, TODAY);
    expect(rows.map((r) => r.provisionPath)).toEqual([['二、', '5.'], ['二、', '6.'], ['二、', '10.'], [], ['(二)']]);
    const [first, second, , paragraph] = rows;
    expect(first).toMatchObject({ document: STATE_ASSETS.title, number: '经技区发〔2018〕35号', dueOn: '2020-12-31', status: 'not-started', overdue: false, doubts: [], personSet: [], sourceName: 'gazette.txt', issueDate: '2018-05-04', issuers: ['区工委'] });
    expect(first!.units.map((u) => [u.role, u.unit])).toEqual([['responsible', '组织部'], ['responsible', '国资办']]);
    expect(second!.obligations).toHaveLength(2);
    expect(second!.text).toBe(STATE_ASSETS.items[2]!.sentences.map((s) => s.text).join(''));
    expect(second!.units).toHaveLength(2);
    expect(second!.doubts).toEqual(['unit-doubtful']);
    expect(paragraph!.obligations[0]!.actors).toEqual(['各级各部门单位']);
  });

  test('every span slices the words back out of the stored text', () => {
    const ledger = openTemporary();
    post(ledger, posting);
    const text = sourceText(ledger, 1);
    expect(text).toBe(posting.text);
    for (const row of tasks(ledger, {}, TODAY)) {
      for (const o of row.obligations) expect(text.slice(...o.span)).toBe(o.text);
      for (const u of row.units) if (u.span) expect(text.slice(...u.span)).toBe(u.unit);
      for (const d of row.deadlines) expect(text.slice(...d.span)).toBe(d.text);
      for (const line of taskLines(ledger, row.id)) expect(text.slice(...line.span)).toBe(line.text);
      expect(taskLines(ledger, row.id)).toHaveLength(1);
    }
    expect(blocksWithin(ledger, 1, [0, text.length])).toEqual(posting.blocks);
    expect(blocksWithin(ledger, 1, posting.blocks[3]!.span)).toEqual([posting.blocks[3]]);
  });

  test('gives a document back with its outline and its part of the text', () => {
    const ledger = openTemporary();
    post(ledger, posting);
    const [state, young] = documents(ledger);
    expect(state).toMatchObject({ title: STATE_ASSETS.title, taskCount: 4, obligationCount: 5, doubtCount: 1, sha256: posting.file.sha256 });
    const issuance = posting.analysis.documents[1]!;
    const detail = documentById(ledger, young!.id)!;
    expect(detail.text).toBe(posting.text.slice(...issuance.span));
    expect(detail.outline.map(({ taskId: _, ...p }) => p)).toEqual(issuance.outline);
    expect(detail.outline[0]!.taskId).toBe(5);
    expect(detail.references).toEqual(issuance.references);
    expect(detail.evidence).toEqual(issuance.evidence);
    expect(documentById(ledger, state!.id)!.diagnostics).toEqual(posting.analysis.documents[0]!.diagnostics);
    expect(documents(ledger, { document: '经技区发【2018】27号' }).map((d) => d.title)).toEqual([YOUNG_CADRES.title]);
    expect(documents(ledger, { document: '国有企业' })).toHaveLength(1);
    expect(documentById(ledger, 99)).toBeNull();
    expect(taskById(ledger, 99, TODAY)).toBeNull();
  });

  test('a short form is kept as the document that it stands for', () => {
    const ledger = openTemporary();
    const [first, ...others] = posting.analysis.documents;
    const named = { span: first!.references[0]!.span, title: '方案', number: null, relation: 'implement' as const, rule: 'made', standsFor: { title: '数字乡村实施方案', number: '农发〔2020〕3号' } };
    post(ledger, { ...posting, analysis: { ...posting.analysis, documents: [{ ...first!, references: [named] }, ...others] } });
    expect(documentById(ledger, documents(ledger)[0]!.id)!.references).toMatchObject([{ title: '数字乡村实施方案', number: '农发〔2020〕3号' }]);
  });

  test('the same bytes again are a duplicate, wherever they lie', () => {
    const ledger = openTemporary();
    post(ledger, posting);
    const before = rowCounts(ledger);
    expect(post(ledger, { ...posting, file: { ...posting.file, path: '/elsewhere/copy.txt' } })).toEqual({ kind: 'duplicate', path: '/elsewhere/copy.txt', twin: '/office/gazette.txt' });
    expect(rowCounts(ledger)).toEqual(before);
  });

  test('is all or nothing: a defect in the last document leaves no row of the first', () => {
    const ledger = openTemporary();
    const before = rowCounts(ledger);
    const broken = structuredClone(posting);
    Object.defineProperty(broken.analysis.documents[1]!.obligations[1]!, 'deadlines', { get: () => { throw new TypeError('defect'); } });
    expect(() => post(ledger, broken)).toThrow(TypeError);
    expect(rowCounts(ledger)).toEqual(before);
    expect(search(ledger, '国资办')).toEqual([]);
    expect(post(ledger, posting).kind).toBe('added');
    expect(integrityCheck(ledger)).toEqual([]);
  });

  test('every field of every task and document tells where it comes from', () => {
    const ledger = openTemporary();
    post(ledger, posting);
    const text = sourceText(ledger, 1);
    for (const row of tasks(ledger, {}, TODAY)) {
      const found = provenance(ledger, row.id);
      const of = (field: string): string[] => found.filter((p) => p.field === field).map((p) => p.value);
      expect(of('text').join('')).toBe(row.text);
      expect(of('modality')).toHaveLength(row.obligations.length);
      expect(new Set(of('units'))).toEqual(new Set(row.units.map((u) => `${u.role} ${u.unit}`)));
      expect(of('actors')).toEqual(row.obligations.flatMap((o) => o.actors));
      expect(of('deadlines')).toEqual(row.deadlines.map((d) => d.text));
      expect(of('dueOn')).toEqual(row.dueOn === null ? [] : [row.dueOn]);
      for (const p of found) {
        expect(p).toMatchObject({ documentId: row.documentId, taskId: row.id, sourceId: 1 });
        expect(p.rule).toBeTruthy();
        expect(p.span === null).toBe(p.basis === 'inferred');
        if (p.field === 'text' || p.field === 'deadlines' || p.field === 'actors') expect(text.slice(...p.span!)).toBe(p.value);
      }
    }
    expect(documentProvenance(ledger, 1).map((p) => [p.field, p.value, p.rule, p.basis])).toEqual([
      ['number', '经技区发〔2018〕35号', 'number-line', 'stated'], ['title', STATE_ASSETS.title, 'title-line', 'stated'], ['type', '意见', 'type-of-title', 'inferred'],
    ]);
  });

  test('a line in which two documents meet is indexed once', () => {
    const ledger = openTemporary();
    const shared = structuredClone(posting);
    const [first, second] = shared.analysis.documents;
    const meeting = posting.text.indexOf('督办');
    first!.span = [0, meeting];
    second!.span = [meeting, posting.text.length];
    post(ledger, shared);
    const lines = posting.text.split('\n').filter((line) => line !== '' && ![first!.title, second!.title].includes(line)).length;
    expect(ledger.reading.get('SELECT count(*) AS n FROM words_docsize')).toEqual({ n: lines + 2 + ledgerStatistics(ledger, TODAY).units + countTasks(ledger, {}) });
    expect(search(ledger, '督办')).toHaveLength(1);
  });

  test('counts', () => {
    const ledger = openTemporary();
    post(ledger, posting);
    expect(ledgerStatistics(ledger, TODAY)).toEqual({
      sources: 1, documents: 2, tasks: 5, obligations: 7, units: 6, doubts: 1, tasksWithoutUnit: 0, tasksWithoutDue: 3, overdue: 1, byStatus: { 'not-started': 5 },
    });
    expect(countTasks(ledger, {})).toBe(5);
  });

  test('a text without line end, with empty lines and none at all comes back as it was', () => {
    const ledger = openTemporary();
    const bodies = ['', '\n\n', 'a\n\n\nb', '\n甲\r\n乙\n'];
    bodies.forEach((text, i) => {
      const analysis = { ...posting.analysis, text, documents: [] };
      post(ledger, { ...posting, file: { ...posting.file, sha256: String(i), path: `/${i}` }, text, blocks: [], analysis });
      expect(sourceText(ledger, i + 1)).toBe(text);
    });
  });

  test('files entered together: the one that fails is undone alone, index and all; when all fails, nothing is left', () => {
    const ledger = openTemporary();
    const [one, other] = [makePosting('a.txt', [STATE_ASSETS]), makePosting('b.txt', [YOUNG_CADRES])];
    const broken = (): void => atOneDesk(ledger.writing, () => {
      post(ledger, other);
      throw new Error('behind it');
    });
    atOneDesk(ledger.writing, () => {
      post(ledger, one);
      expect(broken).toThrow('behind it');
      expect(post(ledger, { ...one, at: '2025-02-01T00:00:00.000Z', mode: 'read-again' })).toMatchObject({ kind: 'updated' });
      expect(search(ledger, '后备人才库')).toEqual([]);
    });
    expect(search(ledger, '后备人才库')).toHaveLength(1);
    expect(ledger.reading.get('SELECT count(*) AS n FROM sources')).toEqual({ n: 1 });
    const entries = (): number => ledger.reading.get<{ n: number }>('SELECT count(*) AS n FROM words_docsize')!.n;
    const before = [rowCounts(ledger), entries()];
    expect(() => { atOneDesk(ledger.writing, () => { post(ledger, other); expect(broken).toThrow(); throw new Error('at last'); }); }).toThrow('at last');
    expect([rowCounts(ledger), entries()]).toEqual(before);
    expect(post(ledger, other).kind).toBe('added');
    expect(search(ledger, YOUNG_CADRES.title.slice(0, 6))[0]).toMatchObject({ kind: 'title' });
    expect(integrityCheck(ledger)).toEqual([]);
  });
});
