import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { DateField } from '../kit/date-field.tsx';
import { todayHere } from '../kit/dates.ts';
import { chooseFolderFor, chooseTargetFor } from '../kit/hand-over.ts';
import { useMemory } from '../kit/memory.ts';
import { go } from '../kit/route.ts';
import { useQuery } from '../kit/use-query.ts';
import { useWritten, type WrittenFiles } from '../kit/written.tsx';
import { PAPER_WORDS as WORDS, SUPERVISION_WORDS } from '../words/supervision.ts';

export type PaperKind = keyof typeof SUPERVISION_WORDS.papersMenu;
const LETTERS = ['notice', 'reminder', 'tricolor', 'bulletin'] as const;
const isLetter = (kind: PaperKind): kind is (typeof LETTERS)[number] => (LETTERS as readonly string[]).includes(kind);

/** Letters, the bulletin, forms, the calendar and 反馈表: a few wishes, then the files. */
export function Papers({ kind, units: given, onClose }: { kind: PaperKind; units: readonly string[]; onClose: () => void }): ReactElement {
  const act = useAct();
  const written = useWritten();
  const [units, setUnits] = useState<readonly string[]>(given);
  const [wish, setWish] = useState<{ number?: string; issue?: string; to?: string; answerBy?: string }>({});
  const [redHead, setRedHead] = useMemory('papers.red-head', false);
  const [form, setForm] = useMemory('papers.form', '督查台账');
  const [busy, setBusy] = useState(false);
  const known = useQuery('open units', () => call('supervise.units', {}));
  const forms = useQuery(kind === 'form' ? 'forms' : null, () => call('supervise.forms', {}), true);
  const chosen = forms.data?.find((one) => one.form === form) ?? forms.data?.[0];
  const name = SUPERVISION_WORDS.papersMenu[kind];
  const put = (field: keyof typeof wish, value: string | null): void => { setWish(({ [field]: _gone, ...rest }) => (value ? { ...rest, [field]: value } : rest)); };
  const some = units.length > 0 ? { units: [...units] } : {};
  const single = async (file: string, write: (target: { target?: string }) => Promise<{ path: string; rows: number; download: string | null }>): Promise<WrittenFiles | null> => {
    const target = await chooseTargetFor(file);
    if (target === null) return null;
    const { path, rows, download } = await write(target === undefined ? {} : { target });
    return { files: [{ path, rows }], download };
  };
  const make = async (): Promise<WrittenFiles | null> => {
    if (kind === 'form') return single(`${chosen?.form ?? form}-${todayHere()}.xlsx`, (target) => call('supervise.write-form', { form: chosen?.form ?? form, ...some, ...target }));
    if (kind === 'calendar') return single(`${WORDS.calendar}-${todayHere()}.ics`, (target) => call('supervise.write-calendar', { ...some, ...target }));
    const folder = await chooseFolderFor();
    if (folder === null) return null;
    const into = folder === undefined ? {} : { folder };
    if (kind === 'feedback') return call('feedback.send', { ...some, ...into });
    return call('supervise.letters', { kind, ...(kind === 'bulletin' ? {} : some), ...wish, redHead, ...into });
  };
  const run = async (): Promise<void> => {
    setBusy(true);
    const made = await act(make);
    setBusy(false);
    if (!made) return;
    written(made, `${name}-${todayHere()}`);
    onClose();
  };
  const line = (field: 'number' | 'issue' | 'to', label: string, placeholder = ''): ReactElement => <><span>{label}</span><Input value={wish[field] ?? ''} placeholder={placeholder} aria-label={label} onChange={(event) => { put(field, event.target.value); }} /></>;
  const idle = known.data?.length === 0;
  return (
    <Modal open width={560} title={name} onCancel={onClose} onOk={() => { void run(); }} confirmLoading={busy} okText={WORDS.make} okButtonProps={{ disabled: kind === 'feedback' && idle === true }}>
      <p className="quiet small" style={{ marginBottom: 10 }}>{kind === 'feedback' ? (idle ? WORDS.noUnits : WORDS.sendText) : WORDS.about[kind]}</p>
      <div className="paper-form">
        {kind === 'form' && <><span>{WORDS.forms}</span><Select aria-label={WORDS.forms} value={chosen?.form} options={(forms.data ?? []).map((one) => ({ value: one.form, label: one.form }))} onChange={setForm} /><span /><span className="small quiet">{chosen ? WORDS.columns(chosen.headings.join('、')) : ''}</span></>}
        {kind !== 'bulletin' && <><span>{WORDS.units}</span><Select mode="multiple" allowClear value={[...units]} placeholder={WORDS.unitsAll} aria-label={WORDS.units} options={(known.data ?? []).map((one) => ({ value: one.unit, label: WORDS.sendUnit(one.unit, one.tasks) }))} onChange={setUnits} /></>}
        {isLetter(kind) && <>
          {line('number', WORDS.number)}
          {kind === 'bulletin' ? <>{line('issue', WORDS.issue)}{line('to', WORDS.to, WORDS.toPlaceholder)}</> : <><span>{WORDS.answerBy}</span><DateField value={wish.answerBy ?? null} label={WORDS.answerBy} placeholder={WORDS.answerDefault} onChange={(date) => { put('answerBy', date); }} /></>}
          <span /><Checkbox checked={redHead} onChange={(event) => { setRedHead(event.target.checked); }}>{WORDS.redHead}</Checkbox>
        </>}
      </div>
      {isLetter(kind) && <p className="small quiet row" style={{ marginTop: 8 }}>{WORDS.office}<Button size="small" onClick={() => { go('settings', { part: 'rules' }); }}>{WORDS.toOffice}</Button></p>}
    </Modal>
  );
}
