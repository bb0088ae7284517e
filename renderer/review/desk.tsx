import { App, Button, Segmented } from 'antd';
import { lazy, type ReactElement, Suspense, useMemo, useRef, useState } from 'react';
import type { Acted } from '#api/review-methods';
import type { DocumentView } from '#api/document-methods';
import type { TaskField } from '#model/ledger';
import type { ReviewTask, TaskPatch } from '#model/review';
import type { Span } from '#model/span';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { useKeys } from '../kit/keys.ts';
import { useMemory } from '../kit/memory.ts';
import { go } from '../kit/route.ts';
import { Waiting } from '../kit/states.tsx';
import { ledgerChanged } from '../kit/use-query.ts';
import { selectSpan } from '../original/pointing.ts';
import { Typeset } from '../original/typeset.tsx';
import { reached } from '../tour/progress.ts';
import { ORIGINAL_WORDS } from '../words/original.ts';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';
import { Actions } from './actions.tsx';
import { Fields } from './fields.tsx';
import { Items } from './items.tsx';
import { Legend } from './legend.tsx';
import { Lexicon } from './lexicon.tsx';
import { itemsOf, looseDoubts, marksOf, placeInText, tasksOf } from './marks.ts';
import { partAt } from './pick.ts';
import { SelectionBar, type SelectionUse } from './selection-bar.tsx';
import { Split } from './split.tsx';
import { correctedUnit } from './words-of-selection.ts';

/** pdf.js is large and only needed for PDF pages. */
const PdfPages = lazy(async () => ({ default: (await import('../original/pdf-pages.tsx')).PdfPages }));

interface Props { view: DocumentView; tasks: readonly ReviewTask[]; chosen: number | null; onChoose: (task: number | null) => void }

/** The three panes of a document: its items, the original, the fields of the chosen task; and everything that can be done. */
export function Desk({ view, tasks, chosen, onChoose }: Props): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const [doubtsFirst, setDoubtsFirst] = useMemory('review.doubts-first', false);
  const [asPages, setAsPages] = useMemory('review.pages', false);
  const [editing, setEditing] = useState(false);
  const [dialog, setDialog] = useState<'split' | null>(null);
  const [lexicon, setLexicon] = useState<{ unit: string; from: string } | null>(null);
  const [selection, setSelection] = useState<Span | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const [place, setPlace] = useState<Span | null>(null);
  const dueField = useRef<HTMLInputElement>(null);
  const original = useRef<HTMLDivElement>(null);
  const unitsBefore = useRef<{ task: number; units: ReviewTask['units'] } | null>(null);
  const dueAt = useRef<Span | undefined>(undefined);

  const items = useMemo(() => itemsOf(view, tasks, doubtsFirst), [view, tasks, doubtsFirst]);
  const order = useMemo(() => tasksOf(items), [items]);
  const marks = useMemo(() => marksOf(view, tasks), [view, tasks]);
  const doubts = useMemo(() => looseDoubts(view, tasks), [view, tasks]);
  const headings = useMemo(() => view.outline.map(({ span, level }) => ({ span, level })), [view]);
  const title = view.evidence.title?.span ?? null;
  const at = order.findIndex((task) => task.id === chosen);
  const task = order[at] ?? order.find((one) => !one.accepted) ?? order[0] ?? null;
  const here = task ? order.indexOf(task) : -1;
  const caret = selection && selection[0] === selection[1] ? selection[0] : null;
  const picked = selection && selection[1] > selection[0] ? [selection[0] - view.span[0], selection[1] - view.span[0]] as const : null;
  const words = picked ? view.text.slice(...picked).trim() : '';
  const pages = asPages && view.format === 'pdf' && view.original !== null;

  const choose = (id: number | null): void => {
    setEditing(false);
    setSelection(null);
    setPlace(null);
    dueAt.current = undefined;
    unitsBefore.current = null;
    onChoose(id);
  };
  const step = (by: number): void => {
    const next = order[Math.min(Math.max(here + by, 0), order.length - 1)];
    if (next) choose(next.id);
  };
  const done = async (work: () => Promise<Acted>, said?: string): Promise<Acted | null> => {
    const acted = await act(work);
    if (!acted) return null;
    ledgerChanged();
    reached('review');
    if (said) void message.success(said);
    return acted;
  };
  const patch = async (change: TaskPatch): Promise<void> => {
    if (!task) return;
    // One unit goes and another comes in two steps: seen from how the task stood before the first.
    const before = unitsBefore.current?.task === task.id ? unitsBefore.current.units : task.units;
    const corrected = change.units ? correctedUnit(before, change.units) : null;
    if (change.units) unitsBefore.current = corrected ? null : { task: task.id, units: before };
    // A date typed after its words were pointed at has them for its evidence.
    const pointed = change.dueOn && !change.dueAt && dueAt.current ? { dueAt: dueAt.current } : {};
    if (change.dueOn !== undefined) dueAt.current = undefined;
    const acted = await done(() => call('review.edit', { task: task.id, patch: { ...change, ...pointed } }));
    if (acted && corrected) {
      const close = message.open({ key: 'corrected', type: 'info', duration: 8, content: <>{WORDS.corrected(corrected.from, corrected.unit)} <Button size="small" type="link" onClick={() => { setLexicon(corrected); message.destroy('corrected'); }}>{WORDS.addUnit}</Button></> });
      void close;
    }
  };
  const accept = async (): Promise<void> => {
    if (!task) return;
    const next = task.accepted ? null : order.slice(here + 1).find((one) => !one.accepted) ?? order.find((one) => !one.accepted && one.id !== task.id);
    const acted = await done(() => call('review.accept', { tasks: [task.id], accepted: !task.accepted }), !task.accepted && !next ? WORDS.allDone : undefined);
    if (acted && next) choose(next.id);
  };
  const merge = async (): Promise<void> => {
    const next = order[here + 1];
    if (!task) return;
    if (!next) void message.info(WORDS.lastTask);
    else await done(() => call('review.merge', { tasks: [task.id, next.id] }), WORDS.merged);
  };
  const remove = async (): Promise<void> => {
    if (!task) return;
    const next = order[here + 1] ?? order[here - 1];
    const acted = await done(() => call('review.delete', { tasks: [task.id] }), WORDS.removed);
    if (acted) choose(next?.id ?? null);
  };
  const addUnit = (): void => { if (task) setLexicon({ unit: words || (task.units.find((unit) => unit.span === null) ?? task.units[0])?.unit || '', from: '' }); };
  const pick = ([start, end]: Span): void => {
    const span: Span = [start + view.span[0], end + view.span[0]];
    setSelection(span);
    setByKeys(true);
    // Once the caret's place is drawn as words again.
    requestAnimationFrame(() => { selectSpan(original.current, span); });
  };
  const select = (span: Span): void => {
    setSelection(span);
    setByKeys(false);
  };
  const beginPicking = (): void => {
    const from = selection?.[0] ?? task?.obligations[0]?.span[0] ?? task?.spans[0]?.[0] ?? view.span[0];
    const part = partAt(view.text, from - view.span[0]);
    if (part) pick(part);
  };
  const leavePicking = (): void => {
    setSelection(null);
    window.getSelection()?.removeAllRanges();
  };
  const use = async (as: SelectionUse): Promise<void> => {
    if (!selection || words === '') return;
    leavePicking();
    if (as === 'task') {
      const acted = await done(() => call('review.add', { document: view.id, span: selection, patch: { text: words } }), WORDS.added);
      const added = acted?.tasks[0];
      if (added) choose(added.id);
    } else if (!task) void message.info(WORDS.pickTask);
    else if (as === 'due') {
      const due = await act(() => call('review.read-due', { document: view.id, words }));
      if (due?.dueOn) await patch({ dueOn: due.dueOn, dueAt: selection });
      else if (due) {
        dueAt.current = selection;
        void message.info(due.basis === null ? WORDS.dueAsk : WORDS.dueOpenAsk);
        dueField.current?.focus();
      }
    } else {
      const unit = words.replace(/\s+/g, '');
      await patch({ units: [...task.units.filter((other) => other.unit !== unit).map(({ unit: other, role }) => ({ unit: other, role })), { unit, role: as, span: selection }] });
    }
  };
  useKeys({
    J: () => { step(1); }, ArrowDown: () => { step(1); }, K: () => { step(-1); }, ArrowUp: () => { step(-1); },
    Enter: () => { void accept(); }, E: () => { setEditing(true); }, S: () => { setDialog('split'); }, M: () => { void merge(); }, D: () => { void remove(); }, U: addUnit, A: beginPicking,
    P: () => { if (view.format === 'pdf' && view.original !== null) setAsPages(!asPages); },
  });

  return (
    <div className="desk">
      <Items items={items} doubts={doubts} onDoubt={setPlace} chosen={task?.id ?? null} doubtsFirst={doubtsFirst} onDoubtsFirst={setDoubtsFirst} onChoose={choose} />
      <div className="original column">
        <div className="original-head row small">
          {view.format === 'pdf' && view.original && <Segmented size="small" value={pages ? 'pages' : 'text'} options={[{ value: 'text', label: ORIGINAL_WORDS.text }, { value: 'pages', label: ORIGINAL_WORDS.pdf }]} onChange={(value) => { setAsPages(value === 'pages'); }} />}
          <Legend /><span className="grow" />
          <span className="clip quiet" title={view.path}>{view.sourceName}</span>
        </div>
        <div ref={original} className="grow scroll original-scroll">
          {pages ? <Suspense fallback={<Waiting />}><PdfPages address={view.original ?? ''} text={view.text} offset={view.span[0]} blocks={view.blocks} marks={marks} chosen={task?.id ?? null} place={place} caret={caret} onTask={(id) => { if (id !== task?.id) choose(id); }} onSelect={select} /></Suspense>
            : <Typeset text={view.text} offset={view.span[0]} blocks={view.blocks} headings={headings} title={title} marks={marks} chosen={task?.id ?? null} place={place} caret={caret} onTask={(id) => { if (id !== task?.id) choose(id); }} onSelect={select} />}
        </div>
        {picked && words !== '' && <SelectionBar text={view.text} picked={picked} hint={byKeys} onPick={pick} onUse={(as) => { void use(as); }} onClose={leavePicking} />}
      </div>
      <aside className="side column" aria-label={WORDS.fields}>
        {task ? (
          <>
            <div className="side-head row"><span className="grow clip" title={task.provisionTitle}><b>{task.provisionPath.join('')}</b> {task.provisionTitle || (task.provisionPath.length === 0 ? WORDS.loose : '')}</span>
              {task.byHand && <span className="basis person">{WORDS.byHand}</span>}{task.accepted && <span className="basis person">{WORDS.acceptedMark}</span>}</div>
            <div className="grow scroll"><Fields task={task} editing={editing} onEditing={setEditing} dueField={dueField} onDoubt={setPlace} onPatch={(change) => { void patch(change); }}
              onRevert={(field: TaskField) => { void done(() => call('review.revert', { task: task.id, fields: [field] })); }} /></div>
            <Actions task={task} onAccept={() => { void accept(); }} onEdit={() => { setEditing(true); }} onSplit={() => { setDialog('split'); }} onMerge={() => { void merge(); }} onRemove={() => { void remove(); }} onUnit={addUnit} onPick={beginPicking} />
          </>
        ) : <div className="empty"><h2>{WORDS.noTasks}</h2><p>{WORDS.noTasksText}</p><Button onClick={() => { go('library', { document: view.id }); }}>{WORDS.original}</Button></div>}
      </aside>
      {dialog === 'split' && task && <Split task={task} caret={caret === null ? null : placeInText(task, caret)} onClose={() => { setDialog(null); }}
        onSplit={(cut) => { setDialog(null); void done(() => call('review.split', { task: task.id, at: cut }), WORDS.splitDone); }} />}
      {lexicon && <Lexicon {...lexicon} onClose={() => { setLexicon(null); }} onDone={(said) => { void message.success(said); }} />}
    </div>
  );
}
