import { headOf } from '#lexicon/unit-words';
import type { ActorWords } from './actor-words.ts';
import { startsWithAct } from './name-act.ts';
import { isBroken } from './name-shape.ts';

/** Names at the start of a segment that nothing but the 要, 应 or 须 behind them proves. */

/** The name that 各, 全体 or 所有 opens: whoever they are, all of them must; null where what is meant are things. */
export function everyBeforeMust(segment: string): string | null {
  const every = '各全所'.includes(segment[0] ?? '-') ? EVERY.exec(segment)?.[1] : undefined;
  // 各点位长对各自|负责区域…
  return every && !THINGS.test(every) && !isBroken(every) && !SEES_TO.test(every) ? every : null;
}

/** 各项目应设立…, 各口线都要制定…, 各县(市)区同步执行. */
const EVERY = /^((?:全[省市县区镇乡国](?=各))?(?:(?:各|全体|所有)[一-鿿]{1,8}?(?:\([^()]{1,8}\)[区市]?)?[、和及])?(?:各(?!自)|全体|所有|全[省市县区镇乡](?=上下|\d+[名个家])(?:\d+[名个家])?)[一-鿿]{1,8}?(?:\([^()]{1,8}\)[区市]?)?)(?=[都均也]?(?:一定要|应当|(?<![相供响反效对适])应(?![急用付]|对(?![^,。;]{2,36}(?:进行|开展|实施|予以|采取))|[^,]{0,4}的[^,])|(?<![主重首])要(?![素求点负领])|须|必须|不得|务必|同步执行|负责(?![人的])))/;
/** 各包村|督促各村要…: two of them. */
const SEES_TO = /.(?:督促|要求|指导|通知|敦促)/;
const THINGS = /(?:环节|情况|方面|措施|指标|工作|制度|产品|设施|设备|系统|平台|数据|信息|资金|标准|文件|材料|档案|过程|阶段|层面|领域|行业|内容|事项|活动|方案|计划|任务|政策|要素|场所|线路|道路|岗位|名单|问题|隐患|费用?|经费|路口|支出|收入|开支|款项|票据|建筑|工程|路段|区域|商品|药品|车辆|用车|船舶|(?:[类项种处条款表册]|(?<![口条战])线|(?<![考网站种])点))$/;

/** 小额贷款公司、融资租赁公司、典当商|要优化流程: a row of names of which the lexicon does not know the last. */
export function rowBeforeMust(text: string, from: number, to: number, words: ActorWords): string | null {
  const row = ROW.exec(text.slice(from, to))?.[1];
  if (!row || isBroken(row) || startsWithAct(text, from, to, words)) return null;
  const names = row.split('、');
  let at = from;
  let known = 0;
  for (const name of names) {
    const kind = headOf(text, at, at + name.length, words.units)?.kind;
    if (kind === 'agency' || kind === 'collective' || kind === 'person' || kind === 'post' || name === '组织') known++;
    at += name.length + 1;
  }
  return known >= 2 && known * 2 >= names.length && !THINGS.test(row) ? row : null;
}

const ROW = /^([^,;:、的在对将把由]{2,16}(?:、[^,;:、的在对将把由]{2,14})+?)(?=[都均也]?(?:(?<![主重首])要(?![求素点由])|应当|必须|须|不得))/;
