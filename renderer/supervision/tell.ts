import { App } from 'antd';
import { useCallback } from 'react';
import type { InputOf } from '#api/contract';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { ledgerChanged } from '../kit/use-query.ts';
import { STORY_WORDS as WORDS } from '../words/supervision.ts';

export type Report = InputOf<'supervise.tell'>['report'];

/** Tells something of a task; true when it was taken. */
export function useTell(task: number): (report: Report, quiet?: boolean) => Promise<boolean> {
  const act = useAct();
  const { message } = App.useApp();
  return useCallback(async (report, quiet = false) => {
    const done = await act(() => call('supervise.tell', { task, report }));
    if (!done) return false;
    if (!quiet) void message.success(WORDS.told);
    ledgerChanged();
    return true;
  }, [act, message, task]);
}
