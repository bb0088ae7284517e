import type { LibraryDocument, LinkRelation } from '#model/relations';
import type { PairRelation } from './judge-pairs.ts';
import { gramsOf, runs } from './grams.ts';

/** 0..1: how much of the shorter topic (a title's core) stands in the other one. 打赢脱贫攻坚战三年行动的实施意见 ~ …的指导意见. */
export function topicLikeness(a: string, b: string): number {
  const [x, y] = [a, b].map((core) => gramsOf(runs(core.replace(/(?:的)?(?:实施|指导|若干)?(?:意见|方案|办法|通知|规定|计划|细则|措施|规划|要点)$/u, ''))));
  const [small, large] = x!.size <= y!.size ? [x!, y!] : [y!, x!];
  if (small.size < 3) return 0;
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared++;
  return shared / small.size;
}

/**
 * How a document stands to the one that it is compared with. Upper: it says that it carries that one out. Same issuer: two
 * documents of one organ and one year; those of other years have other limits by right. Else null: nothing is judged.
 */
export function pairRelation(document: Pick<LibraryDocument, 'issuers' | 'issueDate'>, other: Pick<LibraryDocument, 'issuers' | 'issueDate'>, relations: readonly LinkRelation[]): PairRelation | null {
  if (relations.includes('repeal') || relations.includes('amend')) return null;
  const sameIssuer = document.issuers.length > 0 && document.issuers.join() === other.issuers.join();
  if (!sameIssuer) return relations.some((relation) => relation === 'implement' || relation === 'basis' || relation === 'forward') ? 'upper' : null;
  return document.issueDate !== null && other.issueDate !== null && document.issueDate.slice(0, 4) === other.issueDate.slice(0, 4) ? 'same-issuer' : null;
}
