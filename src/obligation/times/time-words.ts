import { ERA_FIRST_YEARS } from './time-eras.ts';

/**
 * The pieces that time expressions are made of, as regular-expression sources without capturing groups. The slots of the
 * time grammar are put together from them, and so are the readers of what a slot holds: one source for both.
 * Text is normalised; traditional forms (個 後 這 兩 號) stand in short texts that normalisation leaves alone.
 */
const HAN_DIGIT = '[〇○零一二三四五六七八九]';
const HAN_MONTH = '(?:十[一二]?|[一二三四五六七八九])';
const MONTH_HEAD = `(?:1[0-2]|0?[1-9]|${HAN_MONTH})月`;

/** 2018年 · 二零一八年 · 两千零四年 · 07年, 零八年 · 15年一月 · 三六七年一月 · (在)789年, with 公元 and 度. */
export const YEAR_NUMBER = `(?:公元)?(?:(?<!\\d)\\d{4}|[一二]${HAN_DIGIT}{3}|[一两二]千(?:零?[一二三四五六七八九十百]{1,5})?|(?<![\\d.])0\\d|(?<!${HAN_DIGIT})[零〇]${HAN_DIGIT}`
  + `|(?<![\\d.第满近过去个后前])\\d\\d(?=年的?${MONTH_HEAD})|(?<!${HAN_DIGIT})[一二三四五六七八九]${HAN_DIGIT}{2}(?=年${MONTH_HEAD})|(?<=在|公元)\\d{3})`;
export const ERA_YEAR = `(?:${[...ERA_FIRST_YEARS.keys()].join('|')})(?:元|\\d{1,2}|[一二三四五六七八九十廿]{1,4})`;
/** Words that turn the base day's year. */
export const YEAR_TURNS: ReadonlyMap<string, number> = new Map([
  ['大前年', -3], ['前年', -2], ['去年', -1], ['上年', -1], ['上一年', -1], ['今年', 0], ['本年', 0], ['当年', 0], ['这年', 0], ['這年', 0], ['这一年', 0], ['這一年', 0],
  ['明年', 1], ['来年', 1], ['來年', 1], ['下年', 1], ['下一年', 1], ['次年', 1], ['后年', 2], ['後年', 2], ['大后年', 3], ['大後年', 3],
]);
export const YEAR_TURN = `(?:(?<![\\d〇一二三四五六七八九十几])${[...YEAR_TURNS.keys()].join('|(?<![\\d〇一二三四五六七八九十几])')})`;
export const YEAR = `(?:${YEAR_NUMBER}年|${ERA_YEAR}年|${YEAR_TURN})(?:度(?=[^数过假])|份)?`;

export const MONTH_NUMBER = `(?<![\\d.点${'一二三四五六七八九十'}])(?:1[0-2]|0?[1-9]|${HAN_MONTH})月(?:份)?`;
/** Words that turn the base day's month. */
export const MONTH_TURN = '(?:(?:上上|上|下下|下|这|這)[一1]?[个個]?|本|当|當)月(?:份)?';
export const MONTH_ORDINAL = '第(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])[个個]月';
export const LUNAR_MONTH = '(?:闰?(?:正|腊|臘|冬)|闰(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]))月';
export const DAY_NUMBER = '(?:3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|二十|廿[一二三四五六七八九]?|[一二三四五六七八九])';
export const DAY = `${DAY_NUMBER}[日号號]`;
/** 八月十五: a day without its sign, two numerals long, and nothing counted behind it. */
export const DAY_BARE = '(?:三十一?|二?十[一二三四五六七八九]|二十|十)(?![个個多几余年月天日号號周人名元岁家项条户亩级点时週星届次万亿百千分至到和、])';
export const LUNAR_DAY = '(?:初[一二三四五六七八九十]|廿[一二三四五六七八九])';
export const LUNAR_MARK = '(?:农历|農曆|阴历|旧历)';
/** 大年初一, 大年三十, 除夕: days that need no month. */
export const LUNAR_NAMED = '(?:大年(?:初[一二三四五六七八九十]|三十)|除夕)';
export const NUMERIC_DATE = '(?<![\\d.])\\d{4}[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\\d|0?[1-9])(?![\\d.])';
export const WEEKDAY_MARK = '\\((?:星期|周|礼拜|农历)[^()]{1,8}\\)';
export const TENTH = '(?:上旬|中下旬|中旬|下旬)';
export const EDGE = '(?:月?(?:底|末)|初|中旬?)';
export const YEAR_EDGE = '(?:年?(?:底|末(?!端)|初(?![步中级])|终|中(?![秋元小])))';
export const QUARTER = '(?:第?[一二三四1-4][个個]?季度|(?:本|上[一个個]?|下[一个個]?|这[个個]?|这一|当)季度)[末底]?';
export const HALF = '(?:上|下|前|后|後)半年度?';
export const HALF_TURN = '(?:上|下|这|這)[一个個]半年';
/** 十四五: the five years of a national plan. */
export const PLAN = '[“"]?十[二三四五六]五[”"]?(?:规划)?(?:时期|期间|末|期末)?';
export const WEEK_SIGN = '(?:周|週|星期|礼拜|禮拜)';
export const WEEK_TURN = `(?:上上|上|下下|下|这|這|本|当)[一1]?[个個]?${WEEK_SIGN}`;
export const WEEKDAY = '[一二三四五六日天末]';
export const DAY_TURNS: ReadonlyMap<string, number> = new Map([
  ['大前天', -3], ['前天', -2], ['前日', -2], ['昨天', -1], ['昨日', -1], ['今天', 0], ['今日', 0], ['即日', 0], ['本日', 0], ['明天', 1], ['明日', 1], ['后天', 2], ['後天', 2], ['后日', 2], ['大后天', 3],
]);
export const DAY_TURN = `(?:${[...DAY_TURNS.keys()].join('|')})`;
export const NOW = '(?:当前|當前|现在|現在|目前|此刻|马上|立刻)';
export const DECADE = '(?:(?:上[个個]?世纪|上[个個]?世紀|本世纪|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})世[纪紀])(?:[1-9]0|[一二三四五六七八九]十)?年代|(?<!\\d)[1-9]0年代|[一二三四五六七八九]十年代)';
export const ORDINAL = '第(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
/** A number that counts units of time; 几 stands for three, 数 too. */
export const COUNT = '(?<![\\d.第〔])(?:[1-9]\\d{0,2}(?:[-—–─~至到]{1,2}\\d{1,3})?|[一二两兩三四五六七八九十百]{1,5}(?:[至到][一二两三四五六七八九十]{1,3})?|几|幾|数)';
export const UNIT = '(?:[个個]?工作日|[个個]?自然日|[个個]?小时|[个個]?小時|[个個]?钟头|[个個]?钟|[个個]?月(?!份|度|底|末)|年(?![级度龄轻均代月])|[个個]?季度|[个個]?学期|日(?![常报均程])|天(?![然津气])|[个個]?(?:周|週)(?![岁年边期围])|[个個]?星期|[个個]?礼拜|分钟|分鐘|秒钟?)';

/** Feasts of the solar calendar by name, month and day. */
export const SOLAR_FEASTS: readonly (readonly [string, number, number])[] = [
  ['元旦', 1, 1], ['妇女节', 3, 8], ['植树节', 3, 12], ['五一', 5, 1], ['劳动节', 5, 1], ['五四', 5, 4], ['青年节', 5, 4], ['六一', 6, 1], ['儿童节', 6, 1], ['七一', 7, 1], ['建党节', 7, 1],
  ['八一', 8, 1], ['建军节', 8, 1], ['教师节', 9, 10], ['十一', 10, 1], ['国庆', 10, 1],
];
/** Feasts of the lunar calendar; day 0 is the month's last. */
export const LUNAR_FEASTS: readonly (readonly [string, number, number])[] = [
  ['春节', 1, 1], ['元宵', 1, 15], ['端午', 5, 5], ['七夕', 7, 7], ['中元', 7, 15], ['中秋', 8, 15], ['重阳', 9, 9], ['腊八', 12, 8], ['除夕', 12, 0],
];
export const FEAST = `(?:[“"]?(?:五一|五四|六一|七一|八一|十一)[”"]?(?=节|期间|假|黄金周|前|长假)|元旦|国庆|春节|端午|中秋|重阳|元宵|七夕|中元|腊八|除夕|(?:劳动|青年|儿童|建党|建军|教师|妇女|植树)节)节?`;
