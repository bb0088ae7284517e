// A large ledger out of real tasks, for screens-speed.ts:
//   node bench/large-ledger.ts LEDGER.zeqing [--documents 10000] [--tasks 300000] [--from FOLDER …]
// Tasks are those that the analyzer reads from the files of the folders (default: the samples and, where it is there,
// ../shared/corpus/docs), with their words, units, deadlines and doubts; documents are made of neighbouring ones.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Analysis, Deadline, Issuance, Obligation, Provision } from '#model/analysis';
import { isCalendarDate } from '#model/calendar-date';
import type { Diagnostic } from '#model/diagnostic';
import { contains, shift, type Span } from '#model/span';
import { analyzeFile } from '#app/analyze-file';
import { createAnalyzer } from '#app/analyze';
import { readResources, RESOURCES_FOLDER } from '#app/resources';
import { type Ledger, openLedger, settle } from '#ledger/open';
import { post, type Posting } from '#ledger/posting/post';
import { randomFrom } from './fill-ledger.ts';

/** An item of a real document: its stretch of the text and what was read there, spans from the stretch's start. */
interface RealTask { text: string; label: string; title: string; year: number; obligations: Obligation[]; diagnostics: Diagnostic[] }

const TYPES = ['通知', '方案', '意见', '办法', '决定', '纪要'] as const;
const CORPUS = fileURLToPath(new URL('../../shared/corpus/docs', import.meta.url));

if (import.meta.main) {
  const { values, positionals: [path] } = parseArgs({ allowPositionals: true, options: { documents: { type: 'string', default: '10000' }, tasks: { type: 'string', default: '300000' }, from: { type: 'string', multiple: true } } });
  if (path === undefined || existsSync(path)) {
    process.stderr.write('usage: node bench/large-ledger.ts NEW.zeqing [--documents N] [--tasks N] [--from FOLDER …]\n');
    process.exit(2);
  }
  const real = await realTasks(values.from ?? [join(RESOURCES_FOLDER, 'samples'), ...(existsSync(CORPUS) ? [CORPUS] : [])]);
  const ledger = openLedger(resolve(path));
  const started = performance.now();
  makeLarge(ledger, real, Number(values.documents), Number(values.tasks));
  process.stdout.write(`${values.documents} documents, ${values.tasks} tasks out of ${real.length} real ones in ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  ledger.close();
}

/** The tasks of all files of some folders, neighbours beside each other. */
export async function realTasks(folders: readonly string[]): Promise<RealTask[]> {
  const analyzer = createAnalyzer(readResources());
  const tasks: RealTask[] = [];
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((file) => !file.endsWith('.md')).sort()) tasks.push(...tasksOf(await analyzeFile(join(folder, name), analyzer)));
  }
  return tasks;
}

/** Posts documents of neighbouring real tasks, then sets standings as they are after some months of work. Same input, same ledger. */
export function makeLarge(ledger: Ledger, real: readonly RealTask[], documents: number, tasks: number, seed = 1): void {
  const random = randomFrom(seed);
  ledger.writing.pragma('synchronous = OFF');
  for (let n = 0; n < documents; n++) {
    const count = Math.round(((n + 1) * tasks) / documents) - Math.round((n * tasks) / documents);
    const from = Math.floor(random() * real.length);
    post(ledger, postingOf(n, Array.from({ length: count }, (_, i) => real[(from + i) % real.length]!)));
  }
  setStandings(ledger);
  settle(ledger);
  ledger.writing.pragma('wal_checkpoint(TRUNCATE)');
}

/** Two in three not begun, one in four with a date that a person set, one in eight of a person, one in ten tagged, one in five accepted: spread by the tasks' numbers. */
function setStandings({ writing }: Ledger): void {
  writing.transaction(() => {
    writing.run("UPDATE tasks SET status = CASE id % 9 WHEN 1 THEN 'in-progress' WHEN 4 THEN 'completed' WHEN 7 THEN CASE id % 4 WHEN 0 THEN 'closed-out' WHEN 1 THEN 'done-unverified' WHEN 2 THEN 'extended' ELSE 'terminated' END ELSE 'not-started' END");
    writing.run("INSERT INTO overrides (task_id, field, value, by, at) SELECT id, 'status', json_quote(status), '王科长', '2025-01-02T00:00:00.000Z' FROM tasks WHERE status <> 'not-started'");
    writing.run("UPDATE tasks SET due_on = date('2019-01-01', (id * 7919 % 3000) || ' days') WHERE id % 4 = 0");
    writing.run("INSERT INTO overrides (task_id, field, value, by, at) SELECT id, 'dueOn', json_quote(due_on), '王科长', '2025-01-02T00:00:00.000Z' FROM tasks WHERE id % 4 = 0");
    writing.run("INSERT INTO overrides (task_id, field, value, by, at) SELECT id, 'person', json_quote('责任人' || (id * 7919 % 60)), '王科长', '2025-01-02T00:00:00.000Z' FROM tasks WHERE id % 8 = 3");
    writing.run("INSERT INTO overrides (task_id, field, value, by, at) SELECT id, 'tags', json_array('标签' || (id * 104729 % 25)), '王科长', '2025-01-02T00:00:00.000Z' FROM tasks WHERE id % 10 = 6");
    writing.run("INSERT INTO accepted SELECT id, '王科长', '2025-01-02T00:00:00.000Z' FROM tasks WHERE id % 5 = 2");
  });
}

function tasksOf(analysis: Analysis): RealTask[] {
  return analysis.documents.flatMap((issuance) => {
    const provisions = new Map(issuance.outline.map((provision) => [provision.id, provision]));
    const groups = Map.groupBy(issuance.obligations.toSorted((a, b) => a.span[0] - b.span[0]), (o) => o.provision ?? o.id);
    return [...groups].map(([id, obligations]): RealTask => {
      const extent: Span = [obligations[0]!.span[0], Math.max(...obligations.map((o) => o.span[1]))];
      const inside = (span: Span | null): Span | null => (span && contains(extent, span) ? shift(span, -extent[0]) : null);
      const whole = (o: Obligation): Span => shift(o.span, -extent[0]);
      const deadlineOf = (o: Obligation) => (deadline: Deadline): Deadline => ({ ...deadline, span: inside(deadline.span) ?? whole(o) });
      return {
        text: analysis.text.slice(...extent), label: provisions.get(id)?.label ?? '', title: provisions.get(id)?.title ?? '', year: issuance.year ?? 2018,
        obligations: obligations.map((o) => ({
          ...o, span: whole(o), deadlines: o.deadlines.map(deadlineOf(o)), actorSpans: o.actorSpans.map((span) => inside(span) ?? whole(o)),
          responsibilities: o.responsibilities.map((r) => ({ ...r, span: inside(r.span) })), quantities: o.quantities.map((q) => ({ ...q, span: inside(q.span) ?? whole(o) })),
        })),
        diagnostics: issuance.diagnostics.filter((d) => d.span && contains(extent, d.span)).map((d) => ({ ...d, span: inside(d.span) })),
      };
    });
  });
}

function postingOf(n: number, tasks: readonly RealTask[]): Posting {
  const year = 2016 + (n % 10);
  const type = TYPES[n % TYPES.length]!;
  const title = `关于第${n + 1}号${tasks[0]!.title.slice(0, 20) || '重点工作'}任务分解的${type}`;
  const number = `综办发〔${year}〕${n + 1}号`;
  let text = `${title}\n${number}\n`;
  const outline: Provision[] = [];
  const obligations: Obligation[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const task of tasks) {
    const id = `p${outline.length + 1}`;
    const label = `${outline.length + 1}.`;
    outline.push({ id, span: [text.length, text.length + label.length], level: 3, label, title: task.title.slice(0, 40), parent: null });
    text += label;
    const at = text.length;
    for (const o of task.obligations) {
      obligations.push({
        ...o, id: `o${obligations.length + 1}`, provision: id, span: shift(o.span, at), actorSpans: o.actorSpans.map((span) => shift(span, at)),
        responsibilities: o.responsibilities.map((r) => ({ ...r, span: r.span && shift(r.span, at) })), quantities: o.quantities.map((q) => ({ ...q, span: shift(q.span, at) })),
        deadlines: o.deadlines.map((d) => ({ ...d, span: shift(d.span, at), ...(d.dueOn ? { dueOn: inYear(d.dueOn, year - task.year) } : {}) })),
      });
    }
    for (const d of task.diagnostics) diagnostics.push({ ...d, span: d.span && shift(d.span, at) });
    text += `${task.text}\n`;
  }
  const issuance: Issuance = {
    span: [0, text.length], title, number, issuers: ['综合办公室'], issueDate: `${year}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`, type, year,
    effectiveFrom: null, effectiveTo: null, interpretedBy: null, addressees: [], evidence: { title: { span: [0, title.length], rule: 'made', basis: 'stated' } }, outline, obligations, deadlines: [], references: [], diagnostics,
  };
  const sha256 = createHash('sha256').update(text).digest('hex');
  const name = `${number}.txt`;
  const analysis: Analysis = { schema: 'zeqing.analysis/1', source: { name, sha256, format: 'txt' }, text, documents: [issuance], diagnostics: [] };
  return { file: { path: `/made/${name}`, name, sha256, format: 'txt' }, text, blocks: [], analysis, at: '2025-01-01T00:00:00.000Z', mode: 'new' };
}

/** The same day so many years on; 29 February becomes the 28th. */
function inYear(date: string, by: number): string {
  const moved = `${String(Number(date.slice(0, 4)) + by).padStart(4, '0')}${date.slice(4)}`;
  return isCalendarDate(moved) ? moved : `${moved.slice(0, 8)}28`;
}
