import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '#model/failure';

/**
 * The user's own folder (lexicon lines, calendar years, preferences): ZEQING_DATA, else where the system keeps such things.
 */
export function userFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env['ZEQING_DATA']) return env['ZEQING_DATA'];
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'zeqing');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'zeqing');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'zeqing');
}

/** A JSON file's value; `fallback` when it is absent or not JSON (preferences are not worth a refusal to start). */
export function readJsonFile<Value>(path: string, fallback: Value): Value {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Value;
  } catch {
    return fallback;
  }
}

/** Writes a text file whole or not at all, its folder made when absent. @throws Failure 'folder-read-only', 'disk-full' */
export function writeFileWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (['ENOSPC', 'EDQUOT'].includes(code)) throw new Failure('disk-full', { path }, cause);
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR'].includes(code)) throw new Failure('folder-read-only', { path }, cause);
    throw cause;
  }
}
