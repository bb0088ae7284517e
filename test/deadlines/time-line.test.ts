import { expect, test } from 'vitest';
import { analyze, createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';

const analyzer = createAnalyzer(readResources());
const tasks = (text: string): string[] => analyze({ format: 'txt', text, blocks: [], diagnostics: [] }, { name: 'x.txt', sha256: '' }, analyzer).documents
  .flatMap((d) => d.obligations.map((o) => `${o.text} ${o.deadlines.map(({ text: words }) => words).join(' ')}`.trim()));

test('a time behind who does it is that of the item', () => {
  expect(tasks('××市2023年抽查工作计划\n\n一、抽查安排\n\n1、校外培训机构联合检查。牵头:市教育局;参与:市民政局。时间:4月至5月\n2、成品油经营联合检查。牵头:市商务局;参与:市税务局。时间:6月\n\n二、工作要求\n\n各部门要加强协作。\n'))
    .toEqual(['1、校外培训机构联合检查。 4月至5月', '2、成品油经营联合检查。 6月', '各部门要加强协作。']);
});

test('a time that stands alone is not', () => {
  expect(tasks('××市2023年宣传活动方案\n\n一、活动安排\n\n各镇要组织好活动。\n时间:4月至5月\n地点:市文化广场\n')).toEqual(['各镇要组织好活动。']);
});
