import { expect, test } from 'vitest';
import type { Span } from '#model/span';
import { isOnlyMeasured } from '#obligation/actors/name-in-target';

const spanOf = (text: string, name: string): Span => [text.indexOf(name), text.indexOf(name) + name.length];

test.each([
  ['到2021年底,网格党组织实现全覆盖;', '网格党组织', true],
  ['2022年6月底前,试点行业扩大至40个。', '试点行业', true],
  ['二级以上综合医院设置老年医学科比例超过50%。', '二级以上综合医院', true],
  ['企业开办实现4个工作小时内办结。', '企业', true],
  ['各县(市、区)至少建有1个智慧养老院。', '各县(市、区)', false],
  ['物流企业逐年提高新能源汽车使用比重。', '物流企业', false],
  ['试点企业实现运营成本降低20%。', '试点企业', false],
  ['各乡镇参保缴费进度应达到60%以上;', '各乡镇', false],
  ['养老设施80%以上由社会力量运营;', '社会力量', false],
])('%s: %s is only measured: %s', (text, name, expected) => {
  expect(isOnlyMeasured(text, spanOf(text, name), [0, text.length - 1])).toBe(expected);
});
