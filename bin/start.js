// What `npm start` runs, on Node 24: the desktop window when there is an Electron to show it with, else the same screens in
// the browser; on a machine without display their address. Arguments (--ledger, --port) go to whichever opens.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from './build.js';
import { handOver, ROOT } from './ensure.js';
import { ANALYSIS_FLAGS } from './flags.js';

const FETCH_MS = 180_000;
const electronFolder = join(ROOT, 'node_modules', 'electron');
const say = (line) => { process.stderr.write(`${line}\n`); };

/** Path of Electron's program; null when it was never fetched. */
export function findElectron(folder = electronFolder, env = process.env) {
  const named = existsSync(join(folder, 'path.txt')) ? readFileSync(join(folder, 'path.txt'), 'utf8') : '';
  if (named === '') return null;
  const path = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), named);
  return existsSync(path) ? path : null;
}

/** Fetches Electron once; null with no noise when it cannot be had. ZEQING_NO_INSTALL=1: not even tried. */
function fetchElectron() {
  const found = findElectron();
  if (found || process.env.ZEQING_NO_INSTALL === '1' || !existsSync(join(electronFolder, 'install.js'))) return found;
  say('正在获取 Electron 程序,仅首次运行需要,请稍候……');
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: FETCH_MS });
  return findElectron();
}

/** Why the window does not open here, in words; null when it does. */
export function whyBrowser({ display, electron, wished }) {
  if (wished) return '按要求在浏览器中打开';
  if (!display) return '本机没有图形界面,以浏览器方式提供';
  return electron ? null : '本机没有 Electron 程序且无法下载,改在浏览器中打开';
}

async function start(args) {
  const { hasDisplay } = await import('../src/app/open-browser.ts');
  const wished = args.includes('--browser');
  const rest = args.filter((arg) => arg !== '--browser');
  const display = hasDisplay();
  const electron = display && !wished ? fetchElectron() : null;
  const why = whyBrowser({ display, electron, wished });
  await build({ shell: why === null });
  if (why === null) return handOver(electron, [join(ROOT, 'dist', 'electron', 'main.js'), ...rest.filter((arg) => extname(arg) === '.zeqing')], { cwd: ROOT });
  say(why);
  const named = rest.includes('--ledger') || process.env.ZEQING_LEDGER;
  return handOver(process.execPath, [...ANALYSIS_FLAGS, join(ROOT, 'bin', 'zeqing.js'), 'serve', '--open', ...(named ? [] : ['--ledger', await usualLedger()]), ...rest], { cwd: ROOT });
}

/** As in the window: the ledger opened last, else a new one among the user's documents. */
async function usualLedger() {
  const [{ firstLedger }, { userFolder }] = await Promise.all([import('../src/app/first-ledger.ts'), import('../src/app/user/folder.ts')]);
  const documents = [join(homedir(), 'Documents'), join(homedir(), '文档'), homedir()].find((folder) => existsSync(folder)) ?? ROOT;
  return firstLedger(userFolder(), documents);
}

if (import.meta.main) process.exitCode = await start(process.argv.slice(2));
