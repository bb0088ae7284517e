import type { Span } from '#model/span';
import { wordAt } from '#lexicon/clause-words';
import { headOf, type HeadKind } from '#lexicon/unit-words';
import type { ActorWords } from './actor-words.ts';
import { BECOMES } from './name-described.ts';
import { DETERMINER, FIRM_START, opensPhrase, opensWithManner, type Opening } from './name-opening.ts';
import { EVERY_SO_OFTEN, doesThere, type Proof } from './name-proof.ts';
import { ADVERBIAL_END, ROLE_BODY, ROLE_POST, TEAM, isBroken, undescribed } from './name-shape.ts';
import type { Candidate } from './name-span.ts';
import { isHeldEvery, undergoes } from './name-undergoes.ts';

/** A segment from where a name begins. */
export interface Segment {
  text: string;
  from: number;
  to: number;
  segment: string;
  /** The segment behind it, if one follows. */
  next: Span | undefined;
}

/** The segment whose beginning is read, and what is known of it. */
export interface Place extends Segment {
  words: ActorWords;
  /** Where a row of fields of work ends (教育、机构编制等部门): no name ends inside it. */
  row: number;
  opening: () => Opening;
}

/** Whether what stands behind a name at a segment's beginning proves that it acts. */
export function actsHere(candidate: Candidate, place: Place): boolean {
  const { proof, kind, name } = candidate;
  if (proof === null || name.length < place.row || isToldOf(candidate, place) || isNobody(candidate, place)) return false;
  const opening = place.opening();
  if (opening.relative) return actsThoughDescribed(candidate);
  // 其所在地的分支机构应当…
  if (name[0] === '其' && proof === 'modal' && isSomebody(kind)) return name.length <= 24;
  if (isAppliedFor(name)) return false;
  if (opening.act) return proof !== 'weak' && (isToldApart(candidate, opening, place) || actsThoughVerb(candidate, opening, place));
  return actsByKind(candidate, proof, place);
}

const isSomebody = (kind: HeadKind): boolean => kind === 'agency' || kind === 'post' || kind === 'person' || kind === 'collective';

/** 企业达到5家, 协会同意后, 每户补助500元: what follows tells how it stands with it, not what it does. */
export function isToldOf({ proof, name, rest }: Candidate, { text, from, to, segment, next }: Segment): boolean {
  const behind = segment.slice(name.length);
  if (STATE.test(rest) || (name.endsWith('领导') && /^(?:批示|交办|批办)/.test(rest)) || (GRADED.test(name) && IS_CHECKED.test(behind)) || ONE_MATTER.test(behind) || isHeldEvery(behind) || ONLY_MAY.test(rest) || AGREES.test(rest) || HOW_MANY.test(segment) || undergoes(behind)) return true;
  if (/^设[在于]/.test(rest) && !WORKS_THERE.test(text.slice(to, to + 80))) return true;
  if (DONE.test(behind) && !segment.endsWith('的') && !(next && FIRM_START.test(text.slice(...next)))) return true;
  if (name.startsWith('每') && HAS_AT_LEAST.test(rest)) return true;
  if (EACH.test(name) && (RATE.test(segment) || (proof !== 'modal' && !EACH_OF_BODIES.test(name) && !EVERY_SO_OFTEN.test(rest)))) return true;
  // 特别是小学校、幼儿园等场所应重点管理: what is looked after.
  if (/^[应要须]重点/.test(rest) && /(?:特别|尤其)是$/.test(text.slice(Math.max(0, from - 3), from))) return true;
  if (/^(?:应当?|须|必须|原则上)?由/.test(rest)) return true;
  return rest.length > 0 && ((TAKES_POST.test(behind) && !doesThere(text, to)) || (composes(name, behind) && !FORMS_TEAM.test(behind)));
}

/** 多部门, 代表联盟地区, 候车室要有标志: the words are no name of somebody. */
export function isNobody({ proof, kind, name, rest }: Candidate, { segment }: Segment): boolean {
  if (kind === 'tail' && isCarrierWord(name)) return true;
  if ((kind === 'tail' || kind === 'place') && proof === 'modal' && HAS.test(segment.slice(name.length))) return true;
  if (SEVERAL.test(name) || (JOINTLY.test(name) && /^(?:联动|协同|共建|会商)/.test(rest)) || REPRESENTS.test(name) || opensWithManner(name)) return true;
  return /^(?:作为|担任|参加)/.test(rest) && CALLED_IN.test(name);
}

/** 与事件有关的单位应当…, 在江河取水的地方要…. */
function actsThoughDescribed({ proof, kind, name, rest }: Candidate): boolean {
  if (!name.includes('的') || proof === 'weak' || /^(?:批准|同意|审核|审批|认可|授权|许可|签字|决定|享受|优先)/.test(rest)) return false;
  return (kind !== 'tail' && kind !== 'place') || (proof === 'modal' && /的地[区方]$/.test(name));
}

/** 拆迁实施部门依据…; 转运隔离组在1小时内…; 加工企业变更法定代表人时,|应当…. */
function isToldApart({ kind, name }: Candidate, { free, described, word }: Opening, { text, segment, next }: Place): boolean {
  if (free && (ROLE_BODY.test(name) || TEAM.test(name))) return true;
  if (!described || !word?.reach || !next || !isSomebody(kind) || name.includes('的')) return false;
  return ADVERBIAL_END.test(segment) && FIRM_START.test(text.slice(...next));
}

/** 处置非法集资牵头部门应当…: an act may describe the name that a modal follows. */
function actsThoughVerb({ kind, name, rest }: Candidate, { free, described }: Opening, { segment, words }: Place): boolean {
  if (words.units.heads.has(name)) return true;
  if (COMMON.test(name) && !name.endsWith('的家庭') && !(name.endsWith('对象') && FIRM_START.test(rest))) return false;
  if (!described && !(free && DESCRIBED_WHOLE.test(name))) return false;
  const proved = (described && !name.includes('的') && !ROLE_POST.test(name) ? MUST : IN_CHARGE).test(rest) || (name.includes('的') && ANSWERS_FOR.test(segment.slice(name.length)));
  return proved && kind !== 'place' && (kind !== 'tail' || /[人员]$|主体$|[科处股]室$/.test(name));
}

/** No act and no description before it: what its head is, and how strong the proof. */
function actsByKind({ kind, name, rest }: Candidate, proof: Proof, { text, from, to, segment, next, words }: Place): boolean {
  if (name.endsWith('基金') && ONLY_FOR.test(segment.slice(name.length))) return false;
  if (name.endsWith('平台') && !RUN_PLATFORM.test(name)) return false;
  const mustNext = next !== undefined && FIRM_START.test(text.slice(...next));
  if (BARE.test(name) || RESIDENCE.test(name) || (name.endsWith('基金') && !name.endsWith('担保基金'))) return proof === 'modal' || ((rest[0] === '在' || segment.endsWith('时')) && mustNext);
  if (proof === 'modal') return /、|特别是|尤其是/.test(name) || undescribed(name).replace(/\([^()]*\)/g, '').length <= 24;
  if (COMMON.test(name) && !DETERMINER.test(name) && !EACH_LAST.test(name) && !BESIDE.test(name) && !(proof === 'strong' && /(?:行政村|[中小]学)$/.test(name) && opensWithBody(text, from, name, words))) return false;
  if (kind === 'place') return proof === 'strong' || name.split('、').length > 2;
  if (kind === 'tail') return proof === 'strong' && !name.endsWith('人') && !name.includes('的') && !(name.includes('、') && opensPhrase(name, words)) && !(next === undefined && BECOMES.test(segment.slice(name.length))) && name.length - lastJoin(name) <= 11;
  if (proof === 'weak') return kind === 'agency' || DETERMINER.test(name) || name.endsWith('部门') || (mustNext && !endsThere(text, from + name.length, to, words));
  return true;
}

/** 每个乡镇, 每个党支部: each of those acts, none is only counted. */
const EACH_OF_BODIES = /[省市县区州盟旗镇乡村园)]$|^每个人$|(?<![学人社会球病队演])员$|(?:党员|干部|领导|支部|党组织|检查组|工作组|专班)$/;

/** 办公室设在财政局,|负责日常工作. */
const WORKS_THERE = /^[^。;]*,(?:(?:具体|主要)?(?:负责|承担)|每(?:两?周|个?月|季度)|定期)/;

/** 由市长担任组长: what follows says which post somebody has. */
export const TAKES_POST = /^(?!成立|组建|设立)[^,;]{0,20}为(?:第一|常务)?副?(?:组长|召集人|总指挥|指挥长|联络员)(?:、|$)|^等?(?:构成|担(?:\(兼\))?任|兼任|任(?![命免期务]))|^[^,;由]{0,14}(?:担任|兼任|作为|(?<!主)任)[^,;]{0,8}(?:组长|主任|召集人|助手|政委|指挥长?|成员|秘书长|书记|[河林链路田湖]长)/;

/** 企业不少于5家, 代表享有…: how things stand with it. */
const STATE = /^(?:名单|组成)?如下|^不(?:应|能)?(?:少于|低于|多于|高于|超过)|^每[百千万]|^实现(?:零|历史)|^(?:不幸)?(?:感染|确诊|患病|死亡|牺牲|殉职|受伤|伤亡)|^不[撤减变散]|^不(?:发生|出现)|^投入(?:运行|使用|运营)|^(?:无需|无须|不需|不必|享[有受]|(?:按规定|同等)享)|^(?:应当?)?(?:主要)?包括|^下设|^发生(?:变化|变更|调整)|^(?:全部|统一|全面|及时|均)?纳入|^(?:成立|设立|组建)前$|^(?:结束|召开|闭幕)[前后]|^(?:建设完成|(?:建成|竣工)(?:之?[前后]|$))/;

/** A级企业|每年抽查不超过1次, …不大的家庭|每年核查一次: who is looked at by others. */
const GRADED = /^[A-D甲乙丙丁一二三四ⅠⅡⅢⅣ][级类]|的家庭$/;
const IS_CHECKED = /^每(?:半?年|季度?|月|周)(?:至少|原则上)?(?:抽查|检查|核查|巡查|复核)/;

/** 企业|开办“一件事”: an affair that is called after whose it is. */
const ONE_MATTER = /^(?!要|应|推|实施|开展|落实|[做办]好|梳理|完成|编制|制定|优化|上线|组织|确定|公布)[一-鿿]{2,4}“一件事/;

/** 由甲、乙组成…, 由志愿者组成的队伍: whom a body consists of; one alone sends somebody out (由办公室组成检查组). */
export const composes = (name: string, rest: string): boolean => /^等?(?:[^,、]{0,4}(?:部门|单位))?(?:共同|联合)?组成(?!人员)/.test(rest) && (/[、和及]/.test(name) || /组成的/.test(rest));

/** 市场监管、药监等部门|组成工作专班,加大指导: they act themselves. */
const FORMS_TEAM = /^(?:等[^,、]{0,4}部门)?(?:共同|联合)?组成[^,的]{0,8}(?:专班|小组|[一-鿿]{2}组)$/;

/** 救助基金不得用于…: what it may be spent on. */
const ONLY_FOR = /^(?:应当?|不得|必须|须|要)(?:专项|全部|主要|优先|统一)?用于/;

/** 移动|放射源使用单位: a word, no company, unless whose it is stands before it (中国移动) or others beside it (移动、联通). */
const isCarrierWord = (name: string): boolean => /(?:移动|电信|铁塔|电力)$/.test(name) && !/^(?:中国|[省市县区])[^、]{0,6}$|[、和及与]/.test(name);

/** 候车室要有明显标志: what a place must have. */
const HAS = /^(?:应当?|要|须|必须)(?:[设配]有|有(?![序效力针计组步重条]))/;

/** 无症状的人员才能上岗: only allowed. */
const ONLY_MAY = /^[才方](?:能|可|准|允许)/;

/** 我部研究制定了…, 全乡已安装…. */
const DONE = /^(?:会同[^,]{2,20})?(?:[一-鿿]{2}){1,2}了(?!解)|^已(?!婚|取得)/;

/** 每个企业累计奖补最高300万元: a rate; 每名学生掌握1项技能. */
const EACH = /^(?:每[个家户名人位]|单[个家户名人])/;

/** 每个乡镇至少有3名持证工匠: what there is. */
const HAS_AT_LEAST = /^(?:至少|均|都)?有[\d一二两三]/;

/** 多部门协同: how, not who. */
const SEVERAL = /^(?:多|跨)(?:个?部门|方)$/;

/** 项目委托外部专家|作为代表: who is called in. */
const CALLED_IN = /[^受](?:委托|聘请|邀请|选派|选聘)[^、的]{2,}$/;

/** 省市联动推进: how, not who. */
const JOINTLY = /^(?:省市县?|部省|省部|市县|县乡|央地|军地|政企|校企|银企|政银企?|警企)$/;

/** 每户补助500元. */
const RATE = /奖补|补贴|补助|奖励|资助|\d万?元/;

/** 其中省住建厅专家不应少于3人. */
const HOW_MANY = /(?:专家|人员|成员|代表)不应?少于|(?:专家|成员|代表)不得少于/;

/** 村委会同意后: who agrees does not act. */
const AGREES = /^(?:确定|选定|产生)后|^(?:审[核查批])?(?:同意|批准|批复|审定|认可|许可)后/;

/** 代表联盟地区开展…: for whom it is done. */
const REPRESENTS = /^代表(?![大会团人们委资建议、和及与]|$)/;

/** 持续生产的企业都必须…: what an adverb opens describes the word behind 的. */
const DESCRIBED_WHOLE = /^[^的,]{2,12}的[^,]{2,}$/;

/** 居住地发生变更: a place, unless it must. */
const RESIDENCE = /(?:居住|户籍|务工|常住)地$/;

/** 人员, 单位: nobody in particular, unless it must. */
const BARE = /^(?:人员|主体|专家|成员|代表|部门|单位|平台|场所)$/;

/** 居民, 市场: as often whom or what it is about. */
const COMMON = /(?:(?<![省市县区州]大)数据中心|算力中心|计算中心|村|(?<![省市县区级央镇])财政|社会|居民|群众|农民|渔民|牧民|村集体|商场|超市|商超|工地|老年人|儿童|残疾人|未成年人|村庄|属地|风险区|[封管]控区|防范区|市场|基层|家庭|文物保护单位|对象|煤矿|中?小学|中学)$/;

/** 农业农村处和各渔业村: a determiner opens the last. */
const EACH_LAST = /[、和及与]各[^、和及与]{0,6}$/;

/** 执法人员和检查对象: beside a person it is one too. */
const BESIDE = /[员人][和及与][^、]{2,8}对象$/;

/** 应, 需, 不得 right behind the name. */
const MUST = /^(?:[都均也还]?(?:应(?![缴收付用对急])|要|须|需(?![求要])|必须|不得|不能)|会同)/;

/** 承揽业务的单位对房屋质量负责. */
const ANSWERS_FOR = /^对[^,]{2,30}(?:负责|(?:承担|负)[^,]{0,8}责任)$/;

/** The same, or 负责. */
const IN_CHARGE = new RegExp(`${MUST.source}|^负责(?!人)`);

/** Where the last of several names begins (联合采购办公室和|试点地区, 公立医疗机构或|其代表). */
const lastJoin = (name: string): number => /^.*(?:、|[局委厅部室会府构区司组][和及与]|[和及与](?=各)|或其)/.exec(name)?.[0].length ?? 0;

/** 社会事业处、卫生院、|行政村: a row that a body opens. */
function opensWithBody(text: string, from: number, name: string, words: ActorWords): boolean {
  const pause = name.indexOf('、');
  const kind = pause > 2 ? headOf(text, from, from + pause, words.units)?.kind : undefined;
  return (kind === 'agency' || (kind === 'tail' && /[处科股]$/.test(name.slice(0, pause)))) && !isBroken(name);
}

/** 申请省级高新区应提供…, 新建转运站要按…设计, 招录劳务人员要…: what is applied for or made, and whoever is taken on, does not act. */
const APPLIED_FOR = /^(?:新建|改建|扩建|迁建|续建)[^的]*(?:站|厕所|[厂场馆]|中心|医院|学校|小区)$|^(?:申请|申报|创建|认定|设立)[^的]*(?:区|园|基地|中心|平台|示范[点村镇县])$|^发现[^的]*(?:人员|患者|病人|儿童|学生|老人)$|^(?:招[录聘收用]|录用|聘用|聘请|雇[佣用])[^的]*(?:人员|工人|员工|教师|干部|保安)$/;

export const isAppliedFor = (name: string): boolean => APPLIED_FOR.test(name);

/** 干部培训,要…: name and act are together what is spoken of. */
function endsThere(text: string, at: number, to: number, words: ActorWords): boolean {
  const word = wordAt(text, at, to, words.clause);
  return word !== null && /^(?:\([^()]*\))?$/.test(text.slice(at + word.word.length, to));
}

/** A platform that somebody runs as his trade; all others are things. */
const RUN_PLATFORM = /(?:企业(?:公共)?服务|第三方|电商|电子商务|交易|网络|直播|外卖|网约车|货运|配送|招聘)平台$/;
