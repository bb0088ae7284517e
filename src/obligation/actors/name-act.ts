import { wordAt, type ClauseWord } from '#lexicon/clause-words';
import type { ActorWords } from './actor-words.ts';
import { STANDING_NAME } from './name-shape.ts';

/** 督促企业, 监督指导企业: what stands behind such a verb is its object, unless the verb opens a name (指导中心). */
export function hasObject(name: string, words: ActorWords, must = false): boolean {
  if (STANDING_NAME.test(name)) return false;
  // 批准设立的|合作企业
  for (let at = must ? name.lastIndexOf('的') + 1 : 0; at < name.length - 2; at++) {
    if (words.clause.objectStarts[name.charCodeAt(at)] === 0) continue;
    const word = wordAt(name, at, name.length, words.clause);
    if (word?.reach !== 'object') continue;
    const rest = name.slice(at + word.word.length);
    if (must && (at === 0 || (at === 1 && name[0] === '被')) && (OPENED_BY_VERB.test(rest) || words.units.heads.has(name))) continue;
    if (!DIRECT_HEAD.test(rest) && !/^(?:专班$|中心$|者|员(?!工))/.test(rest) && !(at > openingAdverbs(name, words) && /^(?:人员?$|员|教师|小组|单位|机构|部门|委员会|工作)/.test(rest))) return true;
  }
  return false;
}

/** 推荐单位, 组织编制机关: before 应当 a name, not an act. */
const OPENED_BY_VERB = /^(?!有关|相关|所有|各)(?:[一-鿿]{2})?(?:单位|机构|机关|部门|科室|股室|处室)$/;

/** Where the adverbs that the words begin with end. */
function openingAdverbs(name: string, words: ActorWords): number {
  let at = 0;
  for (let word = wordAt(name, at, name.length, words.clause); word?.kind === 'adverb'; word = wordAt(name, at, name.length, words.clause)) at += word.word.length;
  return at;
}

const DIRECT_HEAD = /^(?:局|组(?!织|建|合|成)|[大中支总]队|部(?![分署门队])|委(?![托员])|办(?![理法事])|厅|处(?![理置罚])|科(?![学技])|科技[科处股局室]|室|队(?!伍)|站|所(?![有在需])|中心|小组|领导小组|指挥部)/;
const GENERIC_HEAD = /^(?:部门|院校|单位|机构|机关|人员|主体|企业|干部|领导(?!小组)|责任人|负责人|者|人(?![员才口民工力])|方(?![案式法面]))/;

/** Whether the words begin with an act (进一步完善…, 督促企业…) and not with a name that a verb opens (审计局, 监管部门). */
export function startsWithAct(text: string, from: number, to: number, words: ActorWords): boolean {
  // 报考者
  if ((text[from] === '在' && IN_SERVICE.test(text.slice(from, from + 5))) || (text[from] === '被' && DONE_TO_BODY.test(text.slice(from, from + 8)))) return false;
  if (text[from + 2] === '者' || (text[from + 2] === '员' && text[from + 3] !== '工') || headStartsAt(text, from, words)) return false;
  let at = from;
  for (let word = wordAt(text, at, to, words.clause); word; word = wordAt(text, at, to, words.clause)) {
    at += word.word.length;
    // 联合采购办公室, not 联合有关部门.
    if (word.word === '联合' && at - 2 === from) {
      const next = wordAt(text, at, to, words.clause);
      if (next && next.word.length >= 2 && (next.kind === 'strong' || next.kind === 'weak') && DIRECT_HEAD.test(text.slice(at + next.word.length, at + next.word.length + 4))) return false;
    }
    if (MAKES.test(word.word)) return true;
    if (word.kind === 'preposition') return word.word.length >= 2 || at - word.word.length > from;
    if (word.kind === 'modal') return true;
    if (word.kind === 'noun') return false;
    if (word.kind === 'adverb') continue;
    if (word.kind === 'weak' && at - word.word.length === from) {
      const next = wordAt(text, at, to, words.clause);
      return next?.kind === 'strong' && next.word.length >= 2 && text[at + next.word.length] !== '、' && next.reach === null && !opensName(text, at + next.word.length, to, next, words);
    }
    if (word.word.length < 2) return /^[抓设按]/.test(word.word);
    return !opensName(text, at, to, word, words);
  }
  return false;
}

/** 被巡察党组织, 被检查单位: to whom it is done, one and the same name. */
const DONE_TO_BODY = /^被[一-鿿]{2}(?:党组织|单位|部门|企业|机构|对象|地区|[镇乡村人])/;

/** 在职党员, 在岗职工 */
const IN_SERVICE = /^在(?:职|岗|编|册)(?:党员|职工|员工|教师|干部|民警|辅警|公务员)/;

/** 成立指挥部: such a verb belongs to no name. */
const MAKES = /^(?:成立|组建|设立)$/;

/** 审计局, 发展改革委, 建设单位: the verb, or a chain of them, belongs to the name behind it. */
function opensName(text: string, at: number, to: number, verb: ClauseWord, words: ActorWords): boolean {
  if (DIRECT_HEAD.test(text.slice(at, at + 4))) return true;
  // 包片|领导, 联村|干部
  if (/^[包联挂驻][村片组户点]$/.test(verb.word) && /^(?:领导|干部)/.test(text.slice(at, at + 2))) return true;
  const names = verb.reach !== null;
  if (names && GENERIC_HEAD.test(text.slice(at, at + 3))) return true;
  if (!names && verb.kind === 'strong') return false;
  const next = wordAt(text, at, to, words.clause);
  return next !== null && next.word.length >= 2 && (next.kind === 'weak' || next.kind === 'strong') && opensName(text, at + next.word.length, to, next, words);
}

/** A whole name that only looks like an act: 组织部门, 牵头部门, 建设单位. */
function headStartsAt(text: string, at: number, words: ActorWords): boolean {
  const length = Math.max(words.units.longHeads.longest(text, at, text.length)?.head.length ?? 0, words.units.collectives.longest(text, at, text.length)?.head.length ?? 0);
  return length >= 3;
}
