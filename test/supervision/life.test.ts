import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '#ledger/open';
import { redo, undo } from '#ledger/review/acts';
import { edit } from '#ledger/review/edit';
import { history } from '#ledger/history';
import { post } from '#ledger/posting/post';
import { decideExtension, progress } from '#ledger/supervise';
import { supervisedTasks } from '#ledger/supervise-read';
import { attach, attachmentFolder, attachmentPath, lostAttachments } from '#app/supervision/attachments';
import { lightOf, litOf } from '#app/supervision/light';
import { readSupervisionRules } from '#app/supervision/rules';
import { renewSupervision, supervise } from '#app/supervision/supervise';
import { RESOURCES_FOLDER } from '#app/resources';
import { makePosting, type DocumentSpec } from '../support/make-analysis.ts';
import { openTemporary, temporaryFolder } from '../support/open-temporary.ts';
import { STATE_ASSETS } from '../support/real-documents.ts';

const rules = readSupervisionRules();
const TODAY = '2025-03-10';
const author = { by: '王科长', at: '2025-03-10T02:00:00.000Z' };
const context = { rules, calendar: { years: new Set<number>(), exceptions: new Map<string, boolean>() }, today: TODAY, author };
const [, governance, cadres] = [0, 1, 2];
const one = (ledger: Ledger, id: number, today = TODAY) => supervisedTasks(ledger, [id], today)[0]!;

function filled(): Ledger {
  const ledger = openTemporary();
  post(ledger, makePosting('a.txt', [STATE_ASSETS]));
  return ledger;
}

/** A quarterly report, due on the 25th of the quarter's last month. */
function withQuarterly(effectiveTo: string | null = null, rule = 'terms.effective-for'): { ledger: Ledger; id: number } {
  const spec: DocumentSpec = { title: '关于报送进展的通知', number: '经技区发〔2025〕1号', issueDate: '2025-01-06', items: [{ label: '一、', sentences: [{ text: '各单位每季度末月25日前报送进展。', units: [['lead', '经发局']] }] }] };
  const posting = makePosting('q.txt', [spec]);
  const document = posting.analysis.documents[0]!;
  document.effectiveTo = effectiveTo;
  if (effectiveTo !== null) document.evidence.effectiveTo = { span: null, rule, basis: 'stated' };
  const obligation = document.obligations[0]!;
  obligation.deadlines.push({ span: obligation.span, text: '每季度末月25日前', kind: 'every', period: 'P3M', due: '末月25日', rule: 'every', dueOn: '2025-03-25', dueBasis: 'recurring' });
  const ledger = openTemporary();
  post(ledger, posting);
  return { ledger, id: 1 };
}

describe('the life of a task', () => {
  test('立项: a task without any stated limit gets the office\'s own, marked as such; a stated one stays', () => {
    const ledger = filled();
    supervise(ledger, [governance!, cadres!], context);
    expect(one(ledger, governance!)).toMatchObject({ assignedOn: TODAY, dueOn: '2020-12-31', dueOrigin: 'stated', defaultRule: null });
    expect(one(ledger, cadres!)).toMatchObject({ assignedOn: TODAY, dueOn: '2025-04-09', dueOrigin: 'office-default', defaultRule: 'document' });
    expect(history(ledger, cadres!).map((c) => c.field)).toEqual(['assigned', 'default-limit']);
    expect(supervise(ledger, [governance!, cadres!], context)).toBeNull();
  });

  test('progress, done, judged, closed out, opened again: each in the history by whom and from what to what', () => {
    const ledger = filled();
    progress(ledger, 1, { on: '2025-03-10', percent: 40, text: '已完成方案起草', fields: { leader: '张副区长', contact: '小李', phone: '0631-1' }, person: '刘主任' }, author);
    expect(one(ledger, 1)).toMatchObject({ status: 'in-progress', percent: 40, person: '刘主任', fields: { leader: '张副区长' }, doneOn: null });
    progress(ledger, 1, { on: '2025-03-20', status: 'done-unverified', doneOn: '2025-03-18' }, author);
    progress(ledger, 1, { on: '2025-03-25', status: 'completed' }, author);
    expect(one(ledger, 1)).toMatchObject({ status: 'completed', doneOn: '2025-03-18' });
    progress(ledger, 1, { on: '2025-03-26', status: 'in-progress' }, author);
    expect(one(ledger, 1)).toMatchObject({ status: 'in-progress', doneOn: null });
    const told = history(ledger, 1).filter((c) => ['status', 'doneOn'].includes(c.field)).map((c) => [c.by, c.field, c.from, c.to]);
    expect(told).toEqual([
      ['王科长', 'status', '"not-started"', '"in-progress"'], ['王科长', 'status', '"in-progress"', '"done-unverified"'], ['王科长', 'doneOn', null, '"2025-03-18"'],
      ['王科长', 'status', '"done-unverified"', '"completed"'], ['王科长', 'status', '"completed"', '"in-progress"'], ['王科长', 'doneOn', '"2025-03-18"', null],
    ]);
  });

  test('undo takes back a whole report and tells of it; redo does it again', () => {
    const ledger = filled();
    progress(ledger, 1, { on: TODAY, text: '甲', fields: { leader: '张副区长' } }, author);
    const before = one(ledger, 1);
    progress(ledger, 1, { on: TODAY, status: 'done-unverified', percent: 100, text: '乙', fields: { leader: null } }, author);
    const after = one(ledger, 1);
    undo(ledger, author);
    expect(one(ledger, 1)).toEqual(before);
    expect(history(ledger, 1).slice(-4).map((c) => c.field).sort()).toEqual(['doneOn', 'leader', 'progress', 'status']);
    redo(ledger, author);
    expect(one(ledger, 1)).toEqual(after);
    undo(ledger, author);
    undo(ledger, author);
    expect(one(ledger, 1)).toMatchObject({ assignedOn: null, notes: [], status: 'not-started', fields: {} });
  });

  test('an extension has reason, new date and count; one that a unit asks for moves nothing until it is granted', () => {
    const ledger = filled();
    progress(ledger, 1, { on: TODAY, extend: { to: '2025-06-30', reason: '等待上级批复' } }, author);
    expect(one(ledger, 1)).toMatchObject({ status: 'extended', dueOn: '2025-06-30', dueOrigin: 'person', extensions: [{ from: '2020-12-31', to: '2025-06-30', reason: '等待上级批复', state: 'granted' }] });
    progress(ledger, 1, { on: TODAY, ask: { to: '2025-09-30', reason: '资金未到位' }, origin: 'feedback' }, author);
    expect(one(ledger, 1).dueOn).toBe('2025-06-30');
    const asked = one(ledger, 1).extensions.find((e) => e.state === 'asked')!;
    decideExtension(ledger, 1, asked.id, true, TODAY, author);
    expect(one(ledger, 1)).toMatchObject({ dueOn: '2025-09-30' });
    expect(one(ledger, 1).extensions.map((e) => [e.from, e.to, e.state])).toEqual([['2020-12-31', '2025-06-30', 'granted'], ['2025-06-30', '2025-09-30', 'granted']]);
    expect(() => progress(ledger, 1, { on: TODAY, extend: { to: '2025-05-01', reason: '提前' } }, author)).toThrow(/query-invalid/);
    expect(() => progress(ledger, 1, { on: TODAY, extend: { to: '2025-12-31', reason: ' ' } }, author)).toThrow(/query-invalid/);
  });

  test('a new version of the document changes nothing that a person set', () => {
    const ledger = filled();
    supervise(ledger, [1, 2], context);
    progress(ledger, 1, { on: TODAY, percent: 30, text: '进展', extend: { to: '2025-06-30', reason: '批复' }, fields: { instruction: '请抓紧' } }, author);
    const before = one(ledger, 1);
    const changed = { ...STATE_ASSETS, items: STATE_ASSETS.items.map((item) => ({ ...item, sentences: item.sentences.map((s) => ({ ...s, text: `${s.text}各单位密切配合。` })) })) };
    expect(post(ledger, makePosting('a.txt', [changed])).kind).toBe('updated');
    const { text: _before, obligations: _o, spans: _s, units: _u, deadlines: _d, ...kept } = before;
    expect(one(ledger, 1)).toMatchObject(kept);
    expect(one(ledger, 2)).toMatchObject({ dueOn: '2025-04-09', dueOrigin: 'office-default' });
  });

  test('a recurring duty: dates ahead, each with a status; the task is due on the earliest open one', () => {
    const { ledger, id } = withQuarterly();
    supervise(ledger, [id], context);
    expect(one(ledger, id)).toMatchObject({ dueOn: '2025-03-25', dueOrigin: 'recurring' });
    expect(one(ledger, id).occurrences.map((o) => o.dueOn)).toEqual(['2025-03-25', '2025-06-25', '2025-09-25', '2025-12-25', '2026-03-25']);
    progress(ledger, id, { occurrence: '2025-03-25', on: '2025-03-24', status: 'done-unverified', percent: 100, text: '一季度已报' }, author);
    expect(one(ledger, id)).toMatchObject({ status: 'in-progress', dueOn: '2025-06-25', occurrences: [{ status: 'done-unverified', doneOn: '2025-03-24', percent: 100 }, { status: 'not-started' }, {}, {}, {}] });
    renewSupervision(ledger, { rules, today: '2025-07-01' });
    expect(one(ledger, id, '2025-07-01')).toMatchObject({ overdue: true, dueOn: '2025-06-25' });
    expect(one(ledger, id).occurrences.map((o) => o.dueOn)).toContain('2026-06-25');
    expect(() => progress(ledger, id, { occurrence: '2025-03-26', on: TODAY, text: '无此期' }, author)).toThrow(/query-invalid/);
    undo(ledger, author);
    expect(one(ledger, id).occurrences[0]).toMatchObject({ status: 'not-started', doneOn: null });
  });

  test.each<[words: string, effectiveTo: string, rule: string, last: string]>([
    ['有效期一年', 'P1Y', 'terms.effective-for', '2025-12-25'], ['有效期至2025年9月30日', '2025-09-30', 'terms.effective-until', '2025-09-25'], ['试行期一年', 'P1Y', 'terms.trial-for', '2026-03-25'],
  ])('a recurring duty of a document with %s', (_, effectiveTo, rule, last) => {
    const { ledger, id } = withQuarterly(effectiveTo, rule);
    supervise(ledger, [id], context);
    expect(one(ledger, id).occurrences.at(-1)!.dueOn).toBe(last);
  });

  test('a file attached at half past seven in the morning is 立项 of that day, not of the one before', () => {
    const before = process.env['TZ'];
    process.env['TZ'] = 'Asia/Shanghai';
    try {
      const ledger = filled();
      const file = join(temporaryFolder(), '证明.txt');
      writeFileSync(file, '证明');
      attach(ledger, 1, file, { ...author, at: '2025-05-31T23:30:00.000Z' });
      expect(one(ledger, 1).assignedOn).toBe('2025-06-01');
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  test('attachments are copied beside the ledger by hash, the same bytes once', () => {
    const ledger = filled();
    const file = join(temporaryFolder(), '完成证明.txt');
    writeFileSync(file, '已完成');
    attach(ledger, 1, file, author);
    attach(ledger, 1, file, author);
    const [kept, ...others] = one(ledger, 1).attachments;
    expect([kept!.name, kept!.bytes, others]).toEqual(['完成证明.txt', 9, []]);
    const copy = attachmentPath(attachmentFolder(ledger.path), kept!.sha256);
    expect(readFileSync(copy, 'utf8')).toBe('已完成');
    expect(lostAttachments(ledger)).toEqual([]);
    writeFileSync(copy, '改动');
    expect(lostAttachments(ledger)).toEqual([kept!.sha256]);
    expect(() => attach(ledger, 1, join(temporaryFolder(), '无'), author)).toThrow(/file-absent/);
  });

  test('strange values are refused and leave nothing behind', () => {
    const ledger = filled();
    for (const wrong of [{ percent: 101 }, { percent: 0.5 }, { doneOn: '2025-02-30' }, { occurrence: '2025-01-01', text: '无' }, { ask: { to: '2025', reason: '因' } }]) {
      expect(() => progress(ledger, 1, { on: TODAY, ...wrong }, author)).toThrow(/query-invalid/);
    }
    expect(() => progress(ledger, 999, { on: TODAY }, author)).toThrow(/task-not-found/);
    expect(one(ledger, 1)).toMatchObject({ assignedOn: null, notes: [] });
    edit(ledger, 1, { status: 'completed' }, author);
  });
});

describe('lights', () => {
  const lit = (dueOn: string | null, percent: number | null = null, status: 'in-progress' | 'completed' = 'in-progress') => lightOf(rules.lights, { status, dueOn, assignedOn: '2025-01-01', percent }, TODAY);

  test.each([
    ['2025-03-09', null, 'red', 'overdue'], ['2025-03-10', 90, 'yellow', 'soon'], ['2025-03-17', 90, 'yellow', 'soon'], ['2025-03-18', 90, 'blue', 'near'],
    ['2025-04-09', 90, 'blue', 'near'], ['2025-04-10', 90, 'green', 'normal'], ['2025-07-01', 0, 'yellow', 'behind'], ['2025-07-01', 20, 'green', 'normal'], [null, null, 'green', 'normal'],
  ] as const)('due %s with %s %% is %s (%s)', (dueOn, percent, light, rule) => { expect(lit(dueOn, percent)).toMatchObject({ light, rule }); });

  test('what is done is green, however late', () => { expect(lit('2024-01-01', null, 'completed')).toMatchObject({ light: 'green', rule: 'settled' }); });

  test('an office\'s own file takes the place of ours; a broken row is told with file and line', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'supervision'));
    const own = join(folder, 'supervision', 'lights.csv');
    writeFileSync(own, 'id,light,status,days_from,days_to,behind,meaning\nsoon,red,,0,15,,半月内\n');
    const { lights } = readSupervisionRules([RESOURCES_FOLDER, folder]);
    expect(lightOf(lights, { status: 'in-progress', dueOn: '2025-03-25', assignedOn: null, percent: null }, TODAY)).toMatchObject({ light: 'red', meaning: '半月内' });
    writeFileSync(own, 'id,light,status,days_from,days_to,behind,meaning\nsoon,purple,,0,15,,半月内\n');
    expect(() => readSupervisionRules([RESOURCES_FOLDER, folder])).toThrow(/resource-broken.*lights\.csv.*"line":2/);
  });

  test('a recurring duty is lit by its earliest open date', () => {
    const { ledger, id } = withQuarterly();
    supervise(ledger, [id], context);
    expect(litOf(one(ledger, id))).toMatchObject({ dueOn: '2025-03-25', assignedOn: TODAY, percent: null });
  });
});
