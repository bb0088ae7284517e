import { wordAt } from '#lexicon/clause-words';
import { headEndingAt } from '#lexicon/unit-words';
import { signTable } from '#text/needed-signs';
import type { ActorWords } from './actor-words.ts';
import { NAME_ENDS } from './segments.ts';

/** What stands behind a name and proves that it acts: a modal (要, 应), a verb or the like, a word as often a noun. */
export type Proof = 'modal' | 'strong' | 'weak';

/** 乡镇|组织人员逐户排查, 各部门|抽调专人组成专班: people are what the verb acts on, not the name's end. */
const SENDS_OUT = /^(?:组织|安排|抽调|选派|抽派|调配|派出?)(?:精干|专门|专业|得力)?(?:人员|力量|专人)(?!的)[^,。;、]/;
const SENDS_OUT_STARTS = signTable('组安抽选调派');
export const sendsOut = (text: string, at: number, to: number): boolean => SENDS_OUT_STARTS[text.charCodeAt(at)] === 1 && SENDS_OUT.test(text.slice(at, Math.min(to, at + 8)));

const NO_PROOF_STARTS = signTable('以之在');
/** 行业部门|落实部门监管职责: the duty of a department is what they take on. */
export const TAKES_ON = /^(?:落实|履行|明确|压实)$/;
/** 村书记|在岗, 副指挥长|到岗带班; not 在岗职工, 到岗到位. */
const ON_DUTY = /^[在到]岗(?:[,。、;]|$|带班|值守|值班|履职)/;
/** 镇应急办|专人管理. */
const OWN_STAFF = /^(?:指定|明确|安排|确定)?专人/;
const PERSONS = /^(?:人员|部门|单位|机构|主体)/;
const NOMINAL_TAIL = /^(?:的|工作|机制|体系|制度|能力|水平|力度|情况|人员|部门|单位|环境|责任|成本|行为|经费|费用|方式|模式|范围|意见|质量|效率|层级|格局|条件|资金|信息|数据|系统|平台|队伍|活动|计划|规划|标准|服务|管理|需求|主体|机构|会议|项目|工程|资产|资源|产业|市场|用工|单项|试点|目标|任务|基金|收入|支出|总量|份额|标识|设施|设备|场馆|场地|指标|率|达到|经历|经验|年限|进展)/;

/** 乡镇卫生院|编制以县为单位核定, 省级|转移支付资金: a noun that begins like a verb. */
const AS_NOUN = /^(?:编制(?:[以按由]|总[量数]|总额|不足|使用)|转移支付|公示[牌栏期]|[包联挂驻][村片组户点联保抓](?:领导|干部|同志|民警)|衔接(?:推进)?(?:乡村振兴)?(?:补助)?资金|衔接推进|主要(?:媒体|新闻)|召集人|[一-鿿]{0,4}(?:费用|经费|工资|补贴|补助|奖金)由)/;

/** 团队成员|从各科室抽调: where somebody comes from. */
const TAKEN_FROM = /^从[^,。;]{2,24}(?:抽调|选派|抽取|产生|选聘|遴选|列支)(?![^,。;、的和]{2,}(?:组成|组建|成立|参与|参加|开展|赴|到))/;

/** 村支书|担任总网格长,每周…: which post somebody has, and behind the comma what he does there; not 担任副主任,具体承担…. */
const DOES_THERE = /^,(?:具体|统筹|全面|主要)?(?:负责|抓|每[日天周月季年]|定期|组织|牵头|统筹|指导|督促|落实|做好|协助|承担|履行)/;
export const doesThere = (text: string, to: number): boolean => DOES_THERE.test(text.slice(to, to + 8)) && !MADE_SO.test(text.slice(Math.max(0, to - 60), to));
/** 由传承人担任教师, 镇长担任副主任 */
const MADE_SO = /由[^,。;]*$|副(?:主任|组长|总?指挥长?|召集人)$/;

/** 保养单位|每月应巡查一次. */
export const EVERY_SO_OFTEN = /^每(?:[日天周旬月季年]|个?(?:季度|学期|工作日|半年|半月))/;

/** 各项目|应对施工人员进行管理, not 应对疫情. */
const MUST_TO = /^应对(?:接|照)|^应对[^,。;]{2,36}(?:进行|开展|实施|予以|给予|采取|加强)/;

/** What one does with 情况; 各单位|入驻情况 is a thing. */
const REPORTS = /^(?:通报|报告|反馈|汇报|介绍|说明|掌握|了解|核实|上报|报送|交流|分析|研究|听取|公布|公开|统计|汇总|检查|督查|摸清|报|贯彻落实|落实)$/;

/** How many: 1个, 一批. */
const COUNTED = /^(?:\d[\d.—~-]*[个家所处座名条]|[一两三][个批家所])/;

/** 主要负责人|负主要领导责任, 县委|负总责 */
const ANSWERS = /^负(?:总责|[^,;。的]{0,10}责任)(?:[,;。、]|$)/;

/** 各乡镇|汛前至少演练1次, 河长办|上半年组织培训: when it acts. */
const AHEAD_OF = /^(?:节?假日|节日|春节|国庆|暑期|寒假|汛期|活动)期间(?!的)|^假期[内里中](?!的)|^汛期(?=每|要|应|须)|^[上下]半年(?!的|[度末])|^年[初终](?!的)|^(?:入?汛|节|会|入冬|开学|开工|春耕|雨季|年底|月底|季末|年末)前(?!的|[十\d])/;
const AHEAD_STARTS = signTable('节假春国暑寒汛活上下年入会开雨月季');

/** 党组织|任期届满应当换届 */
const TERM_ENDS = /^(?:任期|聘期|服务期|合同期?)(?:届满|期满|到期)[前后时]?(?:不得|应当?|必须|须|要(?!求))/;
const TERM_STARTS = signTable('任聘服合');

/** 企业|集聚地, 企业孵化育成|链条: the verb belongs to a longer noun. */
const PLACE_TAIL = /^(?:[一-鿿]{2})?(?:[地链](?=[,、;。的和及]|$)|链条)/;

/** 执法人员与|检查对象有利害关系: 与 joins no second subject. */
const BOUND_TO = /^[^,;、]{2,14}(?:结对|配对|有[^,;、]{0,6}(?:关系|关联|冲突)|存在[^,;、]{0,6}(?:关系|关联|冲突))/;

/** 每个园区|各新建3条. */
const EACH_MAKES = /^各(?:[新改扩筹自]?[(]?[改扩新]?[)]?建[有成设]?|成立|派[出]?|设[立置]?|选[派出取]?|配[备置]?|培育|打造|创建|推荐|确定|出资|安排|投入|筹集)[^,的]{0,8}(?:\d|[一二三两]|至少)/;

/** 财政局等部门|各司其职. */
const EACH_ITS_OWN = /^各(?:司其职|负其责|尽其责|尽所能)/;

/** 岳池县|农村每年…: only a part of the place. */
const IN_PLACE = /^[县区市](?:农村|城镇)(?:每年|应当?|要)/;

/** 商业银行|贷款审批中不得…: a course of work between subject and modal. */
const COURSE_ENDS = /^(?![站门长员])(?:(?!名称|标题|内容|信息|广告|合同|协议|文件|预算|决算|规划|方案|章程|标准|目录|系统|网页|页面|报告|证书)[一-鿿]{2})[一-鿿]{0,4}(?:中|过程中|期间)(?:不得|应当|必须|须|严禁|要(?!求))|^(?![门长员])(?!名单|名称|信息)(?:(?!在)[一-鿿]){1,4}[前后时](?:不得|应当?|必须|须|严禁)/;

/** 国务院|对外贸易主管部门. */
const ABROAD = /^对外(?:贸易|经济|投资|合作|联络|宣传|承包|援助)/;

/** What follows a name: null at the end, undefined where the name goes on (的, 、, another noun). */
export function proofAt(text: string, start: number, to: number, words: ActorWords): Proof | null | undefined {
  let at = start;
  if (text[at] === '、' && wordAt(text, at + 1, to, words.clause)?.kind === 'modal') at++;
  // 财务科  保障车辆: what stands apart from the name in its duties
  if (text[at] === ' ' && NAME_ENDS.includes(text[at - 1]!)) while (text[at] === ' ') at++;
  if (at >= to) return null;
  if (text.startsWith('之间', at)) at += 2;
  if (text.startsWith('会同意', at) || ABROAD.test(text.slice(at, at + 4))) return undefined;
  if ((text[at] === '在' || text[at] === '到') && ON_DUTY.test(text.slice(at, at + 4))) return 'strong';
  if (text[at] === '由' || (NO_PROOF_STARTS[text.charCodeAt(at)] === 1 && /^(?:以[上下内外及]|之中|在(?:岗|册|建(?!设)|校(?!园)|编(?!制)|职(?![责能])|运营的))/.test(text.slice(at, at + 4)))) return undefined;
  if (text[at] === '每' && EVERY_SO_OFTEN.test(text.slice(at, at + 5))) return 'strong';
  if (text.startsWith('一定要', at) || (text.startsWith('一要', at) && text[at + 2] !== '素') || (text.startsWith('应对', at) && MUST_TO.test(text.slice(at, at + 44)))) return 'modal';
  if (IN_PLACE.test(text.slice(at - 1, at + 4))) return 'strong';
  if (text[at] === '各') return EACH_MAKES.test(text.slice(at, at + 24)) || EACH_ITS_OWN.test(text.slice(at, at + 4)) ? 'strong' : undefined;
  if (text[at] === '是') return /(?:责任|负责|牵头|实施|参与|落实)(?:主体|人|单位|部门)$|的(?:处置|整治|治理|实施|落实)主体$/.test(text.slice(at, to)) ? 'modal' : undefined;
  if (/\d/.test(text[at]!)) return /^\d+(?:[—–~-]\d+)?(?:个(?:工作日|月|小时)|年|月|日|天|小时(?:内|值守|值班|在岗|专人|不间断|轮流)|分钟内|%(?!的))/.test(text.slice(at, at + 12)) ? 'strong' : undefined;
  if ((text[at] === '负' && ANSWERS.test(text.slice(at, at + 16))) || (AHEAD_STARTS[text.charCodeAt(at)] === 1 && AHEAD_OF.test(text.slice(at, at + 5))) || (ASIDE_STARTS[text.charCodeAt(at)] === 1 && ASIDE.test(text.slice(at, to)))) return 'strong';
  if (sendsOut(text, at, to) || OWN_STAFF.test(text.slice(at, at + 4))) return 'strong';
  if (TERM_STARTS[text.charCodeAt(at)] === 1 && TERM_ENDS.test(text.slice(at, at + 10))) return 'modal';
  const word = wordAt(text, at, to, words.clause);
  if (!word || word.kind === 'noun' || word.kind === 'weak') if (COURSE_ENDS.test(text.slice(at, Math.min(to, at + 10)))) return 'modal';
  if (!word || word.kind === 'noun') return undefined;
  const after = at + word.word.length;
  const rest = text.slice(after, Math.min(to, after + 4));
  if (word.kind === 'modal') return 'modal';
  if (AS_NOUN.test(text.slice(at, at + 8))) return undefined;
  if (word.word === '为' && (/^(?:\d|引领|支撑|网底|主体|主导|基础|骨干|补充|核心|龙头|枢纽|依托)/.test(text.slice(after, after + 2)) || /(?:(?:组长|主任|成员|成员单位|联络单位|召集人|联系人|[一-鿿]单位)(?:的[^,]*)?|的)$/.test(text.slice(after, to)))) return undefined;
  if (word.word === '从' && TAKEN_FROM.test(text.slice(at, Math.min(to, at + 32)))) return undefined;
  if (word.kind === 'preposition') return word.word === '与' && headAhead(text, after, to, words) && !BOUND_TO.test(text.slice(after, after + 24)) ? undefined : 'strong';
  if (word.kind === 'adverb') {
    if (rest.startsWith('的') || (/^[更最较]$/.test(word.word) && rest[0] === '加')) return undefined;
    if (word.word === '视' || word.word === '不再') return 'strong';
    const behind = wordAt(text, after, to, words.clause);
    // 镇|应急办, 市、区|应急处置指挥机构
    if (word.word === '应急' && (behind?.kind !== 'strong' || EMERGENCY_BODY.test(text.slice(after, to)))) return undefined;
    return behind && behind.word !== '与' && proofAt(text, after, to, words) === undefined ? undefined : 'strong';
  }
  if (word.reach === 'state' || (/^(?:担任|兼任|任)$/.test(word.word) && rest !== '务' && !doesThere(text, to))) return undefined;
  // 市级|建设1个中心
  if (word.kind === 'weak' && COUNTED.test(rest)) return 'strong';
  if (word.kind === 'weak' && !NOMINAL_TAIL.test(rest)) {
    const next = wordAt(text, after, to, words.clause);
    if (next?.kind === 'strong' && next.word.length >= 2 && next.reach === null && !NOMINAL_TAIL.test(text.slice(after + next.word.length, after + next.word.length + 4))) return 'strong';
  }
  if (PERSONS.test(rest) && word.kind === 'strong') {
    if (TAKES_ON.test(word.word)) return 'strong';
    const behind = wordAt(text, after + 2, to, words.clause);
    return behind || after + 2 >= to ? undefined : 'strong';
  }
  // 法人|验收是…的基础
  if (rest[0] === '是' && rest[1] !== '否') return undefined;
  if (rest.startsWith('情况') && !REPORTS.test(word.word)) return undefined;
  if (PLACE_TAIL.test(rest) && word.word[0] !== '在') return undefined;
  if (NOMINAL_TAIL.test(rest)) return word.kind === 'strong' && !/^(?:的|率|达到|人员|部门|单位|机构|主体)/.test(rest) ? 'strong' : undefined;
  return word.kind;
}

/** 代理师|首次执业, 金融机构|无正当理由不得…, 政府、企业|协同推进, 获批人员|到公安机关办理, 经济组织|代表集体行使…: no verb, but what only a subject can have before it. */
const ASIDE = /^(?:派(?=[一两1-9专员])|依(?:其|章程|职责|职权|程序)|(?:首次|初次|协同|合力|携手)(?![的、,]|[创技]|体系|机制|能力)|无(?:正当(?:理由|原因|事由)|故|(?!法|异议)[^,]{2,20}的$)|据此|代表(?=[^,的]{1,12}(?:行使|签订|签署|履行|持有|出席))|(?:执业|执勤执法|执勤|履职)(?:应|不得|必须)|遇有?(?=下列|重大|特殊|紧急|突发)|如(?![何下实期果数])[^,]{2,30}的$|到(?![位岗期达底场账会]|\d)[^,的]{2,12}(?:办理|领取|参加|申请|咨询|报到|登记|报名|缴纳|接受))/;
/** 经济组织|代表集体行使…: not 组织代表. */
export const actsFor = (text: string, at: number): boolean => text.startsWith('代表', at) && ASIDE.test(text.slice(at, at + 20));
const ASIDE_STARTS = signTable('首初协合携无如到据执履代依派遇');

const EMERGENCY_BODY = /^(?:处置|指挥|管理|救援|响应|保障|协调|领导|工作){1,3}(?:机构|部门|中心|队伍?|小组|单位|办公室|指挥部)/;

/** Whether a name stands right behind (甲与乙联合…). */
function headAhead(text: string, from: number, to: number, words: ActorWords): boolean {
  for (let i = from + 2; i <= Math.min(to, from + 16); i++) {
    if (',;。、'.includes(text[i - 1]!)) return false;
    if (headEndingAt(text, i, from, words.units)) return true;
  }
  return false;
}
