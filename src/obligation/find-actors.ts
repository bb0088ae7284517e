import type { Span } from '#model/span';
import { wordAt, type ClauseWords } from '#lexicon/clause-words';
import { headEndingAt, headOf, type HeadKind, type UnitWords } from '#lexicon/unit-words';
import { splitUnits } from './split-units.ts';

export interface ActorWords { units: UnitWords; clause: ClauseWords }

interface Subject { span: Span; proof: 'modal' | 'by' | 'verb'; adverbial: boolean }

const LEAD_IN = /^(?:(?:同时|其中|另外|此外|对此|并且|并|且|再|最后|首先|然后|一般|原则上|必要时|特殊情况下|[一二三四五六七八九十]是|[一二三四五六七八九十]要|(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.])))+/;
const ADVERBIAL_END = /(?:时|后|前|的|期间|过程中|情况下|之日起?|以来|中|内)$/;
const NO_SUBJECT = /^(?:对于?|在|按照?|根据|依据|依照|为了?|以|把|将|从|向|通过|针对|围绕|结合|经|凡|如果?|若|因|鼓励|支持|引导|推动|督促|指导|组织(?!部|人事)|要求|凭|除|当|自(?!治)|至|到|每|本着|随着|关于|于|与|和|及|不得|严禁|禁止|应|应当|要|须|必须|可以?|确保|力争|未|已|有|无|是|把|让|使|给|请|报(?!社|刊)|送|交(?!通|警|易)|等|原|具体|实行|其(?![他余]))/;

/**
 * The acting subjects that a clause names, in text order: a name at the start of a segment before 要/应/须 or a verb
 * (各部门要…, 组织部审查…), after 由 (由财政局负责), or before a modal inside it (…相关责任领导要…). Names that are only
 * an object (报组织部, 经财政局同意, 督促企业) are none.
 * @param from where the clause's own words begin; @param to where they end (an assignment bracket left out).
 */
export function findActors(text: string, from: number, to: number, words: ActorWords): Span[] {
  const subjects: Subject[] = [];
  const segments = cutSegments(text, from, to);
  for (const [i, [start, end]] of segments.entries()) {
    const subject = subjectOf(text, start, end, words, segments[i + 1], subjects);
    // 执法部门开展检查时,执法人员不得…: a subject of the time clause gives way to one that follows at once.
    const last = subjects.at(-1);
    if (subject.length && last?.adverbial && i > 0 && last.span[0] >= segments[i - 1]![0] && subject[0]!.proof !== 'by') subjects.pop();
    subjects.push(...subject);
  }
  const seen = new Set<string>();
  return subjects.flatMap((s) => split(text, s.span, words)).filter((span) => {
    const name = text.slice(...span);
    return !seen.has(name) && seen.add(name);
  });
}

function cutSegments(text: string, from: number, to: number): Span[] {
  const out: Span[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i < to; i++) {
    const c = text[i]!;
    if ('([〔《“'.includes(c)) depth++;
    else if (')]〕》”'.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && ',;:。!?'.includes(c)) {
      if (i > start) out.push([start, i]);
      start = i + 1;
    }
  }
  if (to > start) out.push([start, to]);
  return out;
}

function subjectOf(text: string, start: number, end: number, words: ActorWords, next: Span | undefined, before: readonly Subject[]): Subject[] {
  const segment = text.slice(start, end);
  const adverbial = next !== undefined && ADVERBIAL_END.test(segment);
  const begin = start + (LEAD_IN.exec(segment)?.[0].length ?? 0);
  const out: Subject[] = [];
  const by = afterBy(text, begin, end, words, next);
  const head = by && by.by === begin ? null : nameAtStart(text, begin, by ? by.by : end, words, next, before);
  if (head) out.push({ ...head, adverbial });
  if (by) out.push({ span: by.span, proof: 'by', adverbial: false });
  const joined = head || by || LEADS_ON.test(segment) ? together(text, begin, end, words) : null;
  if (joined) out.push({ span: joined, proof: 'by', adverbial });
  if (!head && !by && !startsWithVerb(text, begin, end, words) && !segment.startsWith('对')) {
    const inner = beforeModal(text, begin, end, words);
    if (inner) out.push({ span: inner, proof: 'modal', adverbial });
  }
  return out;
}

const LEADS_ON = /^(?:应当?|要|须|必须)?会同/;

/** …会同有关部门研究制定…: who acts together with the subject. */
function together(text: string, from: number, to: number, words: ActorWords): Span | null {
  const at = text.indexOf('会同', from);
  if (at < 0 || at >= to) return null;
  return longestName(text, at + 2, to, words, (_proof, kind, n) => kind !== 'tail' && (kind !== 'place' || PLACE.test(n)), true) ?? (wholeName(text, at + 2, to, words) ? [at + 2, to] : null);
}

const NOT_BY = /(?:自|(?<![管办处审受代清治])理|缘|事|经|必|案)$/;

/** 由甲、乙负责: the name after 由 up to its verb. */
function afterBy(text: string, from: number, to: number, words: ActorWords, next: Span | undefined): { by: number; span: Span } | null {
  for (let i = text.indexOf('由', from); i >= 0 && i < to; i = text.indexOf('由', i + 1)) {
    if (NOT_BY.test(text.slice(Math.max(from, i - 2), i)) || text[i + 1] === '于' || text[i + 1] === '此') continue;
    const name = longestName(text, i + 1, to, words, (proof, kind, n) => proof !== null && (kind !== 'tail' || n.length >= 3) && (kind !== 'place' || PLACE.test(n)), true);
    if (name && !/^(?:组成|构成|担任|兼任|任)/.test(text.slice(name[1], name[1] + 2)) && !/组成$/.test(text.slice(from, to))) return { by: i, span: name };
    if (next && wholeName(text, i + 1, to, words)) return { by: i, span: [i + 1, to] };
  }
  return null;
}

function nameAtStart(text: string, from: number, to: number, words: ActorWords, next: Span | undefined, before: readonly Subject[]): Omit<Subject, 'adverbial'> | null {
  const segment = text.slice(from, to);
  const nominal = LISTED.test(segment) || opensPhrase(segment, words);
  const verbal = NO_SUBJECT.test(segment) || startsWithVerb(text, from, to, words);
  const span = longestName(text, from, to, words, (proof, kind, name) => {
    if (proof === null) return false;
    if (kind === 'place' && !PLACE.test(name)) return false;
    if (proof === 'modal') return (name.length <= 24 || name.includes('、')) && (!verbal || nominal);
    if (verbal && !nominal) return words.units.heads.has(name);
    if (/(?:村|财政|社会|居民|群众|市场|基层)$/.test(name) && !/^(?:各|全体|所有|有关|相关|XX)/.test(name)) return false;
    if (kind === 'place') return PLACE.test(name) && proof === 'strong';
    if (kind === 'tail') return proof === 'strong' && !name.includes('的') && name.length <= 12;
    if (proof === 'weak') return kind === 'agency' || /^(?:各|全体|所有|有关|相关)/.test(name);
    return true;
  });
  if (span) return { span, proof: 'verb' };
  // A list that a comma breaks: 区直各部门,各镇、街道根据…
  if (next && !verbal && wholeName(text, from, to, words) && (before.length === 0 || before.at(-1)!.span[1] + 1 === from)) {
    const follows = longestName(text, next[0], next[1], words, (proof) => proof !== null);
    if (follows || wordAt(text, next[0], next[1], words.clause)?.kind === 'modal') return { span: [from, to], proof: 'verb' };
  }
  return null;
}

/** 拉萨市、山南市, 各相关市; not 全市, 超市, 城市. */
const PLACE = /^(?:(?:各|有关|相关|在建|其他)[一-鿿]{0,4}|(?![全我本该超城上都门])[一-鿿]{2,5})(?:市|县|州|盟|旗|自治区)(?:$|、)|^自治区$/;

/** 发展改革、公安、财政等部门: a list that only its last word makes a name. */
const LISTED = /^[^,;。]{2,80}、[^,;。]{2,40}等(?:有关|相关)?(?:部门|单位|机构)/;

type Proof = 'modal' | 'strong' | 'weak' | null;

/** The first name from `from` on whose following word satisfies `accept`; lists (、和及与) and brackets stay inside. */
function longestName(text: string, from: number, to: number, words: ActorWords, accept: (proof: Proof, kind: HeadKind, name: string) => boolean, loose = false): Span | null {
  let depth = 0;
  const limit = Math.min(to, from + 60);
  for (let i = from + 1; i <= limit; i++) {
    const c = text[i - 1]!;
    if ('([〔《“'.includes(c)) depth++;
    else if (')]〕》”'.includes(c)) depth--;
    if (depth > 0) continue;
    const head = headOf(text, from, i, words.units);
    if (!head || NOT_A_HEAD.test(text.slice(i - 1, i + 1)) || goesOn(text, i, to, words) || BROKEN_NAME.test(text.slice(from, i))) continue;
    const proof = proofAt(text, i, to, words);
    if (proof === undefined && !(loose && head.kind !== 'tail' && !/[的、和与及会]/.test(text[i] ?? '的') && !headSoon(text, i, to, words))) continue;
    if (accept(proof ?? (loose && i < to ? 'weak' : null), head.kind, text.slice(from, i))) return [from, i];
  }
  return null;
}

/** Whether another name's end follows at once (领导|小组, 行业主|管部门). */
function headSoon(text: string, at: number, to: number, words: ActorWords): boolean {
  for (let i = at + 1; i <= Math.min(to, at + 6) && !',;。、('.includes(text[i - 1]!); i++) {
    const head = headEndingAt(text, i, at, words.units);
    if (head && head.kind !== 'tail') return true;
  }
  return /^(?:小组|部门|单位|中心)/.test(text.slice(at, at + 2));
}

/** 委托, 部署, 所有 …: another word, not a name's end. */
const NOT_A_HEAD = /^(?:委托|部[分署]|处[理置]|办[理法事]|所[有在需属]|组织|局面|站位|科[学技]|会[议同])/;

/** What no name contains before its head: a modal, a verb of having or being, a passive. */
const BROKEN_NAME = /^\d|全部$|特别是|一批|(?<![主重纪首需])要(?!素)|(?<![供相反响效])应(?![急用商对])|[须把将向]|必须|不得|[是已未被使让因如了着并]|(?<![国所现原特专])有(?![关限条色机线效资])|经(?!济|营|开区|信|贸|区|技|发|办|审核)|进行|给予|结束|发生/;

/** 工委|组织部, 组织部|负责人, 办公室|督查室: the name is longer than the head found. */
function goesOn(text: string, at: number, to: number, words: ActorWords): boolean {
  for (let length = Math.min(words.units.longestHead, to - at); length >= 2; length--) {
    const kind = words.units.heads.get(text.slice(at, at + length));
    if (kind && !(kind === 'collective' && /[会局委办厅部府]$/.test(text.slice(at - 1, at)))) return true;
  }
  if (text[at] === '(' || text[at] === '员' || /^(?:扩大|专题|例行|办公|常务|联席|全体|工作|调度)?会议(?!室)/.test(text.slice(at, Math.min(to, at + 7)))) return true;
  const word = wordAt(text, at, to, words.clause);
  return word !== null && (word.kind === 'strong' || word.kind === 'weak') && word.word.length >= 2 && /^(?:室|科(?![学技])|处(?![理置])|局|办(?![理法公事])|站|所(?![有在需属])|队(?!伍)|组(?!织)|委(?!托)|部(?![分署])|厅|中心|小组|领导小组|人员|机构|大队|支队)/.test(text.slice(at + word.word.length, at + word.word.length + 4));
}

const NOMINAL_TAIL = /^(?:的|工作|机制|体系|制度|能力|水平|力度|情况|人员|部门|单位|环境|责任|成本|行为|经费|方式|模式|范围|意见|质量|效率|层级|格局|条件|资金|信息|数据|系统|平台|队伍|活动|计划|规划|标准|服务|管理|需求|主体|机构|会议|项目|工程|资产|资源|产业|市场|用工|投资项目|单项|试点|目标|任务|计划|基金|收入|支出|总量|份额|标识)/;

/** What follows a name: undefined where the name goes on (的, 、, another noun). */
function proofAt(text: string, at: number, to: number, words: ActorWords): Proof | undefined {
  if (at >= to) return null;
  if (text[at] === '由' || /^(?:以[上下内外]|之[间中]|在[建岗职校册编])/.test(text.slice(at, at + 2))) return undefined;
  if (text[at] === '是') return /责任(?:主体|人|单位|部门)$/.test(text.slice(at, to)) ? 'modal' : undefined;
  if (/[\d]/.test(text[at]!)) return /^\d+(?:个|年|月|日|天)/.test(text.slice(at, at + 5)) ? 'strong' : undefined;
  const word = wordAt(text, at, to, words.clause);
  if (!word) return undefined;
  const rest = text.slice(at + word.word.length, Math.min(to, at + word.word.length + 4));
  if (word.kind === 'modal') return 'modal';
  if (word.kind === 'preposition') return /^[和与及同]$/.test(word.word) && headAhead(text, at + 1, to, words) ? undefined : word.word === '会' ? undefined : 'strong';
  if (word.kind === 'adverb') return rest.startsWith('的') ? undefined : 'strong';
  if (NOMINAL_TAIL.test(rest)) return word.kind === 'strong' && !rest.startsWith('的') && !/^(?:人员|部门|单位|机构|主体)/.test(rest) ? 'strong' : undefined;
  return word.kind;
}

/** Whether a name stands right behind (甲与乙联合…). */
function headAhead(text: string, from: number, to: number, words: ActorWords): boolean {
  for (let i = from + 2; i <= Math.min(to, from + 16); i++) {
    if (',;。、'.includes(text[i - 1]!)) return false;
    if (headEndingAt(text, i, from, words.units)) return true;
  }
  return false;
}

/** Whether the words begin with an act (进一步完善…, 督促企业…) and not with a name that a verb opens (审计局, 监管部门). */
function startsWithVerb(text: string, from: number, to: number, words: ActorWords): boolean {
  let at = from;
  for (let word = wordAt(text, at, to, words.clause); word; word = wordAt(text, at, to, words.clause)) {
    at += word.word.length;
    if (word.kind === 'preposition') return word.word.length >= 2 || at - word.word.length > from;
    if (word.kind === 'modal') return true;
    if (word.kind === 'adverb') continue;
    if (word.word.length < 2) return /^[抓设按]/.test(word.word);
    return !opensName(text, at, to, word.word, words);
  }
  return false;
}

const DIRECT_HEAD = /^(?:局|部(?![分署门])|委(?!托)|办(?![理法事])|厅|处(?![理置罚])|科(?![学技])|室|队(?!伍)|站|所(?![有在需])|中心|小组|领导小组|指挥部)/;

/** 审计局, 发展改革委, 建设单位: the verb, or a chain of them, belongs to the name behind it. */
function opensName(text: string, at: number, to: number, verb: string, words: ActorWords): boolean {
  if (DIRECT_HEAD.test(text.slice(at, at + 4))) return true;
  if (words.clause.nameVerbs.has(verb) && headStartsAt(text, at, words)) return true;
  if (!words.clause.nameVerbs.has(verb) && words.clause.verbs.get(verb) === 'strong') return false;
  const next = wordAt(text, at, to, words.clause);
  return next !== null && next.word.length >= 2 && (next.kind === 'weak' || next.kind === 'strong') && opensName(text, at + next.word.length, to, next.word, words);
}

function headStartsAt(text: string, at: number, words: ActorWords): boolean {
  if (/^(?:者|人(?![员才口民工力])|方(?![案式法面]))/.test(text.slice(at, at + 2))) return true;
  for (let length = words.units.longestHead; length >= 2; length--) {
    const kind = words.units.heads.get(text.slice(at, at + length));
    if (kind && kind !== 'tail' && kind !== 'place') return true;
  }
  return false;
}

function opensPhrase(segment: string, words: ActorWords): boolean {
  for (let length = 5; length >= 1; length--) if (words.clause.nameVerbs.get(segment.slice(0, length)) === 'phrase') return true;
  return false;
}

function wholeName(text: string, from: number, to: number, words: ActorWords): boolean {
  const list = splitUnits(text, from, to, words.units);
  return list.length > 0 && list.every(({ span }) => {
    const head = headOf(text, span[0], span[1], words.units);
    return head !== null && head.kind !== 'tail' && span[1] - span[0] <= 24;
  });
}

const DETERMINED = /(?:各|相关|有关|全体|所有)[^,;。、的]{0,12}$/;

/** …突发事件发生相关责任领导要立即…: a name that a determiner opens, before a modal inside the segment. */
function beforeModal(text: string, from: number, to: number, words: ActorWords): Span | null {
  for (let i = from + 2; i < to; i++) {
    if (!headEndingAt(text, i, from, words.units)) continue;
    if (!/^(?:要|应|须|必须|不得|负责)/.test(text.slice(i, i + 2))) continue;
    const m = DETERMINED.exec(text.slice(from, i));
    if (m && m.index > 0) return [from + m.index, i];
  }
  return null;
}

/** Splits a subject at 、和及; names before one that ends in a post share it (各镇、街道办事处党政主要负责人). */
function split(text: string, span: Span, words: ActorWords): Span[] {
  if (/等(?:部门|单位|机构|企业)$/.test(text.slice(...span)) && !headEndingAt(text, text.indexOf('、', span[0]), span[0], words.units)) return [span];
  const list = splitUnits(text, span[0], span[1], words.units);
  const out: Span[] = [];
  for (let i = 0; i < list.length; i++) {
    const first = list[i]!;
    let last = i;
    while (last + 1 < list.length && list[last]!.group === list[last + 1]!.group && sharesPost(text, list[last]!.span, list[last + 1]!.span, words)) last++;
    out.push([first.span[0], list[last]!.span[1]]);
    i = last;
  }
  return out;
}

function sharesPost(text: string, piece: Span, next: Span, words: ActorWords): boolean {
  const own = headOf(text, piece[0], piece[1], words.units);
  const other = headOf(text, next[0], next[1], words.units);
  if (!own && /[、]/.test(text[piece[1]] ?? '')) return true;
  return own?.kind !== 'post' && own?.kind !== 'person' && other?.kind === 'post' && next[1] - next[0] > other.head.length + 1;
}
