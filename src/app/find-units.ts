import { pinyin } from 'pinyin-pro';
import type { UnitMatch } from '#api/look-methods';
import { unitCounts } from '#ledger/task-units';
import type { Core } from './core.ts';
import { remembered } from './tables.ts';

interface KnownUnit { unit: string; tasks: number; folded: string; initials: string; pinyin: string }
const cache = new WeakMap<Core, { stamp: string; value: KnownUnit[] }>();

/**
 * Units by a piece of the name, by the initials of its pinyin from any character on (区财政局: qczj, czj) or by the pinyin
 * written out (caizheng). The most used first, names before initials before pinyin.
 */
export function findUnits(core: Core, words: string, limit: number): UnitMatch[] {
  const units = remembered(cache, core, () => unitCounts(core.ledger.reading).map(spelled));
  const wanted = words.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const latin = /^[a-z]+$/.test(wanted);
  const found = (by: UnitMatch['by'], fits: (unit: KnownUnit) => boolean): UnitMatch[] => units.filter(fits).map(({ unit, tasks }) => ({ unit, tasks, by }));
  const all = [
    ...found('name', (unit) => unit.folded.includes(wanted)),
    ...(latin ? found('initials', (unit) => unit.initials.includes(wanted)) : []),
    ...(latin && wanted.length > 2 ? found('pinyin', (unit) => unit.pinyin.includes(wanted)) : []),
  ];
  return [...new Map(all.toReversed().map((match) => [match.unit, match])).values()].reverse().slice(0, limit);
}

function spelled({ unit, tasks }: { unit: string; tasks: number }): KnownUnit {
  const options = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' } as const;
  const syllables = pinyin(unit, options);
  return { unit, tasks, folded: unit.normalize('NFKC').toLowerCase(), initials: syllables.map((s) => s[0] ?? '').join('').toLowerCase(), pinyin: syllables.join('').toLowerCase() };
}
