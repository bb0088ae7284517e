import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version of 责清. (The path is the same from src/app and from dist/electron.) */
export function version(): string {
  const facts = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')) as { version: string };
  return facts.version;
}
