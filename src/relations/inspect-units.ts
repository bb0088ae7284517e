import type { Issuance } from '#model/analysis';
import type { Finding, ReorganisedUnit } from '#model/relations';

/** Organs in a document that had been renamed or merged before it was made (rows of resources/lexicon/reorganised-units.csv). */
export function inspectUnits(issuance: Issuance, reorganised: readonly ReorganisedUnit[]): Finding[] {
  const { issueDate } = issuance;
  if (issueDate === null) return [];
  const found = new Map<string, Finding>();
  for (const { responsibilities } of issuance.obligations) {
    for (const { unit, span } of responsibilities) {
      if (span === null) continue;
      const row = reorganised.find((each) => each.since <= issueDate && endsWith(unit, each.name));
      if (row && !found.has(unit)) found.set(unit, { code: 'unit-reorganised', severity: 'warning', span, facts: { found: unit, expected: row.successor, since: row.since }, witnesses: [] });
    }
  }
  return [...found.values()];
}

/** 市国土资源局 ends with 国土资源局; 农业农村局 does not end with 农村局's 村局 … the row's whole name must stand at the end, behind region and level only. */
const endsWith = (unit: string, name: string): boolean => unit.endsWith(name) && /^(?:[\u4e00-\u9fff]{0,8}?(?:省|市|区|县|州|盟|旗|经区))?$/u.test(unit.slice(0, -name.length));
