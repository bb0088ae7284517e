import { Button, Input, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { InputOf } from '#api/contract';
import { DEADLINE_NAMES } from '#model/names';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { Icon } from '../kit/icons.tsx';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { DEADLINE_ROW_WORDS as WORDS } from '../words/settings.ts';

type NewRow = InputOf<'settings.add-deadline-row'>;
const KINDS = ['by', 'during', 'from', 'within', 'ongoing'] as const satisfies readonly NewRow['kind'][];
const EMPTY: NewRow = { match: '', kind: 'by', example: '', reject: '' };

/** 时限写法: the office's own wordings of deadlines, each with an example that it is proved by before it is taken. */
export function DeadlineRows(): ReactElement {
  const act = useAct();
  const rows = useQuery('deadline-rows', () => call('settings.deadline-rows', {}));
  const [row, setRow] = useState(EMPTY);
  const filled = [row.match, row.example, row.reject].every((words) => words.trim() !== '');
  const add = async (): Promise<void> => {
    if (!filled || !(await act(() => call('settings.add-deadline-row', row)))) return;
    setRow(EMPTY);
    rows.reload();
  };
  if (rows.trouble) return <TroubleBox trouble={rows.trouble} retry={rows.reload} />;
  if (!rows.data) return <Waiting />;
  const line = (field: 'match' | 'example' | 'reject'): ReactElement => <div className="setting"><span>{WORDS.field[field]}</span><Input value={row[field]} maxLength={300} placeholder={WORDS.hint[field]} aria-label={WORDS.field[field]} onChange={(event) => { setRow({ ...row, [field]: event.target.value }); }} onPressEnter={() => { void add(); }} /></div>;
  return (
    <>
      <p className="quiet">{WORDS.text}</p>
      {rows.data.length === 0 && <p className="small quiet">{WORDS.none}</p>}
      <ul className="lines">{rows.data.map((own) => (
        <li key={own.id}>
          <b>{own.match}</b><span className="quiet small">{own.kind === 'none' ? WORDS.notOne : DEADLINE_NAMES[own.kind]}</span>
          <span className="small grow">{own.examples.map(({ text, meaning }) => WORDS.example(text, meaning.replace(/^[a-z]+ ?/, ''))).join('；')}</span>
          <Button size="small" type="text" aria-label={WORDS.remove(own.match)} icon={<Icon name="close" size={12} />} onClick={() => { void act(() => call('settings.delete-deadline-row', { id: own.id })).then(rows.reload); }} />
        </li>
      ))}</ul>
      <h3>{WORDS.add}</h3>
      {line('match')}
      <div className="setting"><span>{WORDS.field.kind}</span><Select style={{ width: 140 }} value={row.kind} aria-label={WORDS.field.kind} options={KINDS.map((value) => ({ value, label: DEADLINE_NAMES[value] }))} onChange={(kind) => { setRow({ ...row, kind }); }} /></div>
      {line('example')}{line('reject')}
      <Button type="primary" disabled={!filled} onClick={() => { void add(); }}>{WORDS.check}</Button>
      <p className="small quiet">{WORDS.slots}</p>
    </>
  );
}
