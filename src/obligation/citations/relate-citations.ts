import type { Relation } from '#model/analysis';
import type { CitationWords, RelationWord } from '#lexicon/citation-words';
import type { FoundCitation } from './find-citations.ts';

export interface Related { relation: Relation; rule: string }

/** 制定了《…》,现印发给你们: it is what is sent. */
const MADE = /(?:制定|制订|起草|编制|修订|形成|拟定)了?(?:如下)?$/;
/** What is issued or sent on with the document. */
const SENDS: ReadonlySet<Relation> = new Set<Relation>(['attach', 'forward']);
const STOP = /[,;。:!?(\n]/;
/** 实施条例, 执行标准, 落实方案 are names, not acts. */
const KIND = /^(?:条例|办法|细则|方案|意见|标准|规定|规则|规范|情况|机制)/;
const PARTICIPLE = /^(?:过|了|后|稿)?的/;
/** What a list of titles may end with before the sentence goes on. */
const TAIL = /^(?:等(?:相关|有关)?)?(?:法律|法规|规章|规范性文件|政策|文件|、)*(?:的?(?:相关|有关)?(?:精神|要求|规定|任务|工作))?/;
/** 参照《…》执行, 参照《…》要求 carries it out (25 of 33 annotated), 参照《…》 alone names it. */
const FOLLOWS = /^(?:参照|比照)$/;
const MAKES_RULE = /制定|制订|拟定|订立|编制|提出|印发|颁布|出台|现[就将]|通知如下|公告如下|经研究|决定/;

/**
 * The relation of each citation of a text, from the words that govern it: repeal and amend behind it first, then the
 * nearest word before it, then the weaker words behind it. Titles in a row (《A》(…)、《B》和市政府《C》) share one.
 */
export function relateCitations(text: string, found: readonly FoundCitation[], words: CitationWords): Related[] {
  const out: Related[] = [];
  for (let i = 0; i < found.length;) {
    let last = i;
    while (last + 1 < found.length && inOneRow(text.slice(found[last]!.end, found[last + 1]!.start), words)) last++;
    const shared = relate(text, found[i]!, found[last]!, found[last + 1]?.start ?? text.length, words);
    for (; i <= last; i++) out.push(found[i]!.annexed ? { relation: 'attach', rule: 'annex-bracket' } : shared);
  }
  return out;
}

/** 第三十三条、第三十九条第二款 behind a title. */
const ARTICLES = /^(?:、?第[〇零一二三四五六七八九十百千\d]+[条款项])+/;
/** Whether a word of relation governs what stands behind it: 实施条例 is a name, 印发的《…》 only tells whose it is. */
const governs = (rest: string): boolean => !KIND.test(rest) && !PARTICIPLE.test(rest);

/** True when what stands between two titles only joins them: 、和 articles, issuers (…联合印发的) and dates, no verb of relation. */
function inOneRow(between: string, words: CitationWords): boolean {
  const gap = between.slice(ARTICLES.exec(between)?.[0].length ?? 0);
  if (/[;。:!?]|现[就将]|(?:制定|制订|修订)了?$/.test(gap) || gap.length > 90 || find(words.before, gap).some(({ index, word }) => governs(gap.slice(index + word.length)))) return false;
  const comma = gap.indexOf(',');
  return comma < 0 || (comma <= 6 && gap.length <= 30 && !/[是有为应须]/.test(gap));
}

function relate(text: string, first: FoundCitation, last: FoundCitation, next: number, words: CitationWords): Related {
  const tail = TAIL.exec(text.slice(last.end, last.end + 30))?.[0].length ?? 0;
  const behind = text.slice(last.end + tail, Math.min(next, sentenceEnd(text, last.end)));
  const strong = wordBehind(behind, words, (row) => row.relation === 'repeal' || row.relation === 'amend' || row.relation === 'attach' || row.relation === 'forward');
  const said = wordBefore(text, first.start, words);
  const before = said?.relation === 'forward' && DESCRIBES.test(behind) ? null : said;
  // 根据《…》要求,…,现印发给你们: what is sent is not what it rests on.
  const made = MADE.test(text.slice(Math.max(0, first.start - 6), first.start));
  if (strong && !(before && !made && SENDS.has(strong.relation) && (before.relation === 'basis' || before.relation === 'implement') && behind.includes(','))) return named(strong);
  const rest = text.slice(last.end, sentenceEnd(text, last.end));
  if (before) return before.relation === 'basis' || FOLLOWS.test(before.word) ? acted(before, behind, rest) ?? applied(before, behind, rest, LAW.test(text.slice(first.start, last.end)), words) : named(before);
  const weak = wordBehind(behind, words, () => true);
  return weak ? named(weak) : { relation: 'mention', rule: 'no-word' };
}

const named = (row: RelationWord): Related => ({ relation: row.relation, rule: `${row.side} ${row.word}` });

/** The nearest governing word between the last stop and the title; 印发的《…》 governs nothing. */
function wordBefore(text: string, start: number, words: CitationWords): RelationWord | null {
  let from = start;
  let depth = 0;
  while (from > 0 && start - from < 120) {
    const c = text[from - 1]!;
    if (c === ')' || c === '》') depth++;
    else if (depth > 0 && (c === '(' || c === '《')) depth--;
    else if (depth === 0 && STOP.test(c)) break;
    from--;
  }
  const window = text.slice(from, start);
  let best: RelationWord | null = null;
  for (const { index, word } of find(words.before, window)) {
    const row = words.relationOf(word, 'before');
    const rest = window.slice(index + word.length);
    if (!row || rest.length > row.reach) continue;
    if (row.relation !== 'basis' && (PARTICIPLE.test(rest) || KIND.test(rest))) continue;
    if (row.relation === 'forward' && (rest.startsWith('了') || best?.relation === 'basis' || TOLD.test(text.slice(Math.max(0, from - 16), from + index)))) continue; // 日前印发了《…》 is told of; 根据国务院印发《…》 rests on it
    best = row;
  }
  return best;
}

/** 2018年11月,某省政府|印发《…》: what others did once. */
const TOLD = /(?:^|[,;。])(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?<=[年月日]),?[^,;。现将]{2,30}$/;
/** 某部等印发《…》|确定的企业: the title and what issued it describe something. */
const DESCRIBES = /^(?:确定|规定|明确|界定|划定)的/;

function wordBehind(behind: string, words: CitationWords, wanted: (row: RelationWord) => boolean): RelationWord | null {
  for (const { index, word } of find(words.after, behind)) {
    const row = words.relationOf(word, 'after');
    if (!row || !wanted(row) || index > row.reach) continue;
    if (row.relation === 'repeal' && /(?:[、或和及与]|制定|修改|修订|未|不|前|者|是否)$/.test(behind.slice(0, index))) continue;
    if (row.relation !== 'implement' && /^(?:的|后|前|以来|以后|之日|之前)/.test(behind.slice(index + word.length))) continue;
    return row;
  }
  return null;
}

/** A law: 《水污染防治法》, 《信访工作条例》. */
const LAW = /(?:(?<!办)法|条例)》/;
/** What is done to somebody under a law: behind 按照 it only says which law applies. */
const CONSEQUENCE = /处理|处罚|处分|处置|追究|问责|免责|赔偿/;

/** 根据 and 依据 name a basis, whatever is done on it (710 of 759 annotated, 29 of 39 where somebody is punished); 按照 as often carries it out. */
const RESTS_ON = /^(?:根据|依据)$/;

/**
 * 根据《…》, 按照《…》要求,制定… rests on it: a rule, a plan, a decision is made. Where work is done behind 按照 (按照《…》执行,
 * 参照《…》给予补助), it is carried out; 参照《…》 with nothing behind it, and 结合《…》 where no rule is made, only names it. 依照《…》的规定, and 按照 a law
 * where somebody is punished, only say which law applies (45 of 61 annotated).
 */
function acted(before: RelationWord, behind: string, rest: string): Related | null {
  if (before.side === 'after' || MAKES_RULE.test(before.relation === 'basis' ? rest : phraseOf(behind))) return named(before);
  if (FOLLOWS.test(before.word) && MAKES_RULE.test(rest)) return { relation: 'basis', rule: `made after ${before.word}` };
  if (before.word === '结合' && rest !== '') return { relation: 'mention', rule: 'beside 结合' };
  return before.relation === 'basis' && rest === '' ? named(before) : null; // what is made of it stands in the next line
}

/** What rests on no rule made: work done under the document (act), or which law applies. */
function applied(before: RelationWord, behind: string, rest: string, law: boolean, words: CitationWords): Related {
  const phrase = phraseOf(behind);
  if (RESTS_ON.test(before.word)) return named(before);
  if ((before.word === '依照' && !phrase.includes('执行')) || (before.word === '按照' && law && CONSEQUENCE.test(phrase))) return { relation: 'mention', rule: `applies ${before.word}` };
  const act = find(words.act, phrase)[0];
  const row = act && words.relationOf(act.word, 'act');
  if (row) return { relation: row.relation, rule: `act ${row.word}` };
  return before.relation === 'basis' || (FOLLOWS.test(before.word) && rest !== '') ? { relation: 'implement', rule: `follows ${before.word}` } : named(before);
}

const phraseOf = (behind: string): string => /^[^,;。]*/.exec(behind)![0];

function sentenceEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if ('。;!?'.includes(text[i]!)) return i;
  return text.length;
}

function find(pattern: RegExp, text: string): { index: number; word: string }[] {
  return Array.from(text.matchAll(pattern), (match) => ({ index: match.index, word: match[0] }));
}
