import type { Span } from '#model/span';
import { wordAt, type ClauseWord, type ClauseWords } from '#lexicon/clause-words';
import { holdsSign, signsBefore, signTable } from '#text/needed-signs';
import { headEndingAt, headOf, type HeadKind, type UnitWords } from '#lexicon/unit-words';

export interface ActorWords { units: UnitWords; clause: ClauseWords }

/** What stands behind a name and proves that it acts: a modal (要, 应), a verb or the like, a word as often a noun. */
export type Proof = 'modal' | 'strong' | 'weak';

export interface Candidate {
  kind: HeadKind;
  name: string;
  /** null at the segment's end. */
  proof: Proof | null;
  /** What stands behind it. */
  rest: string;
}

const OPENS = signTable('([〔《“');
const CLOSES = signTable(')]〕》”');
/** The brackets that count even where none stands open. */
const BRACKETS = signTable('([〔《“)');

/**
 * The first name from `from` on that `accept` takes; lists (、和及与) and brackets stay inside.
 * @param loose also where an unknown word follows, as behind 由 and 会同.
 */
export function nameFrom(text: string, from: number, to: number, words: ActorWords, accept: (candidate: Candidate) => boolean, loose = false): Span | null {
  let shorter: Span | null = null;
  let least = 0;
  let weakEnd = 0;
  let depth = 0;
  const limit = Math.min(to, from + 240);
  for (let i = from + 1; i <= limit; i++) {
    const code = text.charCodeAt(i - 1);
    if (depth === 0 && words.units.headEnds[code] === 0 && BRACKETS[code] === 0) continue;
    const c = text[i - 1]!;
    if (OPENS[code] === 1) depth++;
    else if (CLOSES[code] === 1) depth--;
    if (depth > 0) continue;
    if (i - from > 80 && !text.slice(from, i).includes('、')) break;
    const head = headOf(text, from, i, words.units);
    if (!head || isOtherWord(text, from, i)) continue;
    if (i < to && CHARGE_STARTS[text.charCodeAt(i)] === 1) least = Math.max(least, i + (CHARGED.exec(text.slice(i, Math.min(to, i + 44)))?.[0].length ?? 0));
    // 当事人|申请人民法院调取证据
    const longer = head.kind === 'person' && c === '人' && text.startsWith('申请', i) ? null : goesOn(text, i, to, words);
    if (longer === 'certain' || (longer === 'likely' && shorter)) continue;
    // 金融机构接到行政机关…: another agency is the verb's object.
    if (shorter && !weakEnd && head.kind === 'agency' && !IN_CHARGE_OF.test(text.slice(shorter[1], i))) break;
    if (weakEnd && head.kind === 'tail') continue;
    if (weakEnd && (i > weakEnd + (c === ')' ? 20 : 12) || PARTED.test(text.slice(weakEnd, i)))) break;
    const listed = text[i] === '等' && head.kind !== 'tail' && text.slice(from, i).includes('、');
    const proof = proofAt(text, listed ? i + 1 : i, to, words);
    if (proof === undefined && !(loose && head.kind !== 'tail' && head.kind !== 'place' && !/^[的、和与及会]|^或(?!者?由)/.test(text.slice(i, i + 3) || '的') && !text.startsWith('所在地', i) && !text.startsWith('应急', i) && !headSoon(text, i, to, words, i - from === 1 ? 12 : 6) && !headBehindNouns(text, i, to, words) && !(i - from === 1 && OFFICE_OF.test(text.slice(i, i + 6))))) continue;
    // 由县级人民政府|自然资源主管部门…
    if (loose && '府市县区地'.includes(c)) least = Math.max(least, i + (OWN_DEPARTMENT.exec(text.slice(i, Math.min(to, i + 20)))?.[0].length ?? 0));
    if (i < least) continue;
    const name = text.slice(from, i);
    if (isBroken(name) || (head.kind === 'place' && !isPlace(name)) || hasObject(undescribed(name), words, proof === 'modal')) continue;
    // 由国务院退役军人|工作主管部门、…负责: the list goes on.
    if (loose && proof === 'weak' && headSoon(text, i, to, words) && !PARTED.test(text.slice(i, i + 4))) continue;
    if (!accept({ kind: head.kind, name, proof: proof ?? (i < to ? 'weak' : null), rest: text.slice(i, Math.min(to, i + 4)) })) continue;
    // 公安机关交通管理|部门: a word as often a noun may go on to a longer name.
    if (proof === 'weak' && i < to && longer === null && !shorter) {
      shorter = [from, i];
      weakEnd = i;
      continue;
    }
    if (weakEnd) return proof === 'strong' || proof === 'modal' ? [from, i] : shorter;
    if (longer === 'likely') {
      shorter = [from, i];
      continue;
    }
    const far = proof === 'modal' ? null : upToModal(text, from, i, to, words);
    const kind = far === null ? null : headOf(text, from, far, words.units)?.kind;
    if (far === null || !kind) return [from, i];
    return accept({ kind, name: text.slice(from, far), proof: 'modal', rest: text.slice(far, far + 4) }) ? [from, far] : null;
  }
  return shorter;
}

/** 县级城市|绿化主管部门. */
const IN_CHARGE_OF = /^[一-鿿]{2,4}(?:行政)?(?:主管|管理|监督|监管)部门$/;

const OWN_DEPARTMENT = /^[一-鿿]{2,12}?(?:主管|管理|监督|行政|牵头)部门/;

/** 人民政府|负责安全生产监督管理的部门, 设区的市级|负有…职责的部门: what the department of a body is there for. */
const CHARGED = /^(?:负责|主管|管理|负有|承担|行使|履行)[^,;。的是由应]{2,30}的(?:工作|行政|主管|职能)?(?:部门(?![预决]算)|机构|机关)/;
const CHARGE_STARTS = signTable('负主管承行履');
const CHARGE_WITHIN = /(?:负责|主管|管理|负有|承担|行使|履行)[^,;。的是由应]{2,30}的(?=(?:工作|行政|主管|职能)?(?:部门|机构|机关))/g;

/** 督促企业, 监督指导企业: what stands behind such a verb is its object, unless the verb opens a name (指导中心). */
export function hasObject(name: string, words: ActorWords, must = false): boolean {
  // 批准设立的|合作企业
  for (let at = must ? name.lastIndexOf('的') + 1 : 0; at < name.length - 2; at++) {
    if (words.clause.objectStarts[name.charCodeAt(at)] === 0) continue;
    const word = wordAt(name, at, name.length, words.clause);
    if (word?.reach !== 'object') continue;
    const rest = name.slice(at + word.word.length);
    if (must && at === 0 && (OPENED_BY_VERB.test(rest) || words.units.heads.has(name))) continue;
    if (!DIRECT_HEAD.test(rest) && !/^(?:专班|中心)$/.test(rest) && !(at > openingAdverbs(name, words) && /^(?:人员?$|员|教师|小组|单位|机构|部门|委员会|工作)/.test(rest))) return true;
  }
  return false;
}

/** 推荐单位, 组织编制机关: before 应当 a name, not an act. */
const OPENED_BY_VERB = /^(?!有关|相关|所有|各)(?:[一-鿿]{2})?(?:单位|机构|机关)$/;

/** Where the adverbs that the words begin with end. */
function openingAdverbs(name: string, words: ActorWords): number {
  let at = 0;
  for (let word = wordAt(name, at, name.length, words.clause); word?.kind === 'adverb'; word = wordAt(name, at, name.length, words.clause)) at += word.word.length;
  return at;
}

const PARTED = /[的把将对向按从在,后时前]|(?<!以)为|以(?!及|上|下)|不/;

/** 县级以上人民政府|处置非法集资牵头部门应当: the end of a longer name that a modal follows, from a shorter one on. */
function upToModal(text: string, from: number, end: number, to: number, words: ActorWords): number | null {
  // 各部门|明确专职人员负责: what they do opens no name.
  const act = wordAt(text, end, to, words.clause);
  if (act?.kind === 'strong' && act.reach === null) return null;
  const far = Math.min(to, end + 40);
  for (let i = end; i < far; i++) {
    if (PARTED.test(text[i]!)) return null;
    const word = wordAt(text, i, to, words.clause);
    if (!word) continue;
    if (word.reach === 'object') return null;
    if (word.kind !== 'modal' || NO_MODAL.test(text.slice(i - 1, i + 4))) continue;
    const head = headOf(text, from, i, words.units);
    if (!/^[将可拟能]/.test(word.word)) return head && head.kind !== 'tail' && head.kind !== 'place' && !isBroken(text.slice(from, i)) && !hasObject(text.slice(from, i), words) ? i : null;
  }
  return null;
}

/** 主要, 供应, 负责人: no modal. */
const NO_MODAL = /^(?:[主重纪首需]要|.要[素点求]|[供相反响效]应|.应[急用]|.负责[人]|.牵头(?:部门|单位|机构|人))/;

/** 拉萨市、山南市, 各相关市, 自治区, 市、县(市、区); not 全市, 超市, 城市. */
function isPlace(name: string): boolean {
  const pieces = name.replace(/\([^()]*\)/g, '()').split(/[、和及与]/);
  const last = pieces.at(-1)!;
  if (PLACE.test(last)) return true;
  return /^[省市县区州盟旗](?:\(\))?$/.test(last) && (last.endsWith(')') || (pieces.length > 1 && /^(?:各|有关|相关)*[一-鿿]{0,3}[省市县区州盟旗](?:\(\))?$/.test(pieces.at(-2)!)));
}

const PLACE = /^(?:各|有关|相关|其他|每个|沿线|所在|有条件的)[一-鿿]{0,2}省(?:\(\))?$|^(?:(?:各|有关|相关|在建|其他|每个)[一-鿿]{0,4}|(?![全我本该超城上都门园社地])[一-鿿]{2,5}(?<!生活|作业|办公|施工|中心城|主城|[新老]城|[郊林牧灾库厂片小校病辖]|[远困偏深高大部革老]山)|自治|有条件的)(?:市|县|州|盟|旗|区)(?:\(\))?$/;

/** 委托, 部署, 所有 …: words that begin with what looks like a name's end; that character first, then all that may follow it. */
const HALF_WORDS = ['方向案式法面便针', '委托', '部分署', '处理置罚', '办理法事', '所有在需属持产述列称', '组织', '局面', '站位', '科学技普', '会议同', '区域间分', '市场民', '人员次口才工民数均力间类生身文'];
/** …性, …型: whatever stands before. */
const SUFFIXES = signTable('性型类间化界率');
const BEGUN = new Set(HALF_WORDS.flatMap(([first, ...behind]) => behind.map((c) => first! + c)));
const BEHIND_HALF = signTable([...BEGUN].map((word) => word[1]!).join(''));

/** 住院, 承办, 或者: words that only look like a name's end; their last character first, then all that may stand before it. */
const FALSE_TAILS = ['者或', '员动全裁复满定超派增减缺会', '会社机开参到与两', '乡城', '局布格大结', '院住出入转', '办承协主举督查交转开试', '台前后出搭', '组分', '团入', '站头', '们人我他她它你咱', '网上联电官', '园入', '人本器他成新万亿感惊后前'];
const FALSE_TAIL = new Set(FALSE_TAILS.flatMap(([last, ...before]) => before.map((c) => c + last!)));
const FALSE_ENDS = signTable(FALSE_TAILS.map((word) => word[0]!).join(''));

/** 城市|体检, 城市|更新. */
const CITY_THING = /^(?:体检|更新|维护|管理|建设|规划|治理|运行|交通|绿化|排水|道路|公共|基础|品质|功能|环境|生活|照明)/;

/** Whether what ends like a name at `end` is half another word, or the end of one. */
function isOtherWord(text: string, from: number, end: number): boolean {
  const next = text.charCodeAt(end);
  if (text[end - 1] === '市' && text[end - 2] === '城' && CITY_THING.test(text.slice(end, end + 2))) return true;
  // 个人|均有义务, 任何人|均可
  if (text[end] === '均' && text[end - 1] === '人' && '个何员'.includes(text[end - 2]!)) return false;
  if ((SUFFIXES[next] === 1 && !/^率[先队领]/.test(text.slice(end, end + 2))) || (BEHIND_HALF[next] === 1 && BEGUN.has(text.slice(end - 1, end + 1)))) return true;
  return FALSE_ENDS[text.charCodeAt(end - 1)] === 1 && end - 2 >= from && FALSE_TAIL.has(text.slice(end - 2, end));
}

/** What no name contains before its head: a modal, a verb of having or being, a passive. */
const BROKEN_NAME = /(?:^|严格|切实|加强)(?:监督|检查|考核|培训)(?:施工|建设|监理|生产|经营|物业|养护|运营|用人)|[送运]往|^(?!\d{3,5}(?:[一-鿿]{0,4}热线|指挥)|\d+周?岁)\d|(?<=[结划告料表份书单件果项])[交报送](?![刊社考名告])|于\d|日前|(?<=[一-鿿]{2})(?:实行|推行|采取)|(?<=[一-鿿]{2})\d+[所个家名处座条项户](?!.*的)|^-|》第|全部$|一批|不[撤减变散]|(?<=[一-鿿]{2})依法(?!.*的)|(?<=[一-鿿])以(?![上下内外及前后来色])|(?<![主重纪首需])要(?!素)|(?<![供相反响效])应(?![急用商对])|(?<!依法必)须|[将向]|(?<![行作])为(?!主)|(?<!一)把|对(?![外口台象])|(?:(?:担任|兼任|作为|任)[^,、]{0,6}|(?<=[长记员任])兼[^,、]{0,12})(?:组长|主任|成员|链长|召集人|指挥长?|总指挥)$|(?<=[^、和及与\d.])\d[\d.]*%|(?<!依法)必须|不得|覆盖[所全]|(?<=[一-鿿])被|(?<!自)由|[已未让因如了着并]|使(?![用者])|(?<![和、的])使用(?![单者人权试部机主方]|$)|(?<![国所现原特专持享共占])有(?![关限条色机线效资权])|(?<![财曾])经(?!济|营|开区|信|贸|区|技|研|发|办|委|审核|管(?!委)|常居住)|[^、和及与]本(?:单位|部门|地区|企业|机构)|[^、和及与省市县区州]本级|(?<=[一-鿿])根据|或与|办公室设[在于]|进行|给予|结束|发生(?!地)|[低高多少大小]于|(?<![所正设])在(?![建岗职校册编])|负责(?![人同的])|(?<!特别|尤其)是|(?<=[一-鿿]{2})(?:包括|包含|下达|具备|纳入|用于|上报|报送|抄送)(?!.*的)|下设|(?<=[员人者户料])到|(?<=[一-鿿]{2})凭(?![证据])|》[^,]{0,4}份|、报[请经送]|原则上|(?<=[一-鿿]{2})按(?![摩劳])/;

/** 已经接入平台的环保部门, 与事件有关的单位: what describes a name may hold what the name may not. */
export const RELATIVE = /^(?:从(?=[^,、的]{2,20}的(?:人员|学生|职工|旅客|企业|车辆驾驶员))|被(?:责令|依法|列入|列为|纳入|确定为|认定为|吊销|撤销|取消)|已经?|尚?未|因|经(?![办济信贸发开营]|设区)|与(?=[^,;、]{2,20}有关的)|拟|凡|获得|取得|列入|纳入|负有|承担|参与|为其|患有|具有|具备|符合|满足|不(?:具有|具备|符合|履行))[^,;、]{2,30}的(?=[^的]{2,})|^有(?!权对|责任|义务|下列)[^,;、的]{2,14}的(?=[^的,]{0,10}(?:部门|机关|单位|机构|人员|企业|学校|地区|地方|职工|员工|学生|教师|干部|家庭)(?:[^的]|$))|^有下列[^,;的]{2,10}之一的(?=[^的,:]{2,12}(?:$|不得|应当|必须))|^负责[^,;、的]{2,30}的(?=(?:部门|机构|单位|人员)(?:[^的]|$))/;

const BROKEN_SIGNS = signsBefore(BROKEN_NAME);

/** A name without what describes it (与事件有关的, 负责安全监督管理的). */
export function undescribed(name: string): string {
  if (!name.includes('的')) return name;
  const described = RELATIVE.exec(name);
  return (described ? name.slice(described[0].length) : name).replace(CHARGE_WITHIN, '');
}

/** Whether the words cannot be one name or a list of names. */
export function isBroken(name: string): boolean {
  if (!holdsSign(name, BROKEN_SIGNS)) return false;
  return BROKEN_NAME.test(undescribed(name));
}

/** Whether another name's end follows at once (领导|小组, 行业主|管部门). */
function headSoon(text: string, at: number, to: number, words: ActorWords, within = 6): boolean {
  for (let i = at + 1; i <= Math.min(to, at + within) && !',;。、('.includes(text[i - 1]!); i++) {
    const head = headEndingAt(text, i, at, words.units);
    if (head && head.kind !== 'tail' && head.kind !== 'place' && SUFFIXES[text.charCodeAt(i)] === 0) return true;
  }
  return /^(?:小组|部门|单位|中心)/.test(text.slice(at, at + 2));
}

/** 镇|规建办, 区|文旅局: an office by the short name of its place. */
const OFFICE_OF = /^[一-鿿]{2,4}(?:[办局委厅](?![理公法事长])|所(?![有在需属]))/;

/** 街道|消防安全管理办公室, 居委会|专兼职消防工作人员: a head farther on, with nothing before it that anybody does. */
function headBehindNouns(text: string, at: number, to: number, words: ActorWords): boolean {
  for (let i = at; i < Math.min(to, at + 12); i++) {
    if (',;。、(的'.includes(text[i]!)) return false;
    const word = wordAt(text, i, to, words.clause);
    if (word && word.kind !== 'noun' && word.kind !== 'weak' && word.reach !== 'head') return false;
    const head = i - at >= 3 ? headEndingAt(text, i + 1, at + 1, words.units) : null;
    if (head && head.kind !== 'tail' && head.kind !== 'place') return true;
  }
  return false;
}

const EVENT = /^(?:扩大|专题|例行|办公|常务|联席|全体|工作|调度)?会议(?!室)/;
const VERBAL_PART = /^(?:室|科(?![学技长])|处(?![理置长])|局(?![长面])|办(?![理法公事])|站(?!长)|所(?![有在需属辖长])|队(?![伍长])|组(?![织长员])|委(?![托员])|部(?![分署长])|厅(?!长)|中心|小组|领导小组|大队|支队|委员会|办公室)/;

/** 行业组织, 社会组织: no name without 组织; 残联, 消费者 are, so what follows tells whether they are a body or organise (残联组织应当, 残联|组织培训). */
const ENDS_BARE = /^(?!残联|妇联|工会|费者|协会|商会)/;
const ACTS_ITSELF = /^(?:应当|应(?![急用对征])|要(?![素求点])|须|必须|不得|负责(?!人)|会同|与|和|、|及|利用|依托|收到|接到)/;
const BODY_ENDS = signTable('会局委办厅部府');

/** 镇|长, 校|长. */
const LED = '省市县区镇乡村局部厅处科所站校院会组队';

/** 乡镇|组织人员逐户排查, 各部门|抽调专人组成专班: people are what the verb acts on, not the name's end. */
const SENDS_OUT = /^(?:组织|安排|抽调|选派|抽派|调配)(?:精干|专门|专业|得力)?(?:人员|力量|专人)(?!的)[^,。;、]/;
const SENDS_OUT_STARTS = signTable('组安抽选调');
const sendsOut = (text: string, at: number, to: number): boolean => SENDS_OUT_STARTS[text.charCodeAt(at)] === 1 && SENDS_OUT.test(text.slice(at, Math.min(to, at + 8)));

/** 建设单位|牵头组织相关部门验收, 房管所|牵头领导小组办公室工作. */
const LED_WORK = /^(?:组织|统筹|协调|开展|制定|负责|推进|落实|实施|会同|建立|做好|编制|完成)|^[^,]{2,8}(?:办公室|小组|专班)(?:的)?工作/;

/** 市政府|分管公安工作的副市长. */
const IN_CHARGE_POST = /^(?:分管|协管|联系)[^,、]{2,10}的[^,、]{0,4}(?:领导|[市县区镇局]长|负责人|主任|同志)/;

/** 工委|组织部, 组织部|负责人, 办公室|督查室, 园区|复工复产企业: the name is longer than the head found. */
function goesOn(text: string, at: number, to: number, words: ActorWords): 'certain' | 'likely' | null {
  if (at >= to || sendsOut(text, at, to)) return null;
  if (text[at] === '(' || text[at] === '员' || (text[at] === '长' && LED.includes(text[at - 1]!)) || /^[部局厅委](?![分署托属员])/.test(text.slice(at, at + 2)) || ((text.startsWith('会议', at) || text.startsWith('会议', at + 2)) && EVENT.test(text.slice(at, Math.min(to, at + 7))))) return 'certain';
  if (words.units.longHeads.longest(text, at, to) !== null || IN_CHARGE_POST.test(text.slice(at, Math.min(to, at + 16)))) return 'certain';
  // 行业|组织, 群团|组织: the head goes on.
  if (text.startsWith('组织', at) && (headEndingAt(text, at + 2, Math.max(0, at - 4), words.units)?.head.length ?? 0) > 2 && (ENDS_BARE.test(text.slice(at - 2, at)) || ACTS_ITSELF.test(text.slice(at + 2, at + 5)))) return 'certain';
  if (text.startsWith('和团体组织', at - 3)) return 'certain';
  if (BODY_ENDS[text.charCodeAt(at - 1)] === 0 && words.units.collectives.longest(text, at, to) !== null) return 'certain';
  const word = wordAt(text, at, to, words.clause);
  if (!word || (word.kind !== 'strong' && word.kind !== 'weak' && word.word !== '牵头') || (word.word === '牵头' && LED_WORK.test(text.slice(at + 2, at + 12))) || word.word.length < 2) return null;
  const after = at + word.word.length;
  const reach = word.reach;
  if (VERBAL_PART.test(text.slice(after, after + 4)) || ((reach || word.kind === 'weak') && /^(?:人员|机构)/.test(text.slice(after, after + 2)))) return 'certain';
  if (/^[收接]到$/.test(word.word) && !text.slice(after, Math.min(to, after + 12)).includes('的')) return null;
  return reach && reach !== 'object' && headSoon(text, after, to, words) && !/^[把将对向各有相其]/.test(text.slice(after, after + 1)) ? 'likely' : null;
}

const NO_PROOF_STARTS = signTable('以之在');
const PERSONS = /^(?:人员|部门|单位|机构|主体)/;
const NOMINAL_TAIL = /^(?:的|工作|机制|体系|制度|能力|水平|力度|情况|人员|部门|单位|环境|责任|成本|行为|经费|方式|模式|范围|意见|质量|效率|层级|格局|条件|资金|信息|数据|系统|平台|队伍|活动|计划|规划|标准|服务|管理|需求|主体|机构|会议|项目|工程|资产|资源|产业|市场|用工|单项|试点|目标|任务|基金|收入|支出|总量|份额|标识|设施|设备|场馆|场地|指标|率|达到|经历|经验|年限|进展)/;

/** 保养单位|每月应巡查一次. */
const EVERY_SO_OFTEN = /^每(?:[日天周旬月季年]|个?(?:季度|学期|工作日|半年|半月))/;

/** 各项目|应对施工人员进行管理, not 应对疫情. */
const MUST_TO = /^应对(?:接|照)|^应对[^,。;]{2,36}(?:进行|开展|实施|予以|给予|采取|加强)/;

/** What one does with 情况; 各单位|入驻情况 is a thing. */
const REPORTS = /^(?:通报|报告|反馈|汇报|介绍|说明|掌握|了解|核实|上报|报送|交流|分析|研究|听取|公布|公开|统计|汇总|检查|督查|摸清|报|贯彻落实|落实)$/;

/** How many: 1个, 一批. */
const COUNTED = /^(?:\d[\d.—~-]*[个家所处座名条]|[一两三][个批家所])/;

/** 企业|集聚地, 企业孵化育成|链条: the verb belongs to a longer noun. */
const PLACE_TAIL = /^(?:[一-鿿]{2})?(?:[地链](?=[,、;。的和及]|$)|链条)/;

/** 执法人员与|检查对象有利害关系: 与 joins no second subject. */
const BOUND_TO = /^[^,;、]{2,14}(?:结对|配对|有[^,;、]{0,6}(?:关系|关联|冲突)|存在[^,;、]{0,6}(?:关系|关联|冲突))/;

/** 每个园区|各新建3条. */
const EACH_MAKES = /^各(?:[新改扩筹自]?[(]?[改扩新]?[)]?建[有成设]?|成立|派[出]?|设[立置]?|选[派出取]?|配[备置]?|培育|打造|创建|推荐|确定)[^,的]{0,8}(?:\d|[一二三两]|至少)/;

/** 财政局等部门|各司其职. */
const EACH_ITS_OWN = /^各(?:司其职|负其责|尽其责|尽所能)/;

/** 岳池县|农村每年…: only a part of the place. */
const IN_PLACE = /^[县区市](?:农村|城镇)(?:每年|应当?|要)/;

/** 商业银行|贷款审批中不得…: a course of work between subject and modal. */
const COURSE_ENDS = /^(?!站)(?:(?!名称|标题|内容|信息|广告|合同|协议|文件|预算|决算|规划|方案|章程|标准|目录|系统|网页|页面|报告|证书)[一-鿿]{2})[一-鿿]{0,4}(?:中|过程中|期间)(?:不得|应当|必须|须|严禁)/;

/** What follows a name: null at the end, undefined where the name goes on (的, 、, another noun). */
function proofAt(text: string, start: number, to: number, words: ActorWords): Proof | null | undefined {
  let at = start;
  if (text[at] === '、' && wordAt(text, at + 1, to, words.clause)?.kind === 'modal') at++;
  if (at >= to) return null;
  if (text.startsWith('之间', at)) at += 2;
  if (text.startsWith('会同意', at)) return undefined;
  if (text[at] === '由' || (NO_PROOF_STARTS[text.charCodeAt(at)] === 1 && /^(?:以[上下内外及]|之中|在(?:岗|册|建(?!设)|校(?!园)|编(?!制)|职(?![责能])))/.test(text.slice(at, at + 3)))) return undefined;
  if (text[at] === '每' && EVERY_SO_OFTEN.test(text.slice(at, at + 5))) return 'strong';
  if (text.startsWith('一定要', at) || (text.startsWith('一要', at) && text[at + 2] !== '素') || (text.startsWith('应对', at) && MUST_TO.test(text.slice(at, at + 44)))) return 'modal';
  if (IN_PLACE.test(text.slice(at - 1, at + 4))) return 'strong';
  if (text[at] === '各') return EACH_MAKES.test(text.slice(at, at + 24)) || EACH_ITS_OWN.test(text.slice(at, at + 4)) ? 'strong' : undefined;
  if (text[at] === '是') return /(?:责任|负责|牵头)(?:主体|人|单位|部门)$/.test(text.slice(at, to)) ? 'modal' : undefined;
  if (/\d/.test(text[at]!)) return /^\d+(?:个(?:工作日|月)|年|月|日|天|%(?!的))/.test(text.slice(at, at + 8)) ? 'strong' : undefined;
  if (ASIDE_STARTS[text.charCodeAt(at)] === 1 && ASIDE.test(text.slice(at, to))) return 'strong';
  const word = wordAt(text, at, to, words.clause);
  if (!word || word.kind === 'noun' || word.kind === 'weak') if (COURSE_ENDS.test(text.slice(at, Math.min(to, at + 10)))) return 'modal';
  if (!word || word.kind === 'noun') return undefined;
  const after = at + word.word.length;
  const rest = text.slice(after, Math.min(to, after + 4));
  if (word.kind === 'modal') return 'modal';
  if (word.word === '为' && (/^(?:\d|引领|支撑|网底|主体|主导|基础|骨干|补充|核心|龙头|枢纽|依托)/.test(text.slice(after, after + 2)) || /(?:(?:组长|主任|成员|成员单位|联络单位|召集人|联系人|[一-鿿]单位)(?:的[^,]*)?|的)$/.test(text.slice(after, to)))) return undefined;
  if (word.kind === 'preposition') return word.word === '与' && headAhead(text, after, to, words) && !BOUND_TO.test(text.slice(after, after + 24)) ? undefined : 'strong';
  if (word.kind === 'adverb') {
    if (rest.startsWith('的') || (/^[更最较]$/.test(word.word) && rest[0] === '加')) return undefined;
    if (word.word === '视') return 'strong';
    const behind = wordAt(text, after, to, words.clause);
    // 镇|应急办
    if (word.word === '应急' && behind?.kind !== 'strong') return undefined;
    return behind && behind.word !== '与' && proofAt(text, after, to, words) === undefined ? undefined : 'strong';
  }
  if (sendsOut(text, at, to)) return 'strong';
  if (word.reach === 'state' || (/^(?:担任|兼任|任)$/.test(word.word) && rest !== '务')) return undefined;
  // 市级|建设1个中心
  if (word.kind === 'weak' && COUNTED.test(rest)) return 'strong';
  if (word.kind === 'weak' && !NOMINAL_TAIL.test(rest)) {
    const next = wordAt(text, after, to, words.clause);
    if (next?.kind === 'strong' && next.word.length >= 2 && next.reach === null && !NOMINAL_TAIL.test(text.slice(after + next.word.length, after + next.word.length + 4))) return 'strong';
  }
  if (PERSONS.test(rest) && word.kind === 'strong') {
    const behind = wordAt(text, after + 2, to, words.clause);
    return behind || after + 2 >= to ? undefined : 'strong';
  }
  if (rest.startsWith('情况') && !REPORTS.test(word.word)) return undefined;
  if (PLACE_TAIL.test(rest) && word.word[0] !== '在') return undefined;
  if (NOMINAL_TAIL.test(rest)) return word.kind === 'strong' && !/^(?:的|率|达到|人员|部门|单位|机构|主体)/.test(rest) ? 'strong' : undefined;
  return word.kind;
}

/** 代理师|首次执业, 金融机构|无正当理由不得…, 政府、企业|协同推进, 获批人员|到公安机关办理: no verb, but what only a subject can have before it. */
const ASIDE = /^(?:(?:首次|初次|协同|合力|携手)(?![的、,]|[创技]|体系|机制|能力)|无(?:正当(?:理由|原因|事由)|故|(?!法|异议)[^,]{2,20}的$)|据此|(?:执业|执勤执法|执勤|履职)(?:应|不得|必须)|如(?![何下实期果数])[^,]{2,30}的$|到(?![位岗期达底场账会]|\d)[^,的]{2,12}(?:办理|领取|参加|申请|咨询|报到|登记|报名|缴纳|接受))/;
const ASIDE_STARTS = signTable('首初协合携无如到据执履');

/** Whether a name stands right behind (甲与乙联合…). */
function headAhead(text: string, from: number, to: number, words: ActorWords): boolean {
  for (let i = from + 2; i <= Math.min(to, from + 16); i++) {
    if (',;。、'.includes(text[i - 1]!)) return false;
    if (headEndingAt(text, i, from, words.units)) return true;
  }
  return false;
}

const DIRECT_HEAD = /^(?:局|组(?!织|建|合|成)|[大中支总]队|部(?![分署门队])|委(?![托员])|办(?![理法事])|厅|处(?![理置罚])|科(?![学技])|室|队(?!伍)|站|所(?![有在需])|中心|小组|领导小组|指挥部)/;
const GENERIC_HEAD = /^(?:部门|单位|机构|机关|人员|主体|企业|干部|责任人|负责人|者|人(?![员才口民工力])|方(?![案式法面]))/;

/** Whether the words begin with an act (进一步完善…, 督促企业…) and not with a name that a verb opens (审计局, 监管部门). */
export function startsWithAct(text: string, from: number, to: number, words: ActorWords): boolean {
  // 报考者
  if (text[from + 2] === '者' || (text[from + 2] === '员' && text[from + 3] !== '工') || headStartsAt(text, from, words)) return false;
  let at = from;
  for (let word = wordAt(text, at, to, words.clause); word; word = wordAt(text, at, to, words.clause)) {
    at += word.word.length;
    // 联合采购办公室, not 联合有关部门.
    if (word.word === '联合' && at - 2 === from) {
      const next = wordAt(text, at, to, words.clause);
      if (next && next.word.length >= 2 && (next.kind === 'strong' || next.kind === 'weak') && DIRECT_HEAD.test(text.slice(at + next.word.length, at + next.word.length + 4))) return false;
    }
    if (MAKES.test(word.word)) return true;
    if (word.kind === 'preposition') return word.word.length >= 2 || at - word.word.length > from;
    if (word.kind === 'modal') return true;
    if (word.kind === 'noun') return false;
    if (word.kind === 'adverb') continue;
    if (word.kind === 'weak' && at - word.word.length === from) {
      const next = wordAt(text, at, to, words.clause);
      return next?.kind === 'strong' && next.word.length >= 2 && text[at + next.word.length] !== '、' && next.reach === null && !opensName(text, at + next.word.length, to, next, words);
    }
    if (word.word.length < 2) return /^[抓设按]/.test(word.word);
    return !opensName(text, at, to, word, words);
  }
  return false;
}

/** 成立指挥部: such a verb belongs to no name. */
const MAKES = /^(?:成立|组建|设立)$/;

/** 审计局, 发展改革委, 建设单位: the verb, or a chain of them, belongs to the name behind it. */
function opensName(text: string, at: number, to: number, verb: ClauseWord, words: ActorWords): boolean {
  if (DIRECT_HEAD.test(text.slice(at, at + 4))) return true;
  const names = verb.reach !== null;
  if (names && GENERIC_HEAD.test(text.slice(at, at + 3))) return true;
  if (!names && verb.kind === 'strong') return false;
  const next = wordAt(text, at, to, words.clause);
  return next !== null && next.word.length >= 2 && (next.kind === 'weak' || next.kind === 'strong') && opensName(text, at + next.word.length, to, next, words);
}

/** A whole name that only looks like an act: 组织部门, 牵头部门, 建设单位. */
function headStartsAt(text: string, at: number, words: ActorWords): boolean {
  const length = Math.max(words.units.longHeads.longest(text, at, text.length)?.head.length ?? 0, words.units.collectives.longest(text, at, text.length)?.head.length ?? 0);
  return length >= 3;
}
