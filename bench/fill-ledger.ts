import { createHash } from 'node:crypto';
import type { Analysis, Issuance, Obligation, Provision, Role } from '#model/analysis';
import type { Ledger } from '#ledger/open';
import { settle } from '#ledger/open';
import { post } from '#ledger/posting/post';
import type { Posting } from '#ledger/posting/post';
import { sentences } from '#text/sentences';

/** Sentences of real documents from which synthetic ones are put together. */
export interface Material { clauses: readonly string[]; units: readonly string[] }

/** Cuts real texts into sentences worth a clause, and takes unit names from their assignment brackets. */
export function materialOf(texts: readonly string[]): Material {
  const clauses = texts.flatMap((text) => sentences(text).map((s) => s.text.replace(/\s+/gu, ' '))).filter((s) => s.length >= 12 && s.length <= 400);
  const units = new Set<string>();
  for (const text of texts) {
    for (const [, names] of text.matchAll(/(?:牵头单位|责任单位|配合单位)[::]([^;;)）\n]{2,200})/gu)) {
      for (const name of names!.split(/[、,，和]/u)) if (/^[\u4e00-\u9fff]{3,14}$/u.test(name)) units.add(name);
    }
  }
  return { clauses, units: [...units] };
}

/**
 * Synthetic documents of about `perDocument` clauses made from real sentences, with changed years and amounts so that
 * they are not copies of each other. The same seed makes the same documents.
 */
export function* syntheticPostings(material: Material, clauses: number, seed = 1, perDocument = 60): Generator<Posting> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let done = 0, n = 0; done < clauses; n++) {
    const count = Math.min(perDocument, clauses - done);
    done += count;
    yield syntheticPosting(n, Array.from({ length: count }, () => varied(pick(material.clauses), random)), () => pick(material.units.length > 0 ? material.units : ['办公室']), random);
  }
}

/** Posts synthetic documents until `clauses` sentences are in the ledger, then tidies its index. Returns the UTF-8 bytes entered. */
export function fillLedger(ledger: Ledger, material: Material, clauses: number, seed = 1): { documents: number; bytes: number } {
  let documents = 0;
  let bytes = 0;
  for (const posting of syntheticPostings(material, clauses, seed)) {
    post(ledger, posting);
    documents++;
    bytes += Buffer.byteLength(posting.text);
  }
  settle(ledger);
  return { documents, bytes };
}

/** Substrings of 2 to 6 characters (4 in 5 of Chinese only) taken from the material, as a clerk would search. */
export function searchedSamples(material: Material, count: number, seed = 7): string[] {
  const random = randomFrom(seed);
  const out: string[] = [];
  while (out.length < count) {
    const clause = material.clauses[Math.floor(random() * material.clauses.length)]!;
    const length = 2 + Math.floor(random() * 5);
    const from = Math.floor(random() * (clause.length - length));
    const words = clause.slice(from, from + length);
    if (/\s/u.test(words) || (out.length % 5 !== 0 && !/^[\u4e00-\u9fff]+$/u.test(words))) continue;
    out.push(words);
  }
  return out;
}

const ROLES: readonly Role[] = ['lead', 'responsible', 'cooperate'];

function syntheticPosting(n: number, clauses: readonly string[], unit: () => string, random: () => number): Posting {
  const year = 2016 + (n % 10);
  const title = `关于印发第${n + 1}号重点工作任务分解方案的通知`;
  const number = `综合办发〔${year}〕${n + 1}号`;
  let text = `${title}\n${number}\n`;
  const outline: Provision[] = [];
  const obligations: Obligation[] = [];
  for (let i = 0; i < clauses.length; i += 3) {
    const id = `p${outline.length + 1}`;
    const label = `${outline.length + 1}.`;
    const start = text.length;
    text += label;
    outline.push({ id, span: [start, start + label.length], level: 3, label, title: clauses[i]!.slice(0, 12), parent: null });
    for (const clause of clauses.slice(i, i + 3)) {
      const from = text.length;
      text += clause;
      obligations.push(syntheticObligation(`o${obligations.length + 1}`, id, clause, from, unit, random, year));
    }
    text += '\n';
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  const issuance: Issuance = {
    span: [0, text.length], title, number, issuers: ['综合办公室'], issueDate: `${year}-03-0${1 + (n % 9)}`, type: '通知', year, effectiveFrom: null, effectiveTo: null,
    interpretedBy: null, addressees: [], evidence: { title: { span: [0, title.length], rule: 'synthetic', basis: 'stated' } }, outline, obligations, deadlines: [], references: [], diagnostics: [],
  };
  const name = `synthetic-${n + 1}.txt`;
  const analysis: Analysis = { schema: 'zeqing.analysis/1', source: { name, sha256, format: 'txt' }, text, documents: [issuance], diagnostics: [] };
  return { file: { path: `/synthetic/${name}`, name, sha256, format: 'txt' }, text, blocks: [], analysis, at: '2025-01-01T00:00:00.000Z' };
}

function syntheticObligation(id: string, provision: string, clause: string, from: number, unit: () => string, random: () => number, year: number): Obligation {
  const span = [from, from + clause.length] as const;
  const dueOn = `${year + Math.floor(random() * 3)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-28`;
  return {
    id, span, text: clause, modality: 'duty', provision, actors: [], actorSpans: [],
    responsibilities: ROLES.slice(0, 1 + Math.floor(random() * 3)).map((role) => ({ unit: unit(), role, basis: 'assignment', span, printed: null, rule: 'synthetic' })),
    deadlines: random() < 0.3 ? [{ span, text: dueOn, kind: 'by', end: dueOn, rule: 'synthetic', dueOn, dueBasis: 'stated' }] : [],
    quantities: [], rule: 'synthetic',
  };
}

/** The same sentence with other years and numbers. */
function varied(clause: string, random: () => number): string {
  return clause.replace(/20[12]\d(?=年)/gu, () => String(2015 + Math.floor(random() * 12))).replace(/\d+(?=[%万亿个户家])/gu, () => String(1 + Math.floor(random() * 99)));
}

/** mulberry32: a small seeded generator of numbers in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
