import { describe, expect, test } from 'vitest';
import { compileGrammar } from '#grammar/compile';
import { loadGrammar } from '#grammar/load';
import { matchGrammar, rowsAt } from '#grammar/match';

const SLOTS = [{ name: 'n', pattern: '\\d+', first: '0123456789' }];
const grammar = (rows: Record<string, string>[], extra = '') => compileGrammar(loadGrammar('g.yaml', `${extra}rows:\n${rows.map((row, i) => (
  `  - {id: r${i}, yields: 1, examples: {x: x}, rejects: [y], ${Object.entries(row).map(([k, v]) => `${k}: ${JSON.stringify(v)}`).join(', ')}}`)).join('\n')}\n`, () => true), SLOTS);
const run = (rows: Record<string, string>[], text: string, extra = ''): string[] => matchGrammar(grammar(rows, extra), text).map((h) => `${h.row.id} ${h.text}@${h.start}`);

describe('matchGrammar', () => {
  test.each<[string, Record<string, string>[], string, string[]]>([
    ['the longest row wins', [{ match: '{n}天' }, { match: '{n}天内' }], '于3天内办', ['r1 3天内@1']],
    ['then the earlier one', [{ match: '{n}天' }, { match: '(3|4)天' }], '3天', ['r0 3天@0']],
    ['reading goes on behind a hit', [{ match: '{n}天' }], '3天4天', ['r0 3天@0', 'r0 4天@2']],
    ['an optional part', [{ match: '{n}个?月' }], '3月3个月', ['r0 3月@0', 'r0 3个月@2']],
    ['one of some characters', [{ match: '[一二0-3]月' }], '一月4月2月', ['r0 一月@0', 'r0 2月@4']],
    ['what must stand before', [{ match: '{n}天', 'preceded-by': '^' }], '共3天,4天', ['r0 4天@4']],
    ['what must not stand before', [{ match: '{n}天', 'not-preceded-by': '(近|前)' }], '近3天后4天', ['r0 4天@4']],
    ['what must follow', [{ match: '{n}天', 'followed-by': '…办' }], '3天,4天内办', ['r0 4天@3']],
    ['what must not follow', [{ match: '{n}天', 'not-followed-by': '以上' }], '3天以上4天', ['r0 4天@4']],
    ['the end', [{ match: '{n}天', 'followed-by': '$' }], '3天4天', ['r0 4天@2']],
    ['signs of the language as signs of the text', [{ match: '\\(a\\|b\\)\\?' }], '(a|b)?', ['r0 (a|b)?@0']],
    ['no row, no hit', [{ match: '{n}天' }], '三天', []],
  ])('%s', (_, rows, text, expected) => expect(run(rows, text)).toEqual(expected));

  test('does not read inside skipped brackets, and reads on when one is not closed', () => {
    expect(run([{ match: '{n}天' }], '《3天》4天', 'skip: [《》]\n')).toEqual(['r0 4天@4']);
    expect(run([{ match: '{n}天' }], '《3天', 'skip: [《》]\n')).toEqual(['r0 3天@1']);
  });
  test('keeps what each slot held', () => {
    expect(matchGrammar(grammar([{ match: '{n}至{n}天' }]), '3至5天')[0]?.slots).toEqual([{ name: 'n', text: '3' }, { name: 'n', text: '5' }]);
  });
  test('a named word list is a pattern of its own', () => {
    expect(run([{ match: '{n}{unit}' }], '3周4月5年', 'words: { unit: "(周|年)" }\n')).toEqual(['r0 3周@0', 'r0 5年@4']);
  });

  test('a row whose slot does not stand there is not tried; an optional slot or another beginning does not bar it', () => {
    expect(run([{ match: '{n}天' }, { match: '{n}?年' }, { match: '{n}月|周' }], '年,3年,周,4月,5天')).toEqual(['r1 年@0', 'r1 3年@2', 'r2 周@5', 'r2 4月@7', 'r0 5天@10']);
  });

  test('rowsAt gives all that fit at a place, also those that lose, by what stands before, too', () => {
    const found = grammar([{ match: '{n}天' }, { match: '{n}天内' }, { match: '{n}', 'preceded-by': '近' }]);
    expect(rowsAt(found, '于3天内', 1).map(({ row, text }) => `${row.id} ${text}`)).toEqual(['r0 3天', 'r1 3天内']);
    expect(rowsAt(found, '近3天内', 1).map(({ row }) => row.id)).toEqual(['r0', 'r1', 'r2']);
  });
});
