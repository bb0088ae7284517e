import { describe, expect, test } from 'vitest';
import { SignBits } from '#text/sign-bits';

describe('which of many things may stand in a text', () => {
  test('an item is named where one of its signs stands, one without signs always, in their order', () => {
    const signs = new SignBits(['甲乙', null, '丙', '丁']);
    expect([...signs.in('有乙有丁')]).toEqual([0, 1, 3]);
    expect([...signs.in('')]).toEqual([1]);
  });
  test('more items than an integer has bits', () => {
    const signs = new SignBits(Array.from({ length: 70 }, (_, i) => String.fromCharCode(0x4e00 + i)));
    expect([...signs.in(String.fromCharCode(0x4e00 + 31, 0x4e00 + 32, 0x4e00 + 69))]).toEqual([31, 32, 69]);
    expect([...signs.in(String.fromCharCode(0x4e00 + 63))]).toEqual([63]);
  });
});
