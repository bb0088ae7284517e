import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readResources } from '#app/resources';
import { clauseWords, wordAt } from '#lexicon/clause-words';
import { unitWords } from '#lexicon/unit-words';
import { normalise } from '#text/normalise';
import { findActors } from '#obligation/actors/find-actors';

interface Row { text: string; actors: string[]; why: string; /** Read wrongly today: the row fails once it is mended. */ known_gap?: true }
const rows = parse(readFileSync(new URL('../cases/actors.yaml', import.meta.url), 'utf8')) as Row[];
const raw = readResources();
const words = { units: unitWords(raw), clause: clauseWords(raw) };

function actorsOf(sentence: string, before = ''): string[] {
  const { text } = normalise(before + sentence);
  return findActors(text, before.length, text.length, words).map((span) => text.slice(...span));
}

describe('acting subjects', () => {
  test('there are rows and counter-examples, each once', () => {
    expect(rows.length).toBeGreaterThanOrEqual(80);
    expect(rows.filter((row) => row.actors.length === 0 && !row.known_gap).length).toBeGreaterThanOrEqual(20);
    expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
  });
  test.each(rows.filter((row) => !row.known_gap))('$why: $text', ({ text, actors }) => expect(actorsOf(text)).toEqual(actors));
  test.fails.each(rows.filter((row) => row.known_gap))('not yet: $why: $text', ({ text, actors }) => expect(actorsOf(text)).toEqual(actors));
  test('a cell of a table names whom is inspected, or who inspects', () => {
    const inCell = (cell: string): string[] => findActors(`${cell}  7月底`, 0, cell.length, words).map((span) => cell.slice(...span));
    expect(inCell('检验检测机构检查')).toEqual([]);
    expect(inCell('企业公示信息检查')).toEqual([]);
    expect(inCell('市场监管部门开展检查')).toEqual(['市场监管部门']);
  });
  test('nothing before the clause is read, spans count from the whole text', () => {
    expect(actorsOf('各部门要落实。', '县政府要负责。')).toEqual(['各部门']);
    expect(actorsOf('**县公安局:**依法查处火灾案件。', '工作要求\n')).toEqual(['县公安局']);
  });
  test('what a list of things holds names nobody, what a list of duties holds does', () => {
    const item = (lead: string): string[] => actorsOf('承办机构审核材料的情况;', `${lead}:\n(一)申请书;\n(二)`);
    expect(item('第十条 下列事项应当进行文字记录')).toEqual([]);
    expect(item('第十条 行政执法主体的职责')).toEqual(['承办机构']);
    expect(actorsOf('承办机构应当审核材料;', '应当公开下列事项:\n(二)')).toEqual(['承办机构']);
    expect(actorsOf('市财政局拨付资金。', '提交下列材料:\n(一)申请书。\n第十一条 ')).toEqual(['市财政局']);
  });
  test('a label before the duty is no part of the name', () => {
    for (const label of ['(一)', '1.', '2、', '一是', '第三条 ', '(a)']) expect(actorsOf(`${label}财政局应当及时拨付资金。`)).toEqual(['财政局']);
  });
});

describe('words of a clause', () => {
  test.each([
    ['经济发展', 'noun'], ['经财政局', 'preposition'], ['要素保障', 'noun'], ['要加强', 'modal'], ['应当公开', 'modal'],
    ['审核材料', 'strong'], ['管理水平', 'weak'], ['严格执行', 'adverb'],
  ])('%s begins with a %s', (text, kind) => expect(wordAt(text, 0, text.length, words.clause)?.kind).toBe(kind));
  test('an unknown word is none, and the end bounds the word', () => {
    expect(wordAt('齉', 0, 1, words.clause)).toBeNull();
    expect(wordAt('要素', 0, 1, words.clause)?.kind).toBe('modal');
  });
});
