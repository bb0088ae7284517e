import { Button, Input, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { UnitPlace } from '#api/review-methods';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { ledgerChanged } from '../kit/use-query.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';

interface Props { unit: string; from: string; onDone: (words: string) => void; onClose: () => void }

/** 加入词典: a unit becomes a line of the user's lexicon; whoever names it otherwise can be set right in one go. */
export function Lexicon({ unit: first, from: before, onDone, onClose }: Props): ReactElement {
  const act = useAct();
  const [unit, setUnit] = useState(first);
  const [from, setFrom] = useState(before);
  const [places, setPlaces] = useState<{ places: UnitPlace[]; total: number } | null>(null);
  const add = async (): Promise<void> => {
    const other = from.trim() && from.trim() !== unit.trim() ? from.trim() : undefined;
    const added = await act(() => call('review.add-unit', { unit: unit.trim(), from: other }));
    if (!added) return;
    if (other && added.total > 0) setPlaces(added);
    else {
      onDone(WORDS.lexiconAdded(unit));
      onClose();
    }
  };
  const apply = async (): Promise<void> => {
    const done = await act(() => call('review.replace-unit', { from: from.trim(), to: unit.trim() }));
    if (!done) return;
    ledgerChanged();
    onDone(WORDS.lexiconApplied(done.act?.taskCount ?? done.tasks.length));
    onClose();
  };
  if (places) {
    return (
      <Modal open title={WORDS.lexiconAdded(unit)} onCancel={onClose} footer={[<Button key="no" onClick={onClose}>{WORDS.lexiconSkip}</Button>, <Button key="yes" type="primary" autoFocus onClick={() => { void apply(); }}>{WORDS.lexiconApply(places.total)}</Button>]}>
        <p>{WORDS.lexiconPlaces(places.total, from)}</p>
        <ul className="places">{places.places.map((place) => <li key={place.taskId}><div className="small quiet">{place.number ?? place.document}</div>{place.text.slice(0, 90)}</li>)}</ul>
      </Modal>
    );
  }
  return (
    <Modal open title={WORDS.lexiconTitle} okText={WORDS.lexiconAdd} cancelText={FRAME_WORDS.cancel} okButtonProps={{ disabled: unit.trim() === '' }} onOk={() => { void add(); }} onCancel={onClose} width={440}>
      <p className="quiet" style={{ marginBottom: 10 }}>{WORDS.lexiconText}</p>
      <label className="column">{WORDS.lexiconUnit}<Input autoFocus value={unit} onChange={(event) => { setUnit(event.target.value); }} onPressEnter={() => { if (unit.trim()) void add(); }} /></label>
      <label className="column" style={{ marginTop: 10 }}>{WORDS.lexiconFrom}<Input value={from} onChange={(event) => { setFrom(event.target.value); }} /></label>
    </Modal>
  );
}
