import { defineConfig } from 'vitest/config';

/** On a busy CI machine a real browser can miss a moment: a test may be tried again there, never on a developer's machine. */
const retry = process.env['CI'] ? 2 : 0;

export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, retry } });
