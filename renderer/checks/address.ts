import type { CheckFilter } from '#api/relation-methods';
import { FINDING_CODES, type Finding } from '#model/relations';

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Finding['severity'][];

/** The filter in the address. What it names that nobody knows (typed by hand, of another version) is left out: the door would refuse all of it. */
export function readFilter(params: Readonly<Record<string, string>>): CheckFilter {
  const list = (name: string): string[] => (params[name] ?? '').split(' ').filter(Boolean);
  const kept = {
    search: params['search'] ?? '', severities: SEVERITIES.filter((one) => list('severities').includes(one)), codes: FINDING_CODES.filter((one) => list('codes').includes(one)),
    documents: list('documents').map(Number).filter((id) => Number.isSafeInteger(id) && id > 0),
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value.length > 0)) as CheckFilter;
}
