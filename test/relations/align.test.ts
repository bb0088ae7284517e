import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deadline } from '#model/analysis';
import type { Statement } from '#model/relations';
import { align } from '#relations/align';
import { coverage } from '#relations/coverage';
import { sameCore, unitCore } from '#relations/unit-core';

const by = (end: string): Deadline => ({ span: [0, 0], text: end, kind: 'by', end, rule: 't' });
const statement = (text: string, over: Partial<Statement> = {}): Statement => ({ span: [0, text.length], text, modality: 'duty', headings: [], units: [], actors: [], deadlines: [], quantities: [], ...over });
const lead = (unit: string): Statement['units'] => [{ unit, role: 'lead' }];

/** Sentences of 经技区发〔2018〕71号 and 安发〔2018〕31号, two local plans after one upper plan. */
const A = {
  monitor: '建立脱贫成效巩固提升监测机制,对脱贫户实施跟踪和动态监测,及时了解脱贫后生产生活情况,返贫的及时纳入帮扶。',
  window: '各级定点医疗机构设立综合服务窗口,2018年实现各项医疗保障政策“一站式”信息交换和即时结算。',
  both: '强化党政一把手负总责的领导责任制,各级主要负责同志要增强政治担当和责任担当,亲力亲为抓部署、搞督导、促落实。',
  insured: '强化贫困人口基本医疗保障,全面落实贫困人口参加城乡居民基本医疗保险个人缴费财政补贴政策,参保率保持100%。',
  winter: '建立完善过暖冬过好年长效机制,帮助贫困群众解决生活难题。',
};
const B = {
  monitor: '对脱贫户实施跟踪和动态监测,及时了解脱贫后生产生活情况,返贫的及时纳入帮扶。',
  window: '全市医保扶贫定点医疗机构设立综合服务窗口,确保实现各项医疗保障政策“一站式”信息交换和即时结算。',
  first: '强化党政“一把手”负总责的领导责任制。',
  second: '各级党委和政府主要负责同志要强化政治担当和责任担当,亲力亲为抓督导、促落实。',
  insured: '落实贫困人口参加城乡居民基本医疗保险个人缴费财政补贴政策。',
  cemetery: '加强农村公益性公墓建设。',
};
const ours = [statement(A.monitor), statement(A.window, { deadlines: [by('2018-12-31')], units: lead('区扶贫办') }), statement(A.both), statement(A.insured, { units: lead('社管局') }), statement(A.winter)];
const theirs = [statement(B.monitor), statement(B.window, { units: lead('市卫计局') }), statement(B.first), statement(B.second), statement(B.insured, { units: [...lead('市民政局'), { unit: '市扶贫办', role: 'responsible' }] }), statement(B.cemetery)];
const pairs = align(ours, theirs);
const same = pairs.filter((pair) => pair.grade === 'same').map((pair) => [pair.a, pair.b]);
const differencesOf = (a: number, b: number): readonly string[] => pairs.find((pair) => pair.a === a && pair.b === b)!.differences;

describe('same task', () => {
  test('finds partners, also where one sentence is two in the other document, and leaves the others alone', () => {
    expect(same).toEqual([[0, 0], [1, 1], [2, 2], [2, 3], [3, 4]]);
  });

  test('a score is explained by its parts', () => {
    for (const pair of pairs) {
      expect(pair.score).toBeGreaterThan(0);
      expect(pair.score).toBeLessThanOrEqual(1);
      expect(pair.parts.ofShorter).toBeGreaterThanOrEqual(pair.parts.ofBoth);
    }
    expect(pairs.find((pair) => pair.a === 0)!.parts.ofShorter).toBe(1);
  });

  test('a limit, a figure and another lead are differences', () => {
    expect(differencesOf(1, 1)).toContain('deadline');
    expect(differencesOf(1, 1)).toContain('unit');
    expect(differencesOf(3, 4)).toContain('value');
    expect(differencesOf(0, 0)).toEqual([]);
  });

  test('a local organ that the other place does not have is no other lead', () => {
    expect(differencesOf(3, 4)).not.toContain('unit');
  });

  test('encouraged here and demanded there is a difference of strength', () => {
    const [pair] = align([statement(A.monitor)], [statement(A.monitor, { modality: 'encouragement' })]);
    expect(pair!.differences).toEqual(['strength']);
  });

  test('nothing in common, nothing found; and nothing to compare', () => {
    expect(align([statement(A.winter)], [statement(B.cemetery)])).toEqual([]);
    expect(align([], theirs)).toEqual([]);
    expect(coverage([], []).share).toBe(1);
  });

  test('whatever the words are: indices in range, scores in 0..1', () => {
    const words = fc.array(fc.constantFrom('脱贫', '攻坚', '2020年', '责任', '落实', '、', '。', '(', ')', '建立', '制度', '100%', ' ', '\n', '企业'), { maxLength: 30 }).map((parts) => statement(parts.join('')));
    fc.assert(fc.property(fc.array(words, { maxLength: 6 }), fc.array(words, { maxLength: 6 }), (a, b) => {
      const found = align(a, b);
      for (const pair of found) {
        expect(pair.a).toBeLessThan(a.length);
        expect(pair.b).toBeLessThan(b.length);
        expect(pair.score).toBeGreaterThan(0);
        expect(pair.score).toBeLessThanOrEqual(1);
      }
    }), { numRuns: 200 });
  });
});

test.each<[string, string, boolean]>([
  ['区扶贫办', '市扶贫开发领导小组', true], ['区扶贫办', '市扶贫开发办公室', true], ['市人社局', '市人力资源和社会保障局', true], ['建设局', '市住建局', true], ['财政局', '区财政局', true],
  ['宣传部', '市委宣传部', true], ['市卫计局', '市民政局', false], ['政法委', '市委宣传部', false], ['财政局', '农经局', false],
])('%s and %s: one line of work %s', (a, b, expected) => { expect(sameCore(unitCore(a), unitCore(b))).toBe(expected); });

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');
const GOLD = join(SHARED, 'alignments', 'a8-d1.jsonl');
test.skipIf(!existsSync(GOLD))('the pair aligned by hand in ../shared (skipped where it is absent)', () => {
  const texts = ['a8-tuopin.txt', 'd1-anqiu.txt'].map((name) => join(SHARED, 'gold', 'texts', name));
  const root = join(import.meta.dirname, '..', '..');
  const command = `${process.execPath} ${join(root, 'bin', 'zeqing.js')} align --json`;
  const out = execFileSync(process.execPath, [join(SHARED, 'score', 'align.mjs'), ...texts, GOLD, '--cmd', command], { encoding: 'utf8' });
  expect(readFileSync(GOLD, 'utf8').split('\n').length).toBeGreaterThan(100);
  const [, precision, recall] = /same task\s+precision ([\d.]+) recall ([\d.]+)/.exec(out)!.map(Number);
  const [, f1] = /differences.*F1 ([\d.]+)/.exec(out)!.map(Number);
  expect(precision).toBeGreaterThanOrEqual(93);
  expect(recall).toBeGreaterThanOrEqual(88);
  expect(f1).toBeGreaterThanOrEqual(80);
});
