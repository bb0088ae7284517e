import type { DocumentView } from '#api/document-methods';
import type { Role } from '#model/analysis';
import type { ReviewTask } from '#model/review';
import { type Mark, unitKind } from '../original/segments.ts';
import { doubtWords } from '../words/doubts.ts';
import { ROLE_NAMES } from '#model/names';
import { dueReason, RELATION_WORDS } from '../words/terms.ts';

/** Everything that was read out of a document, as marks over its original. */
export function marksOf(view: DocumentView, tasks: readonly ReviewTask[]): Mark[] {
  const marks: Mark[] = [];
  for (const task of tasks) {
    if (task.obligations.length === 0) for (const span of task.spans) marks.push({ span, kind: 'obligation', task: task.id });
    for (const obligation of task.obligations) {
      marks.push({ span: obligation.span, kind: 'obligation', task: task.id });
      for (const unit of obligation.units) if (unit.span) marks.push({ span: unit.span, kind: unitKind(unit.role), task: task.id, hint: `${ROLE_NAMES[unit.role]}：${unit.unit}` });
      for (const deadline of obligation.deadlines) {
        const due = deadline.dueOn ? `${deadline.text} → ${deadline.dueOn}${deadline.dueBasis ? `：${dueReason(deadline.dueBasis, view.issueDate)}` : ''}` : deadline.text;
        marks.push({ span: deadline.span, kind: 'deadline', task: task.id, hint: due });
      }
    }
  }
  for (const task of tasks) {
    for (const { field, value, span, basis } of task.evidence) {
      if (basis !== 'person' || !span) continue;
      const [role, ...unit] = value.split(' ');
      marks.push(field === 'units' ? { span, kind: unitKind(role as Role), task: task.id, hint: `${ROLE_NAMES[role as Role]}：${unit.join(' ')}` } : { span, kind: 'deadline', task: task.id, hint: `→ ${value}` });
    }
  }
  for (const reference of view.references) {
    if (!reference.self) marks.push({ span: reference.span, kind: 'citation', task: null, hint: `${RELATION_WORDS[reference.relation]}${reference.number ? `：${reference.number}` : ''}` });
  }
  for (const doubt of view.diagnostics) if (doubt.span) marks.push({ span: doubt.span, kind: 'doubt', task: null, hint: doubtWords(doubt.code).what });
  return marks;
}

/** Doubts that stand in none of the document's tasks. */
export function looseDoubts(view: DocumentView, tasks: readonly ReviewTask[]): DocumentView['diagnostics'] {
  const keyOf = (doubt: { code: string; span: readonly [number, number] | null }): string => `${doubt.code} ${doubt.span?.join() ?? ''}`;
  const within = new Set(tasks.flatMap((task) => task.diagnostics.map(keyOf)));
  return view.diagnostics.filter((doubt) => !within.has(keyOf(doubt)));
}

/** A heading of the outline, or a task, as a line of the item list. */
export type Item = { kind: 'heading'; key: string; level: number; label: string; title: string; total: number; accepted: number } | { kind: 'task'; key: string; level: number; task: ReviewTask };

/** Tasks under the headings they stand under, in the order of the text; with `doubtsFirst` a plain list, doubts before. */
export function itemsOf(view: DocumentView, tasks: readonly ReviewTask[], doubtsFirst: boolean): Item[] {
  const line = (task: ReviewTask, level: number): Item => ({ kind: 'task', key: `t${task.id}`, level, task });
  if (doubtsFirst) return tasks.toSorted((a, b) => Number(b.diagnostics.length > 0) - Number(a.diagnostics.length > 0)).map((task) => line(task, 1));
  const byProvision = Map.groupBy(tasks, (task) => task.provisionKey ?? '');
  const loose = (byProvision.get('') ?? []).map((task) => ({ at: task.spans[0]?.[0] ?? Infinity, task }));
  const parents = new Map(view.outline.map((p) => [p.id, p.parent]));
  const counts = new Map<string, { total: number; accepted: number }>();
  for (const task of tasks) {
    for (let key: string | null | undefined = task.provisionKey, steps = 0; key && steps < 32; key = parents.get(key), steps++) {
      const count = counts.get(key) ?? { total: 0, accepted: 0 };
      counts.set(key, { total: count.total + 1, accepted: count.accepted + Number(task.accepted) });
    }
  }
  const items: Item[] = [];
  const known = new Set<string>();
  for (const p of view.outline) {
    while (loose[0] && loose[0].at < p.span[0]) items.push(line(loose.shift()!.task, 1));
    const own = byProvision.get(p.id) ?? [];
    known.add(p.id);
    const count = counts.get(p.id);
    if (!count) continue;
    if (count.total > own.length || own.length > 1) items.push({ kind: 'heading', key: p.id, level: p.level, label: p.label, title: p.title, ...count });
    for (const task of own) items.push(line(task, Math.max(p.level, 1)));
  }
  items.push(...loose.map(({ task }) => line(task, 1)));
  for (const task of tasks) if (task.provisionKey && !known.has(task.provisionKey)) items.push(line(task, 1));
  return items;
}

export const tasksOf = (items: readonly Item[]): ReviewTask[] => items.flatMap((item) => (item.kind === 'task' ? [item.task] : []));

/** Where a task's text may be cut: behind marks that end a sentence or a part of one; never at its ends. */
export function cutsOf(text: string): number[] {
  return [...text.matchAll(/[。\uff0c\uff1b\uff1f\uff01,;?!\n]/gu)].map((match) => match.index + 1).filter((at) => at < text.trimEnd().length && text.slice(0, at).trim() !== '');
}

/** The place in a task's text of a place in the source; null when it is not within one of its sentences as they stand. */
export function placeInText(task: ReviewTask, at: number): number | null {
  for (const obligation of task.obligations) {
    if (at <= obligation.span[0] || at >= obligation.span[1]) continue;
    const start = task.text.indexOf(obligation.text);
    if (start >= 0) return start + Math.min(at - obligation.span[0], obligation.text.length);
  }
  return null;
}
