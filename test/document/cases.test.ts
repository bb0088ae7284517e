import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readResources } from '../../src/app/resources.ts';
import { split } from '#document/split';
import { structure } from '#document/structure';
import { documentWords } from '#lexicon/document-words';
import type { HeaderField } from '#model/analysis';
import type { DocumentStructure, Header } from '#model/structure';
import { normalise } from '#text/normalise';

interface Row {
  id: string; why: string; text: string;
  header?: Partial<Header>; outline?: string[]; kinds?: Record<string, string>; issuances?: string[]; inferred?: HeaderField[];
}

const words = documentWords(readResources());
const rows = parse(readFileSync(new URL('../cases/document.yaml', import.meta.url), 'utf8')) as Row[];

describe('document cases', () => {
  it('has rows, each with a reason and an expectation', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) expect(row.why && (row.header ?? row.outline ?? row.issuances), row.id).toBeTruthy();
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
  });

  it.each(rows)('$id: $why', (row) => {
    const { text } = normalise(row.text);
    const all = split(text, words).map((span) => structure(text, span, words));
    expect(all.map((d) => d.header.title)).toEqual(row.issuances ?? [all[0]!.header.title]);
    const [first] = all as [DocumentStructure];
    if (row.header) expect(first.header).toMatchObject(row.header);
    if (row.outline) expect(first.provisions.map((p) => `${p.level} ${p.headingOnly ? '' : '~'}${p.label} ${p.title}`)).toEqual(row.outline);
    for (const [start, kind] of Object.entries(row.kinds ?? {})) {
      const clause = first.clauses.find((c) => c.text.replace(/\s/g, '').startsWith(start.replace(/\s/g, '')));
      expect(clause?.kind, start).toBe(kind);
    }
    for (const field of row.inferred ?? []) expect(first.header.evidence[field]?.basis, field).toBe('inferred');
  });
});
