import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readResources } from '../../src/app/resources.ts';
import { structure } from '#document/structure';
import { documentWords } from '#lexicon/document-words';
import { unitWords } from '#lexicon/unit-words';
import { findAssignments, type Assignment } from '#obligation/assignments/find-assignments';
import { normalise } from '#text/normalise';

/** `expected`: an assignment a line, "l:甲 r:乙 c:丙 → first–last sentence that it covers"; sentences count from 1. */
interface Row { why: string; text: string; expected: string[] }

const HEAD = '关于做好有关工作的通知\n各部门:\n现将有关事项通知如下。\n一、主要任务\n';
const resources = readResources();
const [documents, units] = [documentWords(resources), unitWords(resources)];
const rows = parse(readFileSync(new URL('../cases/assignments.yaml', import.meta.url), 'utf8')) as Row[];

function read(words: string): string[] {
  const { text } = normalise(HEAD + words.trim());
  const outlined = structure(text, [0, text.length], documents);
  const before = outlined.clauses.filter((clause) => clause.start < HEAD.length).length;
  return findAssignments(outlined, text, units).filter((a) => a.units.length + a.deadlines.length > 0).map(({ units: named, covers, deadlines }: Assignment) => {
    const roles = named.map(({ role, span }) => `${role[0]}:${text.slice(...span).replace(/\s/g, '')}`);
    const until = deadlines.map((span) => `<${text.slice(...span).replace(/[\s,。;]/g, '')}>`);
    return `${[...roles, ...until].join(' ')} → ${covers[0] - before + 1}–${covers[1] - before}`;
  });
}

describe('assignments', () => {
  test('there are rows over all layouts, each with a reason, some of them counter-examples', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    for (const row of rows) expect(row.why, row.text).toBeTruthy();
    expect(rows.filter((row) => row.expected.length === 0).length).toBeGreaterThanOrEqual(8);
  });

  test.each(rows.map((row) => [row.why, row] as const))('%s', (_, { text, expected }) => {
    expect(read(text)).toEqual(expected);
  });
});
