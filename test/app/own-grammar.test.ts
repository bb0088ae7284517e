import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyze, createAnalyzer } from '#app/analyze';
import { readResources, RESOURCES_FOLDER } from '#app/resources';
import { temporaryFolder } from '../support/open-temporary.ts';

const row = (id: string, match: string, example: string): string => `rows:\n  - id: ${id}\n    match: "${match}"\n    yields: { kind: by }\n    examples: { ${example} }\n    rejects: ["按期完成。"]\n`;

/** The resources that ship, and after them a folder with these rows of deadlines. */
function withOwn(yaml: string): ReturnType<typeof readResources> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'grammar'));
  writeFileSync(join(folder, 'grammar', 'deadlines.yaml'), yaml);
  return readResources([RESOURCES_FOLDER, folder]);
}

const OWN = row('own-line', '红线时间{date}', '"红线时间2020年6月30日完成。": by 2020-06-30');
const said = (text: string, resources = readResources()): [string, string | undefined][] =>
  analyze({ format: 'txt', text, blocks: [], diagnostics: [] }, { name: 'x.txt', sha256: '' }, createAnalyzer(resources)).documents.flatMap((d) => [...d.deadlines, ...d.obligations.flatMap((o) => o.deadlines)]).map((d) => [d.rule, d.dueOn ?? undefined]);

test('rows of the user come after those that ship, in a file of the same name', () => {
  const text = '各单位要做好整改，红线时间2020年6月30日。财政局要在2020年9月底前拨付资金。\n';
  expect(said(text, withOwn(OWN))).toEqual([['own-line', '2020-06-30'], ['by-before', '2020-09-30']]);
  expect(said(text).map(([rule]) => rule)).toContain('by-before');
  expect(said(text).map(([rule]) => rule)).not.toContain('own-line');
});

test.each([
  ['an example that means something else', OWN.replace('by 2020-06-30', 'by 2020-07-30'), /gives by 2020-06-30, not by 2020-07-30/],
  ['an example in which it does not win', OWN.replace('"红线时间2020', '"限期2020'), /does not win/],
  ['a slot that there is none of', OWN.replace('{date}', '{dote}'), /dote/],
  ['an id of ours', OWN.replace('own-line', 'by-before'), /used twice/],
  ['no counter-example', OWN.replace('"按期完成。"', ''), /counter-example/],
])('a row with %s is refused with its file and line', (_, yaml, reason) => {
  expect(yaml).not.toBe(OWN);
  expect(() => createAnalyzer(withOwn(yaml))).toThrow(expect.objectContaining({ code: 'resource-broken', facts: expect.objectContaining({ file: expect.stringContaining('deadlines.yaml'), line: expect.any(Number), reason: expect.stringMatching(reason) }) }));
});
