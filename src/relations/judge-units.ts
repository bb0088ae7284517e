import type { Finding } from '#model/relations';
import type { Span } from '#model/span';
import { isCircle, sameCore, unitCore } from './unit-core.ts';

/** A unit that a document gives work to, at the first place where it is named. */
export interface NamedUnit { unit: string; span: Span }

/** A row of the office's own register: a unit's name and what else it is called. */
export interface RegisteredUnit { name: string; aliases: readonly string[] }

/** An organ, as against villages, persons and whoever else may be given work: 财政局, 区委宣传部, 脱贫办. */
const ORGAN = /(?:局|委|办|厅|署|院|部|办公室|委员会|管委会|指挥部|领导小组|中心)$/u;
const COLLECTIVE = /^(?:各|全|有关|相关|其他|所有|本|该|上级)|等$|及|和|与|、|村委|居委|党委$|党工委|支部|医院|法院|检察院|学院|本部/u;

/**
 * Organs that the office's register does not know, under whatever level (市财政局 is known where 区财政局 is registered).
 * An office without a register has nothing judged. `near`: the registered name that it may have been meant for.
 */
export function unknownUnits(named: readonly NamedUnit[], register: readonly RegisteredUnit[]): Finding[] {
  if (register.length === 0) return [];
  const names = register.flatMap(({ name, aliases }) => [name, ...aliases]);
  const cores = names.map(unitCore);
  return named
    .filter(({ unit }) => ORGAN.test(unit) && !COLLECTIVE.test(unit) && !isCircle(unit))
    .filter(({ unit }) => !names.some((name) => name.endsWith(unit) || unit.endsWith(name)) && !cores.some((core) => sameCore(core, unitCore(unit))))
    .map(({ unit, span }) => ({
      code: 'unit-unknown', severity: 'info', span,
      facts: { found: unit, expected: names.find((name) => oneOff(unitCore(name), unitCore(unit))) ?? '' }, witnesses: [],
    }));
}

/** One character put in the place of another, or one more or fewer: 财正局, 自然资源源局. */
function oneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || long.length < 2) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return short.length === long.length ? short.slice(i + 1) === long.slice(i + 1) : short.slice(i) === long.slice(i + 1);
}
