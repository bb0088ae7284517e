import type { Reply } from '#api/contract';
import type { AppEvent } from '#api/events';
import type { TodoKind } from '#model/supervise';

/** What main asks the core, each with a number for the answer. */
export type CoreAsk =
  | { id: number; ask: 'call'; method: string; input: unknown }
  /** Bytes behind files/original/N or files/download/ID. */
  | { id: number; ask: 'file'; pathname: string };

/** What there is to do of one kind, with the first of it in words. */
export interface Told { kind: TodoKind; count: number; first: string[] }

export interface FileBytes { bytes: Uint8Array; type: string; name: string }

/** What the core says: answers, events, and by itself when it is ready and what there is to do. */
export type CoreSays =
  | { say: 'answer'; id: number; reply: Reply<unknown> }
  | { say: 'file'; id: number; file: FileBytes | null }
  | { say: 'event'; event: AppEvent }
  | { say: 'ledger'; path: string; recent: string[] }
  | { say: 'told'; told: Told[] }
  /** Start a process for the readers of files; what it hears and says goes through main. */
  | { say: 'reader-start'; reader: number; args: string[]; execArgv: string[] }
  | { say: 'reader-hear'; reader: number; message: unknown }
  | { say: 'reader-stop'; reader: number };

/** What main tells the core of the readers' process. */
export type ReaderNews = { reader: number; news: 'says'; message: unknown } | { reader: number; news: 'exit'; code: number };
