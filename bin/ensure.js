// Plain JavaScript for Node 20 and later, no dependencies: makes sure that the packages are installed and finds a
// Node 24 to run on. Everything it says goes to stderr, so that stdout stays the command's own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const NODE_NEEDED = 24;

const say = (line) => process.stderr.write(`${line}\n`);

/**
 * True when node_modules does not hold what package-lock.json asks for. npm writes node_modules/.package-lock.json
 * last, so an installation that was broken off has none. A newer lock of equal content (a fresh checkout) is not stale.
 */
export function isStale(root = ROOT) {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(lock)) return false;
  if (!existsSync(installed)) return true;
  if (statSync(installed).mtimeMs > statSync(lock).mtimeMs) return false;
  try {
    return !sameContent(JSON.parse(readFileSync(lock, 'utf8')), JSON.parse(readFileSync(installed, 'utf8')));
  } catch {
    return true;
  }
}

/** Platform packages of other systems stand in the lock and are rightly absent from node_modules. */
function sameContent(lock, installed) {
  const have = installed.packages ?? {};
  const want = lock.packages ?? {};
  const missing = Object.entries(want).some(([path, entry]) =>
    path !== '' && (have[path] ? have[path].version !== entry.version || have[path].integrity !== entry.integrity : !entry.optional && !entry.link));
  return !missing && Object.keys(have).every((path) => path in want);
}

/**
 * Installs when needed. False, with a Chinese line that says what to do, when that failed. ZEQING_NO_INSTALL=1 leaves
 * everything as it is: for tests and for machines where somebody else looks after node_modules.
 */
export function ensurePackages(root = ROOT) {
  if (process.env.ZEQING_NO_INSTALL === '1' || !isStale(root)) return true;
  say('正在安装依赖(npm ci),仅首次运行或依赖更新后需要,请稍候……');
  const underNpm = process.env.npm_execpath && /npm-cli\.c?js$/.test(process.env.npm_execpath);
  const [command, args] = underNpm ? [process.execPath, [process.env.npm_execpath, 'ci']] : ['npm', ['ci']];
  const done = spawnSync(command, [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2], shell: !underNpm && process.platform === 'win32' });
  if (done.error) {
    say(`无法运行 npm(${done.error.code ?? done.error.message}):请确认已安装 Node.js 及其自带的 npm,再重新运行本命令。`);
    return false;
  }
  if (done.status !== 0) {
    say(`依赖安装失败(npm ci 退出码 ${done.status ?? done.signal}):请检查网络与磁盘空间,在 ${root} 下手动运行 npm ci,成功后重试。`);
    return false;
  }
  return true;
}

const major = (version) => Number(String(version).replace(/^v/, '').split('.')[0]);

/** Path of a Node that is new enough: this process's own, else the one in node_modules; null when there is none. */
export function findNode(root = ROOT) {
  if (major(process.versions.node) >= NODE_NEEDED) return process.execPath;
  const packaged = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(packaged)) return null;
  const asked = spawnSync(packaged, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 && major(asked.stdout.trim()) >= NODE_NEEDED ? packaged : null;
}

/** Installs when needed and finds Node; null after a Chinese line on stderr when there is nothing to run on. */
export function ensure(root = ROOT) {
  if (!ensurePackages(root)) return null;
  const node = findNode(root);
  if (!node) say(`责清需要 Node.js ${NODE_NEEDED} 或更高版本(当前为 ${process.versions.node},本机没有可用的随附版本):请到 https://nodejs.org 安装后重试。`);
  return node;
}

/** Runs `node ...args` with this process's stdio; resolves with its exit code (128 + n when a signal ended it). */
export function handOver(node, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, args, { stdio: 'inherit', ...options });
    const forward = (signal) => { child.kill(signal); };
    const signals = ['SIGTERM', 'SIGHUP'];
    // Ctrl-C reaches the child by itself (same terminal group); this process only has to outlive it.
    const stay = () => {};
    process.on('SIGINT', stay);
    for (const signal of signals) process.on(signal, forward);
    const finish = (code) => {
      process.off('SIGINT', stay);
      for (const signal of signals) process.off(signal, forward);
      resolve(code);
    };
    child.on('error', (error) => {
      say(`无法启动 ${node}(${error.code ?? error.message}):请重新运行 npm ci。`);
      finish(1);
    });
    child.on('exit', (code, signal) => { finish(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)); });
  });
}
