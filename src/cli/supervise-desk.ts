import { openDesk, type Desk } from '#app/supervision/desk';
import { ledgerPath, type CommonOptions } from './options.ts';

/** Opens the ledger that the options name for supervision, lets `work` use it, and closes it. */
export async function atSuperviseDesk<Result>(options: CommonOptions, work: (desk: Desk) => Result | Promise<Result>): Promise<Result> {
  const desk = openDesk(ledgerPath(options), options.today);
  try {
    return await work(desk);
  } finally {
    desk.close();
  }
}
