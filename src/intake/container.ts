import { open, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from '#model/failure';
import { openFailure } from './failures.ts';
import { guard } from './guard.ts';
import { LIMITS } from './limits.ts';
import { unpackLetter } from './read.ts';
import { readWhole } from './read-whole.ts';
import { isLetter, isZipOfFiles } from './sniff.ts';
import { openPackage } from './zip.ts';

/** A file that holds files: a zip archive, or a letter with attachments. Names have / between folders and never lead out. */
export interface Container {
  names: readonly string[];
  /** A letter is a document itself. */
  isLetter: boolean;
  /** @throws Failure 'file-damaged', 'file-bomb', 'file-encrypted' of that entry. */
  bytes(name: string): Promise<Uint8Array>;
}

/** A container inside a container inside a container is looked into, no deeper. */
const DEEPEST = 3;
/** The container last opened is kept a moment: its entries are asked for one after another. */
const KEPT_MS = 5000;
const HEAD_BYTES = 4096;
let kept: { path: string; stamp: string; container: Promise<Container>; timer: NodeJS.Timeout } | null = null;

/**
 * The files to receive for a path: itself, or for an archive what it holds, as paths that lead through it
 * (附件.zip/一/通知.docx), containers inside it opened too; for a letter itself and its attachments. A container that
 * cannot be opened stands for itself: receiving it says why.
 */
export async function filesAt(path: string): Promise<string[]> {
  if (!(await mayHold(path))) return [path];
  try {
    const container = await openAt(path);
    return [...(container.names.length === 0 || container.isLetter ? [path] : []), ...await listed(path, container, 1)];
  } catch (cause) {
    if (cause instanceof Failure) return [path];
    throw cause;
  }
}

/**
 * The bytes of a file inside a container, by a path that leads through it.
 * @throws Failure 'file-absent' when no part of the path is a container with such an entry, and those of `Container.bytes`.
 */
export async function bytesInside(path: string): Promise<Uint8Array> {
  const absent = (): Failure => new Failure('file-absent', { path, reason: 'ENOTDIR' });
  const outer = await fileAbove(path);
  let container = outer ? await openAt(outer) : null;
  let rest = outer ? relative(outer, path).split(sep).join('/') : '';
  for (let depth = 0; container && depth < DEEPEST; depth++) {
    if (container.names.includes(rest)) return container.bytes(rest);
    const inner: string | undefined = container.names.find((name) => rest.startsWith(`${name}/`));
    if (inner === undefined) break;
    rest = rest.slice(inner.length + 1);
    container = await containerOf(`${outer}/${inner}`, await container.bytes(inner));
  }
  throw absent();
}

async function listed(path: string, container: Container, depth: number): Promise<string[]> {
  const out: string[] = [];
  for (const name of container.names) {
    const inner = join(path, ...name.split('/'));
    const nested = depth < DEEPEST && /\.(?:zip|eml)$/i.test(name) ? await container.bytes(name).then((bytes) => containerOf(inner, bytes)).catch(() => null) : null;
    if (!nested || nested.names.length === 0 || nested.isLetter) out.push(inner);
    if (nested) out.push(...await listed(inner, nested, depth + 1));
    if (out.length > LIMITS.zip.entries) throw new Failure('file-bomb', { path, found: out.length });
  }
  return out;
}

/** Looked at cheaply: the first bytes. */
async function mayHold(path: string): Promise<boolean> {
  const head = Buffer.alloc(HEAD_BYTES);
  const handle = await open(path, 'r').catch(() => null);
  try {
    const { bytesRead = 0 } = (await handle?.read(head, 0, HEAD_BYTES, 0)) ?? {};
    const start = head.subarray(0, bytesRead);
    return (start[0] === 0x50 && start[1] === 0x4b) || isLetter(start);
  } catch {
    return false;
  } finally {
    await handle?.close().catch(() => undefined);
  }
}

async function openAt(path: string): Promise<Container> {
  const { size, mtimeMs } = await stat(path);
  const stamp = `${size} ${mtimeMs}`;
  if (kept?.path !== path || kept.stamp !== stamp) {
    const container = (async () => {
      const handle = await open(path, 'r').catch((cause: unknown) => { throw openFailure(path, cause); });
      try {
        return await containerOf(path, await readWhole(path, handle, LIMITS.fileBytes)) ?? { names: [], isLetter: false, bytes: () => Promise.reject(new Failure('file-absent', { path })) };
      } finally {
        await handle.close().catch(() => undefined);
      }
    })();
    container.catch(() => undefined);
    clearTimeout(kept?.timer);
    kept = { path, stamp, container, timer: setTimeout(() => { kept = null; }, KEPT_MS) };
  } else kept.timer.refresh();
  kept.timer.unref();
  return kept.container;
}

/** What the bytes hold; null when they are no container. */
async function containerOf(path: string, bytes: Uint8Array): Promise<Container | null> {
  if (isLetter(bytes.subarray(0, HEAD_BYTES))) return letterOf(path, bytes);
  if (!isZipOfFiles(bytes)) return null;
  const parcel = await guard(path, (watch) => openPackage(path, bytes, LIMITS.archive, watch), { ms: LIMITS.readMs });
  const names = new Map<string, string>();
  for (const name of parcel.names) {
    const safe = safeName(name);
    if (safe && !name.endsWith('/') && !names.has(safe)) names.set(safe, name);
  }
  return {
    names: [...names.keys()], isLetter: false,
    bytes: async (name) => {
      const part = await parcel.part(names.get(name) ?? '');
      if (!part) throw new Failure('file-absent', { path: `${path}/${name}` });
      return part;
    },
  };
}

/** The attachments of a letter; the letter itself is read as a document of its own. */
async function letterOf(path: string, bytes: Uint8Array): Promise<Container> {
  const parts = new Map((await unpackLetter(path, bytes)).map((part, i) => [safeName(part.name) ?? `附件${i + 1}`, part.bytes]));
  return {
    names: [...parts.keys()], isLetter: true,
    bytes: (name) => {
      const part = parts.get(name);
      return part ? Promise.resolve(part) : Promise.reject(new Failure('file-absent', { path: `${path}/${name}` }));
    },
  };
}

/** A name without what would lead out of the container; null when nothing is left, or for a system's own files. */
function safeName(name: string): string | null {
  const parts = name.replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part)).map((part) => part.replaceAll(/[\0:]/g, '_'));
  return parts.length === 0 || parts[0] === '__MACOSX' ? null : parts.join('/');
}

/** The file that stands where the path takes it for a folder; null when there is none. */
async function fileAbove(path: string): Promise<string | null> {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found) return found.isFile() ? at : null;
  }
  return null;
}
