import { App, Button } from 'antd';
import type { ReactElement } from 'react';
import type { MissingLine } from '#api/relation-methods';
import { useAct } from '../kit/act.ts';
import { RELATIONS_WORDS as WORDS } from '../words/relations.ts';

/** Documents to get, what most rests on first, with who cites them. `brief`: without who. */
export function Missing({ missing, brief = false, onCenter }: { missing: readonly MissingLine[]; brief?: boolean; onCenter: (id: number) => void }): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const copy = async (words: string): Promise<void> => {
    if (await act(() => navigator.clipboard.writeText(words)) !== null) void message.success(WORDS.copied);
  };
  return (
    <ol className="side-list missing">{missing.map((one) => {
      const title = one.title ? `《${one.title.replace(/^《|》$/g, '')}》` : '';
      const name = `${title}${one.number ?? ''}`;
      return (
        <li key={name}>
          <div className="row"><span className="grow">{title}{one.number && <span className="numbers">{title ? `（${one.number}）` : one.number}</span>}</span><Button size="small" type="text" aria-label={`${WORDS.copy}：${name}`} onClick={() => { void copy(name); }}>{WORDS.copy}</Button></div>
          {!brief && <p className="small quiet">{WORDS.citedBy(one.citedBy)}{one.restOnIt > 0 && <> · <b>{WORDS.restOn(one.restOnIt)}</b></>}{one.documents.slice(0, 3).map((d) => <button key={d.id} type="button" className="bare missing-by clip" onClick={() => { onCenter(d.id); }}>{d.number ?? d.title}</button>)}</p>}
        </li>
      );
    })}</ol>
  );
}
