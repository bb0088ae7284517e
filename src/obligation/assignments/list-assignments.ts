import { headOf, type UnitWords } from '#lexicon/unit-words';
import type { Span } from '#model/span';
import type { Clause, DocumentStructure } from '#model/structure';
import { ROLE_LABEL, pointingBack, saysOnlyWho } from '#text/assignment-line';
import { parseAssignment, type ParsedAssignment } from './parse-assignment.ts';
import { splitUnits } from './split-units.ts';

/** An assignment that no bracket and no line of its own shows. */
export interface ListAssignment { span: Span; place: 'own' | 'end'; parsed: ParsedAssignment }

const INLINE_LABEL = new RegExp(`[\\s,;、—](?:${ROLE_LABEL}|(?:牵头|责任|配合|主办|承办|协办|参加|实施|落实|主责|参与|协助)(?:\\(配合\\))?(?:单位|部门|科室|处室)):`);
const DASH = /(?:——|—|…{1,2})\s*(?=[^—。;]{2,80}(?:牵头|负责|配合|承办)[。]?$)/;
const LIST_TITLE = /分工|分解|任务清单|责任清单|任务台账|责任台账|任务表|责任表|任务一览/;

/**
 * 排查隐患 责任单位:市住建局 完成时限:5月底 · 建立值班制度——市政府办公室牵头: labels and verbs at a sentence's end, and
 * in a list of who does what (附件:任务分工) also bare names: 修订预案(市应急局、市水利局) · 开展演练。市应急局
 */
export function listAssignment(clause: Clause, structure: DocumentStructure, text: string, words: UnitWords): ListAssignment | null {
  const label = clause.text.includes(':') ? INLINE_LABEL.exec(clause.text) : null;
  if (label && label.index > 2 && !/[《“(]/.test(clause.text.slice(Math.max(0, label.index - 1), label.index))) return tail(clause, label.index, text, words);
  const dash = clause.text.includes('—') || clause.text.includes('…') ? DASH.exec(clause.text) : null;
  if (dash && dash.index > 2) return tail(clause, dash.index, text, words, dash[0].length);
  if (!isDutyList(structure, clause)) return null;
  if (clause.contentStart === clause.start && clause.text.length <= 120 && namesOnly(text, [clause.start, clause.end], words)) return bare(text, [clause.start, clause.end], [clause.start, clause.end], 'own', words);
  const bracket = /\(([^()]{3,120})\)[。;]?(?:,[^,。]{0,20})?$/.exec(clause.text);
  if (!bracket || bracket.index < 2) return null;
  const inside: Span = [clause.start + bracket.index + 1, clause.start + bracket.index + 1 + bracket[1]!.length];
  return namesOnly(text, inside, words) ? bare(text, inside, [inside[0] - 1, inside[1] + 1], 'end', words) : null;
}

/** 清理各类积存垃圾。由环卫公司和各村(社区)负责具体实施。 开展专题研讨。此项工作由机关党委牵头。 A sentence that only says who, behind those that say what. */
export function sentenceAssignment(clause: Clause, { clauses }: DocumentStructure, text: string, words: UnitWords): ListAssignment | null {
  const before = clauses[clause.index - 1];
  if (!before || (before.line !== clause.line && pointingBack(clause.text) === 0) || before.provision !== clause.provision || clause.contentStart !== clause.start || !saysOnlyWho(clause.text)) return null;
  const parsed = parseAssignment(text, clause.start + pointingBack(clause.text), clause.end, words, false);
  return parsed?.groups.length && parsed.groups.every(({ units }) => units.length > 0) ? { span: [clause.start, clause.end], place: 'own', parsed } : null;
}

function tail(clause: Clause, at: number, text: string, words: UnitWords, skip = 1): ListAssignment | null {
  const parsed = parseAssignment(text, clause.start + at + skip, clause.end, words, false);
  return parsed?.groups.some((group) => group.units.length > 0) ? { span: [clause.start + at, clause.end], place: 'end', parsed } : null;
}

function bare(text: string, inside: Span, span: Span, place: ListAssignment['place'], words: UnitWords): ListAssignment | null {
  const parsed = parseAssignment(text, inside[0], inside[1], words, true);
  return parsed?.groups.some((group) => group.units.length > 0) ? { span, place, parsed } : null;
}

/** Whether a heading above, or the document, is a list of who does what. */
function isDutyList({ provisions, header }: DocumentStructure, clause: Clause): boolean {
  for (let p = clause.provision; p !== null; p = provisions[p]!.parent) if (provisions[p]!.headingOnly && LIST_TITLE.test(provisions[p]!.title)) return true;
  return LIST_TITLE.test(header.title);
}

/** 区文明办, 市社会工作部: what a region opens is a body even where its last word alone could be anything. */
const REGION = /[省市县区镇乡]/;

/** Whether the words are nothing but names of bodies. */
export function namesOnly(text: string, [from, to]: Span, words: UnitWords): boolean {
  const end = text[to - 1] === '。' ? to - 1 : to;
  const names = splitUnits(text, from, end, words);
  return names.length > 0 && names.every(({ span }) => {
    const head = headOf(text, span[0], span[1], words);
    const length = span[1] - span[0];
    return length >= 3 && length <= 24 && (head?.kind === 'agency' || head?.kind === 'collective' || (head?.kind === 'tail' && length <= 8 && REGION.test(text[span[0]]!)));
  });
}
