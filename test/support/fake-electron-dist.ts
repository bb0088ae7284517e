import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's fuse wire: a sentinel in the binary, its version, its length, and one character a fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE = '010110000';

/** A folder that electron-builder takes for Electron's distribution: enough to be packed and to have its fuses set, not to run. */
export function fakeElectronDist(folder: string, version: string): void {
  for (const part of ['', 'resources', 'locales']) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(`#!/bin/false\n${SENTINEL}`), Buffer.from([1, WIRE.length]), Buffer.from(`${WIRE}\0end`)]));
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/zh-CN.pak', 'locales/en-US.pak', 'icudtl.dat', 'resources.pak']) writeFileSync(join(folder, name), 'x');
  writeFileSync(join(folder, 'version'), version);
}

/** The fuses of a binary as they stand, '1' on and '0' off, in Electron's order. */
export function fusesOf(binary: Buffer): string {
  const at = binary.indexOf(SENTINEL) + SENTINEL.length;
  return binary.subarray(at + 2, at + 2 + binary[at + 1]!).toString();
}
