/** Why the world said no. A closed union: each code has Chinese words that say what to do (cli/words, renderer/words). */
export const FAILURE_CODES = [
  'file-absent', 'file-unreadable', 'file-empty', 'file-vanished', 'file-too-large', 'file-encrypted', 'file-damaged',
  'file-bomb', 'file-binary', 'format-unsupported', 'text-layer-absent', 'reader-timeout',
  'ledger-not-sqlite', 'ledger-newer', 'ledger-busy', 'ledger-damaged', 'ledger-absent', 'ledger-foreign', 'folder-read-only', 'disk-full',
  'resource-broken', 'document-not-found', 'task-not-found', 'act-not-last', 'export-format-unknown', 'export-target-unwritable', 'query-invalid',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Thrown inside the [node] rooms and turned into a result at the rims (ingest per file, cli, api). */
export class Failure extends Error {
  readonly code: FailureCode;
  /** Facts that the words may use: path, limit, found … */
  readonly facts: Readonly<Record<string, string | number>>;
  constructor(code: FailureCode, facts: Record<string, string | number> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(facts)}`, { cause });
    this.name = 'Failure';
    this.code = code;
    this.facts = facts;
  }
}
