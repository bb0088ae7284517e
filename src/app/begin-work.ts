import type { Core } from './core.ts';
import { importsOf } from './importing/imports.ts';
import { prepareAtStart } from './prepare.ts';
import { keepRounds, type Told } from './supervision/daily.ts';

export interface WorkListener {
  /** What there is to do, once a day and ledger. */
  told(told: Told[]): void;
  /** Something done by itself failed; the screens say it when they are asked. */
  trouble(what: string, error: unknown): void;
}

/**
 * What a core does by itself from its start on, behind `zeqing serve` and in the desktop alike: the columns that the first
 * sort and filter need are read, watched folders are looked at, the daily round is gone. All of it ends with the core.
 */
export function beginWork(core: Core, { told, trouble }: WorkListener): void {
  core.hearTrouble(trouble);
  prepareAtStart(core);
  try {
    void importsOf(core);
  } catch (error) {
    trouble('watched folders', error);
  }
  keepRounds(core, told, (error) => { trouble('daily round', error); });
}
