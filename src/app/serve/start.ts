import { beginWork } from '#app/begin-work';
import { Core } from '#app/core';
import type { CalendarDate } from '#model/calendar-date';
import { serve, type Serving } from './server.ts';

export interface StartOptions {
  ledger: string;
  /** Folder of the built screens. */
  pages: string;
  port?: number;
  /** The user's folder; default where the system keeps such things. */
  folder?: string;
  today?: CalendarDate | undefined;
  onDefect?: (where: string, error: unknown) => void;
}

/** Opens (or makes) the ledger and serves it. @throws Failure of opening, errors of listening */
export async function startServing({ ledger, folder, today, ...options }: StartOptions): Promise<Serving> {
  const core = new Core({ ledger, today, ...(folder === undefined ? {} : { folder }) });
  try {
    void core.ledger;
    const serving = await serve({ core, ...options });
    // The browser shows what there is to do by the number at 待办; nobody has to be told.
    beginWork(core, { told: () => undefined, trouble: (what, error) => { options.onDefect?.(what, error); } });
    return {
      ...serving,
      close: async () => {
        await serving.close();
        core.close();
      },
    };
  } catch (error) {
    core.close();
    throw error;
  }
}
