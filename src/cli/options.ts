import { given } from '#app/given';
import { readDay } from '#app/read-day';
import type { Modality, Role } from '#model/analysis';
import { isCalendarDate } from '#model/calendar-date';
import type { TaskFilter, TaskStatus } from '#model/ledger';
import { MODALITY_NAMES, ROLE_NAMES, STATUS_NAMES } from '#model/names';
import { LETTER_NAMES } from '#model/supervise-words';
import { WrongUse } from './wrong-use.ts';

/** The ledger that commands use when none is named: in the folder where the command is run. */
export const DEFAULT_LEDGER = '责清台账.zeqing';

export interface CommonOptions { json?: boolean; ledger?: string; today?: string }
export interface FilterOptions extends CommonOptions {
  unit?: string; role?: Role; dueBefore?: string; dueFrom?: string; document?: string; search?: string; status?: TaskStatus; modality?: Modality; limit?: number; offset?: number;
}

/** --ledger, else the variable ZEQING_LEDGER, else 责清台账.zeqing in the working folder. */
export function ledgerPath(options: CommonOptions): string {
  const named = options.ledger ?? process.env['ZEQING_LEDGER'];
  return named === undefined || named === '' ? DEFAULT_LEDGER : named;
}

/** Days told in words (下月底) are read here, where --today is known. */
export function filterOf(options: FilterOptions): TaskFilter {
  const { unit, role, document, search, status, modality, limit, offset } = options;
  const dueBefore = dayOf(options.dueBefore, 'before', options.today);
  const dueFrom = dayOf(options.dueFrom, 'from', options.today);
  return given({ unit, role, dueBefore, dueFrom, document, search, status, modality, limit, offset });
}

const dayOf = (value: string | undefined, side: 'before' | 'from', today: string | undefined): string | undefined =>
  (value === undefined || isCalendarDate(value) ? value : readDay(value, side, today) ?? value);

/** A date, or words for a day, which stay as they are. @throws WrongUse for anything else. */
export const readDayWords = (side: 'before' | 'from') => (value: string): string => {
  if (/^\d{4}\D?\d{1,2}\D?\d{1,2}日?$/.test(value.trim())) return readDate(value);
  if (readDay(value, side) === null) throw new WrongUse(`“${value}”不是有效日期,请写成 2020-12-31,或 本月底、下周五、三天后 这样的说法。`);
  return value.trim();
};

/** @throws WrongUse unless the value is a real calendar date (2020-12-31, 2020/12/31, 20201231, 2020年12月31日). */
export function readDate(value: string): string {
  const parts = /^(\d{4})(?:-|\/|\.|年)?(\d{1,2})(?:-|\/|\.|月)?(\d{1,2})日?$/.exec(value.trim());
  const date = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : value;
  if (!isCalendarDate(date)) throw new WrongUse(`“${value}”不是有效日期,请写成 2020-12-31 的形式。`);
  return date;
}

/** @throws WrongUse unless the value is a whole number from `least` on. */
export const readCount = (least: number) => (value: string): number => {
  if (!/^\d{1,9}$/.test(value) || Number(value) < least) throw new WrongUse(`“${value}”不是有效数目,请写不小于 ${least} 的整数。`);
  return Number(value);
};

const oneOf = <Code extends string>(words: Readonly<Record<Code, string>>, what: string) => (value: string): Code => {
  const found = (Object.entries(words) as [Code, string][]).find(([code, chinese]) => value === code || value === chinese || (value.endsWith('单位') && value.slice(0, -2) === chinese));
  if (!found) throw new WrongUse(`${what}“${value}”无效,可用:${(Object.entries(words) as [Code, string][]).map(([code, chinese]) => `${code}(${chinese})`).join('、')}。`);
  return found[0];
};

/** Codes or their Chinese words: lead · 牵头 · 牵头单位. */
export const readRole = oneOf<Role>(ROLE_NAMES, '角色');
export const readStatus = oneOf<TaskStatus>(STATUS_NAMES, '状态');
export const readModality = oneOf<Modality>(MODALITY_NAMES, '类型');
/** Layout names of export; the words stand in the help. */
export const readLayout = oneOf({ breakdown: '任务分解表', 'by-unit': '责任清单', register: '督查台账' }, '表式');
/** Letters of supervision, and what statistics go by. */
export const readLetter = oneOf(LETTER_NAMES, '文书');
export const readTally = oneOf({ unit: '单位', document: '文件', leader: '领导', month: '月份' }, '统计依据');
/** G7=theirs, again for each cell. @throws WrongUse */
export function readChoice(value: string, before: Record<string, 'theirs' | 'ours'> = {}): Record<string, 'theirs' | 'ours'> {
  const [, cell, choice] = /^([A-Z]{1,3}\d{1,7})=(theirs|ours)$/.exec(value.trim()) ?? [];
  if (cell === undefined) throw new WrongUse(`“${value}”无效,请写成 G7=theirs(以反馈为准)或 G7=ours(以台账为准)。`);
  return { ...before, [cell]: choice as 'theirs' | 'ours' };
}

/** @throws WrongUse for empty text. */
export function readText(value: string): string {
  if (value.trim() === '') throw new WrongUse('选项的值不能为空,运行 zeqing --help 查看用法。');
  return value.trim();
}
