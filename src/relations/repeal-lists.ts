import type { Relation } from '#model/analysis';

/** 关于废止和宣布失效一批文件的决定: what it lists is repealed, unless it stands under a heading of what is amended or kept. */
const REPEALS = /(?:废止|宣布失效|失效)/u;
const AMENDS = /(?:修改|修订|修正)/u;
const KEEPS = /继续有效|保留|现行有效/u;

/**
 * The relation of a citation in the light of its document's title and of the heading above it: a decision to repeal
 * lists the repealed documents in an annex, where no verb stands beside them.
 * @param heading the nearest heading or line before the list, '' when there is none
 */
export function relationInList(relation: Relation, title: string, heading: string): Relation {
  if (relation !== 'mention' && relation !== 'attach') return relation;
  const name = title.replace(/[《〈].*[》〉]/u, '');
  if (!/关于/u.test(title) || !REPEALS.test(name) || KEEPS.test(heading)) return relation;
  if (AMENDS.test(name)) return REPEALS.test(heading) && !AMENDS.test(heading) ? 'repeal' : AMENDS.test(heading) && !REPEALS.test(heading) ? 'amend' : relation;
  return KEEPS.test(name) ? (REPEALS.test(heading) ? 'repeal' : relation) : 'repeal';
}
