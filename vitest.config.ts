import { defineConfig } from 'vitest/config';

/** What drives a browser or the shell: one file at a time, so that no page waits for a processor that another one has. */
const WINDOWS = ['test/e2e/**/*.test.ts', 'test/electron/**/*.test.ts'];
const testTimeout = 60_000;

export default defineConfig({
  test: {
    globalSetup: 'test/support/own-temporary.ts',
    projects: [
      { test: { name: 'core', include: ['test/**/*.test.ts'], exclude: WINDOWS, testTimeout, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      { test: { name: 'windows', include: WINDOWS, testTimeout, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
