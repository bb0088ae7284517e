import type { Role } from '#model/analysis';
import type { Span } from '#model/span';
import type { Clause, DocumentStructure } from '#model/structure';
import type { UnitWords } from '#lexicon/unit-words';
import { beginsAssignment, isAssignmentBracket, isAssignmentLine, isMembersLine, isNamesOnly } from '#text/assignment-line';
import { coverOf } from './cover.ts';
import { listAssignment, namesOnly, sentenceAssignment } from './list-assignments.ts';
import { splitUnits } from './split-units.ts';
import { conventionIn, markedRole, parseAssignment, type LeadConvention, type ParsedAssignment } from './parse-assignment.ts';

export interface AssignedUnit { span: Span; role: Role; printed: string | null; rule: string }

/** How an assignment stands to the text it is for. */
export type AssignmentPlace =
  | 'own'      // a sentence or line of its own, after what it covers
  | 'start'    // opens the next sentence, but belongs to those before
  | 'end'      // closes its own sentence
  | 'heading'; // stands in or right under a heading, for all that follows below it

export interface Assignment {
  /** Clause that carries it, and its span with brackets. */
  clause: number;
  span: Span;
  place: AssignmentPlace;
  units: AssignedUnit[];
  /** Stretches that state a 完成时限. */
  deadlines: Span[];
  /** Clauses [from, to) whose content it assigns. */
  covers: readonly [from: number, to: number];
  /** The bracket is not closed in its line: those below may go on with it. */
  open?: boolean;
}

interface Found { clause: Clause; span: Span; place: AssignmentPlace; parsed: ParsedAssignment; open?: boolean }

/** Finds every assignment of a document in text order, applies the document's own conventions and finds its range. */
export function findAssignments(structure: DocumentStructure, text: string, words: UnitWords): Assignment[] {
  const found: Found[] = [];
  const bare = structure.clauses.some((clause) => clause.text.includes('下同') && IN_BRACKETS.test(clause.text) && conventionIn(clause.text) !== null) || endsInNames(structure, text, words);
  for (const clause of structure.clauses) if (MAY_CARRY.has(clause.kind)) found.push(...(goesOn(clause, found.at(-1), text, words) ?? inClause(clause, structure, text, words, bare)));
  const out: Assignment[] = [];
  let convention = statedAbove(structure, found[0]?.clause.index ?? 0) ?? statedBelow(structure, found.at(-1)?.clause.index ?? 0);
  for (const [k, f] of found.entries()) {
    const behind = found[k + 1];
    // (甲,乙)(逗号前为牵头单位,下同): the convention follows in a bracket of its own.
    const own = behind?.clause === f.clause && behind.parsed.groups.length === 0 ? behind.parsed.convention : null;
    convention = own ?? f.parsed.convention ?? convention;
    const { place, covers } = coverOf(structure, f, out[k - 1], nextOf(found, k));
    out.push({ clause: f.clause.index, span: f.span, place, units: rolesOf(f.parsed, convention, text), deadlines: f.parsed.deadlines, covers, ...(staysOpen(f, place, out.at(-1)) ? { open: true } : {}) });
  }
  return out;
}

/** A bracket is open from the line that opens it to the one that closes it. */
const staysOpen = (found: Found, place: AssignmentPlace, before: Assignment | undefined): boolean => found.open === true || (place === 'own' && before?.open === true && !/[)〕】\]][。;]?$/.test(found.clause.text));

/** The clause that carries the next assignment, lines right below this one (成员单位: below 组长单位:) passed over. */
function nextOf(found: readonly Found[], k: number): number | undefined {
  let n = k + 1;
  while (found[n]?.place === 'own' && found[n]!.clause.index === found[n - 1]!.clause.index + 1) n++;
  return found[n]?.clause.index;
}

/** A sentence above the first assignment may say how all are to be read: 责任单位中列第一位的为牵头单位. */
function statedAbove(structure: DocumentStructure, to: number): LeadConvention | null {
  for (const clause of structure.clauses.slice(0, to)) {
    const stated = clause.kind === 'body' && clause.text.includes('牵头') && clause.text.includes('单位') ? conventionIn(clause.text) : null;
    if (stated) return stated;
  }
  return null;
}

/** A note below the last assignment may say so for all of them: 注:责任单位中,列在首位的为牵头单位。 */
function statedBelow(structure: DocumentStructure, from: number): LeadConvention | null {
  for (const clause of structure.clauses.slice(from + 1)) {
    const stated = BELOW.test(clause.text) && clause.text.includes('牵头') && !/多个牵头/.test(clause.text) ? conventionIn(clause.text) : null;
    if (stated) return stated;
  }
  return null;
}

const BELOW = /^(?:(?:注|备注|说明):|以上|上述)/;
const MAY_CARRY: ReadonlySet<Clause['kind']> = new Set(['body', 'heading']);
const MAY_ASSIGN = /牵头|责任|负责|配合|承办|主办|协办|协助|参与|参加|单位|部门|科室|落实|实施|指导|监管/;

const CONVENTION_WITHIN = /[。,;][^。;]*下同$/;
const CONVENTION_BEHIND = /^\([^()]*(?:首位|第一|逗号前)[^()]*\)/;

/** …完成选址(县招商服务中心、县发改局。列在首位的为牵头单位,下同)。 */
const IN_BRACKETS = /\([^()]*(?:首位|第一|逗号前)[^()]*下同\)/;

/** So many sentences that end in a bracket of names are how a document assigns; beside brackets with 牵头 and the like one is enough. */
const HABIT = 3;
const ROLES_AT_END = /\([^()]*(?:牵头|负责|配合|责任单位)[^()]*\)[。;]?$/;
const NAMES_AT_END = /(?<!部门|单位|机构|企业|政府|成员)\(([^()]{2,}、[^()]{2,})\)[。;]?$/;

/** 推行并联办理(县行政审批局、县自然资源局)。 and more of the same. */
function endsInNames({ clauses }: DocumentStructure, text: string, words: UnitWords): boolean {
  let times = clauses.filter(({ kind, text: words }) => kind === 'body' && words.includes('(') && ROLES_AT_END.test(words) && !/^[(]/.test(words)).length > 1 ? HABIT - 1 : 0;
  for (const clause of clauses) {
    const m = clause.kind === 'body' && clause.text.includes('(') ? NAMES_AT_END.exec(clause.text) : null;
    if (!m || m.index < 4) continue;
    const from = clause.start + m.index + 1;
    if (namesOnly(text, [from, from + m[1]!.length], words) && ++times === HABIT) return true;
  }
  return false;
}

/** @param bare whether names alone in a bracket at a sentence's end assign it, as the document says or does. */
function inClause(clause: Clause, structure: DocumentStructure, text: string, words: UnitWords, bare: boolean): Found[] {
  if (isAssignmentLine(clause.text) || isMembersLine(clause.text, structure.clauses[clause.index - 1]?.text ?? '')) {
    const parsed = parseAssignment(text, ...withinBrackets(text, clause), words, false);
    if (parsed) return [{ clause, span: [clause.start, clause.end], place: 'own', parsed }];
  }
  const out: Found[] = [];
  const alone = isAssignmentBracket(clause.text);
  for (const [start, end] of brackets(text, clause)) {
    const before = text.slice(clause.start, start).trim();
    const after = text.slice(end, clause.end).replace(CONVENTION_BEHIND, '').replace(/^[。;,.\s]+$/, '').trim();
    const own = alone || (before === '' && after === '');
    const inside = text.slice(start + 1, end - 1);
    const open = end > clause.end;
    const listed = bare && after === '' && !/[^一-鿿、,X*()]/.test(inside.replace(CONVENTION_WITHIN, ''));
    if (!own && !open && !listed && !MAY_ASSIGN.test(inside)) continue;
    const parsed = parseAssignment(text, start + 1, end - 1, words, own || before === '' || listed);
    if (!parsed) continue;
    if (!own && !parsed.convention && !parsed.groups.some((g) => g.units.length) && !(open && parsed.deadlines.length > 0)) continue;
    const place: AssignmentPlace = clause.kind === 'heading' ? 'heading' : own ? 'own' : before === '' ? 'start' : 'end';
    out.push({ clause, span: [start, end], place, parsed, open });
  }
  if (out.length > 0 || clause.kind !== 'body') return out;
  const listed = listAssignment(clause, structure, text, words) ?? sentenceAssignment(clause, structure, text, words);
  return listed ? [{ clause, ...listed }] : [];
}

/** 责任单位:县应急管理局;|县教育局;|各镇(街道): names behind a semicolon have the role of those before it. */
function goesOn(clause: Clause, last: Found | undefined, text: string, words: UnitWords): Found[] | null {
  const group = last?.parsed.groups.at(-1);
  if (!last || !group || last.place !== 'own' || last.clause.index !== clause.index - 1 || last.clause.line !== clause.line || !last.clause.text.endsWith(';') || !isNamesOnly(clause.text)) return null;
  const units = splitUnits(text, clause.start, clause.end, words);
  return [{ clause, span: [clause.start, clause.end], place: 'own', parsed: { groups: [{ ...group, units }], deadlines: [], convention: null } }];
}

/** A line of a bracket broken over several, without the mark that opens or closes it. */
function withinBrackets(text: string, { start, end }: Clause): Span {
  const closes = /[)〕】\]][。;]?$/.exec(text.slice(start, end));
  const opened = /[(〔【[]/.test(text.slice(start + 1, end));
  return [/[(〔【[]/.test(text[start]!) ? start + 1 : start, closes && !opened ? end - closes[0].length : end];
}

/** Outermost brackets in text order; an unclosed one at the clause's end counts as closed there. */
function brackets(text: string, clause: Clause): Span[] {
  if (!/[([〔【]/.test(clause.text)) return [];
  const out: Span[] = [];
  let depth = 0;
  let start = -1;
  let quoted = 0;
  for (let i = clause.start; i < clause.end; i++) {
    const c = text[i]!;
    if (c === '《') quoted++;
    else if (c === '》') quoted = Math.max(0, quoted - 1);
    else if (quoted) continue;
    else if (c === '(' || c === '〔' || c === '[' || c === '【') {
      if (depth++ === 0) start = i;
    } else if (c === ')' || c === '〕' || c === ']' || c === '】') {
      if (depth > 0 && --depth === 0) out.push([start, i + 1]);
    }
  }
  if (depth > 0 && (start === clause.start || beginsAssignment(text.slice(start + 1, clause.end)))) out.push([start, clause.end + (text[clause.end - 1] === '。' ? 0 : 1)]);
  return out;
}

function rolesOf(parsed: ParsedAssignment, convention: LeadConvention | null, text: string): AssignedUnit[] {
  const led = parsed.groups.some((g) => g.role === 'lead' || g.units.some((u) => markedRole(text, u.span)));
  return parsed.groups.flatMap(({ role, printed, units, rule, open }, g) =>
    units.map((u, k): AssignedUnit => {
      const mark = markedRole(text, u.span);
      if (mark) return { ...mark, rule: 'assignment.mark' };
      const first = open && !led && convention !== null && g === 0 && (convention === 'first' ? k === 0 : u.group === units[0]!.group && (units.length === 1 || units.at(-1)!.group > units[0]!.group));
      return { span: u.span, role: first ? 'lead' : role, printed, rule: first ? `convention.${convention}` : rule };
    }));
}
