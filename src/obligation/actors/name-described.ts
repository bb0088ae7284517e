import { wordAt } from '#lexicon/clause-words';
import type { ActorWords } from './actor-words.ts';

/** 政府投资的项目应当…, 党委领导、政府监管相结合的格局: the name and its verb only describe what follows. */
export function describes(text: string, at: number, to: number, words: ActorWords): boolean {
  const rest = text.slice(at, to);
  const first = wordAt(text, at, to, words.clause);
  // 主办单位在平台上开设的账号名称应…
  if (first?.word === '在' && /^在[^,的应要]{2,16}(?:开设|提交|取得|发布|使用|设立|建设|发生|提供|销售|从事)的(?![^,]{0,4}(?:情况|前提|基础|同时|时|后|前))[^,的]{2,10}(?:应当?|须|必须|不得|均)/.test(rest)) return true;
  if (SHARE.test(rest) || OF_THEIRS_GROWS.test(rest) || (first?.kind !== 'modal' && first?.kind !== 'preposition' && OF_THEIRS.test(rest)) || TITLE_REST.test(rest) || COMPOUND.test(rest) || NEEDED.test(rest)) return true;
  // 各单位负责的转运站建成后,…
  if (/^负责的[^,]/.test(rest)) return true;
  // 民政部门|牵头的协调联动工作机制
  if (/^(?:牵头|主导|参与|参加|配合)的[^,]*(?:机制|体系|格局|制度|模式|局面)(?:[,要应须]|$)/.test(rest)) return true;
  // 各责任单位|落实整治情况纳入考评
  if (/^[^,要应须将把]{2,20}情况(?:均|统一|全部|作为)?(?:纳入|列入|计入)/.test(rest)) return true;
  // 政府投资建设和购置的养老设施, 政府投资或以政府投资为主的工程项目: whose they are.
  if (/^(?:投资|购买|出资|举办|购置|资助)(?!\d)[^,]{0,24}的[^,]/.test(rest)) return true;
  return (/的行为$/.test(rest) && first?.kind !== 'modal') || /^[一-鿿]{2,4}(?:、|$)/.test(rest) && /结合的|的[^,的]{0,6}(?:格局|机制|体系|体制|模式|局面|氛围)$/.test(rest);
}

/** 申请人|准入资格的审核须…, 企业|上报的材料应…: something of theirs, or that they did. */
const OF_THEIRS = /^[一-鿿]{2,6}的(?![^,]{0,12}(?:部门|单位|机构|机关|人员|企业|干部|[人者员])[应须必不])[一-鿿]{2,8}(?:均|都)?(?:应当|应(?!急)|须|必须|不得)/;

const STEADILY = '(?:不断|逐步|日益|更加|全面|基本|持续|进一步|明显|显著|有效|大幅|稳步)';
const GROWS = '(?:完善|健全|提高|提升|增强|强化|加强|优化|改善|建成|形成|普及|推进|扩大|好转)$';
/** 学校|布局明显优化, 党组织|统筹发展的理念进一步强化: how a thing of theirs comes to stand. */
const OF_THEIRS_GROWS = new RegExp(`^(?:[^,]{2,24}的[一-鿿]{2,6}|[一-鿿]{2,4})${STEADILY}+${GROWS}`);
/** 服务平台|不断完善: the same of the thing itself. */
export const BECOMES = new RegExp(`^${STEADILY}*${GROWS}`);

/** 综合医院|开设老年病科比例达30%: how many do so is told, not who must. */
const SHARE = /^(?![^\d]*(?:确保|实现|力争|使|保持|提高|提升|控制))[一-鿿]{4,20}(?:(?:比例|比重|占比|率)(?:达到?|超过|在|[≥>])|占[一-鿿]{0,8}(?=\d))[^,]{0,4}\d/;

/** 市政府|工作中的重大事项, 财政|扶持资金优先…, 养老机构|建设用地按…, 学生|获得感, 企业单位|增加值, 实验室等|平台达到200家: a thing of theirs. */
const COMPOUND = /^工作中的|^(?:补助|补贴|津贴)(?:每|按|标准)|^[一-鿿]{2}时间(?:压缩|缩短|控制)|^投资(?:年度)?(?:计划|项目|基金|资金|总额|规模)|^(?:专项)?(?:扶持|补助|补贴|奖补|奖励|配套|专项|建设|投入|帮扶|救助)(?:资金|经费|用地|基金)(?![、和及到])|^(?:获得|归属|幸福|认同|安全|责任|荣誉|参与|满意|使命)[感度]|^(?:总?产值|增加值|营业收入)|^等[^,的]{2,14}(?:达到?|超过|增至|占)[^,]{0,4}\d/;

/** 各级工会|开展活动所需经费: what they need; not 财政局负责落实所需经费. */
const NEEDED = /^(?!负责|安排|落实|保障|承担|解决|筹集|拨付|核定|[要应须])[一-鿿]{2,10}所需(?:的)?(?:资金|费用|经费)/;

/** 市政府办公室|印发〈…〉的通知》要求: the rest of a broken title. */
const TITLE_REST = /^(?:印发|转发)[^,》《]{2,80}的?(?:通知|意见|函)》/;
