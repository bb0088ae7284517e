import type { Span } from '#model/span';
import { wordAt } from '#lexicon/clause-words';
import { headOf } from '#lexicon/unit-words';
import type { ActorWords } from './actor-words.ts';
import { startsWithAct } from './name-act.ts';
import { isBroken, isOtherWord } from './name-shape.ts';
import { nameFrom } from './name-span.ts';

const FORBIDS = /^(?:严格禁止|严禁|禁止|不准)/;
/** Before the first word of a sentence or of a numbered item; behind a comma others see to what is forbidden (加强管理,禁止教师私自调课). */
const OPENS_SENTENCE = /[。;\n)、.\s条]$/;
/** 严禁超标培训,|严禁培训机构从事…: beside another that is forbidden. */
const BESIDE = /(?:^|[,。;、\s])(?:严格禁止|严禁|禁止|不准)[^,。;]*,$/;
/** 严禁|外来人员进入现场: others keep them out; 严禁|给医务人员设定指标: no name begins there. */
const OUTSIDERS = /^(?:任何|无关|外来|社会|闲杂|其他|非|所有|一切|不|未|在(?![职编岗])|给|对|以|向|将|把|人员|学生|市民|群众|游客|车辆|儿童|老人)/;
/** 中小学校|与校外机构联合…: with whom it may not. */
const WITH = /^与[^,。;]{2,16}(?:联合|串通|勾结|相互)/;
const LONGEST = 24;

/** 严禁|中小学校组织补课, 禁止|邮政企业及其工作人员的下列行为: who is told not to, where a sentence begins with it in [from, to). */
export function whoIsForbidden(text: string, from: number, to: number, words: ActorWords): Span | null {
  const forbids = FORBIDS.exec(text.slice(from, from + 4));
  if (!forbids || (from > 0 && !OPENS_SENTENCE.test(text.slice(from - 1, from)) && !BESIDE.test(text.slice(Math.max(0, from - 60), from)))) return null;
  const start = from + forbids[0].length;
  if (OUTSIDERS.test(text.slice(start, start + 2)) || (!/^在[职编岗]/.test(text.slice(start, start + 2)) && startsWithAct(text, start, to, words))) return null;
  for (let end = start + 2; end <= Math.min(to - 2, start + LONGEST); end++) {
    const head = headOf(text, start, end, words.units);
    if (!head || head.kind === 'tail' || head.kind === 'place' || isOtherWord(text, start, end, head.head.length) || isBroken(text.slice(start, end))) continue;
    if (WITH.test(text.slice(end, to))) return [start, end];
    if (/^[和与及]/.test(text.slice(end, end + 1)) && nameFrom(text, end + 1, to, words, ({ proof }) => proof !== null)) continue;
    if ((wordAt(text, end, to, words.clause)?.kind ?? 'noun') !== 'noun' || text[end] === '由' || text.startsWith('的下列', end)) return [start, end];
  }
  return null;
}
