import { Button } from 'antd';
import type { ReactElement } from 'react';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { useQuery } from '../kit/use-query.ts';
import { failureWords } from '../words/failures.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { RELATIONS_WORDS as WORDS } from '../words/relations.ts';

/** A line while documents are not related yet: how many, or what stands in the way and what to do about it. */
export function Progress(): ReactElement | null {
  const act = useAct();
  const { data, reload } = useQuery('relations progress', () => call('relations.progress', {}));
  if (!data || data.waiting === 0) return null;
  if (!data.trouble) return <p className="quiet small" style={{ margin: '8px 16px 0' }} role="status">{WORDS.relating(data.waiting)}</p>;
  const { what, todo } = failureWords(data.trouble.code, data.trouble.facts);
  return (
    <div className="trouble" style={{ margin: '8px 16px 0' }} role="alert">
      <div className="grow"><strong>{WORDS.unrelated(data.waiting, what)}</strong><div>{todo}</div></div>
      <Button size="small" onClick={() => { void act(() => call('relations.progress', { again: true })).then(reload); }}>{FRAME_WORDS.retry}</Button>
    </div>
  );
}
