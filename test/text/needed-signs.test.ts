import { describe, expect, it } from 'vitest';
import { holdsSign, neededSigns, signsBefore, signTable } from '#text/needed-signs';

describe('neededSigns', () => {
  it.each([
    [/享受|优先/, '享优', 'a first character of each alternative'],
    [/由.{2,20}(?:负责|承担)/, '由', 'the item with the fewest'],
    [/^(?:积极|大力)?(?:鼓励|支持)/, '鼓支', 'what may be absent does not count'],
    [/(?<![主重])要(?![素求])/, '要', 'nor what stands beside it'],
    [/一+二{0,3}/, '一', 'one or more is needed, none or more is not'],
    [/\d{3,4}/, '0123456789', 'a digit'],
    [/:$/, ':', 'an end needs nothing'],
    [/[但就]都*/, '但就', 'one of a class'],
    [/\u4e00|\./, '一.', 'escaped'],
    [/[^,;]|要/, null, 'any other character'],
    [/[)\]]要|责/, '要责', 'a class with an escaped bracket'],
    [/[一-龥]要?/, null, 'a range'],
    [/要|\s/, null, 'an alternative that says nothing'],
    [/(?:要)?/, null, 'a pattern that may match nothing'],
    [/\p{L}/u, null, 'a property is no brace'],
    [/(?<who>要)/, null, 'a name is no question mark'],
    [/abc/i, null, 'letters of either case'],
    [/\u{4e00}/u, null, 'a character by its number'],
  ])('%s needs %s: %s', (pattern, signs, _why) => expect(neededSigns(pattern)).toBe(signs));
});

describe('signsBefore', () => {
  it('tells where a pattern cannot match', () => {
    const signs = signsBefore(/(?<!需)要(?!素)|必须/);
    expect(holdsSign('各单位配合', signs)).toBe(false);
    expect(holdsSign('各单位要配合', signs)).toBe(true);
    expect(holdsSign('各单位要配合', signs, 4)).toBe(false);
  });
  it('lets every text through where nothing can be said', () => {
    expect(holdsSign('各', signsBefore(/[一-龥]/))).toBe(true);
  });
  it('has a table by character', () => expect(holdsSign('甲', signTable('甲乙'))).toBe(true));
});
