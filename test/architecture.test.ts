import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ANALYSIS_FLAGS } from '../bin/flags.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(ROOT, 'src');

/** Which rooms a room may import (the table of ARCHITECTURE.md), and which may touch disk, clock and random. */
const ROOMS: Readonly<Record<string, { may: readonly string[]; node?: true }>> = {
  model: { may: [] },
  text: { may: ['model'] },
  grammar: { may: ['model'] },
  lexicon: { may: ['model', 'text'] },
  intake: { may: ['model'], node: true },
  document: { may: ['model', 'text', 'grammar', 'lexicon'] },
  obligation: { may: ['model', 'text', 'grammar', 'lexicon'] },
  resolve: { may: ['model', 'text', 'lexicon'] },
  relations: { may: ['model', 'text'] },
  ledger: { may: ['model', 'text'], node: true },
  export: { may: ['model'], node: true },
  api: { may: ['model'] },
  app: { may: ['model', 'text', 'grammar', 'lexicon', 'intake', 'document', 'obligation', 'resolve', 'relations', 'ledger', 'export', 'api'], node: true },
  cli: { may: ['app', 'api', 'model'], node: true },
};

/** The parts of a room that has parts, and which of them each may use ('.': the files beside the parts); these may use all. */
const PARTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  obligation: {
    labels: [],
    assignments: [],
    citations: [],
    times: [],
    deadlines: ['times'],
    actors: ['assignments', 'labels'],
    tables: ['assignments', 'deadlines'],
  },
  intake: {
    paged: ['.'],
    word: ['.'],
    html: ['.'],
    sheets: ['.'],
    scan: ['.', 'paged'],
  },
  ledger: {
    migrations: ['.', 'posting'],
    posting: ['.'],
    relations: ['.'],
    review: ['.', 'posting', 'relations'],
    table: ['.', 'posting'],
  },
  app: {
    user: ['.'],
    relations: ['.'],
    importing: ['.', 'user', 'relations'],
    supervision: ['.', 'user'],
    handlers: ['.', 'user', 'relations', 'importing', 'supervision'],
    serve: ['.', 'importing'],
  },
};

/** The only file that may ask what day or time it is. */
const CLOCK = 'src/app/clock.ts';
const LONGEST_FILE = 400;
const FORBIDDEN_NAMES = /^(utils?|helpers?|common|misc|index|.*manager|.*service)$/i;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|d))?\.(ts|tsx|js|yaml|csv|json|md|sql)$/;

interface SourceFile { path: string; room: string; text: string; imports: string[] }

function filesUnder(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Comments go, strings stay: an import inside a comment is none, `//` inside a string is no comment. */
function withoutComments(text: string): string {
  return text.replace(/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![:\\/[])\/\/[^\n]*/g, (all, string: string | undefined) => string ?? all.replace(/[^\n]/g, ''));
}

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\n;])\s*(?:import|export)\s+(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1] ?? match[2] ?? '');

const read = (path: string): SourceFile => {
  const text = withoutComments(readFileSync(path, 'utf8'));
  return { path: relative(ROOT, path).split(sep).join('/'), room: relative(SOURCE, path).split(sep)[0] ?? '', text, imports: importsOf(text) };
};

const sources = filesUnder(SOURCE, /\.tsx?$/).map(read);

/** The room that an import leads to; null for packages and node:. */
function roomOf(file: SourceFile, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0] ?? null;
  if (!specifier.startsWith('.')) return null;
  return relative(SOURCE, resolve(ROOT, dirname(file.path), specifier)).split(sep)[0] ?? null;
}

const breaches = (of: (file: SourceFile) => readonly string[], among: readonly SourceFile[] = sources): string[] =>
  among.flatMap((file) => of(file).map((what) => `${file.path}: ${what}`));

describe('rooms', () => {
  test('there is source to judge, and every folder of src is a room of the plan', () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(breaches((file) => (file.room in ROOMS ? [] : [`no room '${file.room}'`]))).toEqual([]);
  });

  test('imports go down only', () => {
    expect(breaches((file) => file.imports.filter((specifier) => {
      const room = roomOf(file, specifier);
      return room !== null && room !== file.room && !(ROOMS[file.room]?.may.includes(room) ?? false);
    }))).toEqual([]);
  });

  test('the parts of a room are those of the plan, each uses only what it may', () => {
    expect(Object.entries(PARTS).flatMap(([room, parts]) => readdirSync(join(SOURCE, room), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !(entry.name in parts)).map(({ name }) => `${room}/${name}`))).toEqual([]);
    expect(breaches((file) => {
      const [, room = '', part = '', rest] = file.path.split('/');
      const may = rest === undefined ? undefined : PARTS[room]?.[part];
      return may ? file.imports.filter((specifier) => specifier.startsWith(`#${room}/`) && !may.includes(specifier.split('/').length > 2 ? specifier.split('/')[1]! : '.')) : [];
    })).toEqual([]);
    expect(breaches((file) => (PARTS[file.room] ? file.imports.filter((specifier) => specifier.startsWith('../')) : []))).toEqual([]);
  });

  test('the plan itself has no circle', () => {
    const done = new Set<string>();
    const walk = (room: string, way: readonly string[]): string[] => {
      if (way.includes(room)) return [[...way, room].join(' → ')];
      if (done.has(room)) return [];
      const found = (ROOMS[room]?.may ?? []).flatMap((next) => walk(next, [...way, room]));
      done.add(room);
      return found;
    };
    expect(Object.keys(ROOMS).flatMap((room) => walk(room, []))).toEqual([]);
  });

  test('no circle between files (types alone may meet)', () => {
    const byPath = new Map(sources.map((file) => [file.path, file]));
    const next = (file: SourceFile): SourceFile[] => importsOf(file.text.replace(/\b(import|export)\s+type\s[^;]*;/g, '')).flatMap((specifier) => {
      const path = specifier.startsWith('#') ? `src/${specifier.slice(1)}.ts` : specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file.path), specifier)).split(sep).join('/') : '';
      return byPath.get(path) ?? [];
    });
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: SourceFile, way: readonly string[]): void => {
      if (way.includes(file.path)) circles.push([...way.slice(way.indexOf(file.path)), file.path].join(' → '));
      if (done.has(file.path) || way.includes(file.path)) return;
      for (const other of next(file)) walk(other, [...way, file.path]);
      done.add(file.path);
    };
    for (const file of sources) walk(file, []);
    expect(circles).toEqual([]);
  });

  test('every import between files leads somewhere', () => {
    expect(breaches((file) => file.imports.filter((specifier) => (specifier.startsWith('#') && !existsSync(join(SOURCE, `${specifier.slice(1)}.ts`)))
      || (specifier.startsWith('.') && !existsSync(resolve(ROOT, dirname(file.path), specifier)))))).toEqual([]);
  });

  test('rooms are entered by their # name, and no path climbs two floors', () => {
    expect(breaches((file) => file.imports.filter((specifier) => specifier.includes('../..') || (specifier.startsWith('.') && roomOf(file, specifier) !== file.room)))).toEqual([]);
  });
});

describe('the world stays outside', () => {
  const pure = sources.filter((file) => !ROOMS[file.room]?.node);

  test('only [node] rooms import node: or packages that touch the disk', () => {
    expect(breaches((file) => file.imports.filter((specifier) => /^(node:|fs|path|os|child_process|crypto)(\/|$)|^node:/.test(specifier) || ['better-sqlite3', 'exceljs', 'electron', 'yauzl', 'mammoth'].includes(specifier)), pure)).toEqual([]);
  });

  test('no clock and no random outside [node] rooms, no process', () => {
    const words = [/\bDate\.now\b/, /\bnew Date\b/, /\bMath\.random\b/, /\bperformance\.now\b/, /\bprocess\./, /\bIntl\.DateTimeFormat\b/];
    expect(breaches((file) => words.filter((word) => word.test(file.text)).map(String), pure)).toEqual([]);
  });

  test('what day it is comes from one file', () => {
    const words = [/\bDate\.now\b/, /\bnew Date\(\s*\)/, /(?<!new )\bDate\(\s*\)/, /strftime\([^)]*'now'/, /\bCURRENT_(?:TIMESTAMP|DATE|TIME)\b/, /\bdate\('now'/];
    expect(breaches((file) => words.filter((word) => word.test(file.text)).map(String), sources.filter((file) => file.path !== CLOCK))).toEqual([]);
  });

  test('electron and react do not enter the core', () => {
    expect(breaches((file) => file.imports.filter((specifier) => /^(electron|react|react-dom|antd)(\/|$)/.test(specifier)))).toEqual([]);
  });
});

describe('form', () => {
  const written = [...sources, ...['test', 'bench', 'bin', 'electron'].flatMap((folder) => filesUnder(join(ROOT, folder), /\.(ts|tsx|js)$/)).map(read)];

  test('no default export in src, no barrel', () => {
    expect(breaches((file) => [/\bexport\s+default\b/, /\bexport\s*\{[^}]*\bas\s+default\b/, /\bexport\s*\*\s*from\b/].filter((word) => word.test(file.text)).map(String))).toEqual([]);
  });

  test(`no file over ${LONGEST_FILE} lines`, () => {
    expect(written.map((file) => ({ file: file.path, lines: readFileSync(join(ROOT, file.path), 'utf8').split('\n').length })).filter(({ lines }) => lines > LONGEST_FILE)).toEqual([]);
  });

  test('kebab-case names; no utils, helpers, common, index', () => {
    expect(breaches((file) => {
      const folders = dirname(file.path).split('/');
      const name = basename(file.path);
      return [
        ...(KEBAB.test(name) ? [] : ['not kebab-case']),
        ...[...folders, name.replace(/(\.(test|bench))?\.\w+$/, '')].filter((part) => FORBIDDEN_NAMES.test(part)),
      ];
    }, written)).toEqual([]);
  });

  test('the preload is small and closed, and only the shell knows electron', () => {
    const preload = readFileSync(join(ROOT, 'electron', 'preload.ts'), 'utf8');
    expect(preload.split('\n').length).toBeLessThanOrEqual(40);
    expect(preload).toContain('satisfies DesktopBridge');
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(written.filter((file) => file.imports.includes('electron')).map((file) => file.path).filter((path) => !path.startsWith('electron/'))).toEqual([]);
    expect(written.filter((file) => /^electron\/(core|reader|relayed-reader|messages|words)\.ts$/.test(file.path) && file.imports.includes('electron')).map((file) => file.path)).toEqual([]);
  });

  test('no switch that turns a check off', () => {
    const off = new RegExp(['@ts-', '(ignore|nocheck)|eslint-', 'disable|istanbul ', 'ignore'].join(''));
    expect(written.map((file) => file.path).filter((path) => off.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
  });

  test('every room with files has a README of at most 15 lines', () => {
    const rooms = [...new Set(sources.map((file) => file.room)), ...Object.entries(PARTS).flatMap(([room, parts]) => Object.keys(parts).map((part) => `${room}/${part}`))];
    expect(rooms.filter((room) => !existsSync(join(SOURCE, room, 'README.md')))).toEqual([]);
    expect(rooms.filter((room) => readFileSync(join(SOURCE, room, 'README.md'), 'utf8').trimEnd().split('\n').length > 15)).toEqual([]);
  });
});

test('npm run bench measures with the flags that the command runs with', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  expect(scripts['bench']).toContain(`node ${ANALYSIS_FLAGS.join(' ')} `);
});

describe('this test can see', () => {
  const sample = (path: string, text: string): SourceFile => ({ path, room: path.split('/')[1] ?? '', text: withoutComments(text), imports: importsOf(withoutComments(text)) });

  test.each([
    ["import { a } from '#ledger/open';", ['#ledger/open']],
    ["import type { A,\n  B } from './x.ts';\nexport { c } from './y.ts';", ['./x.ts', './y.ts']],
    ["import 'node:fs';\nconst m = await import('./z.ts');", ['node:fs', './z.ts']],
    ["// import { a } from 'node:fs';\n/* import 'x'; */", []],
    ["const url = 'https://example.org'; import { b } from '#text/b';", ['#text/b']],
  ])('%j imports %j', (text, imports) => { expect(sample('src/text/a.ts', text).imports).toEqual(imports); });

  test('a climbing path is known by the room that it leads to', () => {
    expect(roomOf(sample('src/text/a.ts', ''), '../ledger/open.ts')).toBe('ledger');
    expect(roomOf(sample('src/text/deep/a.ts', ''), '../b.ts')).toBe('text');
  });
});
