import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Preferences } from '#api/settings-methods';
import { given } from '#app/given';
import { readJsonFile, writeFileWhole } from './folder.ts';

const DEFAULTS: Preferences = { backupHours: 24, backupKeep: 30, fontSize: 'medium', theme: 'system', tourSeen: false, person: '', remembered: {} };
const RECENT = 10;

export interface RecentLedger { path: string; openedAt: string }
export interface Watched { path: string; on: boolean }
interface Kept { preferences?: Partial<Preferences>; recent?: RecentLedger[]; watched?: Watched[] }
export type PreferencesPatch = { [Key in keyof Preferences]?: Preferences[Key] | undefined };

/** What is remembered for the user from run to run, in preferences.json of the user's folder. */
export class UserMemory {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, 'preferences.json');
  }

  preferences(): Preferences {
    const kept = this.#read().preferences ?? {};
    return { ...DEFAULTS, ...kept };
  }

  /** Who is at work: as the settings have it, else whoever the machine knows. */
  get person(): string {
    return this.preferences().person || systemUser();
  }

  /** @throws Failure 'folder-read-only', 'disk-full' */
  setPreferences(patch: PreferencesPatch): Preferences {
    const now = this.preferences();
    const remembered = Object.fromEntries(Object.entries({ ...now.remembered, ...patch.remembered }).filter(([, value]) => value !== null));
    const next: Preferences = { ...now, ...given(patch), remembered };
    this.#write({ preferences: next });
    return next;
  }

  recent(): (RecentLedger & { exists: boolean })[] {
    return (this.#read().recent ?? []).map((one) => ({ ...one, exists: existsSync(one.path) }));
  }

  remember(path: string, at: string): void {
    const others = (this.#read().recent ?? []).filter((one) => one.path !== path);
    this.#write({ recent: [{ path, openedAt: at }, ...others].slice(0, RECENT) });
  }

  watched(): Watched[] {
    return this.#read().watched ?? [];
  }

  setWatched(watched: Watched[]): void {
    this.#write({ watched });
  }

  #read(): Kept {
    return readJsonFile<Kept>(this.#path, {});
  }

  #write(part: Kept): void {
    writeFileWhole(this.#path, `${JSON.stringify({ ...this.#read(), ...part }, null, 1)}\n`);
  }
}

/** Who is at work, where the user's folder is all that is at hand. */
export const personIn = (folder: string): string => new UserMemory(folder).person;

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'user';
  }
}
