import { Button, Spin } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import type { Trouble } from '../client.ts';
import { failureWords } from '../words/failures.ts';
import { FRAME_WORDS } from '../words/frame.ts';

/** What went wrong and what to do about it, with a way to try again. */
export function TroubleBox({ trouble, retry }: { trouble: Trouble; retry?: () => void }): ReactElement {
  const { what, todo } = failureWords(trouble.code, trouble.facts);
  return (
    <div className="trouble" role="alert">
      <div className="grow"><strong>{what}</strong><div>{todo}</div></div>
      {retry && <Button size="small" onClick={retry}>{FRAME_WORDS.retry}</Button>}
    </div>
  );
}

/** An empty place that says what belongs here and how it gets here. */
export function Empty({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }): ReactElement {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}

export function Waiting({ what = FRAME_WORDS.loading }: { what?: string }): ReactElement {
  return <div className="empty" role="status"><Spin /><p style={{ marginTop: 12 }}>{what}</p></div>;
}
