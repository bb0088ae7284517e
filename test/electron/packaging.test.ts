import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from './start-shell.ts';

type Config = Record<string, unknown> & { files: string[]; electronFuses: Record<string, boolean>; win: Targets; linux: Targets; mac: Targets };
interface Targets { target: { target: string; arch: string[] }[] }
const read = (): Config => parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Config;
const packageFile = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string>; optionalDependencies: Record<string, string> };

// electron-builder's own check, from inside its package: it is what `electron-builder` calls first.
const require = createRequire(join(ROOT, 'node_modules', 'electron-builder', 'package.json'));
const { validateConfiguration } = require('app-builder-lib/out/util/config/config') as { validateConfiguration(config: unknown, logger: unknown): Promise<void> };
const { DebugLogger } = createRequire(require.resolve('app-builder-lib/package.json'))('builder-util') as { DebugLogger: new (on: boolean) => unknown };
const validate = (config: unknown): Promise<void> => validateConfiguration(config, new DebugLogger(false));

describe('electron-builder.yml', () => {
  test('is valid by the schema of electron-builder, which refuses what it does not know', async () => {
    await expect(validate(read())).resolves.toBeUndefined();
    await expect(validate({ ...read(), asarUnpak: [] })).rejects.toThrow(/asarUnpak/);
    await expect(validate({ ...read(), electronFuses: { runAsNode: 'no' } })).rejects.toThrow(/runAsNode/);
  });

  test('packs the Electron that is tested, for the systems that are promised', () => {
    const config = read();
    expect(config['electronVersion']).toBe(packageFile.devDependencies['electron']);
    const targets = (['win', 'linux', 'mac'] as const).map((system) => config[system].target.map(({ target, arch }) => `${target} ${arch.join(' ')}`));
    expect(targets).toEqual([['nsis x64 arm64'], ['deb x64 arm64', 'AppImage x64 arm64'], ['dmg x64 arm64']]);
  });

  test('leaves the command line\'s Node out', () => {
    for (const name of Object.keys(packageFile.optionalDependencies)) expect(read().files).toContain(`!node_modules/${name}/**`);
  });

  test('switches off by fuses what turns the program into another', () => {
    expect(read().electronFuses).toEqual({
      runAsNode: false, enableCookieEncryption: true, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false,
    });
  });
});
