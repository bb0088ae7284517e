import type { SupervisedTask } from '#model/supervise';
import { COLUMNS, leadersOf, unitsOf } from './columns.ts';

/** A line of a form: a task, its place on the sheet, and its light in words. */
export interface FormEntry { task: SupervisedTask; position: number; light: string; cycle: string; /** Whoever looks after it in the office, where the task names nobody. */ supervisor: string }

const common = (entry: FormEntry) => ({ row: entry.task, position: entry.position, unit: null, remark: '' });

/** What a column of a form can show, by the name that columns.csv uses. Every value is text. */
export const FORM_VALUES = {
  position: (e) => String(e.position),
  number: (e) => `T${e.task.id}`,
  subject: (e) => COLUMNS.subject.value(common(e)),
  text: (e) => e.task.text,
  source: (e) => COLUMNS.source.value(common(e)),
  sourceNumber: (e) => e.task.number ?? e.task.document,
  document: (e) => e.task.document,
  documentNumber: (e) => e.task.number ?? '',
  item: (e) => e.task.provisionPath.join(''),
  lead: (e) => unitsOf(e.task, ['lead']).join('、') || unitsOf(e.task, ['responsible']).join('、'),
  responsible: (e) => unitsOf(e.task, ['responsible']).join('、'),
  helpers: (e) => unitsOf(e.task, unitsOf(e.task, ['lead']).length > 0 ? ['responsible', 'cooperate'] : ['cooperate']).join('、'),
  units: (e) => unitsOf(e.task, ['lead', 'responsible', 'cooperate']).join('、'),
  person: (e) => e.task.person ?? '',
  leader: (e) => e.task.fields.leader ?? leadersOf(e.task).join('、'),
  contact: (e) => e.task.fields.contact ?? '',
  phone: (e) => e.task.fields.phone ?? '',
  instruction: (e) => e.task.fields.instruction ?? '',
  supervisor: (e) => e.task.fields.supervisor ?? e.supervisor,
  urgency: (e) => e.task.fields.urgency ?? '',
  outcome: (e) => e.task.fields.outcome ?? '',
  deadline: (e) => COLUMNS.deadline.value(common(e)),
  dueOn: (e) => (e.task.dueOn === null ? '' : `${e.task.dueOn}${e.task.dueOrigin === 'office-default' ? '(默认)' : ''}`),
  assignedOn: (e) => e.task.assignedOn ?? '',
  doneOn: (e) => e.task.doneOn ?? '',
  status: (e) => COLUMNS.status.value(common(e)),
  percent: (e) => (e.task.percent === null ? '' : String(e.task.percent)),
  light: (e) => e.light,
  cycle: (e) => e.cycle,
  latest: (e) => latest(e.task)?.text ?? '',
  latestOn: (e) => latest(e.task)?.on ?? '',
  problems: (e) => latest(e.task)?.problems ?? '',
  next: (e) => latest(e.task)?.next ?? '',
  extensions: (e) => String(e.task.extensions.filter((one) => one.state === 'granted').length),
  extensionReason: (e) => e.task.extensions.findLast((one) => one.state === 'granted')?.reason ?? '',
  remark: () => '',
} as const satisfies Record<string, (entry: FormEntry) => string>;

export type FormValue = keyof typeof FORM_VALUES;
export const isFormValue = (name: string): name is FormValue => Object.hasOwn(FORM_VALUES, name);

const latest = (task: SupervisedTask) => task.notes.findLast((note) => note.text !== '' || note.problems !== '');
