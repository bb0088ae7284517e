import { expect, test } from 'vitest';
import { CONTRACT } from '#api/contract';
import { readFilter } from '../../renderer/checks/address.ts';

test.each<[params: Record<string, string>, filter: object]>([
  [{}, {}],
  [{ search: '时限', severities: 'info error', codes: 'cited-document-missing', documents: '3 12' }, { search: '时限', severities: ['error', 'info'], codes: ['cited-document-missing'], documents: [3, 12] }],
  [{ severities: 'grave', codes: 'of-a-later-release', documents: 'x -1 1.5', state: 'open' }, {}],
  [{ severities: 'grave warning', documents: '7 x' }, { severities: ['warning'], documents: [7] }],
])('the filter of 检查 in the address %j is one that the door takes', (params, filter) => {
  expect(readFilter(params)).toEqual(filter);
  expect(CONTRACT['checks.list'].input.safeParse({ filter: readFilter(params), limit: 100 }).success).toBe(true);
});
