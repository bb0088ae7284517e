import { describe, expect, it } from 'vitest';
import { createAnalyzer, analyze } from '#app/analyze';
import { readResources } from '#app/resources';
import type { SourceText } from '#model/source';

const analyzer = createAnalyzer(readResources());

/** Each obligation as "acting subjects | its words without line ends", with a check that its words are the author's. */
function duties(text: string): string[] {
  const source: SourceText = { text, format: 'txt', blocks: [], diagnostics: [] };
  return analyze(source, { name: 'a.txt', sha256: '' }, analyzer).documents.flatMap((d) => d.obligations).map((o) => {
    expect(o.text).toBe(text.slice(...o.span));
    return `${o.actors.join('、')} | ${o.text.replace(/\n(?:\d+\n)?/g, '')}`;
  });
}

describe('layouts of other provinces, from text to obligations', () => {
  it('keeps the duty of a numbered unit with a colon, whatever stands behind it', () => {
    expect(duties('某市质量提升方案\n为做好工作，制定本方案。\n三、职责分工\n（一）市发展改革局：负责统筹协调工作。\n（二）市财政局：负责资金保障。加强资金监管。\n（三）市教育局：负责学校宣传教育。\n及时报送情况。\n')).toEqual(expect.arrayContaining([
      '市发展改革局 | （一）市发展改革局：负责统筹协调工作。', '市财政局 | （二）市财政局：负责资金保障。', '市教育局 | （三）市教育局：负责学校宣传教育。',
    ]));
  });

  it('reads units, limits and words that a wrapped line has torn apart, over a page number too', () => {
    const text = '某市智能检测产业发展行动计划\n智能检测装备作为智能制造的核心装备，是工业基础\n的重要组成和产业基础高级化的重要领域，已成为稳定生产\n运行、保障产品质量、提升制造效率、确保服役安全的核心\n手段，对加快制造业高端化、智能化、绿色化发展具有重要\n意义。经过多年发展，智能检测装备已在机械、汽车、航空\n航天、电子、钢铁、石化、纺织、医药等行业广泛应用，为\n稳定生产和提升质量提供支撑。现制定本行动计划。\n一、重点任务\n（一）加强要素保障。为支持企业建设重点实验室，市财\n政局要会同有关部门每年安排专项资金，并于二〇二五年十\n1\n二月底前拨付到位，不得截留挪用。各区县人民政府要组织\n企业对接需求，及时协调解决项目建设中的困难。\n';
    const found = duties(text);
    expect(found.some((duty) => duty.includes('市财政局要会同有关部门每年安排专项资金，并于二〇二五年十二月底前拨付到位'))).toBe(true);
    expect(found.every((duty) => duty.endsWith('。'))).toBe(true);
    expect(found.at(-1)).toBe('各区县人民政府 | 各区县人民政府要组织企业对接需求，及时协调解决项目建设中的困难。');
  });

  it('takes no heading numbered without a point for a task', () => {
    const found = duties('某市行动方案\n为加快发展，制定本方案。\n1突破关键核心技术。市科技局要每年安排项目5个。\n2建设算力基础设施。市工业和信息化局要建成智算中心。\n3加强产业交流合作。市商务局要举办大会。\n');
    expect(found).toEqual(['市科技局 | 市科技局要每年安排项目5个。', '市工业和信息化局 | 市工业和信息化局要建成智算中心。', '市商务局 | 市商务局要举办大会。']);
  });
});
