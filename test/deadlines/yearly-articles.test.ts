import { expect, test } from 'vitest';
import { analyze, createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';

const analyzer = createAnalyzer(readResources());
const limits = (text: string): string[] => analyze({ format: 'txt', text, blocks: [], diagnostics: [] }, { name: 'x.txt', sha256: '' }, analyzer).documents
  .flatMap((d) => d.obligations.flatMap((o) => o.deadlines)).map(({ text: words, kind, end, due }) => `${words}: ${kind} ${end ?? due}`);

const ARTICLES = ['第一条 县农业农村局应当做好资金申报工作。', '第二条 县农业农村局应于11月底前提出分配意见,县财政局应于12月20日前将资金拨付到位。', '第三条 县农业农村局应于2021年6月底前建立项目库。', '第四条 企业应于次年3月31日前报送总结。'];

test('a limit of an article comes every year, unless it names its year', () => {
  expect(limits(`××县食用菌产业奖补办法\n\n${ARTICLES.join('\n')}\n\n××县人民政府\n2021年3月5日\n`))
    .toEqual(['11月底前: every --11-30', '12月20日前: every --12-20', '2021年6月底前: by 2021-06-30', '次年3月31日前: every --03-31']);
});

test('the same limits in the items of a plan are of its year', () => {
  expect(limits(`××县食用菌产业发展方案\n\n${ARTICLES.slice(0, 3).map((line) => line.replace(/^第(.)条 /, '$1、')).join('\n')}\n\n××县人民政府\n2021年3月5日\n`))
    .toEqual(['11月底前: by 2021-11-30', '12月20日前: by 2021-12-20', '2021年6月底前: by 2021-06-30']);
});
