import { describe, expect, test } from 'vitest';
import { featureWords } from '../../src/cli/words-explain.ts';
import { split } from '#document/split';
import { structure } from '#document/structure';
import { clauseWords } from '#lexicon/clause-words';
import { documentWords } from '#lexicon/document-words';
import type { DocumentStructure } from '#model/structure';
import { explainLabel } from '#obligation/labels/label-explain';
import { labelFeatures, type ClauseFeatures } from '#obligation/labels/label-features';
import { loadLabelModel, type LabelModel, type LabelModelFile } from '#obligation/labels/label-model';
import { NEIGHBOUR_SIGNS } from '#obligation/labels/label-neighbours';
import { labelSentences } from '#obligation/labels/label-sentences';
import type { Label } from '#obligation/labels/label';
import { loadSentenceForms } from '#obligation/labels/sentence-forms';
import { normalise } from '#text/normalise';
import { readResources } from '../../src/app/resources.ts';

const raw = readResources();
const words = { document: documentWords(raw), clause: clauseWords(raw) };

function read(original: string): { document: DocumentStructure; features: (ClauseFeatures | null)[] } {
  const { text } = normalise(original);
  const [span] = split(text, words.document);
  const document = structure(text, span!, words.document);
  return { document, features: labelFeatures(document, words.clause) };
}

/** Weights by label in the order of DPTECRN. */
const made = (...features: [string, ...number[]][]): LabelModel => loadLabelModel({ labels: 'DPTECRN', features }, loadSentenceForms(raw));

const OWN: [string, ...number[]][] = [
  ['bias', 0, 0, 0, 0, 0, 0, -500],
  ['=具有', 0, 0, 0, 0, 0, 3000, 0],
  ['=建立', 1000, 0, 0, 0, 0, 0, 0],
  ['=组织', 4000, 0, 0, 0, 0, 0, 0],
];
const AROUND: [string, ...number[]][] = [['around:prev:R', 0, 0, 0, 0, 0, 900, 0], ['around:next:R', 0, 0, 0, 0, 0, 900, 0], ['around:near:R-most', -200, 0, 0, 0, 0, 0, 0]];

/** Who may apply: the third row shows an act, and only what stands around it says that it is a condition. */
const ROWS = read('测试办法\n第一条 申报企业具备下列条件\n1.具有独立法人资格,在本市注册;\n2.具有固定的经营场所,面积达标;\n3.建立完善的财务制度,账目清楚;\n4.具有相应的专业人员,人数达标;\n第二条 市经信局每年组织一次评审,结果公开。\n第三条 市财政局每年组织一次检查,结果公开。\n');

function told(model: LabelModel, begin: string): Label | null {
  const at = ROWS.features.findIndex((f) => f?.text.startsWith(begin));
  if (at < 0) throw new Error(`no sentence begins with ${begin}: ${ROWS.features.map((f) => f?.text ?? '–').join(' | ')}`);
  return labelSentences(model, ROWS.document, ROWS.features)[at]!;
}

describe('labels with what stands around', () => {
  test('a row of conditions that shows an act is told by its neighbours', () => {
    expect(told(made(...OWN), '建立完善')).toBe('D');
    expect(told(made(...OWN, ...AROUND), '建立完善')).toBe('R');
  });
  test('what its own words say strongly stays', () => { expect(told(made(...OWN, ...AROUND), '市经信局')).toBe('D'); });
  test('a sure form stays, and says to the others what it is', () => {
    const { document, features } = read('测试办法\n第一条 本办法自发布之日起施行。\n第二条 甲项检查每年一次,结果公开。\n');
    const model = made(['bias', 1, 0, 0, 0, 0, 0, 0], ['around:prev:R', 0, 0, 0, 5, 0, 0, 0], ['around:next:D', 0, 0, 0, 0, 9000, 0, 0]);
    expect(labelSentences(model, document, features).filter(Boolean)).toEqual(['R', 'E']);
  });
  test('the signs are those of the first labels, not of those that neighbours changed', () => {
    const { document, features } = read('测试办法\n第一条 甲项检查每年一次,结果公开。\n第二条 乙项检查每年一次,结果公开。\n第三条 丙项检查每年一次,结果公开。\n');
    const model = made(['bias', 1, 0, 0, 0, 0, 0, 0], ['around:prev:none', 0, 0, 0, 0, 5, 0, 0], ['around:prev:C', 0, 0, 0, 9, 0, 0, 0]);
    expect(labelSentences(model, document, features).filter(Boolean)).toEqual(['C', 'D', 'D']);
  });
  test('a file without such rows is a model of the words alone', () => {
    const model = made(...OWN);
    expect(model.neighbours).toBeNull();
    expect(told(model, '具有独立')).toBe('R');
  });
  test('headings have no label', () => {
    ROWS.features.forEach((feature, i) => { expect(labelSentences(made(...OWN, ...AROUND), ROWS.document, ROWS.features)[i] === null).toBe(feature === null); });
  });
});

describe('explain', () => {
  const model = made(...OWN, ...AROUND);
  test('names what the neighbours add, and gives the scores with it', () => {
    const at = ROWS.features.findIndex((f) => f?.text.startsWith('建立完善'));
    const why = explainLabel(model, ROWS.document, ROWS.features, at);
    expect(why).toMatchObject({ label: 'R', second: 'D' });
    expect(why?.for).toEqual([{ feature: 'around:prev:R', weight: 0.9 }, { feature: 'around:next:R', weight: 0.9 }, { feature: 'around:near:R-most', weight: 0.2 }]);
    expect(why?.against).toEqual([{ feature: '=建立', weight: -1 }]);
    expect(why?.scores.slice(0, 2)).toEqual([{ label: 'R', score: 1.8 }, { label: 'D', score: 0.8 }]);
  });
  test('says the label that the sentence gets', () => {
    const labels = labelSentences(model, ROWS.document, ROWS.features);
    expect(labels.map((_, i) => explainLabel(model, ROWS.document, ROWS.features, i)?.label ?? null)).toEqual(labels);
  });
  test('every class of features has Chinese words', () => {
    const { features } = readResources().models['sentence-labels'] as LabelModelFile;
    const classes = features.map(([name]) => name).filter((name) => /^(?:(?:cue|among-cue|section|own-section|lead):|firm-first\+|[a-z-]+$)/.test(name));
    expect(classes.length).toBeGreaterThan(120);
    expect(classes.filter((name) => /[a-z]/i.test(featureWords(name)))).toEqual([]);
  });
  test('every sign has Chinese words of its own', () => {
    const told = NEIGHBOUR_SIGNS.map(featureWords);
    expect(told.filter((one) => /[a-z]/i.test(one))).toEqual([]);
    expect(new Set(told).size).toBe(told.length);
    expect(featureWords('around:prev-here:D')).toBe('同条的前一句是“任务”');
    expect(featureWords('around:near:R-most')).toBe('附近多为“规则”');
  });
});

describe('cases that a sentence leads in', () => {
  const DUTY: [string, ...number[]] = ['=解除', 5000, 0, 0, 0, 0, 0, 0];
  const PENALTY: [string, ...number[]] = ['=罚款', 0, 0, 0, 0, 5000, 0, 0];
  const { document, features } = read('测试办法\n第一条 有下列情形之一的,用人主体应当解除协议:\n(一)弄虚作假的;\n(二)累计旷工十日以上的。\n第二条 有下列情形之一的,处五百元罚款:\n(一)拒不整改的;\n第三条 拒不退还的。\n');
  const model = made(DUTY, PENALTY);
  const labelOf = (begin: string): Label | null => labelSentences(model, document, features)[features.findIndex((f) => f?.text.startsWith(begin))]!;

  test.each([['弄虚作假', 'D'], ['累计旷工', 'D'], ['拒不整改', 'C'], ['拒不退还', 'C']] as const)('%s… → %s', (begin, label) => { expect(labelOf(begin)).toBe(label); });
  test('explained with the label that they get', () => {
    const at = features.findIndex((f) => f?.text.startsWith('弄虚作假'));
    expect(explainLabel(model, document, features, at)).toMatchObject({ label: 'D', form: { form: 'circumstance' } });
  });
});
