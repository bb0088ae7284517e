import type { Span } from '#model/span';
import { wordAt, type ClauseWord } from '#lexicon/clause-words';
import { headOf } from '#lexicon/unit-words';
import { splitUnits } from '#obligation/assignments/split-units';
import type { ActorWords } from './actor-words.ts';
import { hasObject, startsWithAct } from './name-act.ts';
import { everyBeforeMust, rowBeforeMust } from './name-before-must.ts';
import { BECOMES, describes } from './name-described.ts';
import { officialAtStart } from './name-official.ts';
import { ADVERBIAL_END, RELATIVE, ROLE_BODY, isBroken, undescribed } from './name-shape.ts';
import { nameFrom } from './name-span.ts';
import { isHeldEvery, isHeldOrDeemed, undergoes } from './name-undergoes.ts';
import { VENUES, isOneName } from './split-actors.ts';

/** What somebody must do: 应当, 必须, 不得, 要 (not 主要). */
export const FIRM = /应当|必须|须|不得|(?<![主重纪首需])要(?![素求点])/;

/** What no name begins with: an act, a preposition, a modal. */
const NO_SUBJECT = /^(?:被(?=(?:人民法院|公安机关|有关部门|依法|判处|处以|列入|纳入|评为))|[建做抓用讲办管守筑压配育]好|[建做抓筑压配育][强优实牢细足紧]|由|归|持(?![证股卡有续])|附|待(?!遇)|分(?!局|公司|管|支|院|行|中心|队)|一旦|逐[个一步处户项条]|统筹(?!协调|办|组)|沿(?![线街江海途])|受(?=[^,的]{2,20}(?:指派|委托|邀请|派遣))|对于?|在(?![建任岗编职])|按照?|根据|依据|依照|为了?|以(?!上[各一二三四五六七八九十两单部人企乡镇])|把|将|从|向|通过|针对|围绕|结合|协同|经(?![办济信发开营研贸])|凡|如果?|若|因|鼓励|支持|引导|推动|督促|指导|组织(?!部|人事|委员)|要求|凭|除|当(?![地事])|自(?![治然动来])|至|到|每(?![个家名村镇乡区县户校所组位])|本着|随着|关于|于|与|和|及|或者?|不得|严禁|禁止|应(?!急)|要|须|必须|可以?|确保|力争|[未已](?!婚|成年)|一个(?=部门|单位)|供(?![应销水电气暖货给热餐])|又|既|就(?![业医读诊学近餐职])|调动|创设|查看|有(?!关|条件)|无(?!职|关人)|是|把|让|用于|方可|遇|使|给|赴|(?:着重|重点|集中|广泛|大力)宣传|教育(?=引导|公民|群众|居民|村民|职工|党员|农民|市民)|请(?!假)|报(?!社|刊|考者|名人|名者|告人|案人)|送(?![餐货])|交(?!通|警|易)|等|原则|注重|具体(?![一-鿿]{0,4}(?:人员|单位|部门|机构))|实行|同意|呈(?![现给])|其(?![他余]))/;

/** 办公室设在财政局,|负责日常工作. */
const WORKS_THERE = /^[^。;]*,(?:具体|主要)?(?:负责|承担)/;

/** 由市长担任组长: what follows says which post somebody has. */
export const TAKES_POST = /^(?!成立|组建|设立)[^,;]{0,20}为(?:第一|常务)?副?(?:组长|召集人|总指挥|指挥长|联络员)(?:、|$)|^等?(?:构成|担(?:\(兼\))?任|兼任|任(?![命免]))|^[^,;由]{0,8}(?:担任|兼任|作为|任)[^,;]{0,8}(?:组长|主任|召集人|助手|指挥长?|成员|秘书长|书记|[河林链路田湖]长)/;
/** 由甲、乙,以及丙组成. */
export const COMPOSED = /^以及[^,]*组成$/;

/** 发展改革、公安、财政等部门: a list that only its last word makes a name. */
const LISTED = /^[^,;。]{2,160}、[^,;。]{2,40}等(?:有关|相关)?(?:成员)?(?:部门|单位|机构)/;
/** The same where nothing else stands in it. */
const ROW_OF_FIELDS = /^(?:[一-鿿]{2,8}、)+[一-鿿]{2,8}等(?:有关|相关)?(?:部门|单位|机构)/;
/** 审计|等部门: a verb that names of bodies begin with is one of them. */
const AND_OTHERS = /^等(?:有关|相关|职能|主管)?部门/;
const DETERMINER = /^(?:各|全体|所有|有关|相关|XX|每)/;
const FIRM_START = /^(?:均|都|也)?(?:应当?|必须|须|不得|要(?!求))/;
const STATE = /^不(?:应|能)?(?:少于|低于|多于|高于|超过)|^每[百千万]|^实现(?:零|历史)|^(?:不幸)?(?:感染|确诊|患病|死亡|牺牲|殉职|受伤|伤亡)|^不[撤减变散]|^(?:无需|无须|不需|不必|享有)|^(?:应当?)?(?:主要)?包括|^下设|^发生(?:变化|变更|调整)|^(?:全部|统一|全面|及时|均)?纳入|^(?:成立|设立|组建)前$|^(?:结束|召开|闭幕)[前后]|^(?:建设完成|(?:建成|竣工)(?:之?[前后]|$))/;
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

/** 我部研究制定了…, 无症状的人员才能上岗: done already, or only allowed. */
const ONLY_MAY = /^[才方](?:能|可|准|允许)/;
const DONE = /^(?:会同[^,]{2,20})?(?:[一-鿿]{2}){1,2}了(?!解)/;
/** 每个企业累计奖补最高300万元: a rate; 每名学生掌握1项技能. */
const EACH = /^(?:每[个家户名人位]|单[个家户名人])/;
/** 多部门协同: how, not who. */
const SEVERAL = /^(?:多|跨)(?:个?部门|方)$/;
/** 项目委托外部专家|作为代表: who is called in. */
const CALLED_IN = /[^受](?:委托|聘请|邀请|选派|选聘)[^、的]{2,}$/;
/** 省市联动推进: the same. */
const JOINTLY = /^(?:省市县?|部省|省部|市县|县乡|央地|军地|政企|校企|银企|政银企?|警企)$/;
const RATE = /奖补|补贴|补助|奖励|资助|\d万?元/;
/** 会同有关部门, 商财政局: who is asked to join. */
const JOINS = /^(?:并|应当?|要|须|必须)*(?:会同|协同(?!办|小组|中心)|商(?=[省市县区各有相当本同]))/;
/** 信用广安网作为对外发布的平台,…: a thing that serves. */
const THING_AS = /^[^,的将把]{2,16}(?:网站?|平台|系统|资金|项目|结果|情况|成果)作为/;
/** 其中省住建厅专家不应少于3人. */
const HOW_MANY = /(?:专家|人员|成员|代表)不应?少于/;
/** 村委会同意后: who agrees does not act. */
const AGREES = /^(?:确定|选定|产生)后|^(?:审[核查批])?(?:同意|批准|批复|审定|认可|许可)后/;
/** 代表联盟地区开展…: for whom it is done. */
const REPRESENTS = /^代表(?![大会团人们委资建议、和及与]|$)/;
/** 多渠道分流安置职工, 切实关心企业: how it is done opens no name, unless it describes one (认真履行职责的单位). */
const MANNER = /^(?:尽快|密切(?!接触)|团结|准确|及时|深入|精准|严肃|妥善|稳妥|积极|主动|切实|认真|不断|大力|着力|扎实|充分|努力|牢固|多渠道|多途径|进一步|加快|争取|最大(?:程度|限度)|系统(?:梳理|谋划|推进|总结|整理|排查|构建)|科学(?:设置|规划|布局|安排|配置|划定|划分|确定|制定|合理|有序|精准))/;
/** 持续生产的企业都必须…: what an adverb opens describes the word behind 的. */
const DESCRIBED_WHOLE = /^[^的,]{2,12}的[^,]{2,}$/;
/** 居住地发生变更: a place, unless it must. */
const RESIDENCE = /(?:居住|户籍|务工|常住)地$/;
const BARE = /^(?:人员|主体|专家|成员|代表|部门|单位|平台|场所)$/;
const COMMON = /(?:数据中心|算力中心|计算中心|村|(?<![省市县区级央镇])财政|社会|居民|群众|农民|渔民|牧民|村集体|商场|超市|商超|工地|老年人|儿童|残疾人|未成年人|市场|基层|家庭|文物保护单位|对象|煤矿|中?小学|中学)$/;

/** 农业农村处和各渔业村: a determiner opens the last. */
const EACH_LAST = /[、和及与]各[^、和及与]{0,6}$/;

/** 执法人员和检查对象: beside a person it is one too. */
const BESIDE = /[员人][和及与][^、]{2,8}对象$/;

const MUST = /^(?:[都均也还]?(?:应(?![缴收付用对急])|要|须|需(?![求要])|必须|不得|不能)|会同)/;
/** 承揽业务的单位对房屋质量负责. */
const ANSWERS_FOR = /^对[^,]{2,30}(?:负责|(?:承担|负)[^,]{0,8}责任)$/;
const IN_CHARGE = new RegExp(`${MUST.source}|^负责(?!人)`);

/** Where the last of several names begins (联合采购办公室和|试点地区, 公立医疗机构或|其代表). */
const lastJoin = (name: string): number => /^.*(?:、|[局委厅部室会府构区司组][和及与]|[和及与](?=各)|或其)/.exec(name)?.[0].length ?? 0;

/** 按照财政等部门要求, 与财政等部门配合: those who asked, or with whom one works, do not act. */
const FOLLOWS = /^(?:按照?|根据|依据|依照|遵照|参照|与|向|对|将|把)/;

const isListed = (segment: string): boolean => segment.includes('等') && LISTED.test(segment);

/** How a segment begins: with a description of a name, with an act, with which word; `free`: neither behind 对…, nor with a word that no name begins with; `described`: its verb may describe a name. */
interface Opening { relative: boolean; act: boolean; free: boolean; described: boolean; word: ClauseWord | null }

/** Most segments hold no name that anything proves, so this is asked only for those that do. */
function openingOf(text: string, from: number, to: number, words: ActorWords): Opening {
  const segment = text.slice(from, to);
  const word = wordAt(text, from, to, words.clause);
  const oneOfThem = word?.reach === 'head' && AND_OTHERS.test(segment.slice(word.word.length));
  const nominal = oneOfThem || (isListed(segment) && !FOLLOWS.test(segment) && !actsOnFirst(segment, words)) || (opensPhrase(segment, words) && !opensWithAdverb(segment, words));
  const relative = RELATIVE.test(segment);
  const act = !nominal && !relative && (NO_SUBJECT.test(segment) || startsWithAct(text, from, to, words));
  const free = !/(?:^|[,;。])对[^,;。]*,$/.test(text.slice(Math.max(0, from - 60), from)) && !NO_SUBJECT.test(segment);
  const described = free && (word?.kind === 'strong' || word?.kind === 'weak') && !DETERMINER.test(segment.slice(word.word.length));
  return { relative, act, free, described, word };
}

/**
 * The name that a segment begins with, if what follows (or the next segment) proves that it acts.
 * @param next the segment behind the comma, if one follows.
 */
export function nameAtStart(text: string, from: number, to: number, words: ActorWords, next: Span | undefined): Span | null {
  const segment = text.slice(from, to);
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
  if ('上里'.includes(text[from + 1]!) && '省市县区镇乡村'.includes(text[from]!) && aboveActs(text, from, to, words)) return [from, from + 2];
  const row = segment.includes('等') ? ROW_OF_FIELDS.exec(segment)?.[0].length ?? 0 : 0;
  let known: Opening | null = null;
  const opening = (): Opening => (known ??= openingOf(text, from, to, words));
  const span = nameFrom(text, from, to, words, ({ proof, kind, name, rest }) => {
    // 教育、机构|编制、发改、财政等部门: no name ends inside the row.
    if (proof === null || name.length < row) return false;
    if (STATE.test(rest) || isHeldEvery(segment.slice(name.length)) || (/^设[在于]/.test(rest) && !WORKS_THERE.test(text.slice(to, to + 80))) || ONLY_MAY.test(rest) || (DONE.test(segment.slice(name.length)) && !segment.endsWith('的') && !(next && FIRM_START.test(text.slice(...next)))) || AGREES.test(rest) || (EACH.test(name) && (RATE.test(segment) || (proof !== 'modal' && !/[省市县区镇乡村园)]$|^每个人$|(?:党员|干部|党支部|党组织|检查组|工作组|专班)$/.test(name)))) || HOW_MANY.test(segment)) return false;
    // 特别是小学校、幼儿园等场所应重点管理: what is looked after.
    if (/^[应要须]重点/.test(rest) && /(?:特别|尤其)是$/.test(text.slice(Math.max(0, from - 3), from))) return false;
    if (undergoes(segment.slice(name.length))) return false;
    if (kind === 'tail' && isCarrierWord(name)) return false;
    if ((kind === 'tail' || kind === 'place') && proof === 'modal' && HAS.test(segment.slice(name.length))) return false;
    if (SEVERAL.test(name) || (JOINTLY.test(name) && /^(?:联动|协同|共建|会商)/.test(rest)) || REPRESENTS.test(name) || opensWithManner(name)) return false;
    if (/^(?:应当?|须|必须|原则上)?由/.test(rest)) return false;
    if (/^(?:作为|担任|参加)/.test(rest) && CALLED_IN.test(name)) return false;
    if (rest.length > 0 && (TAKES_POST.test(segment.slice(name.length)) || (composes(name, segment.slice(name.length)) && !FORMS_TEAM.test(segment.slice(name.length))))) return false;
    const { relative, act, free, described, word } = opening();
    if (relative) return name.includes('的') && proof !== 'weak' && !/^(?:批准|同意|审核|审批|认可|授权|许可|签字|决定|享受|优先)/.test(rest) && ((kind !== 'tail' && kind !== 'place') || (proof === 'modal' && /的地[区方]$/.test(name)));
    // 其所在地的分支机构应当…
    if (name[0] === '其' && proof === 'modal' && (kind === 'agency' || kind === 'post' || kind === 'person' || kind === 'collective')) return name.length <= 24;
    // 处置非法集资牵头部门应当…: an act may describe the name that a modal follows.
    if (isAppliedFor(name)) return false;
    // 加工企业变更法定代表人时,|应当…
    if (act && proof !== 'weak' && ((free && ROLE_BODY.test(name)) || (described && word?.reach && next && ADVERBIAL_END.test(segment) && FIRM_START.test(text.slice(...next)) && kind !== 'tail' && kind !== 'place' && !name.includes('的')))) return true;
    if (act) return proof !== 'weak' && (words.units.heads.has(name) || ((!COMMON.test(name) || name.endsWith('的家庭') || (name.endsWith('对象') && FIRM_START.test(rest))) && (described || (free && DESCRIBED_WHOLE.test(name))) && ((described && !name.includes('的') ? MUST : IN_CHARGE).test(rest) || (name.includes('的') && ANSWERS_FOR.test(segment.slice(name.length)))) && (kind !== 'tail' || /[人员]$|主体$/.test(name)) && kind !== 'place'));
    if (name.endsWith('基金') && ONLY_FOR.test(segment.slice(name.length))) return false;
    if (name.endsWith('平台') && !RUN_PLATFORM.test(name)) return false;
    if (BARE.test(name) || RESIDENCE.test(name) || (name.endsWith('基金') && !name.endsWith('担保基金'))) return proof === 'modal' || ((rest[0] === '在' || segment.endsWith('时')) && next !== undefined && FIRM_START.test(text.slice(...next)));
    if (proof === 'modal') return /、|特别是|尤其是/.test(name) || undescribed(name).replace(/\([^()]*\)/g, '').length <= 24;
    if (COMMON.test(name) && !DETERMINER.test(name) && !EACH_LAST.test(name) && !BESIDE.test(name) && !(proof === 'strong' && /(?:行政村|[中小]学)$/.test(name) && opensWithBody(text, from, name, words))) return false;
    if (kind === 'place') return proof === 'strong' || name.split('、').length > 2;
    if (kind === 'tail') return proof === 'strong' && !name.endsWith('人') && !name.includes('的') && !(name.includes('、') && opensPhrase(name, words)) && !(next === undefined && BECOMES.test(segment.slice(name.length))) && name.length - lastJoin(name) <= 11;
    if (proof === 'weak') return kind === 'agency' || DETERMINER.test(name) || name.endsWith('部门') || (next !== undefined && FIRM_START.test(text.slice(...next)) && !endsThere(text, from + name.length, to, words));
    return true;
  });
  if (span && (describes(text, span[1], to, words) || mustDescribes(text, span[1], to, words))) return null;
  if (span && span[1] - from === 2 && segment.startsWith('各级')) {
    const department = LEVELS.exec(segment)?.[1];
    if (department) return [from, from + department.length];
  }
  if (span) return isTopic(text, span[1], to, next, words) ? null : span;
  const proved = everyBeforeMust(segment) ?? rowBeforeMust(text, from, to, words);
  if (proved) return [from, from + proved.length];
  if (next && (text[to] === ':' || text.startsWith('——', to))) return headsDuties(text, from, to, next, words) ? [from, to] : null;
  if (!next || text[to] !== ',') return null;
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
  const { act, word } = opening();
  if (act || opensWithManner(segment) || hasObject(segment, words) || (word?.kind === 'weak' && !isListed(segment) && segment[word.word.length] !== '、' && !FIRM_START.test(text.slice(...next)))) return null;
  // 有公共资金投入的民办学校,财政、审计等部门要加强监管: a described name before who acts is what is dealt with.
  if (segment.includes('的') && nameFrom(text, next[0], next[1], words, ({ proof }) => proof === 'modal')) return null;
  const own = to - (SHORT_NAME.exec(segment)?.[0].length ?? 0);
  return (wholeName(text, from, own, words) || SECTIONS.test(segment) || (isOneName(text, [from, to], words) && /^(?:agency|collective|person|post)$/.test(headOf(text, from, to, words.units)?.kind ?? '') && !isBroken(segment))) && predicateFollows(text, next, words) ? [from, to] : null;
}

/** 社会事业处、卫生院、|行政村: a row that a body opens. */
function opensWithBody(text: string, from: number, name: string, words: ActorWords): boolean {
  const pause = name.indexOf('、');
  const kind = pause > 2 ? headOf(text, from, from + pause, words.units)?.kind : undefined;
  return (kind === 'agency' || (kind === 'tail' && /[处科股]$/.test(name.slice(0, pause)))) && !isBroken(name);
}

/** 项目建设主体为区应急局,统筹开展…. */
const CHARGED_BODY = /(?:(?:建设|实施|责任|牵头|承办|立项)(?:主体|单位)|协调部门)[为是]([^,的]{2,24})$/;

/** 申请省级高新区应提供…, 新建转运站要按…设计, 招录劳务人员要…: what is applied for or made, and whoever is taken on, does not act. */
const APPLIED_FOR = /^(?:新建|改建|扩建|迁建|续建)[^的]*(?:站|厕所|[厂场馆]|中心|医院|学校|小区)$|^(?:申请|申报|创建|认定|设立)[^的]*(?:区|园|基地|中心|平台|示范[点村镇县])$|^发现[^的]*(?:人员|患者|病人|儿童|学生|老人)$|^(?:招[录聘收用]|录用|聘用|聘请|雇[佣用])[^的]*(?:人员|工人|员工|教师|干部|保安)$/;

export const isAppliedFor = (name: string): boolean => APPLIED_FOR.test(name);

/** 干部培训,要…: name and act are together what is spoken of. */
function endsThere(text: string, at: number, to: number, words: ActorWords): boolean {
  const word = wordAt(text, at, to, words.clause);
  return word !== null && /^(?:\([^()]*\))?$/.test(text.slice(at + word.word.length, to));
}

/** 各级|招标投标指导协调工作牵头部门要…: the verb belongs to the name. */
const LEVELS = /^(各级(?:(?!会同|负责)[^,;。的由对向将在把要应须本各]){2,24}?(?:部门|机构|单位)(?:[和及与、][^,;。的由对向将在把要应须]{2,16}(?:部门|机构|单位|学校|企业|组织|政府))*)(?:一定要|[都均也]?(?:要(?!求)|应(?![急用])|必?须|不得))/;

/** A platform that somebody runs as his trade; all others are things. */
const RUN_PLATFORM = /(?:企业(?:公共)?服务|第三方|电商|电子商务|交易|网络|直播|外卖|网约车|货运|配送|招聘)平台$/;

/** 市上|成立领导小组, not 市|上报. */
function aboveActs(text: string, from: number, to: number, words: ActorWords): boolean {
  const kind = (wordAt(text, from + 1, to, words.clause)?.word.length ?? 0) < 2 ? wordAt(text, from + 2, to, words.clause)?.kind : undefined;
  return kind === 'strong' || kind === 'modal' || kind === 'adverb';
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

const NO_DESCRIPTION = /^(?:如|若|遇|对|向|将|把|为|除|根据|按照|依照|依据|由|经|支持|鼓励|引导)/;

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
  if (first?.kind === 'preposition') return FIRM.test(rest) || /实施|进行|负责|开展|予以|承担/.test(rest) || /^(?:根据|按照|依据|依托|结合|凭|严格按照)/.test(rest);
  if (startsWithAct(text, from, to, words)) return false;
  const name = nameFrom(text, from, to, words, ({ proof }) => proof === 'modal' || proof === 'strong');
  if (name) return true;
  let end = to;
  while (end < text.length && !',;。:'.includes(text[end + 1] ?? '。')) end++;
  return text[to] === ',' && wholeName(text, from, to, words) && end > to && predicateFollows(text, [to + 1, end + 1], words);
}

/** 政务部门向中心提供的信息,应当…: the segment is the thing, not who acts. */
function isTopic(text: string, from: number, to: number, next: Span | undefined, words: ActorWords): boolean {
  // 公立医院改革发展、财务预决算等重大问题,经党委讨论…
  if (next !== undefined && !FIRM.test(text.slice(from, from + 3)) && text[from] !== '对' && /[、以及][^,]*等(?:重大|重要|相关|有关)?(?:问题|事项|内容|情况|环节|费用|资金)$/.test(text.slice(from, endOfTopic(text, from, to, next)))) return true;
  // 乡镇|收集点的规划建设,由各区县负责
  if (next !== undefined && BY_WHOM.test(text.slice(next[0], next[0] + 3)) && WORK_OF.test(text.slice(from, to)) && !FIRM.test(text.slice(from, to))) return true;
  if (next !== undefined && PAPER_OF.test(text.slice(from, to)) && MUST_BE_DONE.test(text.slice(...next))) return true;
  if (next !== undefined && THING_OF.test(text.slice(from, to)) && !text.startsWith('不得要求', next[0])) return true;
  return next !== undefined && /^(?:向[^,]{2,20}|对[^,]{2,20}(?:实施|开展|采取|作出))的[^,的]{2,10}$/.test(text.slice(from, to)) && wordAt(text, next[0], next[1], words.clause)?.kind === 'modal';
}

/** 各部门|报送市政府的公文,应符合…: what somebody hands in is what is dealt with. */
const PAPER_OF = /^[^,的应要须]{2,14}的[^,的]{0,10}(?:公文|文件|材料|方案|报告|议题|资料|请示|申请|建议|标准|价格|费用)$/;
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

/** 市工信局:负责…, 各村:落实…: a unit heads its duties. */
function headsDuties(text: string, from: number, to: number, next: Span, words: ActorWords): boolean {
  if (to - from > 60 || ROLE.test(text.slice(from, to)) || !/[。;)、.*\s]$|^$/.test(text.slice(Math.max(0, from - 1), from)) || !(wholeName(text, from, to, words) || EVERY_ONE.test(text.slice(from, to)) || ((IN_CHARGE_NEXT.test(text.slice(...next)) || '办站所队科处室股'.includes(text[to - 1]!)) && headOf(text, from, to, words.units)?.kind === 'tail' && !isBroken(text.slice(from, to))))) return false;
  const first = wordAt(text, next[0], next[1], words.clause);
  return /^(?:具体|主要|全面|统一|分别)?(?:负责(?!人)|牵头(?![单部人]))/.test(text.slice(...next)) || (first?.kind === 'preposition' && !/^(?:为|因|自|至|经|凡|联合)/.test(first.word)) || startsWithAct(text, next[0], next[1], words);
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
