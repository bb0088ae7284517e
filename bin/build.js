// Builds what `npm start` runs: the screens by vite into dist/renderer, the shell by rolldown into dist/electron. Each only
// when its sources are newer. Runs on Node 24; `node bin/build.js --force` builds in any case.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './ensure.js';

const SCREENS = { made: 'dist/renderer/index.html', of: ['renderer', 'src/api', 'src/model', 'src/text', 'vite.config.ts', 'package-lock.json'], what: '界面', build: buildScreens };
const SHELL = { made: 'dist/electron/preload.cjs', of: ['electron', 'src', 'bin/build.js', 'bin/flags.js', 'package-lock.json'], what: '桌面程序', build: buildShell };

/** True when a source is newer than what was made of it. */
export function isOutdated({ made, of }, root = ROOT) {
  if (!existsSync(join(root, made))) return true;
  const at = statSync(join(root, made)).mtimeMs;
  return of.some((source) => newest(join(root, source)) > at);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path, { recursive: true }).reduce((latest, name) => Math.max(latest, statSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs ?? 0), 0);
}

/** Builds what is outdated, or all with `force`; `shell: false` leaves the desktop shell out. */
export async function build({ force = false, shell = true } = {}) {
  for (const part of shell ? [SCREENS, SHELL] : [SCREENS]) {
    if (!force && !isOutdated(part)) continue;
    await alone(async () => {
      if (!force && !isOutdated(part)) return;
      process.stderr.write(`正在构建${part.what}……\n`);
      await part.build();
    });
  }
}

// Several test files may want a build at the same time: one builds, the others wait. The lock holds the builder's process
// id, so that one who was killed keeps nobody waiting.
async function alone(work) {
  const lock = join(ROOT, 'node_modules', '.building');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isDead(lock)) rmSync(lock, { force: true });
      else await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** True when the builder of a lock is gone; not when the lock itself went meanwhile or holds no id yet. */
function isDead(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    return false;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EPERM') return false;
    if (error.code === 'ESRCH') return true;
    throw error;
  }
}

async function buildScreens() {
  const { build: vite } = await import('vite');
  await vite({ root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' });
}

// A sandboxed preload is one CommonJS file. Files lie flat in dist/electron, so that '../../resources/' is the same folder
// from there as from src/app. Packages stay packages: they are shipped beside.
async function buildShell() {
  const { build: rolldown } = await import('rolldown');
  const own = /^(?:#|\.|\/|[A-Za-z]:)/;
  const common = { cwd: ROOT, platform: 'node', external: (id) => !own.test(id), logLevel: 'warn' };
  await rolldown({
    ...common, plugins: [{ name: 'built-threads', transform: (code) => code.replace(/new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g, "new URL('./$1.js', import.meta.url)") }],
    input: { main: 'electron/main.ts', core: 'electron/core.ts', reader: 'electron/reader.ts', 'memory-watch': 'src/intake/memory-watch.ts', 'analysis-thread': 'src/app/importing/analysis-thread.ts' },
    output: { dir: 'dist/electron', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js', cleanDir: true },
  });
  await rolldown({ ...common, input: 'electron/preload.ts', output: { file: 'dist/electron/preload.cjs', format: 'cjs' } });
}

if (import.meta.main) await build({ force: process.argv.includes('--force') });
