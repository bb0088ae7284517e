import { describe, expect, test } from 'vitest';
import { normalise } from '#text/normalise';

const PROSE = '为深入推进智能检测装备产业发展，市工业和信息化局会同市财政局等部门组织企业开展技术攻关，支持建设一批创新中心和公共服务平台，'
  + '推动一百个以上装备在机械汽车航空航天电子钢铁石化纺织医药等领域示范应用，培育一批优秀场景和示范工厂，完善从材料到装备的产业链条，'
  + '健全标准检测人才等产业体系，加强部门协同和央地联动，鼓励各地结合区域特色制定配套政策措施。';
const wrap = (text: string, width: number): string => (text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).join('\n');
const lines = (text: string): string[] => normalise(text).text.split('\n');

describe('a text wrapped at one width', () => {
  test.each([20, 26, 30])('of %i characters a line is read as one line, spans still on the author’s characters', (width) => {
    const original = wrap(PROSE + PROSE, width);
    const { text, toOriginal, fromOriginal } = normalise(original);
    expect(text).not.toContain('\n');
    expect(text.length).toBe(original.replace(/\n/g, '').length);
    for (let i = 0; i < text.length; i++) {
      const [from, to] = toOriginal([i, i + 1]);
      expect(normalise(original.slice(from, to)).text).toBe(text[i]);
      expect(fromOriginal(from)).toBe(i);
    }
    const unit = text.indexOf('市财政局');
    expect(original.slice(...toOriginal([unit, unit + 4])).replace(/\n/g, '')).toBe('市财政局');
  });

  test('with spaces at line ends and an indented first line', () => {
    expect(lines(`　　${wrap(PROSE + PROSE, 26).replaceAll('\n', ' \n')}`).length).toBe(1);
  });

  test('with page numbers inside sentences, which go; a number after a full stop stays', () => {
    const pages = wrap(PROSE + PROSE, 26).split('\n');
    pages.splice(3, 0, '1');
    pages.splice(7, 0, '— 2 —');
    expect(lines(`${pages.join('\n')}\n3`)).toEqual([normalise(PROSE + PROSE).text, '3']);
  });

  test.each([
    ['numbering', ['一、总体要求', '（二）强化技术攻关。', '3.加强宣传。', '第四条 本计划自印发之日起施行。', '——科技支撑能力显著增强。']],
    ['a table row', ['市财政局\t资金保障\t12月底']],
    ['names in columns', ['张三 李四 王五 赵六']],
    ['a label of an assignment', ['牵头单位：市财政局']],
    ['an attachment', ['附件：1.任务清单']],
    ['an entry of the contents', ['总体要求..............3']],
  ])('%s below a full line keeps its line', (_, below) => {
    const torn = wrap(PROSE + PROSE, 26).split('\n').slice(0, 10);
    expect(lines([...torn, ...below].join('\n')).length).toBe(1 + below.length);
  });
});

test('a text of which only a part is wrapped, its other paragraphs being longer', () => {
  const whole = [90, 120, 144, 76, 101, 133, 87, 150].map((n) => `${PROSE.slice(0, n)}。`);
  const part = wrap(PROSE + PROSE + PROSE, 25);
  expect(lines([...whole, part, ...whole].join('\n'))).toEqual(normalise([...whole, PROSE + PROSE + PROSE, ...whole].join('\n')).text.split('\n'));
});

describe('other texts keep every line end', () => {
  test.each([
    ['one paragraph a line', [12, 31, 58, 26, 44, 19, 66, 37, 28, 51, 23, 73].map((n) => PROSE.slice(0, n)).join('\n')],
    ['paragraphs that end their sentences', Array.from({ length: 14 }, (_, i) => `${PROSE.slice(i, i + 25)}。`).join('\n')],
    ['short lines, such as names', Array.from({ length: 20 }, (_, i) => PROSE.slice(i, i + 9)).join('\n')],
    ['rows of figures', Array.from({ length: 30 }, (_, i) => `匝道桥第${10 + i}界址点坐标东经113.94${10 + i}北纬22.49${10 + i}`).join('\n')],
    ['a few lines only', wrap(PROSE.slice(0, 100), 26)],
    ['items of equal length', Array.from({ length: 12 }, (_, i) => `${i + 1}.${PROSE.slice(i, i + 24)}`).join('\n')],
  ])('%s', (_, original) => {
    expect(lines(original).length).toBe(original.split('\n').length);
  });
});
