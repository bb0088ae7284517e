/** What befalls a name, or is said of it, so that it does not act. */

/** 支部党员大会每季度至少召开一次: a meeting that is held does not act. */
const HELD = /会议?(?:应当?|要|须|必须|可以?|原则上|一般|定期|不定期|至少|根据[^,]{2,6}|每个?(?:年|半年|季度?|月|周|[\d两]+个?[年月周天日]))*(?:召开|举行|安排)(?:[一二两三四\d]+(?:[—~-][一二两三四\d]+)?次)?$/;
/** 联席会议|每周召开; not 工作组|每周召开碰头会, a meeting of theirs. */
const HELD_EVERY = /^每[年季月周](?:召开|举行)(?![^,]{1,16}会)/;
/** 党员无正当理由不参加组织生活的视为脱党: what it is taken for. */
const DEEMED = /的,?(?:一律|均|即|应当?)?视[为同]/;
/** 社会力量进一步汇聚: how things come to stand. */
const GROWS = /^(?:进一步|不断|持续|日益|逐步|明显|显著|全面)*(?:汇聚|集聚|壮大|涌现|凸显|显现|好转|活跃)$/;
/** 各市、县|出租车电动化率不得低于50%: whose rate it is. */
const OWN_RATE = /^(?!确保|保持|实现|力争|使)[^,要应须的每年]{2,14}(?:率|比例|占比|总量|面积|浓度|强度)(?:原则上)?(?:不得|应当?|要|不)?(?:低于|高于|超过|少于|达到|控制在|保持在|稳定在)/;

/** 特困人员|供养意愿发生变化的: it is not they who change; 小型作坊要坚决取缔: what is done away with. */
const CHANGED_OR_AWAY = /^[^,要应须的因]{2,10}发生(?:变化|变更|改变)的?$|^[都均也]?(?:要|应当?|必须|须)(?:坚决|依法|一律|立即|全部|及时|予以)*(?:取缔|关停|清除|拆除|淘汰|清退)$/;

/** 工作人员|按照不低于总数的2%配备: how many there are to be. */
const IS_SET = /^按照?[^,]{2,30}(?:配备|核定|配置|核发|设置)$/;

/** Whether what stands behind a name says how often it is held. */
export const isHeldEvery = (rest: string): boolean => rest[0] === '每' && HELD_EVERY.test(rest);

/** Whether a segment tells that a meeting is held, or what somebody is taken for. */
export const isHeldOrDeemed = (segment: string): boolean => (segment.includes('会') && HELD.test(segment)) || (segment.includes('视') && DEEMED.test(segment));

/** Whether what stands behind a name says how things come to stand with it, not what it does. */
export const undergoes = (rest: string): boolean => CHANGED_OR_AWAY.test(rest) || IS_SET.test(rest) || GROWS.test(rest) || OWN_RATE.test(rest);
