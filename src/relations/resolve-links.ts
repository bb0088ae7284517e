import type { Relation } from '#model/analysis';
import { numberKey, regionOf, tellsAlone, titleName } from './title-key.ts';

/** One name by which a document of the library may be cited. A document has several (its own title, what it 印发s, its file's name). */
export interface DocumentName {
  documentId: number;
  core: string;
  issuer: string;
  region: string;
  edition: string;
}

/** What is known of a document that bears the name, to tell it from others. */
export interface NamedDocument {
  id: number;
  numberKey: string | null;
  issuers: readonly string[];
  region: string;
  issueDate: string | null;
  year: number | null;
}

/** A citation made ready for lookup. */
export interface CitedName {
  numberKey: string | null;
  core: string;
  issuer: string;
  region: string;
  edition: string;
  /** The words repeal it: perhaps an earlier document of the citing document's own name. */
  repealed: boolean;
}

export interface Resolution {
  documentId: number;
  /** number: by 文号; title: by name. */
  by: 'number' | 'title';
}

/** Shorter names (实施细则, 管理办法) tell nothing without the issuer. */
const TELLING = 6;
const NATIONAL_LAW = /(?:法|条例|法典|决定|规定|办法|解释)$/u;

/** The region where a document counts: of its issuers, else of its title. */
export const regionOfDocument = (issuers: readonly string[], title: string): string => issuers.map(regionOf).find((region) => region !== '') ?? titleName(title).region;

/** All names of a document. `further`: its file's name, what the source called it. */
export function namesOf(documentId: number, title: string, further: readonly string[] = []): DocumentName[] {
  const names: DocumentName[] = [];
  for (const each of [title, ...further]) {
    const { core, issuer, region, edition } = titleName(each);
    if (core.length >= 2 && !names.some((name) => name.core === core && name.issuer === issuer)) names.push({ documentId, core, issuer, region, edition });
  }
  return names;
}

export function citedName(title: string | null, number: string | null, relation: Relation): CitedName {
  const name = title === null ? { core: '', issuer: '', region: '', edition: '' } : titleName(title);
  const key = number === null ? null : numberKey(number);
  const decreed = /^(\p{Script=Han}{2,}?)(?:令|公告|通告)/u.exec(key ?? '')?.[1] ?? '';
  return { numberKey: key, core: name.core, issuer: name.issuer || decreed, region: name.region || regionOf(decreed), edition: name.edition, repealed: relation === 'repeal' };
}

/**
 * The document that a citation means, among those that share its 文号 or the core of its title; null when none fits.
 * `own`: the names of the citing document itself, which are no links. The same title by another issuer, of another region or edition is another document.
 */
export function resolve(cited: CitedName, citing: Pick<NamedDocument, 'id' | 'region' | 'issueDate' | 'year'>, own: readonly DocumentName[], byNumber: readonly NamedDocument[], byName: readonly { name: DocumentName; document: NamedDocument }[]): Resolution | null {
  if (cited.numberKey !== null && tellsAlone(cited.numberKey)) {
    const found = byNumber.filter((document) => document.id !== citing.id);
    const one = found.find((document) => byName.some((each) => each.document.id === document.id)) ?? found[0];
    if (one) return { documentId: one.id, by: 'number' };
  }
  if (cited.core.length < 2) return null;
  const ofOwnName = own.some((name) => name.core === cited.core && agree(cited.edition, name.edition) && (cited.region === '' || citing.region === '' || sameRegion(cited.region, citing.region)));
  if (ofOwnName && !cited.repealed) return null;
  const fitting = byName
    .filter(({ document }) => document.id !== citing.id && !(ofOwnName && !isEarlier(document, citing)))
    .map((each) => ({ ...each, fit: fit(cited, citing, each.name, each.document) }))
    .filter((each) => each.fit > 0)
    .sort((a, b) => b.fit - a.fit || (b.document.issueDate ?? '').localeCompare(a.document.issueDate ?? '') || a.document.id - b.document.id);
  return fitting[0] ? { documentId: fitting[0].document.id, by: 'title' } : null;
}

const agree = (a: string, b: string): boolean => a === '' || b === '' || a === b;

/** A document of one's own name is only the one repealed when it is known to be the earlier; else it may be a twin. */
const isEarlier = (document: NamedDocument, citing: Pick<NamedDocument, 'issueDate'>): boolean =>
  document.issueDate !== null && citing.issueDate !== null && document.issueDate < citing.issueDate;

/** The character of a region with which its 文号 begin; only the municipalities' say that a document of another city is meant. */
const CODES: ReadonlyMap<string, string> = new Map([['京', '北京'], ['沪', '上海'], ['津', '天津'], ['渝', '重庆']]);

/** 0: another document. More: the better it agrees in issuer, region, edition and 文号. */
function fit(cited: CitedName, citing: Pick<NamedDocument, 'region' | 'issueDate' | 'year'>, name: DocumentName, document: NamedDocument): number {
  if (cited.numberKey !== null && document.numberKey !== null && tellsAlone(cited.numberKey) && tellsAlone(document.numberKey) && cited.numberKey !== document.numberKey) return 0;
  if (cited.edition !== '' && name.edition !== '' && cited.edition !== name.edition) return 0;
  const region = document.region || name.region;
  const code = CODES.get(cited.numberKey?.[0] ?? '');
  if (code !== undefined && region !== '' && !region.startsWith(code)) return 0;
  let score = 1;
  if (cited.region !== '') {
    if (region !== '' && !sameRegion(cited.region, region)) return 0;
    if (region === '' && document.issuers.length > 0 && (cited.core.length < 10 || document.issuers.some(isOfState))) return 0;
    if (region !== '') score += 3;
  } else if (region !== '') {
    if (cited.issuer !== '' && isOfState(cited.issuer)) return 0;
    if (citing.region === '' || !sameRegion(citing.region, region)) return cited.core.length >= 14 && cited.issuer === '' ? 0.5 : 0;
    score += 1;
  } else score += 1;
  const issuers = [name.issuer, ...document.issuers].filter((issuer) => issuer !== '');
  if (cited.issuer !== '' && issuers.length > 0) {
    const alike = Math.max(...issuers.map((issuer) => likeness(cited.issuer, issuer)), likeness(cited.issuer, document.issuers.join('')));
    if (alike === 0 && cited.core.length < 14) return 0;
    score += 3 * alike;
  } else if (cited.core.length < TELLING && !NATIONAL_LAW.test(cited.core)) return 0;
  if (cited.edition !== '' && cited.edition === name.edition) score += 2;
  if (citing.issueDate && document.issueDate && document.issueDate > citing.issueDate) score -= 0.5;
  return score;
}

const isOfState = (issuer: string): boolean => /^(?:国务院|国家|中共中央|中央|全国|最高人民|中国人民银行|[\u4e00-\u9fff]{2,8}部(?:办公厅)?)/u.test(issuer);
const sameRegion = (a: string, b: string): boolean => a === b || a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a);

/** Share of the pairs of characters of the shorter name that the longer has too. */
function likeness(a: string, b: string): number {
  const pairs = (s: string): Set<string> => new Set(Array.from({ length: Math.max(0, s.length - 1) }, (_, i) => s.slice(i, i + 2)));
  const [x, y] = [pairs(a), pairs(b)];
  const [small, large] = x.size <= y.size ? [x, y] : [y, x];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared++;
  const share = shared / small.size;
  return share >= 0.3 ? share : 0;
}
