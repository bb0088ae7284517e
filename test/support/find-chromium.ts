import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell'];

/** Path of a Chromium to test with: ZEQING_CHROMIUM, else where Debian and others put it; null when there is none. */
export function findChromium(): string | null {
  return [process.env['ZEQING_CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null;
}

/** Said by tests that cannot run without one. */
export const NO_CHROMIUM = 'no Chromium found (apt-get install chromium, or set ZEQING_CHROMIUM): tests in a real browser are skipped';
