/** Normalised text. */
const WHO = '(?:单位|部门|科室|处室|机构)';
/** Role words that head names also without 单位: 牵头:甲;参与:乙. */
export const BARE_ROLES = '总?牵头|主办|承办|协办|配合|协助|参与|参加';
/** Words that also open other lines (组织领导:, 支持政策:, 负责人:) say who only right before 单位 and its like. */
const LABEL = `(?:(?:总?牵头|汇总|主办|承办|主责|(?:第一|主要)责任|主要(?:协作|配合|协办)|协作|责任|配合|协办|协助|协同|参与|参加|实施|落实|主管|完成|办结|整改|联系|包保|分管|对接|(?<!各)相关|涉及)[一-鿿()]{0,6}(?:${WHO}|时限|时间|期限|时间节点|县区|主体|领导|人|电话)|(?:支持|支撑|会同|执行|组织|负责|分工|任务|主体|组长)${WHO}|${BARE_ROLES}|时限(?:要求)?)(?:\\(${WHO}\\))?:`;
const LABEL_LINE = new RegExp(`^(?:[(]?[\\d一二三四五六七八九十]{1,3}[.、)]|[(〔【[])?\\s*(?:(?:时间|时限|期限|日期|地点):[^:。]{1,30}[\\s,;])?${LABEL}`);
/** 完成时限:2023年底前; 持续推进, */
const LIMIT_FIRST = '(?:[一-鿿]{0,4}(?:时限|时间|期限|进度|节点)(?:要求|安排)?:[^:;。()]{1,24}?[,;。\\s]?\\s*|[^:;。()]{1,24}[,;。\\s]\\s*)?';
const LABEL_BRACKET = new RegExp(`^[(〔【[]${LIMIT_FIRST}${LABEL}(?:[^。]|。(?=[^。:]{2,12}(?::|[)〕】\\]]$)))*[)〕】\\]][。;]?$`);

/** 牵头单位:…, 1.责任单位:…, 时间:8月份 责任单位:…: a line that only says who does what stands before it, or by when. */
export const isAssignmentLine = (text: string): boolean => text.includes(':') && LABEL_LINE.test(text) && (!OPENS.test(text) || unclosed(text));

const OPENS = /^[(〔【[]/;

/** (责任单位:甲 with the closing bracket some lines below. */
function unclosed(text: string): boolean {
  let depth = 0;
  for (const c of text) depth += '(〔【['.includes(c) ? 1 : ')〕】]'.includes(c) ? -1 : 0;
  return depth > 0;
}

/** Whether the words begin with 牵头单位: or another such label. */
export const beginsAssignment = (text: string): boolean => BEGINS.test(text);
const BEGINS = new RegExp(`^\\s*${LABEL}`);

/** 时间:4月至5月, 2023年11月底前): behind a line that says who does it, when; the last line of a bracket that was broken. */
export const isTimeLine = (text: string): boolean => /^(?:时间|日期):[^。;:]{2,30}[。;]?$|^(?:\d{4}年|\d{1,2}月|长期|持续|常年)[^。;:(〔【[]{0,16}[)〕】\]][。;]?$/.test(text);

/** 成员单位:…, below a line that names who leads the group (组长单位:…); below a leading group it is only a roster. */
export const isMembersLine = (text: string, before: string): boolean => /^成员单位:/.test(text) && /^组长单位:/.test(before);

/** (牵头单位:…), (持续推进,牵头单位:…): the same in a bracket that stands by itself. */
export const isAssignmentBracket = (text: string): boolean => text.includes(':') && LABEL_BRACKET.test(text);
