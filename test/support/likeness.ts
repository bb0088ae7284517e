/**
 * How much of `reference` is found in `text` in the same order, 0 … 1 (longest common subsequence over the longer of
 * the two), after NFKC, without white space, and with Kangxi radicals read as the Han characters they stand for.
 */
export function likeness(text: string, reference: string): number {
  const a = Array.from(plain(text));
  const b = Array.from(plain(reference));
  return (a.length + b.length - distance(a, b)) / 2 / Math.max(a.length, b.length);
}

/** What is compared: NFKC, without white space, radicals read as the Han they stand for. */
export function plain(text: string): string {
  const radicals: Record<string, string> = { '⻓': '长', '⻔': '门', '⻅': '见', '⻛': '风', '⻝': '食', '⻢': '马', '⻩': '黄', '⻬': '齐', '⻆': '角', '⻋': '车', '⻚': '页', '⻜': '飞', '⻥': '鱼', '⻦': '鸟', '⻰': '龙', '⺠': '民', '⺟': '母', '⻄': '西', '⻘': '青', '⻁': '虎', '⻉': '贝', '⻨': '麦', '⺎': '尢', '⼾': '户', '戶': '户' };
  return text.replaceAll(/[⺀-⻿⼾戶]/g, (c) => radicals[c] ?? c).normalize('NFKC').replaceAll(/\s|\uFEFF/g, '');
}

/** Insertions and deletions between two sequences (Myers), at most their total length. */
function distance(a: readonly string[], b: readonly string[]): number {
  const most = a.length + b.length;
  const furthest = new Int32Array(2 * most + 3);
  for (let d = 0; d <= most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1;
      let x = k === -d || (k !== d && furthest[at - 1]! < furthest[at + 1]!) ? furthest[at + 1]! : furthest[at - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest[at] = x;
      if (x >= a.length && x - k >= b.length) return d;
    }
  }
  return most;
}

/** Share of the reference's characters that the text holds too, wherever they stand. */
export function coverage(text: string, reference: string): number {
  const counts = new Map<string, number>();
  for (const c of plain(text)) counts.set(c, (counts.get(c) ?? 0) + 1);
  const wanted = Array.from(plain(reference));
  let found = 0;
  for (const c of wanted) {
    const left = counts.get(c) ?? 0;
    if (left > 0) found++;
    counts.set(c, left - 1);
  }
  return found / wanted.length;
}
