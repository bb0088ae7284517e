import type { ImportFile, ImportJob } from './intake-methods.ts';

/** What the core tells by itself: over server-sent events in the browser, over IPC in the desktop window. */
export type AppEvent =
  /** The job's counts, and the files that moved since the last such event. At most ten a second, the last one always. */
  | { kind: 'import'; job: ImportJob; files: ImportFile[] }
  /** Rows changed: screens ask again for what they show. */
  | { kind: 'ledger-changed'; why: 'import' | 'edit' | 'undo' | 'restore' | 'opened' | 'views' }
  /** The core fell over and was started again; running imports are gone, the ledger is whole. */
  | { kind: 'core-restarted' }
  /** A choice in the application menu that a screen has to answer. */
  | { kind: 'command'; command: ShellCommand }
  /** Files dropped on the window (desktop): paths to import. */
  | { kind: 'dropped'; paths: string[] };

const SHELL_COMMANDS = [
  'choose-files', 'choose-folder', 'search', 'undo', 'redo', 'export', 'backup', 'settings', 'guide',
  'go-intake', 'go-review', 'go-ledger', 'go-calendar', 'go-todo', 'go-supervision', 'go-relations', 'go-checks', 'go-documents', 'go-overview', 'go-export', 'go-settings',
] as const;
export type ShellCommand = (typeof SHELL_COMMANDS)[number];
