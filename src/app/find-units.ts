import { setImmediate as breathe } from 'node:timers/promises';
import type { UnitMatch } from '#api/look-methods';
import { unitCounts } from '#ledger/task-units';
import type { Core } from './core.ts';
import { remembered } from './tables.ts';

interface KnownUnit { unit: string; tasks: number; folded: string }
interface Spelling { initials: string; pinyin: string }
const cache = new WeakMap<Core, { stamp: string; value: KnownUnit[] }>();
/** Spelling a name takes a tenth of a millisecond, and a name is spelled the same in every ledger. */
const spellings = new Map<string, Spelling>();
const OPTIONS = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' } as const;
/** Half a megabyte of readings: loaded when letters are typed, or while nobody asks. */
let pinyin: typeof import('pinyin-pro').pinyin | null = null;
async function loadPinyin(): Promise<void> {
  pinyin ??= (await import('pinyin-pro')).pinyin;
}

/**
 * Units by a piece of the name, by the initials of its pinyin from any character on (区财政局: qczj, czj) or by the pinyin
 * written out (caizheng). The most used first, names before initials before pinyin.
 */
export async function findUnits(core: Core, words: string, limit: number): Promise<UnitMatch[]> {
  const units = knownUnits(core);
  const wanted = folded(words).replace(/\s+/g, '');
  const latin = /^[a-z]+$/.test(wanted);
  if (latin) {
    await loadPinyin();
    // Whoever asks for rows meanwhile does not wait for all names.
    for (const _ of spelling(units)) await breathe();
  }
  const all = new Map<string, UnitMatch>();
  const find = (by: UnitMatch['by'], fits: (unit: KnownUnit) => boolean): void => {
    for (const one of units) {
      if (all.size >= limit) return;
      if (!all.has(one.unit) && fits(one)) all.set(one.unit, { unit: one.unit, tasks: one.tasks, by });
    }
  };
  find('name', (unit) => unit.folded.includes(wanted));
  if (latin) find('initials', ({ unit }) => spellingOf(unit).initials.includes(wanted));
  if (latin && wanted.length > 2) find('pinyin', ({ unit }) => spellingOf(unit).pinyin.includes(wanted));
  return [...all.values()];
}

/** Spells the units of a ledger, some at a step, so that the first letters typed need not wait for all of them. */
export function* spellUnits(core: Core): Generator<void> {
  void loadPinyin();
  while (pinyin === null) yield;
  yield* spelling(knownUnits(core));
}

function* spelling(units: readonly KnownUnit[]): Generator<void> {
  let spelled = 0;
  for (const { unit } of units) {
    if (spellings.has(unit)) continue;
    spellingOf(unit);
    if (++spelled % AT_A_STEP === 0) yield;
  }
}
const AT_A_STEP = 50;

const folded = (words: string): string => words.normalize('NFKC').toLowerCase();
const knownUnits = (core: Core): KnownUnit[] => remembered(cache, core, () => unitCounts(core.ledger.reading).map(({ unit, tasks }) => ({ unit, tasks, folded: folded(unit) })));

function spellingOf(unit: string): Spelling {
  let spelling = spellings.get(unit);
  if (!spelling) {
    const syllables = pinyin!(unit, OPTIONS);
    spellings.set(unit, (spelling = { initials: syllables.map((s) => s[0] ?? '').join('').toLowerCase(), pinyin: syllables.join('').toLowerCase() }));
  }
  return spelling;
}
