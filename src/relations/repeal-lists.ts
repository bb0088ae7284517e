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

/** Whether a citation is a whole line: 3. 《X》(X发〔2010〕3号). */
export function opensLine(text: string, span: readonly [number, number]): boolean {
  const from = text.lastIndexOf('\n', span[0] - 1) + 1;
  const end = text.indexOf('\n', span[1]);
  const before = text.slice(from, span[0]);
  const behind = text.slice(span[1], end < 0 ? undefined : end);
  return /^[\s\d一二三四五六七八九十.、.．()()|]*$/u.test(before) && /^[\s|]*(?:[((][^()()]*[))])?[\s;;。,,、|]*$/u.test(behind);
}
