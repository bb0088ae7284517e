import type { Relation } from '#model/analysis';

const REPEALS = /废止|宣布失效/u;
const OTHER_DEEDS = /修改|修订|修正|继续有效|保留|公布/u;

/**
 * The relation of a citation in the light of its document's title: a decision only to repeal (关于废止和宣布失效一批文件的
 * 决定) lists the repealed documents in an annex, where no verb stands beside them. A decision that also amends or keeps
 * says by each what becomes of it, so nothing is inferred there.
 * @param opensLine the cited title is all that its line says, but for a number in front and brackets behind
 */
export function relationInList(relation: Relation, title: string, opensLine: boolean): Relation {
  if ((relation !== 'mention' && relation !== 'attach') || !opensLine) return relation;
  const name = title.replace(/[《〈].*[》〉]/u, '');
  return name.includes('关于') && REPEALS.test(name) && !OTHER_DEEDS.test(name) ? 'repeal' : relation;
}

/** 定期修订《X》, 加快修订《X》: what is to be amended or repealed some day has not been so yet. `before`: the words in front of the citation. */
export const isOnlyPlanned = (before: string): boolean =>
  /(?:定期|及时|适时|适时开展|推动|推进|加快|研究|组织|启动|抓紧|尽快|积极|配合|参与|开展|做好|继续|计划|拟|将|要|应当?|建议|督促|指导)(?:制定|制订|起草|完善|健全|开展)?(?:和|、|与|并)?(?:修订|修改|修正|废止|清理)(?:完善|出台)?(?:国家|我[省市区县]|本[省市区县])?$/u.test(before);

/** Whether a citation is a whole line: 3. 《X》(X发〔2010〕3号). */
export function opensLine(text: string, span: readonly [number, number]): boolean {
  const from = text.lastIndexOf('\n', span[0] - 1) + 1;
  const end = text.indexOf('\n', span[1]);
  const before = text.slice(from, span[0]);
  const behind = text.slice(span[1], end < 0 ? undefined : end);
  return /^[\s\d一二三四五六七八九十.、.．()()|]*$/u.test(before) && /^[\s|]*(?:[((][^()()]*[))])?[\s;;。,,、|]*$/u.test(behind);
}
