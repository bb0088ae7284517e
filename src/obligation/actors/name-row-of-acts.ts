import type { Span } from '#model/span';
import { wordAt } from '#lexicon/clause-words';
import { headOf } from '#lexicon/unit-words';
import { indexWithin } from '#text/index-within';
import type { ActorWords } from './actor-words.ts';
import { startsWithAct } from './name-act.ts';
import { isBroken } from './name-shape.ts';

/** What such a row says of how work is shared out, or whom it names by no more than 政府 or 群众, gives nobody a task: 党委领导、政府负责、群众参与的格局. */
const PATTERN = /的|(?:坚持|按照|构建|形成|健全|完善|落实|遵循|建立|实行)/;
const ANYBODY = /^(?:党委|政府|部门|社会|社会力量|企业|市场|行业|群众|公众|个人|单位|家庭|学校|属地|业主|全民|各方|专家|党政|机构|上级|下级|各级|镇|村|区|县|市|户|组)$/;
/** 1名处级领导, 1个区直部门. */
const COUNT = /^(?:\d{1,3}|[一二两三])[名个位家](?=[一-鿿]{2})/;
/** 监督建房村民…: what follows such a verb is its object. */
const OVERSEES = /^(?:监督|指导|督促|协调|支持|引导|组织|配合)(?!部|局|委|办|处|科)/;
/** 发展改革、财政等部门: the last of a row of fields. */
const FIELDS = /等部门$|^(?![省市县区镇街]直|有关|相关|责任|牵头|主管|行业|业务|职能|各级)..部门$/;

/** 部门|负责人, 公司|主要领导. */
const NO_ACT = /^(?:负责[人同]|主要|应急)/;
const TO_OTHERS = /[各关]|鼓励|支持|督促|指导|引导|组织/;
const LONGEST_NAME = 24;
/** So long may be what one of them does, but the last. */
const LONGEST_ACT = 8;

/**
 * 乡干部包村、村干部包组、党员包户; 由本人申请、部门负责人签字、分管副总审批: who acts in each of the pieces that 、 parts, each a
 * name and the little that it does. null where the pieces are something else.
 */
export function rowOfActs(text: string, from: number, to: number, words: ActorWords): Span[] | null {
  const first = indexWithin(text, '、', from, to);
  if (first < 0) return null;
  const by = from + text.slice(from, first).lastIndexOf('由');
  const led = by >= from && by - from <= LONGEST_NAME;
  if (first - (led ? by : from) > LONGEST_NAME + LONGEST_ACT) return null;
  if (PATTERN.test(text.slice(led ? by : from, to))) return null;
  const names: Span[] = [];
  for (let at = led ? by + 1 : from; at < to;) {
    const pause = indexWithin(text, '、', at, to);
    const end = pause < 0 ? to : pause;
    const begin = at + (COUNT.exec(text.slice(at, end))?.[0].length ?? 0);
    const name = text.startsWith('本人', begin) ? begin + 2 : nameOf(text, begin, end, words, end === to);
    if (name === null || OVERSEES.test(text.slice(begin, end)) || (begin === at && !(led && at === by + 1) && startsWithAct(text, begin, end, words)) || FIELDS.test(text.slice(begin, name)) || (!led && ANYBODY.test(text.slice(begin, name)))) return null;
    names.push([begin, name]);
    at = end + 1;
  }
  return names.length >= 2 ? names : null;
}

/** Where the name ends that a piece begins with, the shortest that an act follows; null where there is none. */
function nameOf(text: string, from: number, to: number, words: ActorWords, last: boolean): number | null {
  for (let end = from + 2; end <= Math.min(to - 1, from + LONGEST_NAME); end++) {
    const kind = headOf(text, from, end, words.units)?.kind;
    if (!kind || kind === 'place' || (kind === 'tail' && !/[办科处股室站所队部院会]$/.test(text.slice(from, end))) || isBroken(text.slice(from, end))) continue;
    const word = wordAt(text, end, to, words.clause);
    if (!word || word.kind === 'noun' || NO_ACT.test(text.slice(end, end + 3)) || (word.word.length < 2 && !/^[到对向按要]$/.test(word.word))) continue;
    // 通知财政部门、建设部门, 街道|组织办: a name stands behind the verb.
    const rest = end + word.word.length;
    // 要亲自抓、|要具体抓, not 要鼓励各大、|中小学校开展
    if (word.word === '要' && TO_OTHERS.test(text.slice(rest, to))) continue;
    if (rest < to && (headOf(text, rest, to, words.units) || /^[办科室处股]$/.test(text.slice(rest, to)))) continue;
    return last || to - end <= LONGEST_ACT ? end : null;
  }
  return null;
}
