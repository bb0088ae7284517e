import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '#model/failure';
import { filesAt } from '#intake/container';
import { read } from '#intake/read';
import { receive } from '#intake/receive';
import { packStored } from '#intake/zip';
import { makeOfd } from '../../support/make-ofd.ts';
import { makePdf } from '../../support/make-pdf.ts';
import { mutate } from './mutate.ts';

export interface Outcome { name: string; /** 'text' or the Failure's code. */ ended: string; ms: number; /** What must not happen: a defect, a hang, blocks that do not slice to words. */ wrong: string | null }

/** Milliseconds a hostile file may take in its reader; beyond that and what ending it takes it is a hang. */
export const LIMIT_MS = 15_000;
const ENDING_MS = 3000;
const MOST_ENTRIES = 20;

/** Receives and reads a file as an import does, an archive's entries too. */
export async function attack(path: string, name: string): Promise<Outcome> {
  const started = performance.now();
  const ends = new Set<string>();
  let wrong: string | null = null;
  for (const file of (await filesAt(path)).slice(0, MOST_ENTRIES)) {
    const began = performance.now();
    try {
      const { text, blocks } = await read(await receive(file), { timeoutMs: LIMIT_MS });
      ends.add('text');
      const bad = blocks.find(({ span: [from, to], kind }) => from > to || to > text.length || (kind !== 'cell' && text.slice(from, to).trim().length !== to - from));
      if (bad || blocks.length === 0) wrong = `blocks: ${JSON.stringify(bad)}`;
    } catch (error) {
      if (error instanceof Failure) ends.add(error.code);
      else wrong = String(error instanceof Error ? error.stack : error);
    }
    if (performance.now() - began > LIMIT_MS + ENDING_MS) wrong = 'hang';
  }
  return { name, ended: [...ends].sort().join('+'), ms: performance.now() - started, wrong };
}

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const LETTER = 'From: a@b\r\nTo: c@d\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: text/plain; name="a.txt"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n6LSj5Lu75Y2V5L2N\r\n--b--\r\n';

/** Sound files of every format, none large; pictures are left out, whose letters take seconds to read. */
export function seeds(): { name: string; bytes: Uint8Array }[] {
  const page = { words: [{ text: '一、加强组织领导（责任单位：市财政局）', x: 80, y: 100 }], rules: [[80, 200, 300, 200], [80, 240, 300, 240], [80, 200, 80, 240], [300, 200, 300, 240]] as [number, number, number, number][] };
  const made = [['made.pdf', makePdf([page])], ['made.ofd', makeOfd([page])], ['letter.eml', Buffer.from(LETTER)], ['files.zip', packStored({ 'a.txt': '责任单位', 'b/c.html': '<p>责任单位</p>' })]] as const;
  const kept = ['intake', 'formats'].flatMap((folder) => readdirSync(join(FIXTURES, folder)).filter((name) => !/\.(?:md|jpg|docx\.txt|doc\.txt)$/.test(name)).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(FIXTURES, folder, name))) })));
  return [...kept, ...made.map(([name, bytes]) => ({ name, bytes }))];
}

/** Attacks with `count` mutated files, each seed in turn; `told` hears of each. */
export async function attackMutated(count: number, first: number, told: (outcome: Outcome) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-hostile-'));
  const sound = seeds();
  try {
    for (let n = 0; n < count; n++) {
      const { name, bytes } = sound[n % sound.length]!;
      const path = join(folder, name);
      writeFileSync(path, mutate(bytes, first + n));
      told(await attack(path, `${name} #${first + n}`));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SHARED = new URL('../../../../shared/formats/hostile/', import.meta.url);
/** Hostile files of other projects, beside the checkout; none where they are absent. */
export function collected(): { name: string; path: string }[] {
  try {
    return readdirSync(SHARED).filter((name) => name !== 'MANIFEST.tsv').map((name) => ({ name, path: join(fileURLToPath(SHARED), name) }));
  } catch {
    return [];
  }
}
