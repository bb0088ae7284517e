/** Normalised text. */
const WHO = '(?:单位|部门|科室|处室|机构)';
/** Whoever a role word may stand right before: 责任股室, 牵头处(室), 配合中队. */
const BODY = '(?:单位|部门|科室|股室|处室|部室|组室|机构|主体|局委|委局|委办局?|县区|地区|乡镇|镇街|镇村|村居|街道|社区|学校|院系|企业|专班|小组|班组|团队|窗口|党?支部|党组织|中队|大队|分局|站所|队所|中心|集体|[科股处室办局委所站队村组](?:\\([科股处室站所队社区]{1,2}\\))?)';
/** 责任股室, 牵头单位及人员, 配合部门(单位) */
export const ROLE_LABEL = `(?:总?牵头|(?:主要|第一|主体|监管|属地|行业|直接)?责任|主责|主办|承办|协办|会办|配合|协助|协同|协作|参与)${BODY}(?:(?:及|和|及其)(?:人员|单位|部门|责任人))?(?:\\([^()]{2,4}\\))?`;
/** 完成时限, 销号时限, 计划完成时间, 截止日期; not 合同期限. */
const LIMIT_LABEL = '(?:(?:工作|任务|推进|实施|治理|整治|报送|落实|责任|办理)(?:时限|期限)|(?:计划|拟|预计)?(?:完成|整改|办结|销号|达标|截止)(?:时限|期限|时间(?:节点)?|日期|节点|时序))(?:要求)?';
/** Role words that head names also without 单位: 牵头:甲;参与:乙. */
export const BARE_ROLES = '总?牵头|主办|承办|协办|会办|配合|协助|参与|参加';
/** Words that also open other lines (组织领导:, 支持政策:, 负责人:) say who only right before 单位 and its like. */
const LABEL_WORDS = `(?:${ROLE_LABEL}|${LIMIT_LABEL}|(?:总?牵头|汇总|主办|承办|主责|(?:第一|主要|主体)责任|主要(?:协作|配合|协办)|协作|责任|配合|协办|协助|协同|参与|参加|实施|落实|主管|完成|办结|整改|联系|包保|分管|对接|(?<!各)相关|涉及)[一-鿿()]{0,6}(?:${WHO}|时限|时间|期限|时间节点|县区|主体|领导|人|电话)|(?:支持|支撑|会同|执行|组织|负责|分工|任务|主体|组长)${WHO}|${BARE_ROLES}|时限(?:要求)?)(?:\\(${WHO}\\))?`;
/** 责任单位:, **责任单位:**, 【责任单位】 */
const LABEL = `(?:\\*{0,2}${LABEL_WORDS}\\*{0,2}:|【${LABEL_WORDS}】)`;
/** What a line begins with: (1), 1., (, ——, • */
const MARK = '(?:[(]?[\\d一二三四五六七八九十]{1,3}[.、)]|[(〔【[]|[—-]{1,2}|[•●◆■★])?';
const LABEL_LINE = new RegExp(`^${MARK}\\s*(?:(?:时间|时限|期限|日期|地点):[^:。]{1,30}[\\s,;])?${LABEL}`);
/** 责任单位为甲、乙: with nothing said of what they have to do. */
const STATED = `${ROLE_LABEL}为(?![^。]*(?:应(?!急)|须|(?<![主重])要|不得|的[,。]))[^。:]{2,120}`;
const STATED_LINE = new RegExp(`^${MARK}\\s*${STATED}[。;]?$`);
/** 完成时限:2023年底前; 持续推进, */
const LIMIT_FIRST = '(?:[一-鿿]{0,4}(?:时限|时间|期限|进度|节点)(?:要求|安排)?:[^:;。()]{1,24}?[,;。\\s]?\\s*|[^:;。()]{1,24}[,;。\\s]\\s*)?';
const CLOSED = '[)〕】\\]][。;]?$';
const STATED_BRACKET = new RegExp(`^[(〔【[]${LIMIT_FIRST}${STATED}${CLOSED}`);
const LABEL_BRACKET = new RegExp(`^[(〔【[]${LIMIT_FIRST}${LABEL}(?:[^。]|。(?=[^。:]{2,12}(?::|[)〕】\\]]$)))*${CLOSED}`);
/** How a unit's name may end. */
const UNIT_END = '(?:局|委|办|厅|部|院|署|会|联|社|室|科|处|站|所|队|团|中心|公司|集团|政府|街道|[银支]行|海关|[学院]校|[镇乡区县市州省村]|单位|部门|机构|专班|小组|园)(?:\\([^()]{1,12}\\))?';
/** (以下简称…), (含…): what else a bracket may say. */
const NO_REMARK = '(?!以下|下同|含|包括|不|除|见|注|如|即|原|附|详|其中|参照|按|执行)';
const NOT_A_REMARK = new RegExp(`^${NO_REMARK}`);
/** (甲牵头,乙、丙配合,11月底前完成), (甲、乙按职责分工负责) */
const VERB_BRACKET = new RegExp(`^[(〔【[]${NO_REMARK}(?![^)]*(?:应(?!急)|须|(?<![主重])要|不得|已|曾))[^。:]*?${UNIT_END}(?:等[^,;、]{0,8})?(?:按照?[^,;、()按]{0,10}?(?:职责|职能|分工)[^,;、()按]{0,4}|分别|共同|联合|具体|统筹|分工|组织){0,2}(?:牵头|负责|配合|主办|承办|协办|协助|参与|参加|落实|实施)[^。:]*${CLOSED}`);
/** What may follow a list of names: 2023年底前, 长期坚持. */
const LIMIT = /^(?=.{2,16}$).*(?:\d|[底内前]|长期|持续|常年)/;
const NO_NAME = /[。;:是的]/;
const ENDS_NAME = new RegExp(`${UNIT_END}$`);

/** 县财政局、各县(市、区)人民政府: every part ends as a name does; the last may be a limit. */
function listsNames(words: string): boolean {
  const parts = words.split(/[、,]|以及|\s+|;(?=[^;]{2,16}$)/).filter((part) => part !== '');
  return parts.length > 0 && parts.every((part, i) => (part.length <= 40 && !NO_NAME.test(part) && ENDS_NAME.test(part.replace(/(?<!高)等.{0,6}$/, ''))) || (i > 0 && i === parts.length - 1 && LIMIT.test(part)));
}

/** (甲、乙、丙), (甲 乙), (甲、乙,2023年底前) */
const isListBracket = (text: string): boolean => text.length <= 200 && NOT_A_REMARK.test(text.slice(1)) && listsNames(text.replace(/[。;]$/, '').slice(1, -1));

/** 牵头单位:…, 1.责任单位:…, 时间:8月份 责任单位:…: a line that only says who does what stands before it, or by when. */
export const isAssignmentLine = (text: string): boolean => (/[:】]/.test(text) ? LABEL_LINE.test(text) || TIME_LABEL_LINE.test(text) : text.includes('为') && STATED_LINE.test(text)) && (!OPENS.test(text) || TAGGED.test(text) || unclosed(text));

/** 时间节点:2023年11月底前: words that head stretches of a plan as well, so the line says no more than when. */
const TIME_LABEL = '(?:时间(?:节点|要求|安排|进度)|(?:工作)?进度(?:安排|要求)?):(?=[^:。;]*(?:\\d|长期|持续|常年))[^:。;()【】〔〕]{2,24}';
const TIME_LABEL_LINE = new RegExp(`^${TIME_LABEL}[。;]?$`);
const TIME_LABEL_BRACKET = new RegExp(`^[(〔【[]${TIME_LABEL}${CLOSED}`);
const OPENS = /^[(〔【[]/;
const TAGGED = new RegExp(`^【${LABEL_WORDS}】`);

/** (责任单位:甲 with the closing bracket some lines below. */
function unclosed(text: string): boolean {
  let depth = 0;
  for (const c of text) depth += '(〔【['.includes(c) ? 1 : ')〕】]'.includes(c) ? -1 : 0;
  return depth > 0;
}

/** The brackets, one behind another, of which the words are made: (责任单位:甲)(完成时限:11月底); none of (一)建立制度(甲牵头)。 */
function adjacentBrackets(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if ('(〔【['.includes(text[i]!)) {
      if (depth++ === 0) start = i;
    } else if (')〕】]'.includes(text[i]!)) {
      if (--depth === 0) out.push(text.slice(start, i + 1));
    } else if (depth <= 0 && !(text[i] === ' ' || (i === text.length - 1 && '。;'.includes(text[i]!)))) return [];
  }
  return depth === 0 ? out : [];
}

/** 县教育局;各镇(街道)。 nothing but names: behind 责任单位:甲; in the same line they go on with it. */
export const isNamesOnly = (text: string): boolean => text.length <= 120 && listsNames(text.replace(/[;。]$/, ''));

/** Whether the words begin with 牵头单位: or another such label. */
export const beginsAssignment = (text: string): boolean => BEGINS.test(text);
const BEGINS = new RegExp(`^\\s*${LABEL}`);

/** 时间:4月至5月, 2023年11月底前): behind a line that says who does it, when; the last line of a bracket that was broken. */
export const isTimeLine = (text: string): boolean => /^(?:时间|日期):[^。;:]{2,30}[。;]?$|^(?:\d{4}年|\d{1,2}月|长期|持续|常年)[^。;:(〔【[]{0,16}[)〕】\]][。;]?$/.test(text);

/** 成员单位:…, below a line that names who leads the group (组长单位:…); below a leading group it is only a roster. */
export const isMembersLine = (text: string, before: string): boolean => /^成员单位:/.test(text) && /^组长单位:/.test(before);

/** (牵头单位:…), (持续推进,牵头单位:…), (甲牵头,乙配合), (甲、乙): the same in a bracket that stands by itself. */
export const isAssignmentBracket = (text: string): boolean => {
  const brackets = OPENS.test(text) ? adjacentBrackets(text) : [];
  return brackets.length > 0 && brackets.every((one) => LABEL_BRACKET.test(one) || VERB_BRACKET.test(one) || isListBracket(one) || STATED_BRACKET.test(one) || TIME_LABEL_BRACKET.test(one));
};

/** Whether a sentence is only an assignment: it hands out what others say. */
export const onlyAssigns = (text: string): boolean => isAssignmentLine(text) || isAssignmentBracket(text);

/** Who, and 负责 or 牵头 with nothing said of what; by when, if anything more. */
const ONLY_WHO = /^由?[^,。;:由]{2,80}(?:负责|牵头|承办|主办)(?:组织|具体|实施|落实|办理|推进|抓好)*(?:,[^,。;:]{2,60}(?:配合|协助|参与|协办|落实|实施))?(?:,[^,。;:]{2,16}(?:前|底|内)完成)?[。;]?$/;
/** 此项工作|由机关党委牵头; 责任分工:|县教育局牵头: what stands before it is meant. */
const POINTS_BACK = /^(?:(?:[此该本这]项|上述|以上)(?:工作|任务|行动|活动|整治|事项|内容|制度)?,?(?=由)|(?:责任|任务)(?:单位及)?分工:)/;
/** How much of the words only points back to what was said before (此项工作); characters. */
export const pointingBack = (text: string): number => POINTS_BACK.exec(text)?.[0].length ?? 0;
export const saysOnlyWho = (text: string): boolean => ONLY_WHO.test(text.slice(pointingBack(text)));
