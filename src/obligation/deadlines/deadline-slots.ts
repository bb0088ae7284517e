import type { Slot } from '#grammar/rows';

/**
 * The patterns of time words. Text is normalised: half-width digits and signs. Digits that OCR misread (3l日, 2O20年) and
 * traditional forms (個 內 週) are part of the patterns.
 */
const HAN = '[一二三四五六七八九十]';
const YEAR_NUMBER = '(?:(?:19|20)\\d\\d|2[0O〇][\\dOlI〇]{2})';
const YEAR_HAN = '[一二][〇○零OО九][〇○零OО一二三四五六七八九]{2}年';
const FULL_YEAR = `(?<!\\d)(?:${YEAR_NUMBER}年|${YEAR_HAN})`;
const TURN_YEAR = '(?:今年|本年|当年|當年|明年|次年|翌年|来年|下一?年|同年|去年|上一?年|前年)(?=[度份\\d一二三四五六七八九十上下第年底末初,]|$)';
const YEAR = `(?:${FULL_YEAR}|${TURN_YEAR})(?:度(?!计划))?`;
const MONTH = `(?<![\\d一二三四五六七八九十])(?:1[0-2lI]|0?[1-9](?!\\d)|十[一二]|${HAN})月(?:份)?`;
const DAY = '(?:3[01lI]|[12][\\dlIO]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])[日号號]';
/** 7月10前: a day whose sign was left out. */
const UNSIGNED_DAY = '(?:3[01]|[12]\\d|[1-9])(?=(?:之|以)?前(?!后)|起[,。及])';
const TENTH = '(?:上旬|上、?中旬|中、?下旬|中旬|下旬)';
const MONTH_START = '初(?!步|审|评|始)';
const MONTH_EDGE = `(?:底|末|${MONTH_START})`;
const HALF = '[上下]半年度?';
const QUARTER = '第?[一二三四1-4](?:个)?季度';
const YEAR_EDGE = '(?:年底|年末|年终|底|末(?!端)|初(?!步|中|级|期|审|评|始|创)|年初|中(?=前|[,,]|完成))';
const CLOCK = '(?:(?:上午|下午|晚)?\\d{1,2}(?::\\d{2}|[时点](?:\\d{1,2}分|整|半)?)|上午|下午)';
const WEEKDAY = '(?:\\((?:星期|周|农历)[^()]{1,8}\\)|(?:星期|周)[一二三四五六日天])';
const NUMERIC = '(?<![\\d.])(?:19|20)\\d\\d[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\\d|0?[1-9])(?![\\d.])';
const FULL_DAY = `(?:(?:${YEAR}[, ]?)?${MONTH}${DAY}(?:${WEEKDAY})?(?:${CLOCK})?|${NUMERIC}|当月${DAY})`;
const FULL_MONTH = `(?:(?:${YEAR}[, ]?)?${MONTH})`;
const PART_MONTH = `(?:(?:(?:${YEAR}[, ]?)?${MONTH}|当月)(?:${TENTH}|${MONTH_EDGE}))`;
const FULL_QUARTER = `(?:(?:${YEAR}[, ]?)?${QUARTER}|当季度)`;
const QUARTER_END = `(?:${FULL_QUARTER}[末底])`;
const FULL_HALF = `(?:(?:${YEAR}[, ]?)?${HALF})`;
const YEAR_END = `(?:(?:${FULL_YEAR}(?:度)?|今年|本年|当年|明年|次年|翌年)${YEAR_EDGE}|年底|年末)`;
const PLAN = '(?:(?:[“"]?十[二三四五六]五[”"]?|[“"][七八九]五[”"])(?:规划)?(?:时期|期间|末|期末))';
const FEAST = '(?:(?:[“"]?(?:五一|十一|七一|八一|六一)[”"]?|国庆|元旦|春节|中秋|端午|元宵|重阳|除夕)节?|(?:劳动|建军|建党|教师|妇女|植树|儿童|青年)节)(?=前|之前|以前|期间|当)';
/** Words that have a day only from the day on which they are said: 本月底, 下周三, 明天, 下季度末. */
const TOLD_MONTH = '(?:本|这个?|下下?个?)月';
const TOLD_WEEK = '(?:本|这|下下?)个?(?:周|星期|礼拜)';
const TOLD_EDGE = `(?:${TOLD_MONTH}(?:底|末|${TENTH})|(?:本|下个?)季度[末底])`;
const TOLD_DAY = `(?:${TOLD_MONTH}${DAY}|${TOLD_WEEK}[一二三四五六日天]|(?:今|明|后|大后)[天日])(?:(?:上午|下午|晚上|早上)?(?:\\d{1,2}(?::\\d{2}|[时点](?:\\d{1,2}分|整|半)?))?|上午|下午|下班)`;
const TOLD_STRETCH = `(?:${TOLD_MONTH}(?!份额|${DAY})(?:份)?|${TOLD_WEEK}末?|(?:本|下个?)季度)`;
/** Any date, its common parts written once: the longer readings come first. */
const DATE = `(?:(?:${YEAR}[, ]?)?(?:${MONTH}(?:${DAY}(?:${WEEKDAY})?(?:${CLOCK})?|${UNSIGNED_DAY}|${TENTH}|${MONTH_EDGE})?|${QUARTER}[末底]?|${HALF})`
  + `|(?:${FULL_YEAR}|今年|明年)${FEAST}|(?:${FULL_YEAR}|今年|本年|当年|明年|次年|翌年)(?:度)?${YEAR_EDGE}|(?:${FULL_YEAR}|今年|本年|明年|次年)(?:度)?|年底|年末`
  + `|当月(?:${DAY}|${TENTH}|${MONTH_EDGE})|当季度[末底]?|${PLAN}|${FEAST}|${NUMERIC})`;
/** Every row's words have one of these within their first characters: what has none is not tried. */
export const DEADLINE_GATE = { signs: '年月日号號天周季旬时時期节節间間内內续坚·•-./一庆旦前近底末终分五平均晚', within: 14 };

const DIGIT_FIRST = '0123456789lI一二三四五六七八九十';
const YEAR_FIRST = '12一二今本当當明次翌来下同去上前';
const DATE_FIRST = `${DIGIT_FIRST}${YEAR_FIRST}年第“"国元春劳建教妇植儿青七八六五中端重除`;

export const DEADLINE_SLOTS: readonly Slot[] = [
  { name: 'year', pattern: FULL_YEAR, first: '12一二' },
  { name: 'yearNumber', pattern: `(?<![\\d.])${YEAR_NUMBER}(?!\\d)`, first: '12' },
  { name: 'turnYear', pattern: '(?:今年|本年度?|明年|下一?年度?)', first: '今本明下' },
  { name: 'half', pattern: FULL_HALF, first: `${YEAR_FIRST}上下` },
  { name: 'quarter', pattern: FULL_QUARTER, first: `${YEAR_FIRST}第一二三四1234` },
  { name: 'quarters', pattern: '第?[一二三四1-4](?:[、和及至到-]第?[一二三四1-4]){1,3}(?:个)?季度', first: '第一二三四1234' },
  { name: 'month', pattern: FULL_MONTH, first: `${YEAR_FIRST}${DIGIT_FIRST}` },
  { name: 'day', pattern: FULL_DAY, first: `${YEAR_FIRST}${DIGIT_FIRST}` },
  { name: 'edge', pattern: `(?:${PART_MONTH}|${QUARTER_END}|${YEAR_END})`, first: `${YEAR_FIRST}${DIGIT_FIRST}年第` },
  { name: 'tenth', pattern: `(?:(?:${YEAR}[, ]?)?${MONTH}|当月)(?:${TENTH}|${MONTH_START})`, first: `${YEAR_FIRST}${DIGIT_FIRST}` },
  { name: 'plan', pattern: PLAN, first: '“"十' },
  { name: 'planEnd', pattern: '(?:[“"]?十[二三四五六]五[”"]?(?:规划)?(?:末|期末))', first: '“"十' },
  { name: 'planName', pattern: '[“"]十[二三四五六]五[”"]', first: '“"' },
  { name: 'feast', pattern: FEAST, first: '“"五十七八六国元春劳建教妇植儿青中端重除' },
  { name: 'date', pattern: DATE, first: DATE_FIRST },
  { name: 'issueDay', pattern: '(?:即日|现在|(?:本?(?:通知|意见|方案|公告|通告|文件))?(?:印发|发布|下发|公布)之日|发文之日)', first: '即现本通意方公文印发下' },
  { name: 'ownIssue', pattern: '本?(?:通知|意见|方案|公告|通告|文件)(?:印发|发布|下发|公布)之日', first: '本通意方公文' },
  { name: 'toldDay', pattern: TOLD_DAY, first: '本这下今明后大' },
  { name: 'toldEdge', pattern: TOLD_EDGE, first: '本这下' },
  { name: 'toldStretch', pattern: TOLD_STRETCH, first: '本这下' },
  { name: 'dotted', pattern: '(?:[“"](?:1[0-2]|[1-9])[·.•](?:3[01]|[12]\\d|[1-9])[”"]|(?:1[0-2]|[1-9])[·•](?:3[01]|[12]\\d|[1-9]))', first: '“"123456789' },
  { name: 'clock', pattern: CLOCK, first: '0123456789上下晚' },
  { name: 'dayOfMonth', pattern: DAY, first: DIGIT_FIRST },
  { name: 'monthEnd', pattern: '[本当]?月底', first: '本当月' },
  { name: 'monthNumber', pattern: '(?<![\\d.])(?:1[0-2]|[1-9])(?![\\d.])', first: '123456789' },
  { name: 'ordinal', pattern: '第(?:\\d{1,4}|[一二三四五六七八九十百]{1,4})', first: '第' },
  { name: 'number', pattern: '\\d+(?:\\.\\d+)?', first: '0123456789' },
  { name: 'count', pattern: '(?<![\\d.第〇一二三四五六七八九十百])(?:0\\.5|(?<=[一-鿿])\\d{1,2}\\.5|\\d{1,3}(?:[-—–─~至到]{1,2}\\d{1,3})?|[一二两兩三四五六七八九十百]{1,5}(?:[至到][一二两三四五六七八九十]{1,3})?|半)', first: '0123456789一二两兩三四五六七八九十百半' },
  { name: 'shortUnit', pattern: '(?:个?工作日|個工作日|个?自然日|个?小时|個小時|个?月|個月|日|天|个?周|分钟)', first: '个個工自小月日天周分' },
  { name: 'unit', pattern: '(?:个?工作日|個工作日|个?法定工作日|个?自然日|个?日历日|个?小时|個小時|个?月(?!度|底|末|份|[\\d一二三四五六七八九十])|個月|年(?!级|度|龄|轻|均|轮(?!换)|产|薪|报|底|末|初|[\\d一二三四五六七八九十])|个?季度|日(?!常|报(?![一-鿿])|报[社纸]|均|程)|天(?!然|津|气)|个?周(?!岁|年|边|期|密|围)|个?星期|分钟)', first: '个個工法自日小月年季天周星分' },
];
