import { describe, expect, test } from 'vitest';
import { attack, attackMutated, collected, LIMIT_MS, type Outcome, seeds } from './attack.ts';
import { mutate } from './mutate.ts';

/** `npm run test:hostile` takes 5,000; here as many as everybody has time for. */
const MUTATED = 120;

test('mutated files of every format: a text or a Failure', { timeout: 180_000 }, async () => {
  const outcomes: Outcome[] = [];
  await attackMutated(MUTATED, 1, (outcome) => outcomes.push(outcome));
  expect(outcomes.filter((outcome) => outcome.wrong)).toEqual([]);
  expect(outcomes).toHaveLength(MUTATED);
  expect(new Set(outcomes.map((outcome) => outcome.ended)).size).toBeGreaterThan(2);
});

test('the same seed hurts the same way, another in another', () => {
  const { bytes } = seeds()[0]!;
  expect(mutate(bytes, 7)).toEqual(mutate(bytes, 7));
  expect(mutate(bytes, 7).equals(mutate(bytes, 8))).toBe(false);
});

describe.skipIf(collected().length === 0)('hostile files of other projects in ../shared (skipped where it is absent)', () => {
  test.each(collected().filter(({ name }) => !/\.(?:pdf|docx)$/.test(name)))('$name', { timeout: 3 * LIMIT_MS }, async ({ name, path }) => {
    expect((await attack(path, name)).wrong).toBeNull();
  });
});
