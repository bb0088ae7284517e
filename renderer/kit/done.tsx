import { App, Button } from 'antd';
import { useCallback } from 'react';
import { call } from '../client.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { useAct } from './act.ts';
import { ledgerChanged } from './use-query.ts';

/** Says that something was done to many tasks, with a button that takes all of it back as one act. */
export function useDone(): (title: string, description?: string) => void {
  const act = useAct();
  const { notification } = App.useApp();
  return useCallback((title, description) => {
    ledgerChanged();
    const undo = (): void => {
      notification.destroy('done');
      void act(() => call('review.undo', {})).then(ledgerChanged);
    };
    notification.success({ key: 'done', title, description, placement: 'bottomRight', duration: 10, actions: <Button size="small" onClick={undo}>{FRAME_WORDS.undo}</Button> });
  }, [act, notification]);
}
