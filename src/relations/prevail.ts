import type { Finding, LibraryDocument } from '#model/relations';
import type { Span } from '#model/span';

/** 凡与本意见不一致的,按照本意见执行; 此前规定与本办法不一致的,以本办法为准. What bows to another document (以上级规定为准) is none. */
const CLAUSE = /[^。;;\n]{0,40}[与同和](?:本|此|这个)(?:意见|办法|规定|通知|方案|条例|细则|决定|制度|措施|文件|规则|计划|规划|要点|公告|通告|实施意见|实施方案|实施办法|实施细则)[^。;;\n]{0,12}?(?:不一致|不相?符|不相一致|相?抵触|不同|有出入)[^。;;\n]{0,8}[,,]?[^。;;\n]{0,8}(?:以|按照?|依照?|遵照?)(?:本|此|这个)[^。;;\n]{1,10}(?:为准|执行|办理)/u;

/** Where a document says that it goes before others that say otherwise; null when it does not. `text`: the document's own, beginning at `offset`. */
export function prevailClause(text: string, offset: number): Span | null {
  const match = CLAUSE.exec(text);
  if (!match) return null;
  const lead = /^[\s\d一二三四五六七八九十、.((第条款)]*\s*/u.exec(match[0])?.[0].length ?? 0;
  return [offset + match.index + lead, offset + match.index + match[0].length];
}

type Known = Pick<LibraryDocument, 'issuers' | 'issueDate'>;

/** Whether the clause of one document settles what another says: an earlier one of an organ that issued both. */
export function prevailsOver(document: Known, other: Known): boolean {
  const [later, earlier] = [document.issueDate, other.issueDate];
  return later !== null && earlier !== null && earlier < later && other.issuers.length > 0 && other.issuers.every((issuer) => document.issuers.includes(issuer));
}

const WHAT: Partial<Record<Finding['code'], string>> = { 'deadline-conflict': 'deadline', 'value-conflict': 'value', 'lead-conflict': 'unit' };

/** Contradictions of an earlier document with one whose clause settles them: no conflicts, but not to be followed any more. */
export const settledBy = (found: readonly Finding[], later: Pick<LibraryDocument, 'id' | 'title' | 'number'>, clause: Span): Finding[] => found.flatMap((each) => {
  const what = WHAT[each.code];
  return what === undefined ? [] : [{
    code: 'task-overruled' as const, severity: 'warning' as const, span: each.span, facts: { what, found: each.facts['found'] ?? '', expected: each.facts['expected'] ?? '', title: later.title, number: later.number ?? '' },
    witnesses: [...each.witnesses, { documentId: later.id, span: clause, words: '' }],
  }];
});
