import type { ComparedPair, ComparedStatement, Comparison, SaidDifference } from '#api/relation-methods';
import { Failure } from '#model/failure';
import { DIFFERENCE_WORDS, GRADE_WORDS } from '#model/finding-words';
import { MODALITY_NAMES } from '#model/names';
import type { AlignmentDifference } from '#model/relations';
import { coverage } from '#relations/coverage';
import { leads } from '#relations/differences';
import type { SimpleTable } from '#export/simple-table';
import { statementsOfDocument, type StoredStatement } from '#ledger/relations/statements';
import type { Core } from '#app/core';
import { libraryOf, relatedDocument } from './relation-graph.ts';

/** Two documents side by side. @throws Failure 'document-not-found', 'query-invalid' for one document twice */
export function compareDocuments(core: Core, a: number, b: number): Comparison {
  if (a === b) throw new Failure('query-invalid', { field: 'document', found: `D${a}` });
  const library = libraryOf(core);
  const documents = [a, b].map((id) => relatedDocument(library, id, core.today));
  const [upper, lower] = [a, b].map((id) => statementsOfDocument(core.ledger.reading, id)) as [StoredStatement[], StoredStatement[]];
  const { pairs, ...rest } = coverage(upper, lower);
  return {
    a: { document: documents[0]!, statements: upper.map(shown) }, b: { document: documents[1]!, statements: lower.map(shown) }, ...rest,
    pairs: pairs.map((pair): ComparedPair => ({ ...pair, score: round(pair.score), parts: { ofBoth: round(pair.parts.ofBoth), ofShorter: round(pair.parts.ofShorter), headings: round(pair.parts.headings) }, differences: pair.differences.map((what) => said(what, upper[pair.a]!, lower[pair.b]!)) })),
  };
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

const shown = ({ span, text, headings, modality, taskId, units, actors, deadlines, quantities }: StoredStatement): ComparedStatement => ({
  span, text, heading: headings.at(-1) ?? '', modality, taskId, units: units.map(({ unit, role }) => ({ unit, role })), actors: [...actors],
  deadlines: deadlines.map((d) => ({ text: d.text, span: d.span })), quantities: quantities.map((q) => ({ text: q.text, span: q.span })),
});

function said(what: AlignmentDifference, a: StoredStatement, b: StoredStatement): SaidDifference {
  const words = (statement: StoredStatement): string => {
    const each = what === 'deadline' ? statement.deadlines.map((d) => d.text) : what === 'value' ? statement.quantities.map((q) => q.text) : what === 'unit' ? leads(statement) : what === 'strength' ? [MODALITY_NAMES[statement.modality]] : [];
    return [...new Set(each.map((one) => one.replace(/\s+/gu, '')))].join('、');
  };
  return { what, a: words(a), b: words(b) };
}

/** A comparison as a sheet: the tasks of A in order with their counterparts, then those of B without one. */
export function comparisonTable({ a, b, pairs, share, uncovered, unfounded }: Comparison, today: string): SimpleTable {
  const plain = (text: string): string => text.replace(/\s+/gu, ' ');
  const units = (statement: ComparedStatement): string => [...new Set(statement.units.map(({ unit }) => unit).concat(statement.units.length > 0 ? [] : statement.actors))].join('、');
  const limits = (statement: ComparedStatement): string => [...new Set(statement.deadlines.map(({ text }) => plain(text)))].join('、');
  const side = (statement: ComparedStatement | undefined): string[] => (statement ? [plain(statement.text), units(statement), limits(statement)] : ['', '', '']);
  const partners = Map.groupBy(pairs, (pair) => pair.a);
  const open = new Set(uncovered);
  const rows = a.statements.flatMap((statement, index) => {
    const own = partners.get(index) ?? [];
    if (own.length === 0) return [[...side(statement), ...side(undefined), open.has(index) ? '没有对应' : '', '']];
    return own.map((pair) => [...side(statement), ...side(b.statements[pair.b]), `${GRADE_WORDS[pair.grade]}(${Math.round(100 * pair.score)})`, pair.differences.map(differenceWords).join(';')]);
  });
  rows.push(...unfounded.map((index) => [...side(undefined), ...side(b.statements[index]), '没有上级依据', '']));
  const name = (document: Comparison['a']['document']): string => `《${document.title}》${document.number ? `(${document.number})` : ''}`;
  return {
    name: '对照', title: '文件对照表', facts: `甲:${name(a.document)}    乙:${name(b.document)}    甲的任务在乙中已有对应 ${Math.round(100 * share)}%    ${today}`,
    columns: [{ heading: '序号', width: 6 }, { heading: '甲:任务', width: 44 }, { heading: '甲:单位', width: 18 }, { heading: '甲:时限', width: 14 }, { heading: '乙:任务', width: 44 }, { heading: '乙:单位', width: 18 }, { heading: '乙:时限', width: 14 }, { heading: '判断', width: 14 }, { heading: '不同', width: 26 }],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
  };
}

const differenceWords = ({ what, a, b }: SaidDifference): string => `${DIFFERENCE_WORDS[what]}${a || b ? `:${a || '无'} / ${b || '无'}` : ''}`;
