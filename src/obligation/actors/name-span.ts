import type { Span } from '#model/span';
import { wordAt, type ClauseWord } from '#lexicon/clause-words';
import { headEndingAt, headOf, type HeadKind } from '#lexicon/unit-words';
import { holdsSign, signTable } from '#text/needed-signs';
import type { ActorWords } from './actor-words.ts';
import { hasObject } from './name-act.ts';
import { TAKES_ON, actsFor, proofAt, sendsOut, type Proof } from './name-proof.ts';
import { SUFFIXES, isBroken, isOtherWord, isPlace, undescribed } from './name-shape.ts';

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
    if (!head || isOtherWord(text, from, i, head.head.length)) continue;
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
    if (proof === undefined && !(loose && endsBeforeUnknown(text, from, i, to, head.kind, words))) continue;
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

/** Behind 由 and 会同: whether a name may end at `at` though no known word follows; 由局|海洋渔业处, 由镇财政|所, 由片区|党群工作处 go on. */
function endsBeforeUnknown(text: string, from: number, at: number, to: number, kind: HeadKind, words: ActorWords): boolean {
  if (kind === 'tail' || kind === 'place') return false;
  const last = text[at - 1]!;
  if (/^(?:以及|[的、和与及会]|各(?!自)|或(?!者?由)|所在地|应急|班子)/.test(text.slice(at, at + 3))) return false;
  if (/^[处科室股](?:[、,和及与]|$)/.test(text.slice(at, at + 2)) || (last === '局' && isOwnSection(text, at, to, words))) return false;
  if ((headEndingAt(text, at + 1, from, words.units)?.head.length ?? 0) > 2) return false;
  return !headSoon(text, at, to, words, at - from === 1 ? 12 : 6) && !headBehindNouns(text, at, to, words, last === '区');
}

/** 县级城市|绿化主管部门. */
const IN_CHARGE_OF = /^[一-鿿]{2,4}(?:行政)?(?:主管|管理|监督|监管)部门(?:\([^()]*\))?$/;

const OWN_DEPARTMENT = /^[一-鿿]{2,12}?(?:主管|管理|监督|行政|牵头)部门/;

/** 人民政府|负责安全生产监督管理的部门, 设区的市级|负有…职责的部门: what the department of a body is there for. */
const CHARGED = /^(?:负责|主管|管理|负有|承担|行使|履行)[^,;。的是由应]{2,30}的(?:工作|行政|主管|职能)?(?:部门(?![预决]算)|机构|机关)/;
const CHARGE_STARTS = signTable('负主管承行履');

/** 由局|海洋渔业处牵头, 由县局|法规科审核. */
function isOwnSection(text: string, at: number, to: number, words: ActorWords): boolean {
  const section = OWN_SECTION.exec(text.slice(at, Math.min(to, at + 12)))?.[0];
  return section !== undefined && (at + section.length === to || wordAt(text, at + section.length, to, words.clause) !== null);
}

const OWN_SECTION = /^[一-鿿]{2,8}?[处科室股](?![室长员学技理置罚])/;

const PARTED = /[的把将对向按从在,后时前]|(?<!以)为|以(?!及|上|下)|不/;

/** 县级以上人民政府|处置非法集资牵头部门应当: the end of a longer name that a modal follows, from a shorter one on. */
function upToModal(text: string, from: number, end: number, to: number, words: ActorWords): number | null {
  // 各部门|明确专职人员负责: what they do opens no name.
  const act = wordAt(text, end, to, words.clause);
  if (sendsOut(text, end, to)) return null;
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

/**
 * Whether another name's end follows at once (领导|小组, 行业主|管部门).
 * @param section also a section: 下属|林业站.
 */
function headSoon(text: string, at: number, to: number, words: ActorWords, within = 6, section = false): boolean {
  for (let i = at + 1; i <= Math.min(to, at + within) && !',;。、('.includes(text[i - 1]!); i++) {
    const head = headEndingAt(text, i, at, words.units);
    if (head && (section || head.kind !== 'tail') && head.kind !== 'place' && SUFFIXES[text.charCodeAt(i)] === 0) return true;
  }
  return /^(?:小组|部门|单位|中心)/.test(text.slice(at, at + 2));
}

/**
 * 街道|消防安全管理办公室, 居委会|专兼职消防工作人员: a head farther on, with nothing before it that anybody does.
 * @param section also a section: 片区|党群工作处.
 */
function headBehindNouns(text: string, at: number, to: number, words: ActorWords, section: boolean): boolean {
  for (let i = at; i < Math.min(to, at + 12); i++) {
    if (',;。、(的'.includes(text[i]!)) return false;
    const word = wordAt(text, i, to, words.clause);
    if (word && word.kind !== 'noun' && word.kind !== 'weak' && word.reach !== 'head') return false;
    const head = i - at >= 3 ? headEndingAt(text, i + 1, at + 1, words.units) : null;
    if (head && (section || head.kind !== 'tail') && head.kind !== 'place') return true;
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

/** 建设单位|牵头组织相关部门验收, 房管所|牵头领导小组办公室工作. */
const LED_WORK = /^(?:组织|统筹|协调|开展|制定|负责|推进|落实|实施|会同|建立|做好|编制|完成)|^[^,]{2,8}(?:办公室|小组|专班)(?:的)?工作/;

const OFFICE_OF = /^(?:开发|发展|投资|合作|规划)(?:管理|服务|保护|建设|促进){1,2}(?:局(?![长面])|委员会|办公室|中心)/;

const OF_BODY = /^(?:下属|所属|直属)/;

/** 安监所|负责人员密集场所…: not 负责人. */
const IN_CHARGE_OF_PEOPLE = /^负责人(?:员[密聚]|居|才|事|力|民)/;

/** 市政府|分管公安工作的副市长. */
const IN_CHARGE_POST = /^(?:分管|协管|联系)[^,、]{2,10}的[^,、]{0,4}(?:领导|[市县区镇局]长|负责人|主任|同志)/;

/** 县委|办, 县政府|办公室; not 县政府|办理. */
const OWN_OFFICE = /^办(?![理法事学好证结]|公(?!室))/;

/** 各社区|关爱帮扶小组每周…, 街道|平安建设服务队负责…: a team called after what it does. */
const OWN_TEAM = /^(?!成立|组建|建立|设立|派|抽调|组织|选派|安排|组成|配合|协助|会同|下设)[一-鿿]{4,8}(?:小组|工作[组队站]|服务[队站]|巡[查逻]队|宣传队|宣讲[团队]|突击队|专班)(?=每[日天周月季年]|要(?![求素])|应当?|须|负责|定期|具体)/;

const TEAM_ENDS = signTable('组队站团班');

/** Whether a verb opens no name (报告), or takes up what another body has (承担…办公室工作). */
const standsAlone = ({ kind, reach, word }: ClauseWord): boolean => kind === 'strong' && (reach === null || word === '承担' || word === '承接');

/** 县住建局|报告领导小组: behind such a verb stands another body; 村民|选举委员会 is one. */
const BODY_PART = /^(?:中心|小组|领导小组|大队|支队|委员会|办公室)/;

/** 分管领导|审核后报局长审批: what comes next, no longer name. */
const THEN = /^(?:后|并|时|[上呈]?报)/;

/** 工委|组织部, 组织部|负责人, 办公室|督查室, 园区|复工复产企业: the name is longer than the head found. */
function goesOn(text: string, at: number, to: number, words: ActorWords): 'certain' | 'likely' | null {
  if (at >= to || sendsOut(text, at, to) || actsFor(text, at) || (text[at] === '负' && IN_CHARGE_OF_PEOPLE.test(text.slice(at, at + 6)))) return null;
  if (text[at] === '(' || text[at] === '员' || ('委府'.includes(text[at - 1]!) && OWN_OFFICE.test(text.slice(at, at + 3))) || (text[at] === '会' && ('委事'.includes(text[at - 1]!) || text.startsWith('委员', at - 2)) && !'同商签'.includes(text[at + 1] ?? '')) || (text[at] === '长' && LED.includes(text[at - 1]!)) || /^[部局厅委](?![分署托属员])/.test(text.slice(at, at + 2)) || ((text.startsWith('会议', at) || text.startsWith('会议', at + 2)) && EVENT.test(text.slice(at, Math.min(to, at + 7))))) return 'certain';
  if (holdsSign(text, TEAM_ENDS, at + 4, Math.min(to, at + 12)) && OWN_TEAM.test(text.slice(at, Math.min(to, at + 16)))) return 'certain';
  const long = words.units.longHeads.longest(text, at, to);
  // 牵头领导 is a post, 牵头|领导小组 none.
  if ((long !== null && !text.startsWith('小组', at + long.head.length)) || IN_CHARGE_POST.test(text.slice(at, Math.min(to, at + 16)))) return 'certain';
  // 行业|组织, 群团|组织: the head goes on.
  if (text.startsWith('组织', at) && (headEndingAt(text, at + 2, Math.max(0, at - 4), words.units)?.head.length ?? 0) > 2 && (ENDS_BARE.test(text.slice(at - 2, at)) || ACTS_ITSELF.test(text.slice(at + 2, at + 5)))) return 'certain';
  if (text.startsWith('和团体组织', at - 3)) return 'certain';
  // 市容局|下属林业站
  if (OF_BODY.test(text.slice(at, at + 2)) && headSoon(text, at + 2, to, words, 10, true)) return 'certain';
  // 由县残联|组织实施
  if (text[at - 1] === '联' && text.startsWith('组织', at) && !ACTS_ITSELF.test(text.slice(at + 2, at + 5))) return null;
  const collective = BODY_ENDS[text.charCodeAt(at - 1)] === 0 ? words.units.collectives.longest(text, at, to) : null;
  // 各村|属地化管理
  if (collective !== null && SUFFIXES[text.charCodeAt(at + collective.head.length)] === 0) return 'certain';
  const word = wordAt(text, at, to, words.clause);
  if (!word || (word.kind !== 'strong' && word.kind !== 'weak' && word.word !== '牵头') || (word.word === '牵头' && LED_WORK.test(text.slice(at + 2, at + 12))) || word.word.length < 2) return null;
  // 街道办事处|成立领导小组
  if (word.word === '成立' || word.word === '组建' || word.word === '设立') return null;
  const after = at + word.word.length;
  const reach = word.reach;
  // 行业部门|落实部门监管职责
  if ((!TAKES_ON.test(word.word) && VERBAL_PART.test(text.slice(after, after + 4)) && !(standsAlone(word) && BODY_ENDS[text.charCodeAt(at - 1)] === 1 && BODY_PART.test(text.slice(after, after + 4)))) || ((reach || word.kind === 'weak') && /^(?:人员|机构)/.test(text.slice(after, after + 2)))) return 'certain';
  // 各片区|开发管理局
  if (OFFICE_OF.test(text.slice(at, at + 9))) return 'certain';
  if (/^[收接]到$/.test(word.word) && !text.slice(after, Math.min(to, after + 12)).includes('的')) return null;
  return reach && reach !== 'object' && !THEN.test(text.slice(after, after + 2)) && headSoon(text, after, to, words) && !/^[把将对向各有相其]/.test(text.slice(after, after + 1)) ? 'likely' : null;
}
