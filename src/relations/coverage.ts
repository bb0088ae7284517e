import type { Statement } from '#model/relations';
import { align, type AlignedPair } from './align.ts';

/** Which tasks of an upper document have a row in the lower one, and which of the lower rest on none of the upper. */
export interface Coverage {
  pairs: AlignedPair[];
  /** Indices of upper statements without a same (or only a similar) counterpart. */
  uncovered: number[];
  similarOnly: number[];
  /** Indices of lower statements without any counterpart above. */
  unfounded: number[];
  /** Share of the upper document's duties that have a same counterpart, 0..1; 1 when there are none. */
  share: number;
}

const isTask = (s: Statement): boolean => s.modality === 'duty' || s.modality === 'target';

/** Compares a lower document with the upper one that it carries out. */
export function coverage(upper: readonly Statement[], lower: readonly Statement[]): Coverage {
  const pairs = align(upper, lower);
  const same = new Set(pairs.filter((pair) => pair.grade === 'same').map((pair) => pair.a));
  const any = new Set(pairs.map((pair) => pair.a));
  const founded = new Set(pairs.map((pair) => pair.b));
  const tasks = upper.map((_, index) => index).filter((index) => isTask(upper[index]!));
  const open = tasks.filter((index) => !same.has(index));
  return {
    pairs,
    uncovered: open.filter((index) => !any.has(index)),
    similarOnly: open.filter((index) => any.has(index)),
    unfounded: lower.map((_, index) => index).filter((index) => isTask(lower[index]!) && !founded.has(index)),
    share: tasks.length === 0 ? 1 : (tasks.length - open.length) / tasks.length,
  };
}
