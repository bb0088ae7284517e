import type { Span } from '#model/span';
import { headOf } from '#lexicon/unit-words';
import { indexWithin } from '#text/index-within';
import { splitUnits } from '#obligation/assignments/split-units';
import type { ActorWords } from './actor-words.ts';
import { startsWithAct } from './name-act.ts';
import { officialAtStart } from './name-official.ts';
import { OWNER, insideBracket, undescribed } from './name-shape.ts';

/** Each name once, where it first stands. */
export function eachOnce(text: string, names: readonly Span[]): Span[] {
  const seen = new Set<string>();
  return names.filter((span) => {
    const name = text.slice(...span);
    return !seen.has(name) && seen.add(name);
  });
}

/** Splits a subject at 、和及; names before one that ends in a post share it (各镇、街道办事处党政主要负责人). */
export function splitActors(text: string, whole: Span, words: ActorWords): Span[] {
  // 县委常委、副县长张某某|牵头: one person
  if (officialAtStart(text.slice(whole[0], whole[1] + 4))?.length === whole[1] - whole[0]) return [whole];
  // 由日报社与市旅委联系, 经营企业与用户签订协议: the other side does not act; 由甲与乙签订 charges both.
  const behind = text.slice(whole[1], whole[1] + 12);
  const partner = MEETS.test(behind) || (SIGNS.test(behind) && text[whole[0] - 1] !== '由') ? text.slice(...whole).lastIndexOf('与') : -1;
  if (partner > 0) return splitActors(text, [whole[0], whole[0] + partner], words);
  const venues = text[whole[1] - 2] === '场' ? VENUES.exec(text.slice(...whole)) : null;
  if (venues) return partsOf(text, whole[0], whole[0] + venues[1]!.length);
  const often = EACH_AS_OFTEN.exec(text.slice(...whole));
  if (often) return [[whole[0], whole[0] + often[1]!.length], ...splitActors(text, [whole[0] + often[0].length, whole[1]], words)];
  if (LEVELS.test(text.slice(...whole))) return partsOf(text, ...whole);
  if (FIRMS_OF.test(text.slice(...whole)) || FIELDS_OF.test(text.slice(...whole))) return [whole];
  if (OWNERS_OF.test(text.slice(...whole))) return [whole];
  return joinedNames(text, whole, words, describedUpTo(text, whole, words)).flatMap((span) => {
    if (isOneName(text, span, words)) return splitIndividual(text, withoutShortName(text, span));
    const list = splitUnits(text, describedUpTo(text, span, words), span[1], words.units);
    if (list[0]) list[0] = { ...list[0], span: [span[0], list[0].span[1]] };
    const out: Span[] = [];
    for (let i = 0; i < list.length; i++) {
      const first = list[i]!;
      let last = i;
      while (last + 1 < list.length && list[last]!.group === list[last + 1]!.group && sharesHead(text, list[last]!.span, list[last + 1]!.span, words)) last++;
      out.push(...splitIndividual(text, withoutShortName(text, [first.span[0], list[last]!.span[1]])));
      i = last;
    }
    const names = out.map((name) => withOwner(text, withoutShare(text, name)));
    const last = names.at(-1);
    // 公安机关、|城市管理等部门: what names nobody by itself goes with the word that does.
    if (names.length > 1 && last && ETC.test(text.slice(last[1], span[1])) && !headOf(text, ...last, words.units)) return [...names.slice(0, -1), [last[0], span[1]]];
    // 市财政局、市审计局等部门: only what is listed acts.
    return names.length > 1 && BARE_TAIL.test(text.slice(...names.at(-1)!)) && text[names.at(-1)![0] - 1] === '等' ? names.slice(0, -1) : names;
  });
}

/** 电力、通信、广电企业: fields that share a head. */
const FIRMS_OF = /^(?:(?:电力|通信|广电|燃气|供水|供电|供气|供热|水务|铁塔|石油|铁路|公路|民航|邮政|建筑|矿山|化工)[、和])+(?:电力|通信|广电|燃气|供水|供电|供气|供热|水务|铁塔|石油|铁路|公路|民航|邮政|建筑|矿山|化工)等?(?:专业)?(?:经营)?(?:企业|公司|单位)$/;
/** 人社、住建、水利部门: fields that share 部门. */
const FIELDS_OF = /^(?:(?![省市县区镇乡各有相])(?:(?![和及与各])[一-鿿]){2,6}(?<![局委办厅处科室站所府院组会队村镇乡道心关位部门师员])、)+(?![省市县区镇乡各有相其])(?:(?![和及与各])[一-鿿]){2,6}(?<!部等|等)部门$/;
/** 镇、街道; 市、县、乡镇: each level by itself. */
const LEVELS = /^(?:[省市县区镇乡村]|街道|乡镇|镇街|社区)(?:、(?:[省市县区镇乡村]|街道|乡镇|镇街|社区))+$/;
/** 车间|每周、|班组|每日开展排查: each as often as it is said to. */
const EACH_AS_OFTEN = /^([^、每]{2,12})每(?:[日天周月季年]|季度|半年)、/;
/** 地下商场、地下停车场的产权单位或者管理单位: things before their owners, no names. */
const OWNERS_OF = /^[^的局委办厅]{2,40}、[^的、局委办厅]{2,20}的(?:产权|管理|经营|使用|运营|所有|物业|养护)[^、]*(?:单位|者|人|机构|企业)$/;
const MEETS = /^(?:对接|联系|衔接)/;
const SIGNS = /^(?:按[^,]{1,8})?签订/;

/** 博物馆、影剧院、公园等场所: each of them, whatever it ends with. */
export const VENUES = /^([^,的]{2,120}、[^,的]{1,20})等(?:[^,、的]{2,6}的)?(?:公共|人员密集|经营性?)*(?:场所|场馆)$/;

function partsOf(text: string, from: number, to: number): Span[] {
  const out: Span[] = [];
  for (let at = from; at < to;) {
    const next = indexWithin(text, '、', at, to);
    const end = next < 0 ? to : next;
    if (end > at) out.push([at, end]);
    at = end + 1;
  }
  return out;
}

/** Where the names begin behind what describes the first (在江河、湖泊取水的|单位和个人). */
function describedUpTo(text: string, [from, to]: Span, words: ActorWords): number {
  const name = text.slice(from, to);
  const at = undescribed(name).lastIndexOf('的') < 0 ? 0 : name.lastIndexOf('的') + 1;
  const pause = name.search(/[、和]/);
  return pause > 0 && pause < at && ((startsWithAct(text, from, to, words) && !name.slice(0, pause).includes('的')) || !headOf(text, from, from + pause, words.units)) ? from + at : from;
}

/** 20%的社会办医院: the share is no part of the name. */
function withoutShare(text: string, [from, to]: Span): Span {
  return [from + (/^\d+%(?:以上|左右)?的/.exec(text.slice(from, to))?.[0].length ?? 0), to];
}

/** 中国人民银行及|其分支机构: whose they are belongs to the name; a determiner (及其各部门) stands for itself. */
function withOwner(text: string, [from, to]: Span): Span {
  return text.startsWith('及其', from - 2) && !/^(?:各|有关|相关)/.test(text.slice(from, to)) ? [from - 1, to] : [from, to];
}

const ETC = /^等(?:\d+[个家]?|有关|相关)?(?:部门|单位|机构)$/;
const BARE_TAIL = /^(?:部门|单位|机构|部门单位)$/;

/** 省教育厅会省财政厅, 复工企业特别是封闭运行企业: two names. */
function joinedNames(text: string, [from, to]: Span, words: ActorWords, begin = from): Span[] {
  const either = eitherBody(text, begin, to, words);
  if (either) return [[from, either[0]], ...joinedNames(text, [either[1], to], words)];
  const m = /(?<=^各(?:乡镇|镇街|镇|乡|街道|县区|区县|市县)(?:\([^()]*\))?)、(?=(?:[^、]{2,8}、)+[^、]{2,8}等(?:有关|相关)?(?:部门|单位|机构)$)|(?<=[厅局委部办院]|机构|部门|单位)(?:会(?=[省市县区国城][^,]{2,})|商(?=(?:[省市县区国城]|公安|财政|发展改革|有关|相关|同级)[^,]{2,}))|(?:特别|尤其)是|(?<!地)、?以及|(?<=部门|机关|机构|委员会)[和及与](?=省、自治区)|(?<=单位|机构|部门|企业)[和及与](?=(?:[一-鿿]{1,4}、)+[一-鿿]{1,4}等[一-鿿]{2,8}(?:单位|部门|企业|机构)$)|(?<=单位|机构|部门|企业)[和及与](?=(?:[一-鿿]{2}、)+[一-鿿]{2}(?:机构|单位|部门|企业|人员)(?:$|[、和及与]))/.exec(text.slice(begin, to));
  const shared = m ? -1 : beforeShared(text, begin, to, words);
  if (shared > from) return [[from, shared], ...joinedNames(text, [shared + 1, to], words)];
  const at = m ? begin + m.index : 0;
  return m && at > from && at + m[0].length < to ? [[from, at], ...joinedNames(text, [at + m[0].length, to], words)] : [[from, to]];
}

/** 县民政部门或|乡镇人民政府: each a body of its own level; not 设区的市级或者|县级人民政府. */
function eitherBody(text: string, from: number, to: number, words: ActorWords): Span | null {
  const m = /或者?(?=(?:[省市县区镇乡街]|园区)[^或]{2,}$)/.exec(text.slice(from, to));
  if (!m || m.index < 3 || insideBracket(text, from, from + m.index)) return null;
  const at = from + m.index;
  const isBody = (begin: number, end: number): boolean => OWN_BODY.has(headOf(text, begin, end, words.units)?.kind ?? '');
  return isBody(from, at) && isBody(at + m[0].length, to) ? [at, at + m[0].length] : null;
}

const OWN_BODY: ReadonlySet<string> = new Set(['agency', 'collective', 'post']);

/** 银行业金融机构和|政府性融资担保、再担保机构: a whole name before names that share a head. */
function beforeShared(text: string, from: number, to: number, words: ActorWords): number {
  for (let at = from + 3; at < to - 4; at++) {
    if (text[at] !== '和' && text[at] !== '及' && text[at] !== '与') continue;
    const left = headOf(text, from, at, words.units);
    if (!left || left.kind === 'tail' || left.kind === 'place' || left.head === '财政') continue;
    const pause = indexWithin(text, '、', at, to);
    if (pause < 0 || pause - at < 4 || headOf(text, at + 1, pause, words.units) || /[的等(]/.test(text.slice(at, to).replace(/\([^()、]*\)$/, ''))) continue;
    if (headOf(text, pause + 1, to, words.units)) return at;
  }
  return -1;
}

/** 各有关部门和单位, 各镇(街道)和部门. */
const BESIDE_BARE = /^(?!任何|其他).*(?:部门|机关|地区|镇街|街道|园区|\))[和及与](?:单位|部门)$/;

/** 任何单位和个人, 各市县和企业: the bare words that name another. */
function splitIndividual(text: string, [from, to]: Span): Span[] {
  const m = /(?:(?:单位|企业|机构|组织|部门|户)[、和及与]个人|(?:单位|企业|机构|部门)[和及与]组织|(?:公民|个人)和组织|(?:市县|县|区|部门|政府|园区|机构|单位|[局厅委办处科室])[和及与]企业)$/.exec(text.slice(from, to));
  if (m || BESIDE_BARE.test(text.slice(from, to))) return [[from, to - 3], [to - 2, to]];
  // 各级人民政府及其部门
  return to - from > 6 && text.startsWith('政府及其部门', to - 6) ? [[from, to - 4], [to - 3, to]] : [[from, to]];
}

/** 街道办事处(统称镇区), 市财政局(以下简称…): the bracket names it again. */
function withoutShortName(text: string, [from, to]: Span): Span {
  const m = /\((?:[^()]{1,16},)?(?:以下|下)?(?:分别)?[简统合]?称(?:[^()]|\([^()]*\))*\)$|\(即:[^()]*\)$|\((?:以下凡|包括|包含)[^()]*\)$/.exec(text.slice(from, to)) ?? OWNER.exec(text.slice(from, to));
  return m && m.index > 0 ? [from, from + m.index] : [from, to];
}

/** 省、自治区、直辖市人民政府卫生行政部门: one name, however many regions. */
const REGIONS = /^(?:各(?=省)|相关|有关的?)?(?:(?:所在地)?城市|(?:[省市县区乡镇](?:\([^()]*\))?|自治[区州县]|直辖市|不?设区的市|地市)级?|、)+$/;
const REGION_OF = /^新疆生产建设兵团[一-鿿]{2,}|^(?:自治[区州县]|直辖市|不?设区的市|(?:[市县区]|地市)级)(?:、|人民政府|级|[一-鿿]{2,}|$)|^[市县区镇](?:\([^()]*\))?(?:人民政府|级|[一-鿿]{2,})/;

/** 各市、县(区)住房城乡建设局: the bureaus of all of them; not 各镇、区直部门. */
const EACH_REGION = /^各[省市州县盟]$/;
const BUREAU_OF = /^[市县区州旗](?:\([^()]*\))?(?![直属级委政])[一-鿿]{2,}(?:局|厅|委|办|部门)$/;
/** 各区市县、|园区民政部门: the departments of all of them. */
const EACH_COUNTY = /^各(?:区市县|县市区|市县区|区县|县区|市县)(?:\([^()]*\))?$/;
const ZONE_BUREAU = /^(?:园区|开发区)(?![直属级管])(?:[一-鿿]{2,}(?:局|办|部门)|财政)$/;
/** 市本级|和各区县政府 */
const OWN_LEVEL = /^[省市县区]本级$/;
/** The same behind another region (各市、|州、县住建局). */
const REGION_THEN_BUREAU = /^[市县区州旗]、[市县区州旗](?:\([^()]*\))?(?![直属级委政])[一-鿿]{2,10}(?:局|厅|委|办|部门)/;

/** 市和区、县文物行政管理部门, 所在地的区、县人民政府: the same at each level. */
const OF_LEVELS = /^(?:[省市](?:和|及|或者?)|[^、和及与或]{1,8}的)[区县市]、[区县市](?:\([^()]*\))?[^、和及与()][^、和及与]+$/;

/** 国务院和省、自治区、直辖市人民政府的有关部门: those of each. */
const DEPARTMENTS_OF = /^[^的]*[、和][^的]*(?:人民政府|管委会)的(?:有关|相关|主管)部门$/;

/** 发展改革、公安等部门, 人力资源社会保障等审核部门: what stands before 等 is no name of its own. */
export function isOneName(text: string, [from, to]: Span, words: ActorWords): boolean {
  const name = text.slice(from, to);
  if (OF_LEVELS.test(name) || DEPARTMENTS_OF.test(name)) return true;
  // 高等职业学校
  if (/^[^等、和及]*[高中初同]等[^等、和及]+$/.test(name)) return true;
  const etc = name.indexOf('等');
  if (etc < 2 || etc > name.length - 3) return false;
  const listed = name.indexOf('、');
  if (/^等(?!各类|各种|各级|其[他它])[^、和及]{2,12}的[^、和及]+$/.test(name.slice(etc))) return true;
  if ((listed < 0 || listed > etc) && joinsTwo(text, from, from + etc, words)) return false;
  return listed < 0 || listed > etc || TREASURY.test(name.slice(0, listed)) || name.slice(0, listed).endsWith('农业农村') || !headOf(text, from, from + listed, words.units) || bareSecond(text, [from + listed + 1, from + etc], words);
}

/** 县教育局与|县妇联等部门: both are names, whatever stands behind 等. */
function joinsTwo(text: string, from: number, to: number, words: ActorWords): boolean {
  const at = from + text.slice(from, to).search(/[和与及]/);
  return at > from && headOf(text, from, at, words.units)?.kind === 'agency' && headOf(text, at + 1, to, words.units)?.kind === 'agency';
}

/** 银行、|证券、保险等金融机构: the next in the list is no name either. */
function bareSecond(text: string, [from, to]: Span, words: ActorWords): boolean {
  const pause = indexWithin(text, '、', from, to);
  const end = pause < 0 ? to : pause;
  return end - from === 2 && !headOf(text, from, end, words.units);
}

/** 财政、审计部门: a field of work before others. */
const TREASURY = /^(?:[省市县区]{0,2}(?:两级)?|同级|各级|各地|各[区市县]|当地|本级|相关|有关)财政$/;

/** 市、区市县: the regions of a city by one word. */
const COUNTIES = /^(?:区市县|县市区|市县区|区县|县区|县市)$/;

/** 片区、|村两级, 市、|区(县级市)两级. */
const TWO_LEVELS = /^[^、和及]{1,4}(?:\([^()]*\))?两级$/;

/** 县、|乡、村三级. */
const LEVELS_AT_END = /^(?:[市县区乡镇]、)*[市县区镇乡村][两三四]级/;

/** 省、|市(地)、县级公安机关. */
const LEVELS_BELOW = /^(?:[市州]\([^()]*\)、)[县区]级[一-鿿]/;

/** 各处室、|中心工作人员. */
const EACH_SECTION = /^各(?:[处科股]室|部门|单位|窗口|中心|班组)$/;

/** 检察、|法院、公安机关. */
const OF_LAW = /^(?:(?:公安|检察|法院|司法|监察|审判)[、和])*(?:公安|检察|司法|监察|审判)机关/;

/** 区民政、|残联: a body that no department shares its name with. */
const OWN_NAME = /^[省市县区镇]?(?:残联|妇联|工会|总工会|团委|科协|工商联|红十字会|法院|检察院|海关)$/;

/** 中小学、幼儿园|食堂, 宾馆、民宿|经营者: what each of them has. */
const SHARED = /^(?:经营者|从业人员|从业者|负责人|教师|教职工|食堂|业主)$/;

function sharesHead(text: string, piece: Span, next: Span, words: ActorWords): boolean {
  // 各级检察、法院、公安机关
  if (/^(?:各级|各|[省市县区])?(?:公安|检察|法院|司法|监察|审判)$/.test(text.slice(...piece)) && OF_LAW.test(text.slice(next[0], next[0] + 16)) && !(text.slice(...piece) === '法院' && text[piece[0] - 1] !== '、')) return true;
  if (OWN_NAME.test(text.slice(...next)) && piece[1] - piece[0] > 1) return false;
  if (COUNTIES.test(text.slice(...next)) && REGIONS.test(text.slice(...piece))) return false;
  if (EACH_REGION.test(text.slice(...piece)) && (BUREAU_OF.test(text.slice(...next)) || REGION_THEN_BUREAU.test(text.slice(next[0], next[0] + 24)))) return true;
  if ((EACH_COUNTY.test(text.slice(...piece)) && ZONE_BUREAU.test(text.slice(...next))) || (OWN_LEVEL.test(text.slice(...piece)) && text.slice(...next).endsWith('政府'))) return true;
  if (REGIONS.test(text.slice(...piece)) && REGION_OF.test(text.slice(...next))) return true;
  if (REGIONS.test(text.slice(...piece)) && LEVELS_AT_END.test(text.slice(next[0], next[0] + 12))) return true;
  if (TWO_LEVELS.test(text.slice(...next))) return true;
  // 各有关委、办、局
  if (/^[委办局部厅]$/.test(text.slice(...next)) && text[piece[1]] === '、') return true;
  if (/^省$/.test(text.slice(...piece)) && LEVELS_BELOW.test(text.slice(next[0], next[0] + 16))) return true;
  if (/^[省市县区州盟旗镇乡]$/.test(text.slice(...piece)) && /^[省市县区州盟旗镇乡](?:\([^()]*\))?$/.test(text.slice(...next))) return false;
  // 电力、燃气管理部门: fields of work.
  if (/^(?:电力|移动|电信)$/.test(text.slice(...piece)) && /部门$/.test(text.slice(...next))) return true;
  // 市纪委、监委驻市教育局纪检监察组
  if (/纪委$/.test(text.slice(...piece)) && /^监委(?:派驻|驻)/.test(text.slice(...next))) return true;
  // 人社和财政部门: 社 is no body here.
  if (/人社$/.test(text.slice(...piece)) && /(?:部门|局)$/.test(text.slice(...next))) return true;
  const own = piece[1] - piece[0] < 2 || (TREASURY.test(text.slice(...piece)) && (text.slice(...next).endsWith('部门') || (text[piece[1]] === '、' && !headOf(text, next[0], next[1], words.units)))) || /农业农村$/.test(text.slice(...piece)) ? null : headOf(text, piece[0], piece[1], words.units);
  if (!own) return text[piece[1]] === '、' && (TREASURY.test(text.slice(...piece)) || !/^各(?!地[一-鿿]{2})[^、]{0,4}$/.test(text.slice(...piece)) || !headOf(text, next[0], next[1], words.units));
  const other = headOf(text, next[0], next[1], words.units);
  if (other && SHARED.test(other.head) && (own.kind === 'collective' || own.kind === 'tail') && !/(?:单位|企业|机构|公司|部门)$/.test(own.head) && headOf(text, next[0], next[1] - other.head.length, words.units)?.kind !== 'person' && next[1] - next[0] > other.head.length + 1) return true;
  return own.kind !== 'post' && own.kind !== 'person' && !/^(?:各(?![^的]*(?:主要|党政))|有关|相关)/.test(text.slice(...next)) && (other?.kind === 'post' || other?.head === '领导班子' || (other?.head === '工作人员' && EACH_SECTION.test(text.slice(...piece)) && !text.slice(...next).includes('的'))) && other.head !== '成员' && next[1] - next[0] > other.head.length + 1;
}
