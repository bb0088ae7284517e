import type { Span } from '#model/span';
import { wordAt } from '#lexicon/clause-words';
import { headEndingAt } from '#lexicon/unit-words';
import { indexWithin } from '#text/index-within';
import type { ActorWords } from './actor-words.ts';
import { startsWithAct } from './name-act.ts';
import { TAKES_POST, composes } from './name-acts.ts';
import { COMPOSED, placeAbove, wholeName } from './name-at-start.ts';
import { isBroken } from './name-shape.ts';
import { nameFrom, type Candidate } from './name-span.ts';

/** …会同有关部门研究制定…: who acts together with the subject. */
export function together(text: string, from: number, to: number, words: ActorWords): Span | null {
  const asked = indexWithin(text, '会同', from, to);
  const name = asked >= 0 ? askedToJoin(text, asked + 2, to, words) : helpers(text, from, to, words) ?? ledAgencies(text, from, to, words) ?? withAgencies(text, from, to, words);
  return name && describesNext(text, name[1], to, words) ? null : name;
}

/** 会同|有关部门…, not 会|同意. */
function askedToJoin(text: string, at: number, to: number, words: ActorWords): Span | null {
  if (text[at] === '意') return null;
  const name = nameFrom(text, at, to, words, ({ kind, name: n, proof }) => kind !== 'tail' || (proof !== 'weak' && (n.includes('、') || OTHER_SECTIONS.test(n) || OWN_OFFICE.test(n) || PARTY_SECTION.test(n) || (SECTION.test(n) && SECTION.test(text.slice(Math.max(0, at - 6), at - 2))))), true);
  return name ?? (wholeName(text, at, to, words) ? [at, to] : null);
}

/** 会同|相关科室, 会同|驻村工作队 */
const OTHER_SECTIONS = /^(?:各|有关|相关)[一-鿿]{0,2}[处科股室站所]室?$|^[一-鿿]{2,6}(?:工作队|工作组|专班)$|^(?:督查|巡查|检查|督导|专家|巡察)组$/;

/** 人事教育科会同|法规审理科 */
const SECTION = /[一-鿿]{3}[科处股室]$/;
/** 会同|党群工作部 */
const PARTY_SECTION = /(?:工作|组织|宣传|统战)部$/;

/** 会同|区国资办负责 */
const OWN_OFFICE = /^[省市县区镇乡街][一-鿿]{2,8}[办科处室站所队]$/;

/** 体育部门|联合相关镇街开展…, 要联合有关部门加快…, 协同派出所做好…: as 会同, where the word opens no name (联合采购办公室). */
function withAgencies(text: string, from: number, to: number, words: ActorWords): Span | null {
  const joint = indexWithin(text, '联合', from, to);
  const at = joint >= 0 ? joint : indexWithin(text, '协同', from, to);
  if (at < 0) return null;
  const opens = at === from || '要应须并'.includes(text[at - 1]!) || headEndingAt(text, at, from, words.units) !== null;
  const verb = wordAt(text, at + 2, to, words.clause);
  const named = words.units.longHeads.longest(text, at + 2, to) !== null; // 派出所
  if (!opens || (!named && (verb?.kind === 'strong' || verb?.kind === 'preposition')) || (joint >= 0 && !startsWithAct(text, at, to, words))) return null;
  return nameFrom(text, at + 2, to, words, isAgency, true) ?? (joint > from && AND_RELATED.test(text.slice(at, to)) ? [at + 2, to] : null);
}

/** 区发展改革委|联合区工业主管部门等相关单位,对…审核 */
const AND_RELATED = /^联合[省市县区镇各][^,]{2,60}(?:部门|单位)$/;

/** 由社会事业处牵头、|政法综治处|配合组织…. */
function helpers(text: string, from: number, to: number, words: ActorWords): Span | null {
  const at = indexWithin(text, '牵头、', from, to);
  const name = at < 0 ? null : HELPS.exec(text.slice(at + 3, to))?.[1];
  const end = at + 3 + (name?.length ?? 0);
  return name && (wholeName(text, at + 3, end, words) || (/[处科室股站所]$/.test(name) && !isBroken(name))) ? [at + 3, end] : null;
}

const HELPS = /^([^,;。:()]{2,40}?)(?:积极|密切|共同)*(?:配合|协助|参与|协同)/;

/** 区节能办|牵头区财政局、区机管局组成…, 由消防委牵头相关部门配合: whom it leads acts too; not 牵头单位, 牵头领导小组办公室工作. */
function ledAgencies(text: string, from: number, to: number, words: ActorWords): Span | null {
  const at = indexWithin(text, '牵头', from, to);
  if (at < 0 || headEndingAt(text, at, from, words.units) === null || !/^(?:[省市县区镇乡街]|各|有关|相关)/.test(text.slice(at + 2, at + 4))) return null;
  return nameFrom(text, at + 2, to, words, (candidate) => candidate.proof !== null && isAgency(candidate) && !/办公室$|小组$/.test(candidate.name));
}

const isAgency = ({ kind, name }: Candidate): boolean => (kind === 'agency' || name.endsWith('部门')) && !NO_AGENCY.test(name.split('、')[0]!);

/** Those whom one works with, not those who are set to it: 联合高校、院所攻关. */
const NO_AGENCY = /企业|高校|院校|院所|机构|供应商|学校|社会|协会|银行/;

/** 由部门起草、报请政府批准后印发的|文件. */
const DRAWN_UP = /^、[^,]{2,40}的[一-鿿]{2,12}$/;

/** 引进由名校长|负责管理的资源. */
const CHARGED_WITH = /^负责(?:管理|运营|经营|建设|维护|审批|办理|审核)的[^,]/;

/** 由财政局公开招标确定的|单位. */
const CHOSEN = /^[^,。;的]{0,8}(?:确定|选定|委托|认定|指定|聘请|授权|推荐)的(?=[^,。;]{0,6}(?:单位|机构|企业|部门|公司|人员))/;

/** 由审批部门提供的|材料, 会同有关部门规定的|期限: name and verb only describe what follows. */
function describesNext(text: string, at: number, to: number, words: ActorWords): boolean {
  const word = wordAt(text, at, to, words.clause);
  // 由市司法局联合组织的|考试
  const jointly = /^(?:联合|共同|统一)/.test(text.slice(at, at + 2)) ? wordAt(text, at + 2, to, words.clause) : null;
  if (jointly?.kind === 'strong' && text[at + 2 + jointly.word.length] === '的') return true;
  const end = word && (word.kind === 'strong' || word.kind === 'weak') ? at + word.word.length : text.startsWith('规定', at) ? at + 2 : at;
  if (CHARGED_WITH.test(text.slice(at, to)) || CHOSEN.test(text.slice(at, to))) return true;
  if (end === at) return false;
  return (text[end] === '的' && end + 1 < to) || (text[end] === '、' && DRAWN_UP.test(text.slice(end, to)));
}

/** 由家长和学生自愿选择, 由患者自付, 由双方协商. */
const VOLUNTARY = /^(?:自(?:愿|付|费|理|负|主(?:决定|确定|选择))|(?:自行|自愿|友好)?协商)/;
const NOT_BY = /(?:自|(?<![管办处审受代清治])理|缘|事|经|必|(?<![草方预提议法档备答])案)$/;
/** 项目不得由施工单位垫资: who may not do it does not act. */
const FORBIDDEN_TO = /(?:不得|不能|不准|禁止|严禁)$/;
/** 副组长由区管委会副主任某某担任: who takes the post. */
const POST_BY = /(?:组长|主任|总指挥|指挥长?|召集人|成员|联络员|秘书长)$/;
/** 对由政府授权机构履行职责的企业, 凡应由人大讨论决定的事项: 由 belongs to what describes whom or what is dealt with. */
const FOR_WHAT = /^(?:对于?|凡是?|将|属于?)(?:应当?|依法|已|须|需|需要)?$/;
/** 以落实低保为由, not 改为由…. */
const ON_GROUNDS = /以[^,]{2,30}为$/;
const BODY_OF = /^(?:建立|成立|形成|构建|健全|完善|组建)[^,]{0,4}$|(?:成立|组建)$/;
const FROM_TO = /^[^,]{0,6}(?:延伸|转变|转为|调整|扩展|缩小|提高|下降|变更)[^,]{0,3}(?:至|到|为|向)/;

/** 将条件由职工参保3年以上放宽至1年. */
const FROM_TO_FAR = /^[^,将把]{0,20}(?:放宽|缩短|压缩|降低|提高|调整|扩大|增加|减少)(?:至|到|为)/;

/** 由市级统筹. */
const LEVEL = /^[省市县区镇]级$/;

/** 督促学校将证件交|由部门保管: who is made to hand it over does not act, and who gets it neither. */
const MADE_TO = /^(?:督促|引导|鼓励|支持|要求)/;

/** 任何部门不得擅自交|由网格员承担. */
const HANDED_ON = /(?:不得|严禁|禁止|不准|不能)[^,]{0,6}(?:转|移|委托)?交$/;
/** 由1名管委领导包保: how many of them. */
const COUNT = /^\d+名(?:以上(?:的)?)?(?=[一-鿿])/;

/** 由区分类办、区爱卫办|组成联合验收组,|逐一验收: whoever makes up the team does what it does. */
const TEAM_OF = /^(?:共同|联合)?组成[^,的]{0,8}(?<!领导小)(?:组|专班|队)$/;
const TEAM_ACTS = /^(?:对|逐|定期|赴|深入|采取|开展|进行|按照|集中|随机)/;

/** 由甲、乙负责: the name after 由 up to its verb. */
export function afterBy(text: string, from: number, to: number, words: ActorWords, next: Span | undefined): { at: number; span: Span } | null {
  if (indexWithin(text, '由', from, to) < 0 || /^除[^,]*外$|^(?:禁止|严禁|不得|防止|避免|杜绝)/.test(text.slice(from, to))) return null;
  for (let i = indexWithin(text, '由', from, to); i >= 0; i = indexWithin(text, '由', i + 1, to)) {
    if (FORBIDDEN_TO.test(text.slice(Math.max(from, i - 4), i)) || NOT_BY.test(text.slice(Math.max(from, i - 2), i)) || (text[i - 1] === '为' && ON_GROUNDS.test(text.slice(from, i))) || text[i + 1] === '于' || text[i + 1] === '此' || (text[i - 1] === '交' && (MADE_TO.test(text.slice(from, i)) || HANDED_ON.test(text.slice(from, i)))) || BODY_OF.test(text.slice(from, i)) || (POST_BY.test(text.slice(from, i)) && /[担兼]?任$/.test(text.slice(i, to))) || (FOR_WHAT.test(text.slice(from, i)) && text.slice(i, to).includes('的'))) continue;
    if (/^每个?(?:小?组|队|班)$/.test(text.slice(from, i)) && text.slice(i, to).endsWith('带队')) continue;
    const start = i + 1 + (COUNT.exec(text.slice(i + 1, i + 6))?.[0].length ?? 0);
    const above = placeAbove(text, i + 1, to, words);
    if (above) return { at: i, span: above };
    const name = nameFrom(text, start, to, words, ({ proof, kind, name: n, rest }) => proof !== null && !n.includes('以外的') && !n.endsWith('基金') && !VOLUNTARY.test(rest) && (kind !== 'tail' || n.length >= 3 || LEVEL.test(n)), true);
    if (name && describesNext(text, name[1], to, words)) {
      const described = nameFrom(text, i + 1, to, words, ({ proof, kind, name: n }) => n.length > name[1] - i + 2 && (proof === 'modal' || proof === 'strong') && kind !== 'tail' && kind !== 'place');
      if (described) return { at: i, span: described };
      continue;
    }
    if (name && (!composes(text.slice(...name), text.slice(name[1], to)) || (next && TEAM_OF.test(text.slice(name[1], to)) && TEAM_ACTS.test(text.slice(...next)))) && !TAKES_POST.test(text.slice(name[1], Math.min(to, name[1] + 24))) && !FROM_TO.test(text.slice(name[1], to)) && !(/[将把]/.test(text.slice(from, i)) && FROM_TO_FAR.test(text.slice(name[1], to))) && !/组成$|选派[^,]{0,6}参加$/.test(text.slice(from, to)) && !(next && COMPOSED.test(text.slice(...next)))) return { at: i, span: name };
    if (!name && next && !COMPOSED.test(text.slice(...next)) && wholeName(text, i + 1, to, words)) return { at: i, span: [i + 1, to] };
  }
  return null;
}
