import { existsSync, statSync } from 'node:fs';
import type { Settings, settingsMethods } from '#api/settings-methods';
import { Failure } from '#model/failure';
import { ledgerSize } from '#ledger/statistics';
import { backups, backUp, lastBackup, restore } from '#app/backup';
import { previewRestore } from '#app/backup-ledger';
import type { Core } from '#app/core';
import { calendarYears, putCalendarYear } from '#app/user/calendar';
import { version } from '#app/version';
import { type Handlers, later } from './handler.ts';
import type { OwnWords } from './own-words.ts';

function settings(core: Core): Settings {
  const { documents, tasks } = ledgerSize(core.ledger);
  return {
    ledger: { path: core.ledgerPath, bytes: bytesOf(core.ledgerPath), documents, tasks, lastBackup: lastBackup(core) },
    dataFolder: core.folder, version: version(), preferences: core.memory.preferences(),
  };
}

/** The ledger's file with what was written last and lies beside it. */
const bytesOf = (path: string): number => [path, `${path}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);

/** The person's own words and rows load the whole analysis, which tries them. */
const OWN_WORDS = {
  'settings.lexicon': true, 'settings.put-lexicon-line': true, 'settings.delete-lexicon-line': true, 'settings.deadline-rows': true, 'settings.add-deadline-row': true, 'settings.delete-deadline-row': true,
} as const satisfies Record<OwnWords, true>;

export const settingsHandlers: Handlers<keyof typeof settingsMethods> = {
  'settings.get': settings,
  'settings.set': (core, patch) => core.memory.setPreferences(patch),
  ...later(OWN_WORDS, async () => (await import('./own-words.ts')).ownWordsHandlers),
  'settings.calendar': calendarYears,
  'settings.put-calendar-year': (core, { year, holidays, workdays }) => {
    putCalendarYear(core, year, holidays, workdays);
    return calendarYears(core);
  },
  'settings.backups': backups,
  'settings.backup': (core, { target }) => backUp(core, target),
  'settings.preview-restore': (core, { path }) => previewRestore(core.ledgerPath, path),
  'settings.restore': (core, { path }) => {
    restore(core, path);
    return settings(core);
  },
  'settings.recent-ledgers': (core) => core.memory.recent(),
  'settings.open-ledger': (core, { path, create = false }) => {
    if (!path.endsWith('.zeqing')) throw new Failure('ledger-not-sqlite', { path });
    core.useLedger(path, create);
    return settings(core);
  },
};
