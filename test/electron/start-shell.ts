import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../bin/build.js';
import { findChromium } from '../support/find-chromium.ts';
import { launch, type Launched, type LaunchOptions } from '../support/electron-stand-in/launch.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const SAMPLES = join(ROOT, 'resources', 'samples');
/** A day on which the samples' tasks are partly overdue, partly due soon. */
export const DAY = '2018-12-30';

/** The built shell with a user's folder and a ledger of its own. */
export async function startShell(options: Partial<LaunchOptions> & { folder?: string } = {}): Promise<Launched & { folder: string }> {
  await build();
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'zeqing-user-'));
  const shell = await launch(join(ROOT, 'dist', 'electron', 'main.js'), {
    chromium: findChromium() ?? '', dropFolder: SAMPLES, ...options, env: { ZEQING_DATA: folder, ZEQING_TODAY: DAY, ...options.env },
  });
  return { ...shell, folder };
}
