import { expect, test } from 'vitest';
import { analyze, createAnalyzer } from '../../src/app/analyze.ts';
import { readResources } from '../../src/app/resources.ts';

const analyzer = createAnalyzer(readResources());
const read = (lines: readonly string[]): string[] => {
  const text = ['关于做好防汛工作的通知', '各镇街:', '现通知如下。', ...lines].join('\n');
  return analyze({ format: 'txt', text, blocks: [], diagnostics: [] }, { name: 'made', sha256: '' }, analyzer).documents
    .flatMap((d) => d.obligations).map((o) => `${o.text} ${o.responsibilities.map((r) => `${r.basis}:${r.unit}`).join(' ')}`.trim());
};

test('a heading that is only a unit answers for the sentences below it that name nobody', () => {
  expect(read(['一、职责分工', '(一)市教育局', '1.组织校园安全检查。', '2.各学校要制定停课方案。', '(二)市财政局、市审计局', '1.保障防汛经费。'])).toEqual([
    '1.组织校园安全检查。 inherited:市教育局', '2.各学校要制定停课方案。 subject:各学校', '1.保障防汛经费。 inherited:市财政局 inherited:市审计局',
  ]);
});

test('agencies before a colon act in the sentence', () => {
  expect(read(['一、职责分工', '市公安局、市交通局:维护道路交通秩序,疏导受阻车辆。'])).toEqual(['市公安局、市交通局:维护道路交通秩序,疏导受阻车辆。 subject:市公安局 subject:市交通局']);
});

test('a line of a roster names who does what stands behind its colon', () => {
  expect(read(['一、应急工作领导小组', '部门分工:', '安全处:大气预警信息的监控与发布', '德育处:升旗仪式等户外活动的调整'])).toEqual([
    '安全处:大气预警信息的监控与发布 subject:安全处', '德育处:升旗仪式等户外活动的调整 subject:德育处',
  ]);
});

test('before a colon and 负责 anybody may be named', () => {
  expect(read(['一、职责分工', '各村:负责做好辖区内垃圾的源头管理。', '吴泾、塘湾派出所:负责行驶路线的核定。', '责任要求:负责做好管理。'])).toEqual([
    '各村:负责做好辖区内垃圾的源头管理。 subject:各村', '吴泾、塘湾派出所:负责行驶路线的核定。 subject:吴泾、塘湾派出所', '责任要求:负责做好管理。',
  ]);
});

test('outside of 职责分工 a heading names what is spoken of', () => {
  expect(read(['一、建设任务', '(一)便民服务中心', '1.配齐服务设施,年底前建成使用。'])).toEqual(['1.配齐服务设施,年底前建成使用。']);
});

test('a heading of an act that ends like a unit names nobody', () => {
  expect(read(['一、责任分工', '(一)规范办公室', '1.配齐消防器材,定期开展检查。', '(二)成立领导小组', '1.制定工作方案,报市政府备案。'])).toEqual(['1.配齐消防器材,定期开展检查。', '1.制定工作方案,报市政府备案。']);
});
