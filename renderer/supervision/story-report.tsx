import { Button, Input, InputNumber } from 'antd';
import { type ReactElement, useState } from 'react';
import type { SupervisedTask } from '#model/supervise';
import { DateField } from '../kit/date-field.tsx';
import { todayHere } from '../kit/dates.ts';
import { STORY_WORDS as WORDS } from '../words/supervision.ts';
import { useTell } from './tell.ts';

/** What is told of progress: day, percentage, words; about one date of a recurring duty or the whole. */
export function Report({ task, occurrence }: { task: SupervisedTask; occurrence: string | null }): ReactElement {
  const tell = useTell(task.id);
  const [on, setOn] = useState<string | null>(todayHere());
  const [percent, setPercent] = useState<number | null>(null);
  const [words, setWords] = useState({ text: '', problems: '', next: '' });
  const [busy, setBusy] = useState(false);
  const empty = percent === null && Object.values(words).every((one) => one.trim() === '');
  const save = async (): Promise<void> => {
    if (empty || on === null || busy) return;
    const given = Object.fromEntries(Object.entries(words).flatMap(([field, value]) => (value.trim() ? [[field, value.trim()]] : [])));
    setBusy(true);
    const done = await tell({ on, ...given, ...(percent === null ? {} : { percent }), ...(occurrence === null ? {} : { occurrence }) });
    setBusy(false);
    if (!done) return;
    setPercent(null);
    setWords({ text: '', problems: '', next: '' });
  };
  const field = (name: 'text' | 'problems' | 'next', rows: number): ReactElement => <label className="wide"><span className="quiet small">{WORDS[name]}</span><Input.TextArea autoSize={{ minRows: rows, maxRows: 6 }} value={words[name]} aria-label={WORDS[name]} onChange={(event) => { setWords({ ...words, [name]: event.target.value }); }} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(); }} /></label>;
  return (
    <section aria-label={WORDS.tell}>
      <h3>{WORDS.tell}{occurrence !== null && <span className="numbers">{WORDS.occurrenceOf(occurrence)}</span>}</h3>
      <div className="story-form">
        {field('text', 2)}
        {words.text !== '' && <>{field('problems', 1)}{field('next', 1)}</>}
        <label><span className="quiet small">{WORDS.on}</span><DateField value={on} label={WORDS.on} width={130} onChange={setOn} /></label>
        <label><span className="quiet small">{WORDS.percent}</span><InputNumber min={0} max={100} precision={0} value={percent} aria-label={WORDS.percent} style={{ width: 90 }} onChange={setPercent} /></label>
        <Button type="primary" loading={busy} disabled={empty || on === null} style={{ justifySelf: 'start' }} onClick={() => { void save(); }}>{WORDS.save}</Button>
      </div>
    </section>
  );
}
