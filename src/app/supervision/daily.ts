import { backUpWhenDue } from '#app/backup';
import type { Core } from '#app/core';
import { type TodoKind, TODO_KINDS } from '#model/supervise';
import { remind } from './remind.ts';
import { readSupervisionRules } from './rules.ts';
import { renewSupervision } from './supervise.ts';

/** What there is to do, kind by kind, with the first of each in words. */
export interface Told { kind: TodoKind; count: number; first: string[] }
const NAMED = 3;
/** The start is for the screens; and a program that stays open sees the next day within the hour. */
const FIRST_MS = 2_000;
const LOOK_MS = 60 * 60 * 1000;

/**
 * What has to happen once on start and once a day: a backup when one is due, dates of recurring duties reach ahead. Gives what
 * there is to do. A backup that fails is told to `onTrouble` and keeps nobody from the rest; nor do broken rules keep from a
 * backup. @throws Failure of the ledger, the rules, the disk
 */
export function dailyRound(core: Core, onTrouble: (error: unknown) => void): Told[] {
  try {
    const { backupHours, backupKeep } = core.memory.preferences();
    if (core.ledger.reading.get('SELECT 1 FROM documents LIMIT 1')) backUpWhenDue(core, { hours: backupHours, keep: backupKeep });
  } catch (error) {
    onTrouble(error);
  }
  const rules = readSupervisionRules(core.resourceFolders);
  renewSupervision(core.ledger, { rules, today: core.today });
  const found = remind({ ledger: core.ledger, rules, today: core.today });
  return TODO_KINDS.flatMap((kind) => (found[kind].length === 0 ? [] : [{
    kind, count: found[kind].length,
    first: kind === 'silent' ? found.silent.slice(0, NAMED).map((one) => one.unit) : found[kind].slice(0, NAMED).map((one) => `${one.dueOn ?? ''} ${one.words.slice(0, 40)}`.trim()),
  }]));
}

/** Goes the round on start and every hour; what there is to do is told once a day and ledger. Trouble is for the log: screens say it when they are asked. */
export function keepRounds(core: Core, tell: (told: Told[]) => void, onTrouble: (error: unknown) => void): void {
  let seenOn = '';
  let toldOn = '';
  const round = (): void => {
    try {
      const told = dailyRound(core, onTrouble);
      const now = `${core.ledgerPath} ${core.today}`;
      if (seenOn !== '' && seenOn !== now) core.emit({ kind: 'ledger-changed', why: 'edit' });
      seenOn = now;
      if (told.length === 0 || toldOn === now) return;
      toldOn = now;
      tell(told);
    } catch (error) {
      onTrouble(error);
    }
  };
  const first = setTimeout(round, FIRST_MS);
  const hourly = setInterval(round, LOOK_MS);
  first.unref();
  hourly.unref();
  core.onClose(() => {
    clearTimeout(first);
    clearInterval(hourly);
  });
}
