import { existsSync, statSync } from 'node:fs';
import type { Settings, settingsMethods } from '#api/settings-methods';
import { Failure } from '#model/failure';
import { ledgerSize } from '#ledger/statistics';
import { backups, backUp, lastBackup, restore } from '../backup.ts';
import { previewRestore } from '../backup-ledger.ts';
import type { Core } from '../core.ts';
import { calendarYears, putCalendarYear } from '../user-calendar.ts';
import { addDeadlineRow, deadlineRows, deleteDeadlineRow } from '../user-grammar.ts';
import { deleteLexiconLine, putLexiconLine, userLexicon } from '../user-lexicon.ts';
import { version } from '../version.ts';
import type { Handlers } from './handler.ts';

function settings(core: Core): Settings {
  const { documents, tasks } = ledgerSize(core.ledger);
  return {
    ledger: { path: core.ledgerPath, bytes: bytesOf(core.ledgerPath), documents, tasks, lastBackup: lastBackup(core) },
    dataFolder: core.folder, version: version(), preferences: core.memory.preferences(),
  };
}

/** The ledger's file with what was written last and lies beside it. */
const bytesOf = (path: string): number => [path, `${path}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);

export const settingsHandlers: Handlers<keyof typeof settingsMethods> = {
  'settings.get': settings,
  'settings.set': (core, patch) => core.memory.setPreferences(patch),
  'settings.lexicon': userLexicon,
  'settings.put-lexicon-line': (core, { file, line, values }) => {
    putLexiconLine(core, file, values, line);
    return userLexicon(core);
  },
  'settings.delete-lexicon-line': (core, { file, line }) => {
    deleteLexiconLine(core, file, line);
    return userLexicon(core);
  },
  'settings.deadline-rows': deadlineRows,
  'settings.add-deadline-row': (core, row) => {
    addDeadlineRow(core, row);
    return deadlineRows(core);
  },
  'settings.delete-deadline-row': (core, { id }) => {
    deleteDeadlineRow(core, id);
    return deadlineRows(core);
  },
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
