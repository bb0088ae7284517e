import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResources } from '../../src/app/resources.ts';
import { smallNumber, labelAt } from '#document/label';
import { split } from '#document/split';
import { structure } from '#document/structure';
import { documentWords } from '#lexicon/document-words';
import { Failure } from '#model/failure';
import type { DocumentStructure } from '#model/structure';
import { normalise } from '#text/normalise';

const words = documentWords(readResources());

const LINES = [
  '某市人民政府办公室文件', '某政发〔2021〕15号', '关于印发《某市公园管理办法》的通知', '各县(市、区)人民政府:', '索 引 号: | 1 | 文 号: | 某发【2018】3号 |',
  '(2018年4月17日 某区发〔2018〕27号)', '一、总体要求', '(一)日常管理。派入单位负责管理。', '1.建立制度。', '第三条 本办法自发布之日起施行。', '一是加强领导。', '第一章',
  '附件:1.清单', '附件', '目 录', '2021年10月19日', '抄送:市委。', '责任单位:财政局;', '(责任单位:财政局;', '完成时限:年底)', '“', '——————', '《', '〔2018〕', '号', '第条', '()', '分享到', '由局负责解释,有效期五年。',
];

function hold(text: string): DocumentStructure[] {
  const spans = split(text, words);
  spans.forEach((span, i) => {
    expect(span[0]).toBe(i === 0 ? 0 : spans[i - 1]![1]);
    expect(span[1]).toBeGreaterThan(span[0]);
  });
  if (spans.length > 0) expect(spans.at(-1)![1]).toBe(text.length);
  return spans.map((span) => {
    const d = structure(text, span, words);
    let end = span[0];
    d.clauses.forEach((clause, i) => {
      expect(clause.index).toBe(i);
      expect(text.slice(clause.start, clause.end)).toBe(clause.text);
      expect(clause.start).toBeGreaterThanOrEqual(end);
      expect(clause.contentStart).toBeGreaterThanOrEqual(clause.start);
      expect(clause.contentStart).toBeLessThanOrEqual(clause.end);
      end = clause.end;
    });
    expect(end).toBeLessThanOrEqual(span[1]);
    d.provisions.forEach((node, i) => {
      if (node.parent !== null) {
        expect(node.parent).toBeLessThan(i);
        expect(d.provisions[node.parent]!.level).toBeLessThan(node.level);
        const [from, to] = d.provisions[node.parent]!.clauses;
        expect(node.clauses[0]).toBeGreaterThan(from - 1);
        expect(node.clauses[1]).toBeLessThanOrEqual(to);
      }
      if (node.titleSpan && node.level > 0) expect(text.slice(...node.titleSpan)).toBe(node.title);
      expect(node.clauses[1]).toBeGreaterThan(node.clauses[0]);
    });
    d.clauses.forEach((clause, i) => {
      if (clause.provision === null) return;
      const [from, to] = d.provisions[clause.provision]!.clauses;
      expect(i).toBeGreaterThanOrEqual(from);
      expect(i).toBeLessThan(to);
    });
    return d;
  });
}

describe('structure', () => {
  it('holds its promises on shuffled lines of 公文', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 40 }), fc.nat(), (lines, cut) => {
      const { text } = normalise(lines.join('\n'));
      hold(text);
      hold(text.slice(0, cut % (text.length + 1)));
    }), { numRuns: 300 });
  });

  it('holds its promises on any characters', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...'第一二十条章、.()〔〕《》“”。;:,12年月日号\n \t关于的通知办法附件'), { maxLength: 80 }), (chars) => { hold(chars.join('')); }), { numRuns: 500 });
  });

  it('gives an empty text no issuance and a blank one neither', () => {
    expect(split('', words)).toEqual([]);
    expect(split('\n \n', words)).toEqual([]);
  });

  it('says what it could not find', () => {
    const [d] = hold('为做好工作,各单位要落实责任。');
    expect(d!.diagnostics.map((x) => x.code)).toEqual(expect.arrayContaining(['title-absent', 'number-absent', 'issue-date-absent', 'issuer-absent']));
    expect(d!.header.evidence.title?.basis).toBe('inferred');
  });

  it('reports a gap in the numbering at its place', () => {
    const text = '工作方案\n一、任务\n1.建立制度并报送材料给区财政局审核。\n4.开展检查并报送材料给区财政局审核。';
    const gap = hold(text)[0]!.diagnostics.find((x) => x.code === 'numbering-gap');
    expect(gap && text.slice(...gap.span!)).toBe('4.');
  });
});

describe('labels', () => {
  it.each([['一', 1], ['十', 10], ['十二', 12], ['二十', 20], ['二十三', 23], ['一百零五', 105], ['7', 7], ['甲', null]])('%s is %s', (word, value) => {
    expect(smallNumber(word)).toBe(value);
  });

  it.each([
    ['一、总则', 'han', '一、'], ['(十二)督办', 'han-bracket', '(十二)'], ['3.报送', 'arabic', '3.'], ['3、报送', 'arabic', '3、'], ['(3)报送', 'arabic-bracket', '(3)'], ['①报送', 'circled', '①'],
    ['第三条为了', 'article', '第三条'], ['第 三 章 附则', 'chapter', '第三章'], ['一是加强', 'ordinal', '一是'], ['第一,加强', 'ordinal', '第一,'], ['1.2022年底前完成', 'arabic', '1.'],
  ])('%s opens with %s', (text, style, label) => {
    expect(labelAt(text, 0, text.length)).toMatchObject({ style, text: label });
  });

  it.each(['1.5万元', '一、二、三级', '第三条规定的', '第一季度', '2020年', '(略)', '一些', '三、四季度', '(2018年)', '第三方', '第二十条第三款'])('%s opens with no number', (text) => {
    expect(labelAt(text, 0, text.length)).toBeNull();
  });
});

describe('document words', () => {
  const raw = readResources();

  it('types a title by every row of document-types.csv', () => {
    expect(raw.lexicon['document-types']!.length).toBeGreaterThan(50);
    for (const row of raw.lexicon['document-types']!) expect(words.types.of(`关于某事${row.values['word']}`)?.value, row.values['word']).toBeTruthy();
  });

  it('takes the longest ending, and none for a word that is no title', () => {
    expect(words.types.of('实施细则')?.ending).toBe('实施细则');
    expect(words.types.of('某市人民政府')).toBeNull();
  });

  it('refuses a broken row with file and line', () => {
    const broken = { ...raw, lexicon: { furniture: [{ line: 7, file: 'furniture.csv', values: { match: 'middle', words: '首页' } }] } };
    expect(() => documentWords(broken)).toThrow(Failure);
    try { documentWords(broken); } catch (e) { expect((e as Failure).facts).toMatchObject({ file: 'furniture.csv', line: 7 }); }
  });
});
