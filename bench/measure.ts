/** One line of the bench's table; `met` is null where there is no target. */
export interface Measured { what: string; target: string; measured: string; met: boolean | null }

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Milliseconds on the clock and of processor time: on a busy machine only the second says what the work costs. */
export function taken(work: () => void): { wall: number; cpu: number } {
  const before = process.cpuUsage();
  const started = performance.now();
  work();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}

export const megabytes = (bytes: number): number => bytes / 1_000_000;
