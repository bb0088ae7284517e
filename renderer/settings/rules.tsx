import { App, Button, Input, InputNumber, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { RuleTable } from '#api/supervise-methods';
import { LIGHTS } from '#model/supervise';
import { STATUS_NAMES } from '#model/names';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { Icon } from '../kit/icons.tsx';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { ledgerChanged, useQuery } from '../kit/use-query.ts';
import { RULE_WORDS as WORDS } from '../words/settings.ts';
import { LIGHT_WORDS } from '../words/supervision.ts';
import { STATUSES } from '../words/terms.ts';

type Row = Readonly<Record<string, string>>;

/** 督办规则: lights, default limits, the score's formula, the office's own facts; a table that cannot be read is not taken. */
export function Rules(): ReactElement {
  const tables = useQuery('rules', () => call('supervise.rules', {}));
  if (tables.trouble) return <TroubleBox trouble={tables.trouble} retry={tables.reload} />;
  if (!tables.data) return <Waiting />;
  return <><p className="quiet">{WORDS.text}</p>{tables.data.map((table) => <Rule key={`${table.name} ${JSON.stringify(table.rows)}`} table={table} />)}</>;
}

function Rule({ table }: { table: RuleTable }): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const [rows, setRows] = useState<readonly Row[]>(table.rows);
  const changed = JSON.stringify(rows) !== JSON.stringify(table.rows);
  const facts = table.name === 'office' || table.name === 'score';
  const put = (at: number, field: string, value: string): void => { setRows(rows.map((row, i) => (i === at ? { ...row, [field]: value } : row))); };
  const save = async (): Promise<void> => {
    if (!(await act(() => call('supervise.put-rules', { name: table.name, rows: rows.map((row) => ({ ...row })) })))) return;
    void message.success(WORDS.saved);
    ledgerChanged();
  };
  const reset = async (): Promise<void> => {
    if (await act(() => call('supervise.reset-rules', { name: table.name }))) ledgerChanged();
  };
  const move = (at: number, by: number): void => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    if (row) next.splice(at + by, 0, row);
    setRows(next);
  };
  return (
    <details className="lexicon-file" open={table.name !== 'columns'}>
      <summary><b>{WORDS.name[table.name] ?? table.name}</b> {table.own && <span className="basis person">{WORDS.own}</span>}</summary>
      <p className="small quiet">{WORDS.about[table.name] ?? ''}</p>
      {facts ? <div className="rule-facts">{rows.map((row, i) => { const [key = '', value = ''] = table.fields; const label = WORDS.fact[row[key] ?? ''] ?? row[key] ?? ''; return <label key={row[key]}><span className="small quiet">{label}</span><Cell name={table.name} field={value} label={label} numeric={table.name === 'score' || NUMBERS.includes(row[key] ?? '')} value={row[value] ?? ''} onChange={(next) => { put(i, value, next); }} /></label>; })}</div>
        : (
          <table className="rule-table"><thead><tr>{table.fields.filter(shows).map((field) => <th key={field} scope="col">{WORDS.field[field] ?? field}</th>)}<th><span className="hidden-words">{WORDS.order}</span></th></tr></thead>
            <tbody>{rows.map((row, i) => <tr key={i}>{table.fields.filter(shows).map((field) => <td key={field}><Cell name={table.name} field={field} label={`${WORDS.field[field] ?? field} ${i + 1}`} numeric={false} value={row[field] ?? ''} onChange={(next) => { put(i, field, next); }} /></td>)}
              <td><span className="row" style={{ gap: 0 }}><Button size="small" type="text" disabled={i === 0} aria-label={`${WORDS.up} ${i + 1}`} onClick={() => { move(i, -1); }}>↑</Button><Button size="small" type="text" disabled={i === rows.length - 1} aria-label={`${WORDS.down} ${i + 1}`} onClick={() => { move(i, 1); }}>↓</Button><Button size="small" type="text" disabled={rows.length === 1} aria-label={`${WORDS.remove} ${i + 1}`} icon={<Icon name="close" size={12} />} onClick={() => { setRows(rows.filter((_, j) => j !== i)); }} /></span></td></tr>)}</tbody></table>
        )}
      <div className="row" style={{ marginTop: 8 }}>
        {!facts && <Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => { setRows([...rows, Object.fromEntries(table.fields.map((field) => [field, field === 'id' ? `own-${rows.length + 1}` : FIRST[field] ?? '']))]); }}>{WORDS.add}</Button>}
        <Button size="small" type="primary" disabled={!changed} onClick={() => { void save(); }}>{WORDS.save}</Button>
        {changed && <Button size="small" onClick={() => { setRows(table.rows); }}>{WORDS.discard}</Button>}
        {table.own && <Button size="small" type="link" onClick={() => { void reset(); }}>{WORDS.reset}</Button>}
      </div>
    </details>
  );
}

/** The id of a rule is for the machine. */
const shows = (field: string): boolean => field !== 'id';
const NUMBERS: readonly string[] = ['ahead', 'remind', 'cycle'];
const NUMERIC: readonly string[] = ['days_from', 'days_to', 'behind', 'days', 'width'];
/** What a new row begins with, so that it can be read. */
const FIRST: Readonly<Record<string, string>> = { light: 'yellow', days: '30', unit: 'D', width: '20' };

function Cell({ name, field, label, numeric, value, onChange }: { name: string; field: string; label: string; numeric: boolean; value: string; onChange: (value: string) => void }): ReactElement {
  if (field === 'light') return <Select size="small" style={{ width: 64 }} aria-label={label} value={value} options={LIGHTS.map((light) => ({ value: light, label: LIGHT_WORDS[light] }))} onChange={onChange} />;
  if (field === 'status') return <Select size="small" mode="multiple" style={{ width: 190 }} aria-label={label} value={value.split(/\s+/).filter(Boolean)} placeholder={WORDS.anyStatus} options={STATUSES.map((status) => ({ value: status, label: STATUS_NAMES[status] }))} onChange={(next: string[]) => { onChange(next.join(' ')); }} />;
  if (field === 'unit' && name === 'default-limits') return <Select size="small" style={{ width: 84 }} aria-label={label} value={value} options={[{ value: 'D', label: WORDS.days }, { value: 'BD', label: WORDS.workingDays }]} onChange={onChange} />;
  if (numeric || NUMERIC.includes(field)) return <InputNumber size="small" style={{ width: 76 }} aria-label={label} value={value === '' ? null : Number(value)} placeholder={WORDS.any} onChange={(next) => { onChange(next === null ? '' : String(next)); }} />;
  return <Input size="small" aria-label={label} value={value} placeholder={WORDS.anyField[field]} onChange={(event) => { onChange(event.target.value); }} />;
}
