import { Button, Input } from 'antd';
import { type ReactElement, useState } from 'react';
import type { LexiconFile } from '#api/settings-methods';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { Icon } from '../kit/icons.tsx';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { fieldName, lexiconName, SETTINGS_WORDS as WORDS } from '../words/settings.ts';

/** The person's own lines of the lexicon, file by file; units first, since they are what a clerk adds. */
export function LexiconLines(): ReactElement {
  const files = useQuery('lexicon', () => call('settings.lexicon', {}));
  if (files.trouble) return <TroubleBox trouble={files.trouble} retry={files.reload} />;
  if (!files.data) return <Waiting />;
  return (
    <>
      <p className="quiet">{WORDS.lexiconText}</p>
      {files.data.filter(usual).toSorted((a, b) => USUAL.indexOf(a.name) - USUAL.indexOf(b.name)).map((file, i) => <File key={file.name} file={file} first={i === 0} reload={files.reload} />)}
      <details className="lexicon-file"><summary>{WORDS.otherLexicon}</summary><div className="lexicon-others">{files.data.filter((file) => !usual(file)).map((file) => <File key={file.name} file={file} first={false} reload={files.reload} />)}</div></details>
    </>
  );
}

/** What a clerk adds to; the rest is for whoever knows the rules. */
const USUAL: readonly string[] = ['unit-heads', 'unit-register', 'issuer-codes', 'document-types', 'verbs'];
const usual = (file: LexiconFile): boolean => USUAL.includes(file.name) || file.lines.length > 0;
/** What a field is when a person leaves it empty. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'unit-heads': { kind: 'agency' } };

function File({ file, first, reload }: { file: LexiconFile; first: boolean; reload: () => void }): ReactElement {
  const act = useAct();
  const [values, setValues] = useState<Record<string, string>>({});
  const [line, setLine] = useState<number | null>(null);
  const [key] = file.fields;
  const filled = key !== undefined && (values[key] ?? '').trim() !== '';
  const save = async (): Promise<void> => {
    if (!filled) return;
    const done = await act(() => call('settings.put-lexicon-line', { file: file.name, ...(line === null ? {} : { line }), values: { ...OTHERWISE[file.name], ...values } }));
    if (!done) return;
    setValues({});
    setLine(null);
    reload();
  };
  return (
    <details className="lexicon-file" open={first || file.lines.length > 0}>
      <summary><b>{lexiconName(file.name)}</b> <span className="small quiet numbers">{WORDS.builtIn(file.builtIn)}{file.lines.length > 0 ? ` + ${file.lines.length}` : ''}</span></summary>
      {file.lines.length === 0 && <p className="small quiet">{WORDS.noLines}</p>}
      <ul className="lines">{file.lines.map((own) => (
        <li key={own.line}>
          {file.fields.map((field, i) => (own.values[field] ? <span key={field} className={i === 0 ? '' : 'quiet small'} title={fieldName(field)}>{own.values[field]}</span> : null))}<span className="grow" />
          <Button size="small" type="text" onClick={() => { setLine(own.line); setValues(own.values); }}>{WORDS.edit}</Button>
          <Button size="small" type="text" aria-label={`${WORDS.deleteLine} ${own.values[key ?? ''] ?? ''}`} icon={<Icon name="close" size={12} />} onClick={() => { void act(() => call('settings.delete-lexicon-line', { file: file.name, line: own.line })).then(reload); }} />
        </li>
      ))}</ul>
      <div className="row lexicon-new">
        {file.fields.map((field) => <Input key={field} size="small" value={values[field] ?? ''} placeholder={fieldName(field)} aria-label={`${lexiconName(file.name)} ${fieldName(field)}`} onChange={(event) => { setValues({ ...values, [field]: event.target.value }); }} onPressEnter={() => { void save(); }} />)}
        <Button size="small" type="primary" disabled={!filled} onClick={() => { void save(); }}>{line === null ? WORDS.addLine : WORDS.save}</Button>
        {line !== null && <Button size="small" onClick={() => { setLine(null); setValues({}); }}>{FRAME_WORDS.cancel}</Button>}
      </div>
    </details>
  );
}
