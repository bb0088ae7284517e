import { expect, test } from 'vitest';
import { readDay } from '#app/read-day';

/** Said on Thursday 2024-12-12. */
test.each([
  ['本月底', 'before', '2025-01-01', 'the last day still counts'],
  ['下月底前', 'before', '2025-02-01', 'as it does in documents'],
  ['下周五', 'before', '2024-12-21', 'a day counts itself'],
  ['下周三前', 'before', '2024-12-19', 'as 6月15日前 does'],
  ['下月', 'before', '2025-01-01', 'a stretch begins too late'],
  ['三天后', 'before', '2024-12-16', 'counted from the day'],
  ['7天内', 'before', '2024-12-20', 'counted from the day'],
  ['春节前', 'before', '2025-01-30', 'the next one'],
  ['今天', 'from', '2024-12-12', 'a day'],
  ['下季度', 'from', '2025-01-01', 'from its first day'],
  ['三天前', 'from', '2024-12-09', 'back from the day'],
  ['3月', 'from', '2025-03-01', 'the next one'],
] as const)('%s, %s: %s (%s)', (words, side, expected, _why) => { expect(readDay(words, side, '2024-12-12')).toBe(expected); });

test.each(['', '每月', '三年', '财政局', '下月底和下周五', '2月30日', '及时'])('%s names no day', (words) => { expect(readDay(words, 'before', '2024-12-12')).toBeNull(); });
