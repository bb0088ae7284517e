import type { Span } from '#model/span';
import { wordAt, type ClauseWord } from '#lexicon/clause-words';
import { headEndingAt, headOf } from '#lexicon/unit-words';
import { holdsSign, signTable, signsBefore } from '#text/needed-signs';
import { RELATIVE, hasObject, isBroken, nameFrom, startsWithAct, undescribed, type ActorWords } from './name-span.ts';
import { VENUES, isOneName, splitActors } from './split-actors.ts';
import { splitUnits } from './split-units.ts';

interface Subject { span: Span; by: boolean; adverbial: boolean }

/** What somebody may do, by leave or of his own will: 可以, 即可, 有权, 自愿. */
const MAY = /可以|可(?:作为|自主|自行|按|凭|申请|结合|根据)|(?:^|[,的后])(?:即|均|也)?可(?![行持能靠控视再追操供])|有权|^自愿/;
/** 企业采购服务的|,对每家企业给予补贴: what follows a condition is done to the one it names. */
const DONE_TO = /^(?:可|分别|一次性)?(?:对|给予|予以|享受|按[^,]{0,30}给予|最高)/;

const LEAD_IN = /^(?:(?:同时|其中|另外|此外|对此|并且|并|且|再|但|而|即|最后|首先|然后|一般|原则上|必要时|特殊情况下|特别是|尤其是|[一二三四五六七八九十]是|[一二三四五六七八九十]要|\d+%(?:以上|左右)?的(?![^,]*(?:纳入|覆盖|实现|达到|普及))|(?:[(]?(?:[\d一二三四五六七八九十]{1,3}|[a-zA-Z])[)、.])|第[一二三四五六七八九十百零]{1,6}[条款项]|【[^】]{1,16}】|请(?![求示教假于按将在以对并]))\s*)+/;
/** 论证时|建设单位应…, 顺延期间|各企业…: a time that no comma sets off. */
const TIME_LEAD = /^(?:[^,、的]{2,6}(?:期间|时)(?=(?:各|所有|有关|相关|建设|施工|监理|申请|主管|负责)[^,]{0,12}(?:应|要|须|必须|不得|切实|负责))|[^,、的]{0,8}(?:月底|年底|日|年)前,?(?=(?:各|所有|有关|相关)))/;
const TIME_SIGNS = signsBefore(TIME_LEAD);
const ADVERBIAL_END = /(?:时|后|前|的|期间|过程中|情况下|之日起?|以来|中|内)$/;
const NO_SUBJECT = /^(?:[建做抓用讲办管守筑压配育]好|[建做抓筑压配育][强优实牢细足紧]|由|归|持(?![证股卡有续])|附|待|分(?!局|公司|管|支|院|行|中心|队)|一旦|统筹(?!协调|办|组)|沿|对于?|在(?!建)|按照?|根据|依据|依照|为了?|以|把|将|从|向|通过|针对|围绕|结合|经(?![办济信发开营])|凡|如果?|若|因|鼓励|支持|引导|推动|督促|指导|组织(?!部|人事)|要求|凭|除|当(?![地事])|自(?![治然])|至|到|每(?![个家名])|本着|随着|关于|于|与|和|及|或者?|不得|严禁|禁止|应|应当|要|须|必须|可以?|确保|力争|未|已|供(?![应销水电气暖货给热餐])|又|既|调动|创设|查看|有(?!关|条件)|无|是|把|让|使|给|请|报(?!社|刊|考者|名人|名者|告人|案人)|送(?![餐货])|交(?!通|警|易)|等|原则|具体|实行|同意|其(?![他余]))/;

/**
 * The acting subjects that a clause names, in text order: a name at the start of a segment before 要/应/须 or a verb
 * (各部门要…, 组织部审查…), after 由 (由财政局负责), after 会同, or before a modal inside it (…相关责任领导要…). Names
 * that are only an object (报组织部, 经财政局同意, 督促企业) are none.
 * @param from where the clause's own words begin; @param to where they end (an assignment bracket left out).
 * @param must false to keep those who only may act (for an encouragement).
 */
export function findActors(text: string, from: number, to: number, words: ActorWords, must = true): Span[] {
  const subjects: Subject[] = [];
  const segments = cutSegments(text, from, to);
  for (const [i, [start, end]] of segments.entries()) {
    const next = segments[i + 1];
    if (next && text[end - 1] === '的' && text[end] === ',' && DONE_TO.test(text.slice(...next)) && !FIRM.test(text.slice(start, end))) continue;
    if (i > 0 && insideFor(text, segments, i, words)) continue;
    const found = subjectsOf(text, [start, end], words, next);
    if (found.length && i > 0) dropConditional(text, segments, i, subjects, found[0]!.by);
    subjects.push(...found);
  }
  if (subjects.length === 0 || isListedThing(text, from, to)) return [];
  const seen = new Set<string>();
  return (must ? whoMust(text, subjects, from, to, segments[0], words) : subjects).flatMap((s) => splitActors(text, s.span, words)).filter((span) => {
    const name = text.slice(...span);
    return !seen.has(name) && seen.add(name);
  });
}

/** 应当载明下列事项: (一)经办机构审核情况; what a list of things holds names nobody who acts. */
function isListedThing(text: string, from: number, to: number): boolean {
  if (!/[)、.]\s*$/.test(text.slice(Math.max(0, from - 3), from)) || FIRM.test(text.slice(from, to)) || /负责|由/.test(text.slice(from, to))) return false;
  return LIST_OF_THINGS.test(text.slice(Math.max(0, from - 500), from));
}

const LIST_OF_THINGS = /(?:下列|以下|如下)[^:。;]{0,24}(?:材料|内容|信息|事项|情况|文件|资料|权利|因素|线索|要素|记录|项目)[^。;:]{0,16}:(?:[^。]|。(?=\s*[(\d]))*$/;

/** 对受影响较大,员工组织面临困难的企业,…: what 对 opened before the comma goes on to the one it is done for. */
function insideFor(text: string, segments: readonly Span[], index: number, words: ActorWords): boolean {
  const [start, end] = segments[index]!;
  if (text[end] !== ',') return false;
  const described = ENDS_DESCRIBED.exec(text.slice(Math.max(start, end - 9), end));
  if (!described || (described[0] !== '的' && !headOf(text, end - described[0].length + 1, end, words.units)) || FIRM.test(text.slice(start, end))) return false;
  let first = index - 1;
  while (first > 0 && text[segments[first]![0]] !== '对' && text[segments[first]![0] - 1] === ',') first--;
  const [opened] = segments[first]!;
  return text[opened] === '对' && !/[的;。:]/.test(text.slice(opened, start)) && !FIRM.test(text.slice(opened, start));
}

const ENDS_DESCRIBED = /的[^的,]{0,8}$/;

/**
 * 企业可以申请复议,公安机关应当复核: beside one who must, or behind an act, who only may is left out. Names that 会同
 * joins share what is said of the last of them.
 */
function whoMust(text: string, subjects: readonly Subject[], from: number, to: number, first: Span | undefined, words: ActorWords): readonly Subject[] {
  if (!first || subjects.length === 0 || !/可|有权|自愿/.test(text.slice(from, to))) return subjects;
  const must: Subject[] = [];
  let last = to;
  let may = false;
  for (let i = subjects.length - 1; i >= 0; i--) {
    const { span, by } = subjects[i]!;
    const said = text.slice(span[1], last);
    if (said !== '会同' && said !== '可会同') may = /可(?:会同|由)$/.test(text.slice(Math.max(0, span[0] - 3), span[0])) || (!by && !FIRM.test(said) && !/^应(?![用对急])/.test(said) && MAY.test(said));
    if (!may) must.unshift(subjects[i]!);
    last = span[0];
  }
  if (must.length > 0) return must;
  const opening = wordAt(text, first[0] + (LEAD_IN.exec(text.slice(...first))?.[0].length ?? 0), first[1], words.clause);
  return ((opening && /^(?:应当?|须|必须|需|要)$/.test(opening.word) && !text.slice(...first).includes('的')) || (opening?.kind === 'strong' && opening.word.length >= 2 && opening.word !== '违反')) && subjects[0]!.span[0] >= first[1] ? [] : subjects;
}

const FIRM = /应当|必须|须|不得|(?<![主重纪首需])要(?![素求点])/;

/**
 * 执法部门开展检查时,执法人员不得…; 申请人符合条件,提交材料的,审批部门应当…: subjects of a time clause or a condition give
 * way to one that follows at once; before 由 only those of a condition do.
 */
function dropConditional(text: string, segments: readonly Span[], index: number, subjects: Subject[], by: boolean): void {
  const before = text.slice(...segments[index - 1]!);
  if (!(by ? /的$/ : ADVERBIAL_END).test(before)) return;
  if (DATED.test(before)) return;
  let first = index - 1;
  while (before.endsWith('的') && first > 0 && text[segments[first]![0] - 1] === ',' && !FIRM.test(text.slice(...segments[first - 1]!))) first--;
  while (subjects.length && subjects.at(-1)!.span[0] >= segments[first]![0] && !FIRM.test(text.slice(...segments[first]!))) subjects.pop();
}

/** 各司局在1月15日之前,其他单位在1月20日之前报送: a limit, no condition. */
const DATED = /在\d[^,]{0,8}[日月年]底?(?:之?前|内)$/;

const OPENS = signTable('([〔《“');
const CLOSES = signTable(')]〕》”');
const PAUSES = signTable(',;:。!?');
const QUOTE = '“'.charCodeAt(0);
const FULL_STOP = '。'.charCodeAt(0);

function cutSegments(text: string, from: number, to: number): Span[] {
  const out: Span[] = [];
  let depth = 0;
  let start = from;
  const push = (end: number): void => {
    while (start < end && text[start] === ' ') start++;
    if (end > start) out.push([start, end]);
    start = end + 1;
  };
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    // 修改为:“城市供水单位应当…”: what is quoted behind a colon is read.
    if (code === QUOTE && (text[i - 1] === ':' || (i === from && !text.slice(i, i + 20).includes('”')))) push(i);
    else if (OPENS[code] === 1) depth++;
    else if (CLOSES[code] === 1) depth = Math.max(0, depth - 1);
    else if (PAUSES[code] === 1 && (code === FULL_STOP || depth === 0)) {
      depth = 0;
      push(i);
    }
  }
  push(to);
  return out;
}

/** What ends a place; with the ends of heads all that a name can end with. */
const PLACE_ENDS = signTable('市县区州盟旗');

function subjectsOf(text: string, [start, end]: Span, words: ActorWords, next: Span | undefined): Subject[] {
  if (!holdsSign(text, words.units.headEnds, start, end) && !holdsSign(text, PLACE_ENDS, start, end)) return [];
  const segment = text.slice(start, end);
  if (segment.endsWith('除外')) return [];
  const adverbial = next !== undefined && ADVERBIAL_END.test(segment);
  const led = start + (LEAD_IN.exec(segment)?.[0].length ?? 0);
  const begin = led + (holdsSign(text, TIME_SIGNS, led, end) ? TIME_LEAD.exec(text.slice(led, end))?.[0].length ?? 0 : 0);
  const by = afterBy(text, begin, end, words, next);
  const head = by && by.at === begin ? null : nameAtStart(text, begin, by ? by.at : end, words, next);
  const out: Subject[] = [];
  // 试点城市由省级部门推荐: what stands before 由 is what is dealt with.
  if (head && (!by || mustAct(text, head[1], by.at, words))) out.push({ span: head, by: false, adverbial });
  if (by) out.push({ span: by.span, by: true, adverbial: false });
  const joined = head || by || JOINS_FIRST.test(segment) ? together(text, begin, end, words) : null;
  if (joined) out.push({ span: joined, by: true, adverbial });
  if (!out.length && !segment.startsWith('对')) {
    const inner = beforeModal(text, begin, end, words);
    if (inner && !startsWithAct(text, begin, end, words)) out.push({ span: inner, by: false, adverbial });
  }
  return out;
}

/** 企业应当确保…由用户卸载, not 委员会应当由村民选举. */
function mustAct(text: string, from: number, to: number, words: ActorWords): boolean {
  const modal = /^(?:[都均]?(?:应当?|必须|须|要|不得))/.exec(text.slice(from, to));
  const verb = modal && wordAt(text, from + modal[0].length, to, words.clause);
  return verb?.kind === 'strong' && verb.word.length >= 2;
}

const JOINS_FIRST = /^(?:并|应当?|要|须|必须)*会同/;

/** …会同有关部门研究制定…: who acts together with the subject. */
function together(text: string, from: number, to: number, words: ActorWords): Span | null {
  const at = indexWithin(text, '会同', from, to);
  if (at < 0 || at >= to || text[at + 2] === '意') return null;
  const name = nameFrom(text, at + 2, to, words, ({ kind }) => kind !== 'tail', true);
  if (name && describesNext(text, name[1], to, words)) return null;
  return name ?? (wholeName(text, at + 2, to, words) ? [at + 2, to] : null);
}

/** 由部门起草、报请政府批准后印发的|文件. */
const DRAWN_UP = /^、[^,]{2,40}的[一-鿿]{2,12}$/;

/** 由审批部门提供的|材料, 会同有关部门规定的|期限: name and verb only describe what follows. */
function describesNext(text: string, at: number, to: number, words: ActorWords): boolean {
  const word = wordAt(text, at, to, words.clause);
  const end = word && (word.kind === 'strong' || word.kind === 'weak') ? at + word.word.length : text.startsWith('规定', at) ? at + 2 : at;
  if (end === at) return false;
  return (text[end] === '的' && end + 1 < to) || (text[end] === '、' && DRAWN_UP.test(text.slice(end, to)));
}

/** As indexOf, but the rest of the document is not looked through for what does not stand before `to`. */
function indexWithin(text: string, word: string, from: number, to: number): number {
  const first = word.charCodeAt(0);
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === first && text.startsWith(word, i)) return i;
  return -1;
}

/** 由家长和学生自愿选择. */
const VOLUNTARY = /^自愿/;
const NOT_BY = /(?:自|(?<![管办处审受代清治])理|缘|事|经|必|案)$/;
const TAKES_POST = /^(?:构成|担任|兼任|任(?![命免]))|^[^,;由]{0,8}(?:担任|兼任|作为|任)[^,;]{0,8}(?:组长|主任|召集人|助手|指挥长?|成员|秘书长|书记)/;
const BODY_OF = /^(?:建立|成立|形成|构建|健全|完善|组建)[^,]{0,4}$/;
const FROM_TO = /^[^,]{0,6}(?:延伸|转变|转为|调整|扩展|缩小|提高|下降|变更)[^,]{0,3}(?:至|到|为|向)/;

/** 由甲、乙,以及丙组成. */
const COMPOSED = /^以及[^,]*组成$/;

/** 由市级统筹. */
const LEVEL = /^[省市县区镇]级$/;

/** 由甲、乙负责: the name after 由 up to its verb. */
function afterBy(text: string, from: number, to: number, words: ActorWords, next: Span | undefined): { at: number; span: Span } | null {
  if (indexWithin(text, '由', from, to) < 0 || /^除[^,]*外$|^(?:禁止|严禁|不得)/.test(text.slice(from, to))) return null;
  for (let i = indexWithin(text, '由', from, to); i >= 0; i = indexWithin(text, '由', i + 1, to)) {
    if (NOT_BY.test(text.slice(Math.max(from, i - 2), i)) || text[i + 1] === '于' || text[i + 1] === '此' || BODY_OF.test(text.slice(from, i))) continue;
    const name = nameFrom(text, i + 1, to, words, ({ proof, kind, name: n, rest }) => proof !== null && !n.includes('以外的') && !n.endsWith('基金') && !VOLUNTARY.test(rest) && (kind !== 'tail' || n.length >= 3 || LEVEL.test(n)), true);
    if (name && describesNext(text, name[1], to, words)) {
      const described = nameFrom(text, i + 1, to, words, ({ proof, kind, name: n }) => n.length > name[1] - i + 2 && (proof === 'modal' || proof === 'strong') && kind !== 'tail' && kind !== 'place');
      if (described) return { at: i, span: described };
      continue;
    }
    if (name && !composes(text.slice(...name), text.slice(name[1], to)) && !TAKES_POST.test(text.slice(name[1], Math.min(to, name[1] + 24))) && !FROM_TO.test(text.slice(name[1], to)) && !/组成$|选派[^,]{0,6}参加$/.test(text.slice(from, to)) && !(next && COMPOSED.test(text.slice(...next)))) return { at: i, span: name };
    if (!name && next && !COMPOSED.test(text.slice(...next)) && wholeName(text, i + 1, to, words)) return { at: i, span: [i + 1, to] };
  }
  return null;
}

/** 发展改革、公安、财政等部门: a list that only its last word makes a name. */
const LISTED = /^[^,;。]{2,160}、[^,;。]{2,40}等(?:有关|相关)?(?:部门|单位|机构)/;
const DETERMINER = /^(?:各|全体|所有|有关|相关|X)/;
const FIRM_START = /^(?:均|都|也)?(?:应当?|必须|须|不得|要(?!求))/;
const STATE = /^不(?:应|能)?(?:少于|低于|多于|高于|超过)|^实现(?:零|历史)|^不[撤减变散]/;
/** 由甲、乙组成…, 由志愿者组成的队伍: whom a body consists of; one alone sends somebody out (由办公室组成检查组). */
const composes = (name: string, rest: string): boolean => /^等?(?:[^,、]{0,4}(?:部门|单位))?(?:共同|联合)?组成(?!人员)/.test(rest) && (/[、和及]/.test(name) || /组成的/.test(rest));

/** 服务平台不断完善: how a thing comes to stand. */
const BECOMES = /^(?:不断|逐步|日益|更加|全面|基本|持续|进一步)*(?:完善|健全|提高|提升|增强|优化|改善|建成|形成|普及)$/;

/** 我部制定了…, 无症状的人员才能上岗: done already, or only allowed. */
const ONLY_MAY = /^[才方](?:能|可|准|允许)/;
const DONE = /^[一-鿿]{2}了(?!解)/;
/** 每个企业累计奖补最高300万元: a rate. */
const EACH = /^(?:每|单)[个家户名人]/;
/** 多部门协同: how, not who. */
const SEVERAL = /^(?:多|跨)(?:个?部门|方)$/;
const RATE = /奖补|补贴|补助|奖励|资助|\d万?元/;
/** 会同有关部门, 商财政局: who is asked to join. */
const JOINS = /^(?:并|应当?|要|须|必须)*(?:会同|商(?=[省市县区各有相当本同]))/;
/** 信用广安网作为对外发布的平台,…: a thing that serves. */
const THING_AS = /^[^,的将把]{2,16}(?:网站?|平台|系统|资金|项目|结果|情况|成果)作为/;
/** 其中省住建厅专家不应少于3人. */
const HOW_MANY = /(?:专家|人员|成员|代表)不应?少于/;
/** 村委会同意后: who agrees does not act. */
const AGREES = /^(?:审[核查批])?(?:同意|批准|认可|许可)后/;
/** 代表联盟地区开展…: for whom it is done. */
const REPRESENTS = /^代表(?![大会团人们委资建议、和及与]|$)/;
/** 多渠道分流安置职工, 切实关心企业: how it is done opens no name, unless it describes one (认真履行职责的单位). */
const MANNER = /^(?:准确|及时|深入|精准|严肃|妥善|稳妥|积极|主动|切实|认真|不断|大力|着力|扎实|充分|努力|牢固|多渠道|多途径|进一步|加快|争取)/;
/** 持续生产的企业都必须…: what an adverb opens describes the word behind 的. */
const DESCRIBED_WHOLE = /^[^的,]{2,12}的[^,]{2,}$/;
const BARE = /^(?:人员|主体|专家|成员|代表|部门|单位|平台|场所)$/;
const COMMON = /(?:数据中心|算力中心|计算中心|村|(?<![省市县区级央镇])财政|社会|居民|群众|老年人|儿童|残疾人|未成年人|市场|基层|家庭|对象|煤矿|中?小学|中学)$/;

/** 执法人员和检查对象: beside a person it is one too. */
const BESIDE = /[员人][和及与][^、]{2,8}对象$/;

const MUST = /^(?:[都均也]?(?:应(?![缴收付用对])|要|须|必须|不得|不能)|会同)/;
const IN_CHARGE = new RegExp(`${MUST.source}|^负责(?!人)`);

/** Where the last of several names begins (联合采购办公室和|试点地区, 公立医疗机构或|其代表). */
const lastJoin = (name: string): number => /^.*(?:、|[局委厅部室会府构区司组][和及与]|或其)/.exec(name)?.[0].length ?? 0;

const isListed = (segment: string): boolean => segment.includes('等') && LISTED.test(segment);

/** How a segment begins: with a description of a name, with an act, with which word; `free`: neither behind 对…, nor with a word that no name begins with; `described`: its verb may describe a name. */
interface Opening { relative: boolean; act: boolean; free: boolean; described: boolean; word: ClauseWord | null }

/** Most segments hold no name that anything proves, so this is asked only for those that do. */
function openingOf(text: string, from: number, to: number, words: ActorWords): Opening {
  const segment = text.slice(from, to);
  const nominal = (isListed(segment) && !actsOnFirst(segment, words)) || (opensPhrase(segment, words) && !opensWithAdverb(segment, words));
  const relative = RELATIVE.test(segment);
  const act = !nominal && !relative && (NO_SUBJECT.test(segment) || startsWithAct(text, from, to, words));
  const word = wordAt(text, from, to, words.clause);
  const free = !/(?:^|[,;。])对[^,;。]*,$/.test(text.slice(Math.max(0, from - 60), from)) && !NO_SUBJECT.test(segment);
  const described = free && (word?.kind === 'strong' || word?.kind === 'weak') && !DETERMINER.test(segment.slice(word.word.length));
  return { relative, act, free, described, word };
}

function nameAtStart(text: string, from: number, to: number, words: ActorWords, next: Span | undefined): Span | null {
  const segment = text.slice(from, to);
  if (JOINS.test(segment) || (next && COMPOSED.test(text.slice(...next))) || (segment.includes('作为') && THING_AS.test(segment))) return null;
  let known: Opening | null = null;
  const opening = (): Opening => (known ??= openingOf(text, from, to, words));
  const span = nameFrom(text, from, to, words, ({ proof, kind, name, rest }) => {
    if (proof === null) return false;
    if (STATE.test(rest) || ONLY_MAY.test(rest) || (DONE.test(rest) && !segment.endsWith('的')) || AGREES.test(rest) || (EACH.test(name) && RATE.test(segment)) || HOW_MANY.test(segment)) return false;
    if (SEVERAL.test(name) || REPRESENTS.test(name) || opensWithManner(name)) return false;
    if (rest.length > 0 && (TAKES_POST.test(segment.slice(name.length)) || composes(name, segment.slice(name.length)))) return false;
    const { relative, act, free, described } = opening();
    if (relative) return name.includes('的') && proof !== 'weak' && !/^(?:批准|同意|审核|审批|认可|授权|许可|签字|决定)/.test(rest) && kind !== 'tail' && kind !== 'place';
    // 其所在地的分支机构应当…
    if (name[0] === '其' && proof === 'modal' && (kind === 'agency' || kind === 'post' || kind === 'person')) return name.length <= 24;
    // 处置非法集资牵头部门应当…: an act may describe the name that a modal follows.
    if (act) return proof !== 'weak' && (words.units.heads.has(name) || (!COMMON.test(name) && (described || (free && DESCRIBED_WHOLE.test(name))) && (described ? MUST : IN_CHARGE).test(rest) && (kind !== 'tail' || name.endsWith('人')) && kind !== 'place'));
    if (/(?:信息|数据|监管)平台$/.test(name)) return false;
    if (BARE.test(name) || name.endsWith('基金')) return proof === 'modal';
    if (proof === 'modal') return name.includes('、') || undescribed(name).length <= 24;
    if (COMMON.test(name) && !DETERMINER.test(name) && !BESIDE.test(name)) return false;
    if (kind === 'place') return proof === 'strong' || name.split('、').length > 2;
    if (kind === 'tail') return proof === 'strong' && !name.endsWith('人') && !(name.length > 6 && /(?:移动|电信|铁塔|电力)$/.test(name)) && !name.includes('的') && !(name.includes('、') && opensPhrase(name, words)) && !(next === undefined && BECOMES.test(segment.slice(name.length))) && name.length - lastJoin(name) <= 11;
    if (proof === 'weak') return kind === 'agency' || DETERMINER.test(name) || name.endsWith('部门') || (next !== undefined && FIRM_START.test(text.slice(...next)));
    return true;
  });
  if (span && (describes(text, span[1], to, words) || mustDescribes(text, span[1], to, words))) return null;
  if (span) return isTopic(text, span[1], to, next, words) ? null : span;
  if (!next || text[to] !== ',') return null;
  // 各地,特别是重点防御区所在地,要…
  if (text[from - 1] === '是' && /(?:特别|尤其)是$/.test(text.slice(Math.max(0, from - 3), from)) && /^也?(?:要|应|须|必须)/.test(text.slice(...next)) && (segment.endsWith('所在地') ? !isBroken(segment) : wholeName(text, from, to, words))) return [from, to];
  if (FIRM_START.test(text.slice(...next)) && VENUES.test(segment)) return [from, to];
  const office = IS_OFFICE.exec(segment)?.[1];
  if (office && /^(?:具体)?负责(?!人)/.test(text.slice(...next)) && wholeName(text, from, from + office.length, words)) return [from, from + office.length];
  if (ALL_REGIONS.test(segment) && predicateFollows(text, next, words)) return [from, to];
  if (segment.includes('、') && PLACES.test(segment) && startsWithAct(text, next[0], next[1], words)) return [from, to];
  if (isDescribedName(text, from, to, words) && FIRM_START.test(text.slice(...next))) return [from, to];
  // 申请设立支付机构,应当…: the verb's object.
  // 建设福利服务机构,到2020年…
  const { act, word } = opening();
  if (act || opensWithManner(segment) || hasObject(segment, words) || (word?.kind === 'weak' && !isListed(segment) && segment[word.word.length] !== '、' && !FIRM_START.test(text.slice(...next)))) return null;
  if (opensPhrase(segment, words) && !/(?:人员?|者|员|干部|的[^的]+)$/.test(segment)) return null;
  return (wholeName(text, from, to, words) || (isOneName(text, [from, to], words) && /^(?:agency|collective|person|post)$/.test(headOf(text, from, to, words.units)?.kind ?? '') && !isBroken(segment))) && predicateFollows(text, next, words) ? [from, to] : null;
}

/** 区财政局是资金的监督部门,负责…: what it is tells nothing, but it is who does what follows. */
const IS_OFFICE = /^([^,是]{2,30})是[^,]{2,30}(?:部门|机构|单位|主体|机关)$/;

/** 各省、自治区、直辖市, 有条件的地区. */
const ALL_REGIONS = /^各(?:省|市)(?:、(?:自治区|自治州|直辖市|县|区)(?:\([^()]*\))?)+$|^有条件的(?:地区|地方|市县|县区)$/;

/** 天桥区、长清区、济阳区等区县,推进…: a row of places that a comma sets off. */
const PLACES = /^(?:[一-鿿]{2,6}[市县区州盟旗]、){2,}[一-鿿]{1,6}[市县区州盟旗](?:等[一-鿿]{1,4})?$/;

const NO_DESCRIPTION = /^(?:对|向|将|把|为|除|根据|按照|依照|依据|由|经|支持|鼓励|引导)/;

/** 在江河取水的单位和个人, 履行统一领导职责的人民政府: a description in front of a name. */
function isDescribedName(text: string, from: number, to: number, words: ActorWords): boolean {
  const at = text.slice(from, to).lastIndexOf('的');
  const segment = text.slice(from, to);
  return at >= 4 && (RELATIVE.test(segment) || !NO_DESCRIPTION.test(segment)) && wholeName(text, from + at + 1, to, words);
}

const ESPECIALLY = /^(?:特别|尤其)是/;

/** 各地,特别是|重点防御区所在地,要…: a modal stands in or behind what is named especially. */
function modalBehind(text: string, [from, to]: Span, words: ActorWords): boolean {
  if (text[to] === ',' && /^也?(?:要|应|须|必须)/.test(text.slice(to + 1, to + 4))) return true;
  return nameFrom(text, from, to, words, ({ proof }) => proof === 'modal') !== null;
}

/** A list that a comma breaks (区直各部门,各镇、街道根据…), or a name set off by one (其余企业,根据…). */
function predicateFollows(text: string, [from, to]: Span, words: ActorWords): boolean {
  const especially = ESPECIALLY.exec(text.slice(from, to))?.[0].length;
  if (especially) return modalBehind(text, [from + especially, to], words);
  const first = wordAt(text, from, to, words.clause);
  if (/^(?:必须|应当?|须|要|均|一律)*由/.test(text.slice(from, to))) return false;
  if (first?.kind === 'modal' || (first?.kind === 'adverb' && first.word.length >= 2)) return true;
  const rest = text.slice(from, to);
  // 发展改革、财政等部门,在服务过程中,要…: what it does stands behind the circumstance.
  if (first?.word === '在' && /(?:[中时前后上下内]|期间)$/.test(rest) && text[to] === ',') return wordAt(text, to + 1, text.length, words.clause)?.kind === 'modal';
  if (first?.kind === 'preposition') return FIRM.test(rest) || /实施|进行|负责|开展|予以|承担/.test(rest) || /^(?:根据|按照|依据|依托|结合|凭|严格按照)/.test(rest);
  if (startsWithAct(text, from, to, words)) return false;
  const name = nameFrom(text, from, to, words, ({ proof }) => proof === 'modal' || proof === 'strong');
  if (name) return true;
  let end = to;
  while (end < text.length && !',;。:'.includes(text[end + 1] ?? '。')) end++;
  return text[to] === ',' && wholeName(text, from, to, words) && end > to && predicateFollows(text, [to + 1, end + 1], words);
}

/** 政府投资的项目应当…, 党委领导、政府监管相结合的格局: the name and its verb only describe what follows. */
function describes(text: string, at: number, to: number, words: ActorWords): boolean {
  const rest = text.slice(at, to);
  const first = wordAt(text, at, to, words.clause);
  if (first?.kind === 'strong' || first?.kind === 'weak') if (/^[^,要应须]{2,30}的[^,的]{2,8}(?:应当?|须|必须|不得|均)/.test(rest)) return true;
  // 主办单位在平台上开设的账号名称应…
  if (first?.word === '在' && /^在[^,的应要]{2,16}(?:开设|提交|取得|发布|使用|设立|建设|发生|提供|销售|从事)的(?![^,]{0,4}(?:情况|前提|基础|同时|时|后|前))[^,的]{2,10}(?:应当?|须|必须|不得|均)/.test(rest)) return true;
  // 政府投资建设和购置的养老设施, 政府投资或以政府投资为主的工程项目: whose they are.
  if (/^(?:投资|购买|出资|举办|购置|资助)[^,]{0,24}的[^,]/.test(rest)) return true;
  return (/的行为$/.test(rest) && first?.kind !== 'modal') || /^[一-鿿]{2,4}(?:、|$)/.test(rest) && /结合的|的[^,的]{0,6}(?:格局|机制|体系|体制|模式|局面|氛围)$/.test(rest);
}

/** 政务部门向中心提供的信息,应当…: the segment is the thing, not who acts. */
function isTopic(text: string, from: number, to: number, next: Span | undefined, words: ActorWords): boolean {
  // 公立医院改革发展、财务预决算等重大问题,经党委讨论…
  if (next !== undefined && !FIRM.test(text.slice(from, from + 3)) && /[、以及][^,]*等(?:重大|重要|相关|有关)?(?:问题|事项|内容|情况|环节|费用|资金)$/.test(text.slice(from, endOfTopic(text, from, to, next)))) return true;
  return next !== undefined && /^(?:向[^,]{2,20}|对[^,]{2,20}(?:实施|开展|采取|作出))的[^,的]{2,10}$/.test(text.slice(from, to)) && wordAt(text, next[0], next[1], words.clause)?.kind === 'modal';
}

/** 排污者应当履行的|义务: what must be done describes a thing. */
function mustDescribes(text: string, at: number, to: number, words: ActorWords): boolean {
  const modal = /^(?:应当?|必须)/.exec(text.slice(at, at + 2));
  const verb = modal && wordAt(text, at + modal[0].length, to, words.clause);
  return verb !== null && text[at + modal![0].length + verb.word.length] === '的';
}

/** A topic may hold commas before 以及 (甲、乙,以及丙等重大问题). */
const endOfTopic = (text: string, from: number, to: number, next: Span): number => (text.startsWith('以及', next[0]) && text.slice(from, to).includes('、') ? next[1] : to);

/** 整合利用民政、教育等部门: the list is the object of a verb before it. */
function actsOnFirst(segment: string, words: ActorWords): boolean {
  const word = wordAt(segment, 0, segment.length, words.clause);
  return word?.kind === 'strong' && word.word.length >= 2 && segment.indexOf('、') >= word.word.length + 2 && word.reach === null;
}

const opensWithManner = (name: string): boolean => MANNER.test(name) && !name.includes('的');

/** 定期总结通报平台运行情况: an adverb opens an act, unless 的 makes it a description (依法设立的机构). */
function opensWithAdverb(segment: string, words: ActorWords): boolean {
  const word = wordAt(segment, 0, segment.length, words.clause);
  return word?.kind === 'adverb' && word.word.length >= 2 && !segment.includes('的');
}

function opensPhrase(segment: string, words: ActorWords): boolean {
  return words.clause.phraseVerbs.longest(segment, 0, 5) !== null;
}

function wholeName(text: string, from: number, to: number, words: ActorWords): boolean {
  const list = splitUnits(text, from, to, words.units);
  return list.length > 0 && list.every(({ span }) => {
    const head = headOf(text, span[0], span[1], words.units);
    return head !== null && head.kind !== 'tail' && head.kind !== 'place' && span[1] - span[0] <= 24 && !isBroken(text.slice(...span));
  });
}

const MODAL_STARTS = signTable('要应须必不负');
const DETERMINED = /(?:各|相关|有关|全体|所有)[^,;。、的]{0,12}$/;

/** …突发事件发生相关责任领导要立即…: a name that a determiner opens, before a modal inside the segment. */
function beforeModal(text: string, from: number, to: number, words: ActorWords): Span | null {
  for (let i = from + 2; i < to; i++) {
    if (MODAL_STARTS[text.charCodeAt(i)] === 0 || !/^(?:要|应|须|必须|不得|负责(?!人))/.test(text.slice(i, i + 3)) || !headEndingAt(text, i, from, words.units)) continue;
    const m = DETERMINED.exec(text.slice(from, i));
    if (m && m.index > 0) return [from + m.index, i];
  }
  return null;
}
