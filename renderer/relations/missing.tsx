import { App, Button } from 'antd';
import type { ReactElement } from 'react';
import type { MissingLine } from '#api/relation-methods';
import { RELATIONS_WORDS as WORDS } from '../words/relations.ts';

/** Documents to get, what most rests on first, with who cites them. `brief`: without who. */
export function Missing({ missing, brief = false, onCenter }: { missing: readonly MissingLine[]; brief?: boolean; onCenter: (id: number) => void }): ReactElement {
  const { message } = App.useApp();
  const copy = (words: string): void => { navigator.clipboard.writeText(words).then(() => { void message.success(WORDS.copied); }, () => undefined); };
  return (
    <ol className="side-list missing">{missing.map((one) => {
      const name = `${one.title ? `《${one.title.replace(/^《|》$/g, '')}》` : ''}${one.number ?? ''}`;
      return (
        <li key={name}>
          <div className="row"><span className="grow">{one.title ? `《${one.title.replace(/^《|》$/g, '')}》` : ''}<span className="numbers">{one.number ? `${one.title ? '（' : ''}${one.number}${one.title ? '）' : ''}` : ''}</span></span><Button size="small" type="text" aria-label={`${WORDS.copy}：${name}`} onClick={() => { copy(name); }}>{WORDS.copy}</Button></div>
          {!brief && <p className="small quiet">{WORDS.citedBy(one.citedBy)}{one.restOnIt > 0 && <> · <b>{WORDS.restOn(one.restOnIt)}</b></>}{one.documents.slice(0, 3).map((d) => <button key={d.id} type="button" className="bare missing-by clip" onClick={() => { onCenter(d.id); }}>{d.number ?? d.title}</button>)}</p>}
        </li>
      );
    })}</ol>
  );
}
