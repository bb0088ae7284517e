import { describe, expect, test } from 'vitest';
import { split } from '#document/split';
import { structure } from '#document/structure';
import { clauseWords } from '#lexicon/clause-words';
import { documentWords } from '#lexicon/document-words';
import { labelFeatures } from '#obligation/labels/label-features';
import { normalise } from '#text/normalise';
import { readResources } from '../../src/app/resources.ts';

const raw = readResources();
const words = { document: documentWords(raw), clause: clauseWords(raw) };

/** Of each sentence of a text the signs that begin with one of `kinds`. */
function signs(original: string, ...kinds: string[]): { text: string; names: string[] }[] {
  const { text } = normalise(original);
  return split(text, words.document).flatMap((span) => {
    const document = structure(text, span, words.document);
    return labelFeatures(document, words.clause).flatMap((features) => (features ? [{ text: features.text, names: features.names.filter((name) => kinds.some((kind) => name.startsWith(kind))) }] : []));
  });
}

const named = (rows: readonly { text: string; names: string[] }[], begin: string): string[] => {
  const row = rows.find(({ text }) => text.startsWith(begin));
  if (!row) throw new Error(`no sentence begins with ${begin}: ${rows.map((r) => r.text).join(' | ')}`);
  return row.names;
};

describe('the name of what a sentence tells', () => {
  const rows = signs('测试方案\n一、典型场景\n改造目标:建设统一平台,实现实时监测。\n各单位要做好准备,具体如下:先报名,后参加。\n实现方式:\n', 'field');
  test('stands before the first colon', () => { expect(named(rows, '改造目标')).toEqual(['field', 'field:目标']); });
  test('is no part of a longer sentence', () => { expect(named(rows, '各单位')).toEqual([]); });
});

describe('what the sentences around share', () => {
  const LIST = '测试办法\n第一条 有下列行为之一的,予以处理:\n(一)不得使用的材料;\n(二)不得出售的产品;\n(三)普通事项;\n第二条 各单位应当按时报送材料。\n';
  const rows = signs(LIST, 'among-');
  test('an item without signs is told by its neighbours', () => { expect(named(rows, '普通事项')).toContain('among-cue:forbids'); });
  test('a sentence’s own sign does not count for it', () => {
    const pair = signs('测试办法\n第一条 有下列行为之一的,予以处理:\n(一)不得使用的材料;\n(二)普通事项;\n', 'among-');
    expect(named(pair, '不得使用')).not.toContain('among-cue:forbids');
    expect(named(pair, '普通事项')).toContain('among-cue:forbids');
  });
  test('other places share nothing with it', () => { expect(named(rows, '各单位')).not.toContain('among-cue:forbids'); });
});

describe('what a lead-in says its items are', () => {
  const of = (lead: string): string[] => named(signs(`测试办法\n第一条 ${lead}\n(一)开展风险评估;\n(二)完善防控措施;\n`, 'lead:'), '开展');
  test('its last words tell', () => { expect(of('企业应当按照标准规范的要求,履行下列义务:')).toEqual(['lead:duties']); });
  test('what is forbidden may stand far from the end', () => { expect(of('企业不得提供含有下列内容的移动智能终端应用软件:')).toContain('lead:forbidden'); });
  test('the first item may stand in the same sentence', () => {
    expect(named(signs('测试办法\n第一条 申报应当符合下列条件:1.具有法人资格;2.依法纳税。\n', 'lead:'), '依法')).toEqual(['lead:condition', 'lead:eligible']);
  });
  test('conditions to be fulfilled are not requirements to be worked off', () => { expect(named(signs('测试办法\n第一条 整改应当落实以下要求:1.具有台账;2.依法纳税。\n', 'lead:'), '依法')).toEqual(['lead:condition']); });
  test('one that tells nothing in its last words is read whole', () => { expect(of('申请应当符合条件,如下:')).toContain('lead:condition'); });
});

describe('a heading that only names bodies', () => {
  const sections = (heading: string): readonly string[] => {
    const { text } = normalise(`测试方案\n一、职责分工\n(一)${heading}\n1.组织校园安全检查。\n(二)市财政局\n1.保障防汛经费。\n`);
    const [span] = split(text, words.document);
    const found = labelFeatures(structure(text, span!, words.document), words.clause).find((features) => features?.text.startsWith('组织校园'));
    return found!.section.names;
  };
  test('is told', () => { expect(sections('市教育局、市体育局(办公室)')).toContain('below-body'); });
  test('not one that says what to do, or what is dealt with', () => {
    expect(sections('优化产业布局')).not.toContain('below-body');
    expect(sections('人员密集场所')).not.toContain('below-body');
  });
});

describe('a row of questions', () => {
  const rows = signs('测试方案\n一、督查内容\n有否利用公款谋利;\n是否严格执行请假制度。\n二、审核要求\n审核机构严格审核主体资格;\n程序是否合法。\n', 'asked');
  test('below a heading is what is looked into', () => {
    expect(named(rows, '有否')).toEqual(['asked']);
    expect(named(rows, '是否')).toEqual(['asked']);
  });
  test('behind a duty goes on with it', () => { expect(named(rows, '程序')).toEqual([]); });
  test('numbered below a colon is looked into, whatever stands behind the question', () => {
    const below = signs('测试方案\n一、检查内容\n重点检查以下内容:\n1.主要负责人是否履行职责,是否每月带队检查1次;\n2.需要变更的,是否办理手续。\n3.依法必须招标的项目是否招标;\n4.要检查是否持证。\n', 'asked');
    expect(['主要', '需要', '依法', '要检'].map((start) => named(below, start))).toEqual([['asked'], ['asked'], ['asked'], []]);
  });
});

describe('a roster of duties', () => {
  const rows = signs('测试方案\n一、领导小组\n部门分工:\n安全处:预警信息的发布\n总务处:落实防护工作\n各部门要加强协调。\n德育处:活动的调整\n', 'duty-roster');
  test('goes on from line to line as long as each begins with a name and a colon', () => {
    expect(['安全', '总务', '各部', '德育'].map((start) => named(rows, start))).toEqual([['duty-roster'], ['duty-roster'], [], []]);
  });
});

describe('what a meeting is there for, in one line', () => {
  const rows = signs('测试规则\n一、会议制度\n常务会议的主要任务是:传达上级决定;讨论重大事项。会议由市长召集。\n', 'agenda');
  test('leads in what follows up to the full stop', () => {
    expect(['常务', '讨论', '会议由'].map((start) => named(rows, start))).toEqual([['agenda'], [], []]);
    expect(named(signs('测试规则\n一、会议制度\n常务会议的主要任务是:传达上级决定;讨论重大事项。\n', 'lead:agenda'), '讨论')).toEqual(['lead:agenda']);
  });
});

describe('a numbered sentence', () => {
  const text = '测试方案\n一、工作措施\n1.严格执行请示报告制度。\n责任单位:县政府办公室\n2.强化安全培训。组织全员参加。\n';
  test('stands alone, whoever is named for it below, or is followed by others', () => {
    expect(named(signs(text, 'alone:1'), '严格')).toEqual(['alone:1']);
    expect(named(signs(text.replace('强化安全培训。', '各单位每年要组织2次安全培训;'), 'followed'), '各单')).toEqual(['followed']);
  });
  test('nobody’s words are those of a line that assigns', () => {
    const [span] = split(text, words.document);
    expect(labelFeatures(structure(text, span!, words.document), words.clause).some((features) => features?.text.startsWith('责任单位'))).toBe(false);
  });
});
