import { wordAt, type ClauseWord } from '#lexicon/clause-words';
import type { ActorWords } from './actor-words.ts';
import { startsWithAct } from './name-act.ts';
import { RELATIVE } from './name-shape.ts';

/** What no name begins with: an act, a preposition, a modal. */
const NO_SUBJECT = /^(?:被(?=(?:人民法院|公安机关|有关部门|依法|判处|处以|列入|纳入|评为))|[建做抓用讲办管守筑压配育]好|[建做抓筑压配育][强优实牢细足紧]|由|归|持(?![证股卡有续])|附|待(?!遇)|分(?!局|公司|管|支|院|行|中心|队|包单位|包商|包企业)|一旦|逐[个一步处户项条]|统筹(?!协调|办|组)|沿(?![线街江海途])|受(?=[^,的]{2,20}(?:指派|委托|邀请|派遣))|对于?|在(?![建任岗编职册]|校(?![内园门]|期))|按照?|根据|依据|依照|为了?|以(?!上[各一二三四五六七八九十两单部人企乡镇])|把|将|从|向|通过|针对|围绕|结合|协同|经(?!办(?!公)|普(?!通)|[济信发开营研贸理纪])|凡|如果?|若|因|鼓励|支持|引导|推动|督促|指导|组织(?!部|人事|委员)|要求|凭|除|当(?![地事])|自(?![治然动来])|至|到|每(?![个家名村镇乡区县户校所组位])|本着|随着|关于|于|与|和|及|或者?|不得|严禁|禁止|应(?!急)|要|须|必须|可以?|确保|力争|[未已](?!婚|成年)|一个(?=部门|单位)|供(?![应销水电气暖货给热餐])|又|既|就(?![业医读诊学近餐职])|调动|创设|查看|有(?!关|条件)|无(?!职|关人)|是|把|让|用于|方可|遇|使|给|赴|(?:着重|重点|集中|广泛|大力)宣传|教育(?=引导|公民|群众|居民|村民|职工|党员|农民|市民|企业|家长|学生|师生|广大)|请(?!假)|报(?!社|刊|考者|名人|名者|告人|案人)|送(?![餐货检])|交(?!通|警|易)|等|原则|注重|具体(?![一-鿿]{0,4}(?:人员|单位|部门|机构))|实行|同意|呈(?![现给])|其(?![他余]))/;

/** 发展改革、公安、财政等部门: a list that only its last word makes a name. */
const LISTED = /^[^,;。]{2,160}、[^,;。]{2,40}等(?:有关|相关)?(?:成员)?(?:部门|单位|机构)/;

/** 审计|等部门: a verb that names of bodies begin with is one of them. */
const AND_OTHERS = /^等(?:有关|相关|职能|主管)?部门/;

/** 各, 全体: how a name of somebody begins. */
export const DETERMINER = /^(?:各|全体|所有|有关|相关|其余|XX|每)/;

/** 应当, 均须: what follows obliges. */
export const FIRM_START = /^(?:均|都|也)?(?:应当?|必须|须|不得|要(?!求))/;

/** 多渠道分流安置职工, 切实关心企业: how it is done opens no name, unless it describes one (认真履行职责的单位). */
const MANNER = /^(?:尽快|密切(?!接触)|团结|准确|及时|深入|精准|严肃|妥善|稳妥|积极|主动|切实|认真|不断|大力|着力|扎实|充分|努力|牢固|多渠道|多途径|进一步|加快|争取|最大(?:程度|限度)|系统(?:梳理|谋划|推进|总结|整理|排查|构建)|科学(?:设置|规划|布局|安排|配置|划定|划分|确定|制定|合理|有序|精准))/;

/** 按照财政等部门要求, 与财政等部门配合: those who asked, or with whom one works, do not act. */
const FOLLOWS = /^(?:按照?|根据|依据|依照|遵照|参照|与|向|对|将|把)/;

/** 发展改革、公安、财政等部门. */
export const isListed = (segment: string): boolean => segment.includes('等') && LISTED.test(segment);

/** 对残疾儿童,|执行机关应当…: what 对 opened ends where a body must. */
const BEHIND_FOR = /(?:^|[,;。])对[^,;。]*,$/;
const BODY_MUST = /^[一-鿿]{2,8}(?:单位|机构|机关)(?:应当|必须|须|不得)/;

/** 配合|部门要…: a verb here, though elsewhere it reads as 要 and 应 do. */
const DESCRIBES_BODY = '配合';

/** How a segment begins: with a description of a name, with an act, with which word; `free`: neither behind 对…, nor with a word that no name begins with; `described`: its verb may describe a name. */
export interface Opening { relative: boolean; act: boolean; free: boolean; described: boolean; word: ClauseWord | null }

/** Most segments hold no name that anything proves, so this is asked only for those that do. */
export function openingOf(text: string, from: number, to: number, words: ActorWords): Opening {
  const segment = text.slice(from, to);
  const word = wordAt(text, from, to, words.clause);
  const oneOfThem = word?.reach === 'head' && AND_OTHERS.test(segment.slice(word.word.length));
  const nominal = oneOfThem || (isListed(segment) && !FOLLOWS.test(segment) && !actsOnFirst(segment, words)) || (opensPhrase(segment, words) && !opensWithAdverb(segment, words));
  const relative = RELATIVE.test(segment);
  const act = !nominal && !relative && (NO_SUBJECT.test(segment) || startsWithAct(text, from, to, words));
  const free = !NO_SUBJECT.test(segment) && (!BEHIND_FOR.test(text.slice(Math.max(0, from - 60), from)) || BODY_MUST.test(segment));
  const described = free && (word?.kind === 'strong' || word?.kind === 'weak' || word?.word === DESCRIBES_BODY) && !DETERMINER.test(segment.slice(word.word.length));
  return { relative, act, free, described, word };
}

/** 整合利用民政、教育等部门: the list is the object of a verb before it. */
function actsOnFirst(segment: string, words: ActorWords): boolean {
  const word = wordAt(segment, 0, segment.length, words.clause);
  return word?.kind === 'strong' && word.word.length >= 2 && segment.indexOf('、') >= word.word.length + 2 && word.reach === null;
}

/** 积极支持企业: how it is done opens no name, unless it describes one. */
export const opensWithManner = (name: string): boolean => MANNER.test(name) && !name.includes('的');

/** 定期总结通报平台运行情况: an adverb opens an act, unless 的 makes it a description (依法设立的机构). */
function opensWithAdverb(segment: string, words: ActorWords): boolean {
  const word = wordAt(segment, 0, segment.length, words.clause);
  return word?.kind === 'adverb' && word.word.length >= 2 && !segment.includes('的');
}

/** 出席会议人员, 从事生产的企业: the verb may open a name with an object between. */
export function opensPhrase(segment: string, words: ActorWords): boolean {
  return words.clause.phraseVerbs.longest(segment, 0, 5) !== null;
}
