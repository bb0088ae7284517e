import { App, Button } from 'antd';
import { useCallback } from 'react';
import type { Act } from '#model/review';
import { call } from '../client.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { useAct } from './act.ts';
import { ledgerChanged } from './use-query.ts';

/**
 * Says that something was done to many tasks, with a button that takes all of it back as one act: that act only, whatever
 * was done while the notice stood. Nothing done (null): no button.
 */
export function useDone(): (done: Act | null, title: string, description?: string) => void {
  const act = useAct();
  const { notification } = App.useApp();
  return useCallback((done, title, description) => {
    ledgerChanged();
    const undo = (id: number): void => {
      notification.destroy('done');
      void act(() => call('review.undo', { act: id })).then(ledgerChanged);
    };
    notification.success({ key: 'done', title, description, placement: 'bottomRight', duration: 10, ...(done && { actions: <Button size="small" onClick={() => { undo(done.id); }}>{FRAME_WORDS.undo}</Button> }) });
  }, [act, notification]);
}
