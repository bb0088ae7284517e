import { wordAt, type ClauseWords } from '#lexicon/clause-words';
import type { Clause, DocumentStructure } from '#model/structure';
import { onlyAssigns } from '#text/assignment-line';
import { neededSigns } from '#text/needed-signs';
import { SignBits } from '#text/sign-bits';
import { Siblings } from './label-siblings.ts';

/** What the sentence label is decided from; `featureNames` spells it out. */
export interface ClauseFeatures {
  /** The sentence without its number and without spaces: its first and last characters, the beginnings of its segments and all its pairs of characters are features. */
  text: string;
  /** `cue:` signs. */
  cues: string[];
  /** What else is known of the sentence and its place. */
  names: string[];
  /** One and the same object for all clauses below a heading, so that it is scored once. */
  section: SectionFeatures;
  /** The clause that leads in this one (有下列情形之一的,应当解除协议:), by its number. */
  lead: number | null;
}

/** The headings above a sentence: signs of theirs, and the headings whose pairs of characters are features. */
export interface SectionFeatures {
  names: readonly string[];
  titles: readonly string[];
  /** What they add to each label, kept by the model that was asked last. */
  scored?: { by: object; scores: Int32Array };
}

/** Signs of a label in a sentence; names are shown by `explain`. */
const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['must', /(?<![主重需纪首])要(?![素求点件闻])|应当|(?<![供相反响效对适])应(?![急用对付届])|必须|须/],
  ['must-first', /^(?:要|应|必须|须)/],
  ['by-whom', /由.{2,20}(?:负责|组织|牵头|承担|办理|审批|审核|提出)/],
  ['in-charge', /负责(?!人|同志|解释)/],
  ['forbids-first', /^(?:不得|严禁|禁止|不准|杜绝|坚决防止|防止|严防|不再)/],
  ['forbids', /不得|严禁|禁止|不准|不能|不再/],
  ['officer', /(?:局长|主任|部长|书记|厅长|处长)[^,;。]{0,6}担任|兼任/],
  ['forbids-last', /(?:不得|严禁|禁止|不准|不能)[^,;。]*[。;]?$/],
  ['soft-first', /^(?:积极|大力|依法|重点|允许|对.{1,40},)?(?:鼓励|支持|允许|可以?|提倡|引导|倡导)/],
  ['soft', /鼓励|支持/],
  ['may', /可(?:以|由|在|向|按|根据|委托|申请|采用|采取|依法|安排|自主|享受|凭|适当)/],
  ['condition', /的,/],
  ['money', /\d万?元/],
  ['reward', /奖励|补贴|补助|资助|扶持资金|贴息|奖补|减免|免收|免征|返还/],
  ['gives', /给予/],
  ['enjoys', /享受|优先/],
  ['penalty', /追究|处分|问责|处罚|罚款|扣\d*分|取消.{0,6}资格|通报批评|责令|撤销|吊销|依法处理|移送司法/],
  ['defines', /是指|指的是|主要指|所称|系指/],
  ['telephone', /电话|联系人|\d{3,4}-\d{7,8}/],
  ['further-rules', /(?:另行制定|另行规定|另有规定的)/],
  ['consists', /主要包括|包括|分为|包含/],
  ['applies', /适用于|适用本|参照本|按照本.{1,4}执行|从其规定/],
  ['chair', /(?:组长|主任|召集人|总指挥)[^,;。]{0,8}由[^,;。]{2,40}担任|任(?:组长|副组长|主任|召集人|总指挥)|担任(?:办公室)?(?:组长|主任|副组长)/],
  ['members', /成员[^,;。]{0,6}由.*组成|由[^。;]*组成|为成员/],
  ['office', /办公室?设在|下设办公室/],
  ['founds', /成立|设立|组建/],
  ['founds-first', /^(?:为[^,]{2,30},)?(?:成立|设立|组建)/],
  ['in-force', /起施行|起实施|起执行|有效期|负责解释|同时废止|即行废止/],
  ['follows-principle', /遵循.{0,40}原则/],
  ['meaning', /重要意义|具有.{0,8}意义|是.{0,30}(?:举措|途径|要求|任务|职能|抓手|关键|保障)[,。]/],
  ['preamble', /^(?:为|根据|按照|依据).*(?:制定|提出|现将|现就|印发).{0,16}$/],
  ['principle-first', /^坚持/],
  ['guided', /为指导|指导思想|重要讲话|深入贯彻.{2,30}精神/],
  ['goal', /达到|实现|提高到|下降|增长|覆盖率|率/],
  ['goal-year', /到20\d\d年|^20\d\d年|力争/],
  ['percent', /%|∶/],
  ['lead-in', /:$/],
  ['item-end', /;$/],
  ['past', /已经|以来|近年来|目前|当前|取得了/],
  ['told', /^(?:《[^》]{4,}》|党的[^,]{2,12}|[^,。;]{0,20}(?:总书记|总理|省长|书记))[^,。;《]{0,20}(?:提出|要求|指出|强调|规定|明确)/],
  ['fault', /有的[^,。;]{0,20}(?:没有|不|未|仍|还)|存在[^,。;]{0,16}(?:问题|困难|不足|差距)|问题[^,。;]{0,8}(?:突出|较多)|不(?:平衡|充分|完善|健全|到位)/],
  ['serves', /有利于|有助于|必然要求|迫切需要|客观需要|内在要求|重要途径|具有重要/],
  ['copula', /[^但就都还也]是(?!否|一|二|三|四)/],
  ['names-row', /^(?:组 ?长|副组长|成 ?员|主 ?任|联系人|联系电话|电话|附件?):/],
  ['age-or-degree', /周岁|学历|职称|年龄|资格证/],
  ['noun-end', /(?:人员|干部|单位|企业|项目|事项|工作|情形|材料)[;。]$/],
  ['person-end', /(?:院士|[得选完导起]者|获得者|完成人|人选|专家|教授|人才|[术行]官|总监|院长|校长|经理|主任|董事长|带头人|传承人)[;。]$/],
  ['salutation', /(?:政府|部门|单位|机构|委员会|厅|局|办公室|企业)[^。;]{0,20}:$/],
  ['closing', /^(?:特此|以上|此复|请.{0,10}(?:遵照|贯彻|认真)|现.{0,10}印发)/],
];

const CUES = PATTERNS.map(([name, pattern]) => ({ feature: `cue:${name}`, among: `among-cue:${name}`, pattern }));

const CUE_SIGNS = new SignBits(CUES.map(({ pattern }) => neededSigns(pattern)));

/** The cues of a sentence by their numbers; a pattern is tried only where one of the characters that it needs stands. */
function cuesOf(text: string): number[] {
  const out: number[] = [];
  for (const number of CUE_SIGNS.in(text)) if (CUES[number]!.pattern.test(text)) out.push(number);
  return out;
}

const SECTIONS = ([
  ['guidance', /指导思想|总体要求|总体思路|重要意义|重大意义|充分认识|背景|必要性/],
  ['principle', /原则/],
  ['goal', /目标/],
  ['task', /任务|措施|重点|举措|内容|行动|工程/],
  ['guarantee', /保障|工作要求|组织领导|组织实施|有关要求/],
  ['support', /奖励|扶持|政策|支持|补贴|补助|激励|待遇|减免/],
  ['application', /申报|条件|资格|范围|对象|程序|标准/],
  ['papers', /材料|附件|联系|咨询/],
  ['general', /总则|附则/],
  ['liability', /法律责任|罚则|责任追究|纪律/],
  ['duties', /职责|分工/],
  ['scope', /议事范围|组成|机构|人员/],
  ['steps', /步骤|阶段|安排/],
  ['terms', /含义|定义|术语/],
] as const).map(([name, pattern]) => ({ above: `section:${name}`, own: `own-section:${name}`, pattern }));

/** 会议的主要任务是:, 大会的主要内容: */
const AGENDA = '会议?的?(?:主要|议事)?(?:任务|内容|议题|议程|范围)(?:主要?(?:是|有|包括)|是|为|有|包括|如下)?:';

const LEADS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['circumstance', /情形|情况之一|行为之一/],
  ['condition', /条件|要求|标准/],
  ['eligible', /(?:具备|符合|满足|具有)[^,。;]{0,12}(?:条件|资格)[^,。;]{0,4}:$|(?:基本|申报|申请|资格|准入|认定)条件[^,。;]{0,4}:$/],
  ['principle', /原则/],
  ['agenda', new RegExp(`${AGENDA}$`)],
  ['scope', /范围|包括|对象|人员|事项|材料|内容|含义/],
  ['duties', /职责|义务|任务|工作|措施|做好|程序|如下/],
];

/** 会议的主要任务是:传达上级决定; and more of it behind. */
const AGENDA_INLINE = new RegExp(`${AGENDA}(?=[^:]{4,}$)`);

/** 不得提供含有下列内容的软件: what its items are, wherever in the last words it stands. */
const FORBIDDEN_LEAD = /(?:不得|禁止|严禁|不准)[^,。;]{0,20}(?:下列|以下|如下)[^,。;]{0,24}:$/;

/** Numbers that count nothing in the outline, as in a list within a paragraph. */
const LABEL = /^[①-⑳]\s*|^[(]?[\d一二三四五六七八九十]{1,3}[)、.]+\s*|^第[一二三四五六七八九十百零\d]+条\s*|^[一二三四五六七八九十](?:是|要(?![求素点件闻]))/;
/** ——坚持…: a mark of a list, no word of the sentence. */
const DASH = /^——+\s*/;

/** What says that the document follows. */
const PREAMBLE = /(?:制定|制订|提出|印发|形成)(?:本|如下|以下)|(?:如下|以下)[^,。;]{0,6}:$/;

/** 有无借债达标活动; 消防水源是否缺乏。 what is looked into, asked without saying by whom. */
const ASKED = /^(?!(?:(?!是否|有无|能否|有否).)*(?:(?<![必重主需])要(?![求素点])|应当?(?!急)|(?<!依法必)须|检查|查看|核查|核实|判断|确认|审查|审核|评估|排查|考察|确定|核对|可))[^。]*(?:是否|有无|能否|有否)[^。]*[。;]$/;

/** 部门分工: and below it a line for each. */
const ROSTER = /^[^,。;:]{0,10}(?:职责|分工)(?:如下)?:$/;
const ROSTER_LINE = /^[^,。;:]{1,24}:/;

/** Features of the clauses of one document, in order; null for clauses that are no sentences of the body. */
export function labelFeatures(structure: DocumentStructure, words: ClauseWords): (ClauseFeatures | null)[] {
  const sections = new Sections(structure, words);
  const type = `type:${structure.header.type ?? ''}`;
  const begins = structure.provisions.find((provision) => provision.headingOnly && provision.level > 0)?.clauses[0] ?? 0;
  const siblings = new Siblings(structure, CUES.length);
  const met: { clause: Clause; lead: Clause | null; shown: number[]; features: ClauseFeatures }[] = [];
  let lead: { clause: Clause; names: string[] } | null = null;
  let asked = false;
  let roster = false;
  const all = structure.clauses.map((clause, i) => {
    if (clause.kind === 'heading' && /:$/.test(clause.text)) lead = { clause, names: leadNames(clause.text) };
    if (clause.kind !== 'body' || onlyAssigns(clause.text)) return null;
    const before = structure.clauses[i - 1];
    if (lead && !under(structure, lead.clause, clause)) lead = null;
    const text = wordsOf(clause);
    const shown = cuesOf(text);
    const features = sentenceFeatures(text, clause.text.startsWith('——'), shown.map((cue) => CUES[cue]!.feature), words);
    features.section = sections.of(clause.provision);
    features.names.push(type);
    met.push({ clause, lead: lead?.clause ?? null, shown, features });
    siblings.add(clause, lead?.clause ?? null, shown);
    // A row of questions below a heading; behind a duty (严格审核主体是否合法;) they are what it looks into.
    asked = (asked || before?.kind === 'heading' || (before?.text.endsWith(':') === true && isNumbered(clause))) && ASKED.test(text);
    if (asked) features.names.push('asked');
    if (roster && ROSTER_LINE.test(text)) features.names.push('duty-roster');
    else roster = ROSTER.test(text);
    if (i < begins && clause.provision === null) features.names.push('opening');
    if (before?.text.endsWith(';')) features.names.push('after-item');
    if (features.text.startsWith('为') && PREAMBLE.test(structure.clauses[i + 1]?.text ?? '')) features.names.push('before-preamble');
    if (isNumbered(clause)) features.names.push(clause.text.startsWith('第') ? 'article' : 'numbered', isAlone(structure, clause) ? `alone:${Math.min(3, text.length >> 3)}` : 'followed');
    if (lead && lead.clause !== clause) {
      features.names.push(...lead.names);
      features.lead = lead.clause.index;
    }
    const leads = leadIn(clause.text);
    if (leads) lead = { clause, names: leadNames(leads) };
    if (leads && AGENDA_INLINE.test(clause.text)) features.names.push('agenda');
    return features;
  });
  for (const { clause, lead: above, shown, features } of met) for (const cue of siblings.shared(clause, above, shown)) features.names.push(CUES[cue]!.among);
  return all;
}

/** Whether nothing but who does it stands behind the numbered sentence in its provision. */
function isAlone({ clauses, provisions }: DocumentStructure, clause: Clause): boolean {
  const end = provisions[clause.provision ?? -1]?.clauses[1] ?? 0;
  for (let i = clause.index + 1; i < end; i++) if (!onlyAssigns(clauses[i]!.text)) return false;
  return true;
}

/** Without its number or mark, and without spaces. */
function wordsOf({ text, start, contentStart }: Clause): string {
  const own = contentStart > start ? text.slice(contentStart - start) : text.replace(text.startsWith('——') ? DASH : LABEL, '');
  return own.replace(/\s+/g, '');
}

const isNumbered = ({ text, start, contentStart }: Clause): boolean => (contentStart > start && !text.startsWith('——')) || LABEL.test(text);

function sentenceFeatures(text: string, dash: boolean, cues: string[], words: ClauseWords): ClauseFeatures {
  let firm = 0;
  let firmFirst = false;
  let softLater = false;
  for (let from = 0; from >= 0; from = nextSegment(text, from)) {
    const soft = SOFT.test(text.slice(from, from + 6));
    if (!soft && isFirm(text, from, words)) {
      firm++;
      if (from === 0) firmFirst = true;
    } else if (from > 0 && soft) softLater = true;
  }
  const names = [`firm:${Math.min(firm, 3)}`];
  // 搭建平台,鼓励企业… and 构建机制,对…追究责任: the act comes first, what follows does not take it back.
  if (firmFirst) {
    names.push('firm-first');
    for (const [cue, name] of AFTER_ACT) if (cues.includes(cue)) names.push(name);
  }
  if (softLater) names.push(firmFirst ? 'firm-then-soft' : 'soft-later');
  if (cues.includes('cue:soft-first')) names.push(firm > 0 ? 'soft-and-firm' : 'soft-only');
  if (dash) names.push('dash');
  const field = fieldOf(text);
  if (field) names.push('field', `field:${field.slice(-2)}`);
  return { text, cues, names, section: NO_SECTION, lead: null };
}

/** 改造目标:实现…: the name of what the sentence tells, or '' when it begins with none. */
function fieldOf(text: string): string {
  const colon = text.indexOf(':');
  if (colon < 2 || colon > LONGEST_FIELD || colon === text.length - 1) return '';
  const name = text.slice(0, colon);
  return /[,。;、]/.test(name) ? '' : name;
}

const LONGEST_FIELD = 10;

/** Where the words behind the next comma begin, or -1. */
export function nextSegment(text: string, from: number): number {
  return text.indexOf(',', from) + 1 || -1;
}

const AFTER_ACT = ['penalty', 'reward', 'gives', 'enjoys', 'money', 'may', 'condition', 'guided', 'founds', 'members', 'chair', 'copula'].map((cue) => [`cue:${cue}`, `firm-first+${cue}`] as const);
const SOFT = /^(?:鼓励|支持|允许|可|提倡|引导|倡导|积极支持|大力支持|积极鼓励)/;

/** Whether the segment that begins at `from` begins with an act, adverbs and modals before it left out. */
function isFirm(text: string, from: number, words: ClauseWords): boolean {
  const comma = text.indexOf(',', from);
  const end = comma < 0 ? text.length : comma;
  let at = from;
  for (let word = wordAt(text, at, end, words); word; word = wordAt(text, at, end, words)) {
    if (word.kind === 'strong') return word.word.length >= 2;
    if (word.kind !== 'adverb' && word.kind !== 'modal') return false;
    at += word.word.length;
  }
  return false;
}

/** The words that lead in what follows: all of them before a colon, or, with the first item in the same sentence, those before it (档案包括:1.方案; 会议的主要任务是:传达上级决定;). */
function leadIn(text: string): string | null {
  if (text.endsWith(':')) return text;
  const agenda = text.endsWith(';') ? AGENDA_INLINE.exec(text) : null;
  if (agenda) return text.slice(0, agenda.index + agenda[0].length);
  const first = text.includes(':') ? /:(?=\s*(?:[(]?[1一][)、.]|①)(?!\d))/.exec(text) : null;
  return first && text.slice(0, first.index + 1);
}

function leadNames(text: string): string[] {
  const tail = text.slice(-24);
  // 按照标准的要求,履行下列义务: its last words say what the items are.
  const last = tail.slice(tail.lastIndexOf(',') + 1);
  const names = LEADS.filter(([, pattern]) => pattern.test(last.length > 5 ? last : tail)).map(([name]) => `lead:${name}`);
  return ['under-lead', ...(FORBIDDEN_LEAD.test(text) ? ['lead:forbidden'] : []), ...names];
}

/** A lead-in governs the items below it: those in its provision's range, or the labelled lines that follow at once. */
function under(structure: DocumentStructure, lead: Clause, clause: Clause): boolean {
  if (lead.provision !== null) {
    const range = structure.provisions[lead.provision]!.clauses;
    return clause.index < range[1] && (clause.provision !== lead.provision || clause.line === lead.line || isNumbered(clause));
  }
  return isNumbered(clause) || clause.line - lead.line <= 1;
}

const NO_SECTION: SectionFeatures = { names: ['no-section'], titles: [] };

/** (一)市教育局: a heading that only names bodies. */
const BODY = '[^,。;:、和及]{1,20}(?:(?<![布格结大定])局|(?<![场厕])所|[厅委办院府处科站]|委员会|办公室|政府|街道|中心|公司|支队|大队)(?:\\([^()]*\\))?';
const BODIES = new RegExp(`^${BODY}(?:[、和及]${BODY})*$`);

class Sections {
  /** By the innermost provision that is a heading only. */
  private readonly known = new Map<number, SectionFeatures>();
  private readonly structure: DocumentStructure;
  private readonly words: ClauseWords;
  constructor(structure: DocumentStructure, words: ClauseWords) {
    this.structure = structure;
    this.words = words;
  }

  of(provision: number | null): SectionFeatures {
    const heading = this.headingFrom(provision);
    if (heading === null) return NO_SECTION;
    let section = this.known.get(heading);
    if (!section) this.known.set(heading, (section = this.read(heading)));
    return section;
  }

  private headingFrom(provision: number | null): number | null {
    for (let p = provision; p !== null; p = this.structure.provisions[p]!.parent) {
      const node = this.structure.provisions[p]!;
      if (node.headingOnly && node.title) return p;
    }
    return null;
  }

  private read(heading: number): SectionFeatures {
    const titles: string[] = [];
    for (let p: number | null = heading; p !== null; p = this.headingFrom(this.structure.provisions[p]!.parent)) titles.push(this.structure.provisions[p]!.title);
    const all = titles.join(' ');
    const names: string[] = [];
    for (const { above, own, pattern } of SECTIONS) {
      if (!pattern.test(all)) continue;
      names.push(above);
      if (pattern.test(titles[0]!)) names.push(own);
    }
    if (BODIES.test(titles[0]!) && !wordAt(titles[0]!, 0, titles[0]!.length, this.words)) names.push('below-body');
    return { names, titles };
  }
}

/** Every feature by its name in the model file, one as often as it counts: what the training and `explain` read. A pair of characters is `=甲乙`. */
export function featureNames({ text, cues, names, section }: ClauseFeatures): string[] {
  const ends = ['bias', `first2:${text.slice(0, 2)}`, `first4:${text.slice(0, 4)}`, `last:${text.slice(-3)}`, lengthName(text)];
  const segments: string[] = [];
  for (let from = nextSegment(text, 0); from >= 0; from = nextSegment(text, from)) segments.push(`segment:${text.slice(from, from + 2)}`);
  const titles = new Set(section.titles.flatMap((title) => pairsOf(title).map((pair) => `title:${pair}`)));
  return [...ends, ...cues, ...segments, ...names, ...section.names, ...titles, ...pairsOf(text).map((pair) => `=${pair}`)];
}

/** The sentence's length by powers of two. */
export const lengthName = (text: string): string => LENGTHS[Math.min(7, Math.floor(Math.log2(text.length + 1)))]!;
const LENGTHS = Array.from({ length: 8 }, (_, power) => `length:${power}`);

const pairsOf = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
