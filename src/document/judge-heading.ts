import type { LabelStyle } from './label.ts';
import type { NumberedClause } from './segment.ts';

/** What follows a numbered clause, as far as it tells a heading from a sentence. */
export type Following = 'details' | 'text' | 'deeper' | 'sibling' | 'wider' | 'assigned' | 'end';

/** Signs that a numbered sentence says something itself instead of naming what follows. */
const SPEAKS = /(?<![必重主纲概])要(?![求素点件])|应当?|须|不得|必须|负责|[将把]|的,|是指|由(?=..)|按照|根据|之日|每[年月季周]|\d|其中|包括|按规定|及时|用于|可以|均|并|报|不予|予以|(?<![财已曾])经(?=..)|是(?=[一-龥]{2})/g;
const SPEAKING_START = /^(?:为|在|当|对|由|凡|如|因|各|本(?:办法|意见|规定|方案|条例|通知|细则)|请|自|经|有|未|被|从|到|至|与|\d)/;
/** 对疫情防控期间企业贷款给予财政贴息支持: for whom, and what kind of help; a heading where more stands behind it. */
const FOR_WHOM = /^[对为][^,]{4,20}(?:给予|提供|实行|实施|开展)[^,]{2,14}(?:支持|服务|保障|补贴|补助|奖励|扶持|帮扶|优惠)$/;
/** 市财政局:负责资金保障。 The words behind the colon say what the unit does, however short they are. */
const UNIT_DOES = /^[^,。;:]{1,40}(?:[局委办部厅府院会处室司队镇乡县]|街道|公司|单位|部门|支行|中心):.{3,}/;
/** 每月开展一次政治辅导。 says what to do, and how often, though more stands behind it. */
const HOW_OFTEN = /^每[年月季周日天半]|每(?:年|月|季度?|周|天|半年)[^的]{0,12}[一二两三四五六1-9]次/;
/** 第十七条 储备制度建设(8分)。 what it is worth ends a heading. */
const POINTS = /\(\d+分\)。?$/;
/** 第五十八条 从严安排领导活动。 above what is done for it; with a subject or a means it says something itself. */
const ARTICLE_TOPIC = /^(?:【[^】]{1,8}】)?(?:建立|健全|完善|加强|严格|从严|强化|规范|编制|优化|深化|改进|创新)(?!.*(?:工作小组|领导小组|应当?|要|须|由|对|根据|按照))[^,、]{4,}$/;
/** 第九条 菌棒集约化生产。新建…的,补助200万元。 the matter of which the article speaks. */
const ARTICLE_MATTER = /^(?!.*(?:[局厅]|政府|实行|采取|进行|加强|完善|健全|建立|开展|推进|做好|落实|强化|参照|适用|遵循|坚持|组织|制定|承担|履行|享有|接受|不得|禁止))[一-鿿]{3,14}(?:建设|生产|管理|保障|培训|考核|监督|奖励|补助|贴息|扶持|流程|程序|方式|标准|条件|范围|职责|要求|机制|制度)$/;
const ALWAYS: ReadonlySet<LabelStyle> = new Set<LabelStyle>(['part', 'chapter', 'section']);

/**
 * How much a numbered clause looks like a heading: above 0 rather yes, below 0 rather no; 2 and more are certain.
 * `content` is the clause without its number.
 */
export function headingScore(item: NumberedClause, content: string, following: Following): number {
  if (following === 'assigned') return -3;
  const style = item.label?.style ?? 'arabic';
  const last = content.replace(/[”’」』)]+$/, '').at(-1) === '。' ? '。' : content.at(-1) ?? '';
  const words = content.replace(/\([^()]*\)|“[^”]*”/g, '').replace(/[。;:!?;]$/, '');
  if (ALWAYS.has(style)) return words.length <= 45 && last !== '。' ? 3 : 0.5;
  if (style === 'article') return POINTS.test(content) && words.length <= 24 && !words.includes(',') ? 2 : articleScore(words, last, following);
  if (words.length === 0) return following === 'text' || following === 'deeper' ? 3 : -1;
  if (words.length > 60 || content.length > 90 || last === ';') return -3;
  const commas = words.split(',').length - 1;
  const speaks = (words.match(SPEAKS)?.length ?? 0) + (SPEAKING_START.test(words) && !(following === 'details' && FOR_WHOM.test(words)) ? 1 : 0);
  if (last !== ':' && (last === '。' || following !== 'deeper') && UNIT_DOES.test(words)) return -3;
  if (last === ':') return colonScore(words, commas, speaks, following);
  if (last !== '。' && last !== '!' && last !== '?') return bareScore(style, words, commas, speaks, following);
  if (style === 'ordinal' && (following === 'sibling' || following === 'end' || following === 'wider')) return -2;
  if (HOW_OFTEN.test(words)) return -2.5;
  let score = lengthScore(words.length, commas) - 0.7 * speaks;
  if (following === 'details') score += 0.4;
  else if (following === 'deeper') score += 0.8;
  else if (following === 'text') score += 0;
  else score -= 2;
  return style === 'han' ? score + 0.3 : score;
}

function lengthScore(length: number, commas: number): number {
  const base = length <= 12 ? 1.6 : length <= 18 ? 1.1 : length <= 24 ? 0.5 : length <= 30 ? 0 : length <= 36 ? -0.8 : -2;
  return base - (commas > 1 ? 0.8 * (commas - 1) : 0);
}

function articleScore(words: string, last: string, following: Following): number {
  if (words.length === 0 || /^【[^】]*】$/.test(words)) return 3;
  if (last !== '。') {
    if (words.length > 20 || last === ':' || last === ';' || following === 'sibling' || words.includes(',')) return -3;
    return following === 'deeper' ? 3 : 2; // 第十三条 归档份数 above (一)
  }
  if (words.length <= 18 && ARTICLE_TOPIC.test(words) && following !== 'sibling' && following !== 'end' && following !== 'wider') return 2;
  if ((following === 'text' || following === 'details') && ARTICLE_MATTER.test(words) && !SPEAKING_START.test(words) && words.match(SPEAKS) === null) return 2;
  // 第七条 顺位抵押登记。(一)…; 第九条 立项。办公室提出…
  return (words.length <= 12 && following === 'deeper' && !SPEAKING_START.test(words)) || (words.length <= 5 && (following === 'text' || following === 'details') && !SPEAKING_START.test(words)) ? 3 : -3;
}

function colonScore(words: string, commas: number, speaks: number, following: Following): number {
  if (words.length > 26 || commas > 0) return -2;
  return (words.length <= 12 ? 0.6 : -0.1) - 0.6 * speaks + (following === 'deeper' ? 0.2 : 0);
}

function bareScore(style: LabelStyle, words: string, commas: number, speaks: number, following: Following): number {
  if (/[。;]|[,、\d]$|:.{8,}|[《(“][^》)”]*$/.test(words)) return -2;
  const base = words.length <= 30 ? 1.5 : words.length <= 45 ? 0.6 : -0.8;
  const follows = following === 'text' || following === 'deeper' ? 1 : following === 'details' ? 0.5 : style === 'han' ? -0.4 : -1.4;
  return base + follows - 0.3 * speaks - (commas > 2 ? 0.5 : 0);
}
