import { createHash } from 'node:crypto';
import type { Analysis, Deadline, Issuance, Obligation, Provision, Role } from '#model/analysis';
import type { DiagnosticCode } from '#model/diagnostic';
import type { Span } from '#model/span';
import type { Block } from '#model/source';
import type { Posting } from '#ledger/posting/post';

/** A sentence that obliges, with what an analyzer would find in it (words of it, as they stand in it). */
export interface SentenceSpec {
  text: string;
  units?: readonly (readonly [role: Role, unit: string])[];
  actors?: readonly string[];
  /** The deadline's words and the date they fall on. */
  deadline?: readonly [words: string, dueOn: string];
  doubt?: DiagnosticCode;
}

/** A heading (with a label) and the sentences below it; without label: a plain paragraph. */
export interface ItemSpec { label?: string; title?: string; level?: number; under?: string; sentences: readonly SentenceSpec[] }

export interface DocumentSpec { title: string; number?: string | null; issuers?: readonly string[]; issueDate?: string | null; items: readonly ItemSpec[] }

/** A posting made by hand from real sentences: what the analyzer would give for a file with these documents. */
export function makePosting(name: string, documents: readonly DocumentSpec[], more: Partial<Pick<Posting, 'at' | 'mode'>> & { path?: string } = {}): Posting {
  const writer = new Writer();
  const issuances = documents.map((spec) => issuanceOf(writer, spec));
  const { text } = writer;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const analysis: Analysis = { schema: 'zeqing.analysis/1', source: { name, sha256, format: 'txt' }, text, documents: issuances, diagnostics: [] };
  return { file: { path: more.path ?? `/office/${name}`, name, sha256, format: 'txt' }, text, blocks: writer.blocks, analysis, at: more.at ?? '2025-03-01T08:00:00.000Z', ...(more.mode ? { mode: more.mode } : {}) };
}

class Writer {
  text = '';
  readonly blocks: Block[] = [];
  #lineStart = 0;

  write(words: string): Span {
    const start = this.text.length;
    this.text += words;
    return [start, this.text.length];
  }

  endLine(): void {
    if (this.text.length > this.#lineStart) this.blocks.push({ kind: 'paragraph', span: [this.#lineStart, this.text.length], paragraph: this.blocks.length });
    this.text += '\n';
    this.#lineStart = this.text.length;
  }
}

function issuanceOf(writer: Writer, spec: DocumentSpec): Issuance {
  const title = writer.write(spec.title);
  writer.endLine();
  const number = spec.number ? writer.write(spec.number) : null;
  if (number) writer.endLine();
  const outline: Provision[] = [];
  const obligations: Obligation[] = [];
  const issuance: Issuance = {
    span: [title[0], title[1]], title: spec.title, number: spec.number ?? null, issuers: [...(spec.issuers ?? ['区工委'])], issueDate: spec.issueDate ?? null, type: '意见', year: null,
    effectiveFrom: null, effectiveTo: null, interpretedBy: null, addressees: [],
    evidence: { title: { span: title, rule: 'title-line', basis: 'stated' }, number: { span: number, rule: 'number-line', basis: 'stated' }, type: { span: null, rule: 'type-of-title', basis: 'inferred' } },
    outline, obligations, deadlines: [], references: [{ span: title, title: spec.title, number: spec.number ?? null, relation: 'mention', self: true, rule: 'title' }], diagnostics: [],
  };
  for (const item of spec.items) {
    const id = item.label === undefined ? null : `p${outline.length + 1}`;
    if (id !== null) {
      const parent = item.under === undefined ? null : outline.findLast((p) => p.label === item.under)!.id;
      const span = writer.write(`${item.label}${item.title ?? ''}${item.title ? '。' : ''}`);
      outline.push({ id, span, level: item.level ?? (parent === null ? 1 : 2), label: item.label!, title: item.title ?? '', parent });
    }
    for (const sentence of item.sentences) {
      const obligation = obligationOf(writer, `o${obligations.length + 1}`, id, sentence);
      obligations.push(obligation);
      if (sentence.doubt) issuance.diagnostics.push({ code: sentence.doubt, severity: 'warning', span: obligation.span });
    }
    writer.endLine();
  }
  issuance.span = [title[0], writer.text.length];
  return issuance;
}

function obligationOf(writer: Writer, id: string, provision: string | null, spec: SentenceSpec): Obligation {
  const span = writer.write(spec.text);
  const place = (words: string): Span | null => {
    const at = spec.text.indexOf(words);
    return at < 0 ? null : [span[0] + at, span[0] + at + words.length];
  };
  const deadlines: Deadline[] = spec.deadline ? [{ span: place(spec.deadline[0]) ?? span, text: spec.deadline[0], kind: 'by', end: spec.deadline[1], rule: 'by-year-end', dueOn: spec.deadline[1], dueBasis: 'stated' }] : [];
  return {
    id, span, text: spec.text, modality: 'duty', provision,
    actors: [...(spec.actors ?? [])], actorSpans: (spec.actors ?? []).map((actor) => place(actor) ?? span),
    responsibilities: (spec.units ?? []).map(([role, unit]) => ({ unit, role, basis: place(unit) ? 'assignment' : 'inherited', span: place(unit), printed: '责任单位', rule: 'assignment-bracket' })),
    deadlines, quantities: [], rule: 'imperative',
  };
}
