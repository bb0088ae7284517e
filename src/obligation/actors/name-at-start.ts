import type { Span } from '#model/span';
import { wordAt } from '#lexicon/clause-words';
import { headOf } from '#lexicon/unit-words';
import { splitUnits } from '#obligation/assignments/split-units';
import type { ActorWords } from './actor-words.ts';
import { hasObject, startsWithAct } from './name-act.ts';
import { actsHere, type Place } from './name-acts.ts';
import { everyBeforeMust, rowBeforeMust } from './name-before-must.ts';
import { describes } from './name-described.ts';
import { officialAtStart } from './name-official.ts';
import { FIRM_START, isListed, openingOf, opensWithManner, type Opening } from './name-opening.ts';
import { proofAt } from './name-proof.ts';
import { RELATIVE, STANDING_BODY, isBroken, undescribed } from './name-shape.ts';
import { nameFrom } from './name-span.ts';
import { isHeldOrDeemed } from './name-undergoes.ts';
import { VENUES, isOneName } from './split-actors.ts';

/** What somebody must do: 应当, 必须, 不得, 要 (not 主要). */
export const FIRM = /应当|必须|须|不得|(?<![主重纪首需])要(?![素求点])/;

/** 已就业的人员,|应由用人单位办理登记. */
const BY_ANOTHER = /^(?:应当?|须|必须)由/;

/** 由甲、乙,以及丙组成. */
export const COMPOSED = /^以及[^,]*组成$/;

/** 教育、机构编制、财政等部门: a row of fields of work, and nothing else. */
const ROW_OF_FIELDS = /^(?![^、]+(?:组织|会同|联合|协调|督促|指导))(?:[一-鿿]{2,8}、)+[一-鿿]{2,8}等(?:有关|相关)?(?:部门|单位|机构)/;

/** 会同有关部门, 商财政局: who is asked to join. */
const JOINS = /^(?:并|应当?|要|须|必须)*(?:会同|协同(?!办|小组|中心)|商(?=[省市县区各有相当本同]))/;
/** 信用广安网作为对外发布的平台,…: a thing that serves. */
const THING_AS = /^[^,的将把]{2,16}(?:网站?|平台|系统|资金|项目|结果|情况|成果)作为/;

/**
 * The name that a segment begins with, if what follows (or the next segment) proves that it acts.
 * @param next the segment behind the comma, if one follows.
 */
export function nameAtStart(text: string, from: number, to: number, words: ActorWords, next: Span | undefined): Span | null {
  const segment = text.slice(from, to);
  const meeting = next && segment.includes('联席会议') && SOLVES.test(text.slice(...next)) ? MEETING.exec(segment)?.[1] : undefined;
  if (meeting) return [from, from + meeting.length];
  if (JOINS.test(segment) || isHeldOrDeemed(segment) || (next && COMPOSED.test(text.slice(...next))) || (segment.includes('作为') && THING_AS.test(segment))) return null;
  const charged = next && CHARGED_BODY.exec(segment);
  if (charged && wholeName(text, to - charged[1]!.length, to, words) && startsWithAct(text, next[0], next[1], words)) return [to - charged[1]!.length, to];
  const granted = segment.includes('授权') ? GRANTED.exec(segment) : null;
  if (granted && wholeName(text, from + granted[1]!.length, from + granted[0].length, words)) return [from + granted[1]!.length, from + granted[0].length];
  const whoever = segment[0] === '凡' ? WHOEVER.exec(segment) : null;
  if (whoever) return namesOne(whoever[2]!, words) ? [from + whoever[1]!.length, from + whoever[0].length] : null;
  const official = officialAtStart(segment);
  if (official && !isBroken(official)) return [from, from + official.length];
  const below = next && segment.includes('下设') && chargedBehind(text, to) ? BELOW.exec(segment) : null;
  if (below) return [from + below[1]!.length, from + below[1]!.length + below[2]!.length];
  const taken = next && segment.endsWith('任') && IN_CHARGE_NEXT.test(text.slice(...next)) ? POST_TAKEN.exec(segment)?.[1] : undefined;
  if (taken) return [from, from + taken.length];
  const ours = segment.includes('我') ? OWN_BODY.exec(segment) : null;
  if (ours) return [from + ours[1]!.length, from + ours[0].length];
  const standing = segment.includes('小组') || segment.includes('委员会') ? STANDING_BODY.exec(segment) : null;
  const proof = standing && proofAt(text, from + standing[0].length, to, words);
  if (proof === 'strong' || proof === 'modal') return [from, from + standing![1]!.length];
  const above = placeAbove(text, from, to, words);
  if (above) return above;
  const row = segment.includes('等') ? ROW_OF_FIELDS.exec(segment)?.[0].length ?? 0 : 0;
  let known: Opening | null = null;
  const place: Place = { text, from, to, segment, next, words, row, opening: () => (known ??= openingOf(text, from, to, words)) };
  const span = nameFrom(text, from, to, words, (candidate) => actsHere(candidate, place));
  if (span && (describes(text, span[1], to, words) || mustDescribes(text, span[1], to, words))) return null;
  if (span && span[1] - from === 2 && segment.startsWith('各级')) {
    const department = LEVELS.exec(segment)?.[1];
    if (department) return [from, from + department.length];
  }
  if (span) return isTopic(text, span[1], to, next, words) ? null : span;
  const proved = everyBeforeMust(segment) ?? rowBeforeMust(text, from, to, words);
  if (proved) return [from, from + proved.length];
  if (next && (text[to] === ':' || text.startsWith('——', to))) return headsDuties(text, from, to, next, words) ? [from, to] : null;
  if (!next || text[to] !== ',' || BY_ANOTHER.test(text.slice(next[0], next[0] + 5))) return null;
  // 各地,特别是重点防御区所在地,要…
  if (text[from - 1] === '是' && /(?:特别|尤其)是$/.test(text.slice(Math.max(0, from - 3), from)) && /^也?(?:要|应|须|必须)/.test(text.slice(...next)) && (segment.endsWith('所在地') ? !isBroken(segment) : wholeName(text, from, to, words))) return [from, to];
  const whoeverElse = NO_MATTER.exec(segment)?.[1];
  if (whoeverElse && FIRM_START.test(text.slice(...next)) && wholeName(text, from, from + whoeverElse.length, words)) return [from, from + whoeverElse.length];
  if (text[to - 2] === '场' && FIRM_START.test(text.slice(...next)) && VENUES.test(segment)) return [from, to];
  const office = IN_CHARGE_OF_IT.test(text.slice(...next)) ? IS_OFFICE.exec(segment)?.[1]?.replace(SHORT_NAME, '') : undefined;
  if (office && (wholeName(text, from, from + office.length, words) || (office.endsWith('办') && !isBroken(office)))) return [from, from + office.length];
  if (ALL_REGIONS.test(segment) && predicateFollows(text, next, words)) return [from, to];
  if (segment.includes('、') && PLACES.test(segment) && !opensWithManner(segment) && startsWithAct(text, next[0], next[1], words)) return [from, to];
  if (isDescribedName(text, from, to, words) && (FIRM_START.test(text.slice(...next)) || ANSWERABLE.test(text.slice(...next)) || WITHIN_MUST.test(text.slice(...next)) || (ON_OCCASION.test(text.slice(...next)) && FIRM_START.test(text.slice(next[1] + 1, next[1] + 5))))) return [from + (/^凡是?/.exec(segment)?.[0].length ?? 0), to];
  // 申请设立支付机构,应当…: the verb's object.
  // 建设福利服务机构,到2020年…
  const { act, word } = place.opening();
  if (act || opensWithManner(segment) || hasObject(undescribed(segment), words) || (word?.kind === 'weak' && !isListed(segment) && segment[word.word.length] !== '、' && !FIRM_START.test(text.slice(...next)))) return null;
  // 有公共资金投入的民办学校,财政、审计等部门要加强监管: a described name before who acts is what is dealt with.
  if (segment.includes('的') && nameFrom(text, next[0], next[1], words, ({ proof }) => proof === 'modal')) return null;
  const own = to - (SHORT_NAME.exec(segment)?.[0].length ?? 0);
  return (wholeName(text, from, own, words) || SECTIONS.test(segment) || (isOneName(text, [from, to], words) && /^(?:agency|collective|person|post)$/.test(headOf(text, from, to, words.units)?.kind ?? '') && !isBroken(segment))) && predicateFollows(text, next, words) ? [from, to] : null;
}

/** 项目建设主体为区应急局,统筹开展…. */
const CHARGED_BODY = /(?:(?:建设|实施|责任|牵头|承办|立项)(?:主体|单位)|协调部门)[为是]([^,的]{2,24})$/;

/** 各级|招标投标指导协调工作牵头部门要…: the verb belongs to the name. */
const LEVELS = /^(各级(?:(?!会同|负责)[^,;。的由对向将在把要应须本各]){2,24}?(?:部门|机构|单位)(?:[和及与、][^,;。的由对向将在把要应须]{2,16}(?:部门|机构|单位|学校|企业|组织|政府))*)(?:一定要|[都均也]?(?:要(?!求)|应(?![急用])|必?须|不得))/;

/** 联席会议|每季度召开一次,|研究解决重大问题: a standing body, not how often it is held. */
const MEETING = /^([^,、的]{0,14}联席会议)(?:原则上|一般)?(?:每[^,]{1,6}|定期|不定期)?(?:至少|组织)?召开[^,]{0,6}$/;
const SOLVES = /^(?:研究|协调|分析|解决|通报|审议|部署|会商|调度)/;

/** 审核结果|我局将…通知: what is spoken of stands before who acts. */
const OWN_BODY = /^([^,的我]{2,10}(?<![由经向对报给与和为请使让据按照省市县区镇乡]))我[局委办部厅院校处司站所]{1,2}(?=将|会(?![议同])|负责(?!人))/;

/** 市上|成立领导小组, 村里|负责清理; not 市|上报. */
export function placeAbove(text: string, from: number, to: number, words: ActorWords): Span | null {
  if (!'上里'.includes(text[from + 1] ?? '-') || !'省市县区镇乡村'.includes(text[from]!)) return null;
  const kind = (wordAt(text, from + 1, to, words.clause)?.word.length ?? 0) < 2 ? wordAt(text, from + 2, to, words.clause)?.kind : undefined;
  return kind === 'strong' || kind === 'modal' || kind === 'adverb' ? [from, from + 2] : null;
}

/** 领导小组下设办公室于市林业局,具体负责…: the office does what follows. */
const BELOW = /^([^,]{0,24}下设)((?:[一-鿿]{2,6})?(?:办公室|秘书处|专班|[评审作]组)(?:、[一-鿿]{2,6}组)*)(?:[于在][^,]{2,24}|\([^()]*\))?$/;
const IN_CHARGE_NEXT = /^(?:具体|主要|统一)?(?:负责(?!人)|承担|跟进)/;
/** …,挂靠某处,主任由某某兼任,具体跟进…: who heads it stands between. */
const CHARGED_BEHIND = new RegExp(`^,(?:(?:挂靠|依托|设在|设于|由|副?主任|负责人|办公室主任)[^,。;]*,){0,4}${IN_CHARGE_NEXT.source.slice(1)}`);
const chargedBehind = (text: string, at: number): boolean => CHARGED_BEHIND.test(text.slice(at, at + 120));

/** 办公室主任由副乡长兼任,负责…: the post does what follows. */
const POST_TAKEN = /^([^,、由]{1,10}(?:主任|组长|召集人|总指挥))由[^,]{2,24}(?:兼任|担任)$/;

/** 凡进入森林防火区的人员和车辆必须接受检查. */
const WHOEVER = /^(凡是?)[^,;。]{2,40}的([^的,;。]{2,16}?)(?=[都均也]?(?:应(?![用急付])|要(?![素求点])|须|必须|不得|严禁))/;

/** 州人民政府授权|州数据主管部门|负责…: who is charged acts. */
const GRANTED = /^([^,由]{2,20}授权)[^,的]{2,24}?(?=(?:具体|统一|统筹|全面)?(?:负责(?!人)|承担|行使))/;

/** 每个党员|不论职务高低,都必须…. */
const NO_MATTER = /^([^,]{2,24}?)(?:不论|无论|不管|不分)[^,]{2,}$/;

/** 人员和车辆: one of those listed is somebody. */
const namesOne = (list: string, words: ActorWords): boolean => list.replace(/\([^()]*\)/g, '').split(/[、和及]/).some((name) => headOf(name, 0, name.length, words.units) !== null);

const IN_CHARGE_OF_IT = /^(?:具体|主要|统一)?(?:负责(?!人)|承担)|^(?:要(?!求)|应当?|须|必须)|^对[^,]{2,30}(?:负责|负[^,]{0,4}责任|承担[^,]{0,6}责任)/;
/** 区财政局是资金的监督部门,负责…: what it is tells nothing, but it is who does what follows. */
const IS_OFFICE = /^([^,是]{2,48}?)(?:是|(?<![作认视成])为)[^,]{2,30}(?:部门|机构|单位|主体|机关|责任人|执行者)$/;

/** 各省、自治区、直辖市, 有条件的地区. */
const ALL_REGIONS = /^各(?:省|市)(?:、(?:自治区|自治州|直辖市|县|区)(?:\([^()]*\))?)+$|^有条件的(?:地区|地方|市县|县区)$/;

/** 天桥区、长清区、济阳区等区县,推进…: a row of places that a comma sets off. */
const PLACES = /^(?:[一-鿿]{2,6}[市县区州盟旗]、){2,}[一-鿿]{1,6}[市县区州盟旗](?:等[一-鿿]{1,4})?$/;

const NO_DESCRIPTION = /^(?:[-—《]|如|若|遇|对|向|将|把|为|除|根据|按照|依照|依据|由|经|支持|鼓励|引导)/;

/** 在江河取水的单位和个人, 履行统一领导职责的人民政府: a description in front of a name. */
function isDescribedName(text: string, from: number, to: number, words: ActorWords): boolean {
  const at = text.slice(from, to).lastIndexOf('的');
  const segment = text.slice(from, to);
  return at >= 4 && (RELATIVE.test(segment) || !NO_DESCRIPTION.test(segment)) && (/的地[区方]$/.test(segment) || wholeName(text, from + at + 1, to, words));
}

/** 特别是 before one of those just named. */
export const ESPECIALLY = /^(?:特别|尤其)是/;

/** 各地,特别是|重点防御区所在地,要…: a modal stands in or behind what is named especially. */
function modalBehind(text: string, [from, to]: Span, words: ActorWords): boolean {
  if (text[to] === ',' && /^也?(?:要|应|须|必须)/.test(text.slice(to + 1, to + 4))) return true;
  return nameFrom(text, from, to, words, ({ proof }) => proof === 'modal') !== null;
}

/** 享受补贴的机构,|10年内不得…. */
const WITHIN_MUST = /^(?:每(?:学期|学年|年|季度?|月|周|日|天)[^,的]{0,8}(?:应当?|必须|要(?!求)|须)|(?:在?\d+(?:年|个月|个?工作日|日|天)|[^,由的]{2,10}期)(?:内|前|后|间)(?:不得|应当?|必须|要(?!求)|须))/;

/** 承租住房的家庭,|在期满审查后,应当…. */
const ON_OCCASION = /^在[^,]{2,20}[后时前中]$/;

/** 党群工作处、政法综治处, 各处室(中心): sections that a comma sets off. */
const SECTIONS = /^(?:(?:各|有关|相关)+[处科股]室(?:\([^()]*\))?|[一-鿿]{2,6}[处科股](?:、[一-鿿]{2,6}[处科股])+)$/;

/** 爱国卫生运动委员会(以下简称爱卫会). */
const SHORT_NAME = /\(以下(?:简称|统称)[^()]*\)$/;

/** 是无害化处理的第一责任人. */
const ANSWERABLE = /^是[^,]{0,24}(?:责任人|责任主体|责任单位)$/;

/** A list that a comma breaks (区直各部门,各镇、街道根据…), or a name set off by one (其余企业,根据…). */
function predicateFollows(text: string, [from, to]: Span, words: ActorWords): boolean {
  const especially = ESPECIALLY.exec(text.slice(from, to))?.[0].length;
  if (especially) return modalBehind(text, [from + especially, to], words);
  const first = wordAt(text, from, to, words.clause);
  if (/^(?:必须|应当?|须|要|均|一律)*由/.test(text.slice(from, to))) return false;
  if (first?.kind === 'modal' || (first?.kind === 'adverb' && first.word.length >= 2)) return true;
  const rest = text.slice(from, to);
  // 从事屠宰的单位和个人,是第一责任人
  if (ANSWERABLE.test(rest)) return true;
  // 发展改革、财政等部门,在服务过程中,要…: what it does stands behind the circumstance.
  if (first?.word === '在' && /(?:[中时前后上下内]|期间)$/.test(rest) && text[to] === ',') return wordAt(text, to + 1, text.length, words.clause)?.kind === 'modal';
  if (first?.kind === 'preposition') return FIRM.test(rest) || /实施|进行|负责|开展|予以|承担|^向[^,]{2,40}(?:提出|提交|递交|报送|报告|申报|申请|备案)/.test(rest) || /^(?:根据|按照|依据|依托|结合|凭|严格按照)/.test(rest);
  if (startsWithAct(text, from, to, words)) return false;
  const name = nameFrom(text, from, to, words, ({ proof }) => proof === 'modal' || proof === 'strong');
  if (name) return true;
  let end = to;
  while (end < text.length && !',;。:'.includes(text[end + 1] ?? '。')) end++;
  return text[to] === ',' && wholeName(text, from, to, words) && end > to && predicateFollows(text, [to + 1, end + 1], words);
}

/** 政务部门向中心提供的信息,应当…: the segment is the thing, not who acts. */
export function isTopic(text: string, from: number, to: number, next: Span | undefined, words: ActorWords): boolean {
  // 校外培训机构|联合检查。 中介机构|联合检查,由住建局牵头; 企业|公示信息检查 in a cell of a table
  if (!next && text[to] === '。' && INSPECTION.test(text.slice(from, to))) return true;
  if (next ? INSPECTION.test(text.slice(from, to)) && LED_BY.test(text.slice(...next)) : !',;。:!?'.includes(text[to] ?? '。') && INSPECTION_OF.test(text.slice(from, to))) return true;
  // 公立医院改革发展、财务预决算等重大问题,经党委讨论…
  if (next !== undefined && !FIRM.test(text.slice(from, from + 3)) && text[from] !== '对' && /[、以及][^,]*等(?:重大|重要|相关|有关)?(?:问题|事项|内容|情况|环节|费用|资金)$/.test(text.slice(from, endOfTopic(text, from, to, next)))) return true;
  // 乡镇|收集点的规划建设,由各区县负责
  if (next !== undefined && BY_WHOM.test(text.slice(next[0], next[0] + 3)) && WORK_OF.test(text.slice(from, to)) && !FIRM.test(text.slice(from, to))) return true;
  if (next !== undefined && BY_WHOM.test(text.slice(next[0], next[0] + 3)) && RATING_OF.test(text.slice(from, to))) return true;
  if (next !== undefined && PAPER_OF.test(text.slice(from, to)) && MUST_BE_DONE.test(text.slice(...next))) return true;
  if (next !== undefined && THING_OF.test(text.slice(from, to)) && !text.startsWith('不得要求', next[0])) return true;
  return next !== undefined && /^(?:向[^,]{2,20}|对[^,]{2,20}(?:实施|开展|采取|作出))的[^,的]{2,10}$/.test(text.slice(from, to)) && wordAt(text, next[0], next[1], words.clause)?.kind === 'modal';
}

/** What is done with those before it, not by them. */
const INSPECTION = /^(?:联合|专项|日常|监督|执法|集中|双随机)*(?:检查|抽查|核查|督查|考核|评价|普查)$/;
const INSPECTION_OF = /^(?!开展|组织|进行|加强|做好|完成|推进|实施|落实|配合|参加|对)[^,。;的]{0,8}(?:检查|抽查|核查)$/;
const LED_BY = /^(?:统一|均|具体)?(?:由|[^,]{2,24}(?:牵头|负责))/;

/** 街道所属企业负责人|经营业绩考核,由街道办理 */
const RATING_OF = /^(?!开展|组织|进行|加强|做好|完成|推进|实施|落实|配合|参加|对|负责|制定)[一-鿿]{0,6}(?:考核|评价|认定)(?:工作)?$/;

/** 各部门|报送市政府的公文,应符合…: what somebody hands in is what is dealt with. */
const PAPER_OF = /^(?!对)[^,的应要须]{2,14}的[^,的]{0,10}(?:公文|文件|材料|方案|报告|议题|资料|请示|申请|建议|标准|价格|费用)$/;
const MUST_BE_DONE = /^(?:应当?|须|必须|由|经|需)/;

/** The work that the next segment gives to somebody. */
const WORK_OF = /^[^,]{4,}的[^,的]{0,6}(?:规划|建设|管理|维护|运营|验收|实施|工作|处置|处理|监管|审批|审核|组织|协调)$/;
const BY_WHOM = /^(?:统一|具体|均)?由/;

/** 采购人|依法能够自行建设的工程项目,…: the thing that somebody's act describes. */
const THING_OF = /^(?:依法|自行(?!在)|能够|直接|单独|共同|已经?|拟|首次)+[^,的应要须]{2,10}的[^,的]{0,10}(?:项目|事项|材料|设备|资金|信息|数据|文件|产品|工程|费用|活动|设施|房屋|土地)$/;

/** 排污者应当履行的|义务: what must be done describes a thing. */
function mustDescribes(text: string, at: number, to: number, words: ActorWords): boolean {
  const modal = /^(?:应当?|必须)/.exec(text.slice(at, at + 2));
  const verb = modal && wordAt(text, at + modal[0].length, to, words.clause);
  return verb !== null && text[at + modal![0].length + verb.word.length] === '的';
}

/** A topic may hold commas before 以及 (甲、乙,以及丙等重大问题). */
const endOfTopic = (text: string, from: number, to: number, next: Span): number => (text.startsWith('以及', next[0]) && text.slice(from, to).includes('、') ? next[1] : to);

/** 市工信局:负责…, 各村:落实…: a unit heads its duties. */
function headsDuties(text: string, from: number, to: number, next: Span, words: ActorWords): boolean {
  if (to - from > 60 || ROLE.test(text.slice(from, to)) || !/[。;)、.*\s]$|^$/.test(text.slice(Math.max(0, from - 1), from)) || !(wholeName(text, from, to, words) || EVERY_ONE.test(text.slice(from, to)) || ((IN_CHARGE_NEXT.test(text.slice(...next)) || '办站所队科处室股'.includes(text[to - 1]!)) && /^(?:tail|agency)$/.test(headOf(text, from, to, words.units)?.kind ?? '') && !isBroken(text.slice(from, to))))) return false;
  const first = wordAt(text, next[0], next[1], words.clause);
  // 区林业局——陆生野生动物疫病监测: in a row of duties each is named by itself.
  if (text.startsWith('——', to) && headOf(text, from, to, words.units)?.kind === 'agency') return true;
  return /^(?:具体|主要|全面|统一|分别)?(?:负责(?!人(?![畜员民口才力居]))|牵头(?![单部人]))/.test(text.slice(...next)) || (first?.kind === 'preposition' && !/^(?:为|因|自|至|经|凡|联合)/.test(first.word)) || startsWithAct(text, next[0], next[1], words);
}

const EVERY_ONE = /^各(?:有关|相关)?[镇乡村县市区街](?:街道?|乡|镇|村|区|县|\([^()]*\))*(?:、(?:街道?|乡|镇|村|区|县|社区|园区|单位|部门))*$/;

/** 责任单位:…, 成员:… */
const ROLE = /(?:责任|牵头|配合|主管|成员|协办|承办|主办|主送|参加|联系|协助|实施|负责|申报|推荐|发布|主持|召集|审核|签发|记录)(?:单位|部门|人|机构|科室|主体|领导)?$/;
/** What may stand behind the last name's head. */
const MAY_END = ')等 \n\t、,;。:';
/** 国务院环境保护、工业、财政部门和其他有关部门: fields of work of one body, which share 部门. */
const FIELDS_OF = /^(?:国务院|[省市县区](?![级直]))[^,的]{2,40}、[^,的]{2,40}部门(?:[和及]其[他它]有关部门)?$/;

/** Whether the words are nothing but a name or a list of names. */
export function wholeName(text: string, from: number, to: number, words: ActorWords): boolean {
  if (words.units.headEnds[text.charCodeAt(to - 1)] === 0 && !MAY_END.includes(text[to - 1]!)) return false;
  const list = splitUnits(text, from, to, words.units);
  const fields = FIELDS_OF.test(text.slice(from, to));
  return list.length > 0 && list.every(({ span }, i) => {
    const head = headOf(text, span[0], span[1], words.units);
    if (!head && fields && i + 1 < list.length) return span[1] - span[0] <= 12 && !isBroken(text.slice(...span));
    return head !== null && head.kind !== 'tail' && head.kind !== 'place' && span[1] - span[0] <= 24 && !isBroken(text.slice(...span));
  });
}
