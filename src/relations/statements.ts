import type { Issuance } from '#model/analysis';
import type { Statement } from '#model/relations';

/** The obligations of an issuance as relations read them. */
export function statementsOf(issuance: Issuance): Statement[] {
  const provisions = new Map(issuance.outline.map((provision) => [provision.id, provision]));
  const headings = (id: string | null): string[] => {
    const titles: string[] = [];
    for (let at = id === null ? undefined : provisions.get(id), steps = 0; at && steps < 12; at = at.parent === null ? undefined : provisions.get(at.parent), steps++) if (at.title !== '') titles.unshift(at.title);
    return titles;
  };
  return issuance.obligations.map((o) => ({
    span: o.span, text: o.text, modality: o.modality, headings: headings(o.provision),
    units: o.responsibilities.map(({ unit, role }) => ({ unit, role })), actors: o.actors, deadlines: o.deadlines, quantities: o.quantities,
  }));
}
