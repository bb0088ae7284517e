import { describe, expect, test } from 'vitest';
import { readResources } from '#app/resources';
import { clauseWords } from '#lexicon/clause-words';
import { unitWords } from '#lexicon/unit-words';
import { Failure } from '#model/failure';
import type { Span } from '#model/span';
import { findActors } from '#obligation/actors/find-actors';
import { explainSubject } from '#obligation/actors/subject-explain';
import { SubjectModel } from '#obligation/actors/subject-model';
import { SUBJECT_FEATURES, subjectPlaces } from '#obligation/actors/subject-places';
import { weighActors } from '#obligation/actors/weigh-actors';
import { subjectFeatureWords } from '../../src/cli/words-subject.ts';

const raw = readResources();
const words = { units: unitWords(raw), clause: clauseWords(raw) };
const made = (...features: [string, number][]): SubjectModel => new SubjectModel({ features });
const shipped = new SubjectModel(raw.models['acting-subjects']);

const placesIn = (sentence: string): string[] => subjectPlaces(sentence, [0, sentence.length], words).map(({ span }) => sentence.slice(...span));
const featuresOf = (sentence: string, name: string): string[] => subjectPlaces(sentence, [0, sentence.length], words).find(({ span }) => sentence.slice(...span) === name)!.features;
function weighed(sentence: string, found: readonly string[], model: SubjectModel): { actors: string[]; learnt: string[] } {
  const spans = found.map((name): Span => [sentence.indexOf(name), sentence.indexOf(name) + name.length]);
  const { actors, learnt } = weighActors(sentence, [0, sentence.length], spans, words, model);
  return { actors: actors.map((span) => sentence.slice(...span)), learnt: [...learnt].map((span) => sentence.slice(...span)) };
}

describe('places where an acting subject may stand', () => {
  test('begin the sentence, a segment, what leads in or what names whoever acts, and end in a head', () => {
    const places = placesIn('市教育局要组织检查,由镇政府负责整改。');
    for (const name of ['市教育局', '由镇政府', '镇政府']) expect(places).toContain(name);
    for (const name of ['教育局', '组织检查', '市教育', '负责整改']) expect(places).not.toContain(name);
    expect(placesIn('同时各部门要落实。')).toEqual(expect.arrayContaining(['同时各部门', '各部门']));
    expect(placesIn('加强学习,提高认识。')).toEqual([]);
  });

  test('know their words, those around and what the lexicon says of them', () => {
    const features = featuresOf('检查完成后,市教育局要组织整改。', '市教育局');
    for (const feature of ['opening:B', 'first-two:市教', 'last-two:育局', 'next:要', 'next-two:要组', 'segment:1', 'must-behind:0', 'must-before:0', 'before:,']) expect(features).toContain(feature);
    expect(new Set(features.map((feature) => feature.slice(0, feature.indexOf(':')))).size).toBe(features.length);
  });

  test('know what act an adverb puts off, how soon 的 follows and how many acts they hold', () => {
    expect(featuresOf('村镇工作部门综合指导设计工作。', '村镇工作部门')).toContain('behind-adverb:S指导');
    const owner = featuresOf('上级财政安排的资金重点倾斜。', '上级财政');
    expect(owner.find((feature) => feature.startsWith('of-behind:'))).toBe('of-behind:3S');
    expect(owner).toContain('acts-inside:0');
    expect(featuresOf('县民政局审核确定特困人员。', '县民政局审核确定特困人员')).toContain('acts-inside:2');
  });

  test('are counted from the whole text and looked at no further than the sentence', () => {
    const before = '县政府要负责。';
    const places = subjectPlaces(`${before}各部门要落实。各镇要落实。`, [before.length, before.length + 7], words);
    expect(places.map(({ span }) => span)).toContainEqual([before.length, before.length + 3]);
    expect(places.every(({ span: [start, end] }) => start >= before.length && end <= before.length + 7)).toBe(true);
  });

  test('a model asked for many sentences answers as one asked for each alone', () => {
    const sentences = ['市教育局要组织检查,由镇政府负责整改。', '加强学习。', '外单位人员借阅档案须持介绍信,有关部门予以协助。', '各部门要落实。'];
    for (const sentence of [...sentences, ...sentences]) {
      const expected = subjectPlaces(sentence, [0, sentence.length], words).map(({ span, features }) => ({ span, odds: features.reduce((sum, feature) => sum + shipped.weightOf(feature), 0) }));
      shipped.read(sentence, [0, sentence.length], words);
      const got = shipped.places();
      for (const { span, odds } of got) expect(odds).toBeCloseTo(expected.find((place) => place.span[0] === span[0] && place.span[1] === span[1])!.odds, 6);
      for (const { span, odds } of expected) expect(shipped.oddsOf(span)).toBeCloseTo(odds, 6);
      expect(got.length).toBeLessThanOrEqual(expected.length);
    }
  });
});

describe('what the model makes of what the rules found', () => {
  const SENTENCE = '市教育局要组织检查,由镇政府负责整改。';

  test('leaves a likely name, drops one that is none', () => {
    expect(weighed(SENTENCE, ['市教育局', '镇政府'], made(['bias:', 0]))).toEqual({ actors: ['市教育局', '镇政府'], learnt: [] });
    expect(weighed(SENTENCE, ['市教育局', '镇政府'], made(['last-two:政府', -5000]))).toEqual({ actors: ['市教育局'], learnt: [] });
  });

  test('gives a name the bounds that it knows better, and says that it did', () => {
    const led = '市教育局要组织检查,同时镇政府负责整改。';
    const model = made(['opening:C', -3000], ['opening:B', 3000], ['last-two:政府', 500]);
    expect(weighed(led, ['市教育局', '镇政府'], model)).toEqual({ actors: ['市教育局', '同时镇政府'], learnt: ['同时镇政府'] });
    expect(weighed(led, ['市教育局', '镇政府'], made(['opening:C', -500], ['opening:B', 300]))).toEqual({ actors: ['市教育局', '镇政府'], learnt: [] });
  });

  test('gives none that no name can have', () => {
    expect(weighed(SENTENCE, ['镇政府'], made(['opening:由', -3000], ['opening:B', 3000]))).toEqual({ actors: ['镇政府'], learnt: [] });
    expect(weighed('申请省级示范园区应提供材料。', [], made(['last-two:园区', 9000]))).toEqual({ actors: [], learnt: [] });
  });

  test('finds somebody only where the rules left nobody, and parts who is listed', () => {
    const sentence = '市教育局、市财政局要组织检查。';
    const model = made(['bias:', -1000], ['listed:1', 2000], ['last-two:政局', 100]);
    expect(weighed(sentence, [], model)).toEqual({ actors: ['市教育局', '市财政局'], learnt: ['市教育局', '市财政局'] });
    expect(weighed(SENTENCE, ['镇政府'], made(['last-two:育局', 3000])).actors).toEqual(['镇政府']);
    expect(weighed(sentence, [], made(['bias:', -1])).actors).toEqual([]);
  });

  test('a name where the model asks about no place stays', () => {
    expect(weighed('今日市教育局要组织检查。', ['市教育局'], made(['bias:', 3000], ['first:市', -9000])).actors).toEqual(['市教育局']);
  });

  test('the shipped model finds whom no rule finds', () => {
    const sentence = '报送资料单位要按照备案的方案规范施工。';
    expect(findActors(sentence, 0, sentence.length, words)).toEqual([]);
    expect(weighed(sentence, [], shipped).actors).toEqual(['报送资料单位']);
    expect(weighed('加强组织领导,完善工作机制。', [], shipped).actors).toEqual([]);
  });

  test.each([
    ['设立村级路长,由村委会主任担任。', '主任', 'which post somebody takes'],
    ['政务部门向中心提供的政务信息,应当经过审查。', '部门', 'whose paper is spoken of'],
    ['脱贫攻坚期内,各级扶贫机构不撤。', '机构', 'how things stand'],
    ['支部党员大会每月召开一次。', '大会', 'what is held'],
    ['候车室要有明显的标志。', '车室', 'what a place must have'],
  ])('%s: %s is no find, however likely: %s', (sentence, ending) => {
    expect(weighed(sentence, [], made(['bias:', -3000], [`last-two:${ending}`, 9000])).actors).toEqual([]);
  });

  test('whoever only may act is no find, unless encouraged', () => {
    const sentence = '降低用能成本,有条件的地区可加大建设力度。';
    const sure = made(['last-two:地区', 3000]);
    const asked = (must: boolean): string[] => weighActors(sentence, [0, sentence.length], [], words, sure, must).actors.map((span) => sentence.slice(...span));
    expect(asked(true)).not.toContain('有条件的地区');
    expect(asked(false)).toContain('有条件的地区');
  });

  test('explains what speaks for a name, in Chinese', () => {
    const sentence = '报送资料单位要按照备案的方案规范施工。';
    const found = explainSubject(shipped, sentence, [0, sentence.length], [0, 6], words)!;
    shipped.read(sentence, [0, sentence.length], words);
    expect(found.odds).toBeCloseTo(shipped.places()[0]!.odds, 6);
    expect(found.for.length).toBeGreaterThan(0);
    for (const { feature } of [...found.for, ...found.against]) expect(subjectFeatureWords(feature)).toMatch(/^[^a-z]+$/);
    expect(explainSubject(shipped, sentence, [0, sentence.length], [10, 12], words)).toBeNull();
  });

  test('every kind of feature has Chinese words', () => {
    for (const kind of SUBJECT_FEATURES) expect(subjectFeatureWords(`${kind}:AAA`)).not.toContain(kind);
  });
});

describe('the file of the model', () => {
  test.each([
    [null, 'no features'], [{ features: [['last:局', 0.5]] }, 'weight 0.5'], [{ features: [['last:局', 40_000]] }, 'weight 40000'], [{ features: [['last:局', 1], ['last:局', 2]] }, 'another'], [{ features: [['bias', 1]] }, 'no kind'],
  ])('%j is refused: %s', (file, reason) => {
    let thrown: unknown;
    try { new SubjectModel(file); } catch (error) { thrown = error; }
    expect(thrown).toBeInstanceOf(Failure);
    expect(JSON.stringify(thrown)).toContain(reason);
  });
});
