import { App } from 'antd';
import { useCallback } from 'react';
import { Trouble } from '../client.ts';
import { failureWords } from '../words/failures.ts';

/** Does something for a person; trouble is shown with what to do about it. Gives null then. */
export function useAct(): <T>(work: () => Promise<T>) => Promise<T | null> {
  const { notification } = App.useApp();
  return useCallback(async (work) => {
    try {
      return await work();
    } catch (error) {
      const trouble = Trouble.of(error);
      const { what, todo } = failureWords(trouble.code, trouble.facts);
      notification.error({ key: trouble.code, title: what, description: todo, placement: 'bottomRight', duration: 8 });
      return null;
    }
  }, [notification]);
}
