import type { Span } from '#model/span';
import { FIRM } from './name-at-start.ts';
import { cutSegments } from './segments.ts';

/**
 * What a target says of something that is only measured: 网格党组织|实现全覆盖, 企业|开办实现4小时办结, 试点行业|扩大至40个,
 * 综合医院|设置老年医学科比例超过50%.
 */
const MEASURED = /^[^,;。]*?(?:覆盖|任务(?:全部|基本|如期)?完成|(?:比例|占比|[率比]|数量|水平|能力|时间|课时|成本|费用|项目)[^,;。]{0,12}(?:达到?|超过|不足|低于|提[高升]|降低|缩[短减]|压[缩减]|控制|不超过|\d|$)|(?:扩大|压缩|缩短|增加|减少|提高|提升|下降)[至到]|(?:全面|基本|普遍|规范)(?:建立|设置|开通|具备)?$|(?:达到|突破|增至|增加到)\d[\d.]*万?[家户个人名所]|上线|具备[^,;。]{2,12}能力|持证上岗|办结|零[费跑延差投事])/;
/** 企业|逐年提高…, 各县|至少建成…: what somebody does, though it is measured. */
const ACHIEVES = /^(?:等|普遍)?(?:至少)?(?:建[成有立]|完成[^,]{0,20}改造|(?:逐年|逐步|稳步)?(?:提高|扩大|压缩|降低|加快)(?![至到])|实现(?![^,]{0,4}(?:覆盖|零|\d)))/;

/**
 * Whether a target speaks of a name only to measure it, so that it names nobody who acts.
 * @param name where the name stands in `text`; @param sentence the sentence's own words.
 */
export function isOnlyMeasured(text: string, name: Span, sentence: Span): boolean {
  const segment = cutSegments(text, ...sentence).find(([start, end]) => start <= name[0] && name[1] <= end);
  if (!segment || FIRM.test(text.slice(...segment)) || ACHIEVES.test(text.slice(name[1], segment[1]))) return false;
  return text[name[0] - 1] !== '由' && MEASURED.test(text.slice(name[1], segment[1]));
}
