import type { DocumentWords } from '#lexicon/document-words';
import type { Layout } from './arrange.ts';
import { inferred, stated } from './found.ts';
import type { Found } from './found.ts';
import { datesIn } from './header-date.ts';
import { organsOf } from './line-marks.ts';
import { squash } from './lines.ts';

const ACTS = /关于|印发|转发|批转|公布|发布|对(?=.*的(?:批复|答复|决定))/;
/** A plan's title that begins with its body: XX岛管委会防溺水工作方案, XX市统计局深入学习…方案. */
const LEADING_BODY = /^((?:[\u4e00-\u9fffX*×]{1,12}?(?:省|市|县|区|州|盟|旗|镇|乡|街道|岛))[\u4e00-\u9fffX*×]{0,14}?(?:管委会|管理委员会|人民政府办公室|人民政府办公厅|人民政府|委员会办公室|委员会|局|厅|党工委|工委|街道办事处))(?![长级域直属部面内])/;

/** 卢市镇关于…的通知: a place alone, where no body signs. */
const TITLE_PLACE = /^([\u4e00-\u9fffX*×]{2,10}(?:镇|乡|街道|县|区|市|旗))关于/;
/** …指挥部通告(第4号), …指挥部令: a body and what it gives out, nothing between. */
const BODY_GIVES = /^([^《》,。;:]{4,40}?)(?:紧急)?(?:通告|公告|命令|令)(?:\(?第?[\d一二三四五六七八九十]{1,4}号\)?)?$/;

/** 2021年11月30日生态环境部、公安部令第23号公布, 1998年6月5日某市第十届人民代表大会常务委员会通过. */
const MADE_BY = /日\s*(?:第[一二三四五六七八九十]+届)?([\u4e00-\u9fffX*×、]{2,40}?(?:大会常务委员会|人民代表大会|国务院|[部局署会厅府]))(?=第|令|公布|发布|通过|\s)/g;

/** (临河区人民政府办公室 2022年4月18日印发) */
const ISSUED_BY = /^\(\s*([\u4e00-\u9fffX*×、]{2,40}?)\s*\d{4}年/;

/** Issuing bodies stand at most this many lines above the title; farther up is a page's navigation. */
const HEAD_LINES = 8;

/** The bodies in whose name the document stands: lines above the title, title, signature, metadata, at last the 机关代字. */
export function issuersOf(layout: Layout, title: string, number: string | null, words: DocumentWords): Found<string[]> | null {
  const { lines, roles, front, signatures, annexes } = layout;
  const named = front.title.length > 0 ? titleBodies(title, words) : null;
  const above = headLines(layout, words);
  // 某省人民政府 heads the page, 某省人民政府办公厅关于… is what it shows.
  const ofPage = above?.value.length === 1 && named !== null && named[0] !== above.value[0] && named[0]!.startsWith(above.value[0]!);
  if (above && !ofPage) return above;
  const annexFrom = annexes[0]?.[0] ?? lines.length;
  const signature = signatures.find((s) => s.issuers.length > 0 && s.dateLine < annexFrom);
  const signed = signature ? stated(signature.issuers.map((s) => s.name), [lines[signature.issuers[0]!.line]!.start, lines[signature.dateLine]!.end], 'issuers.signature') : null;
  if (named) {
    const joint = signed && squash(signed.value.join('')) === squash(named.join(''));
    // 坪山区人民政府办公室 in the title, 深圳市坪山区人民政府办公室 below the text.
    const fuller = named.length === 1 && signed?.value.length === 1 && signed.value[0]!.endsWith(named[0]!) && !signed.value[0]!.startsWith('中华');
    // 区经济发展局等六部门关于…: below the text all six sign.
    const more = signed !== null && signed.value.length > named.length && named.every((one) => signed.value.includes(one));
    if (signed && (joint || fuller || more)) return signed;
    const line = lines[front.title[0] ?? 0];
    return stated(named, line ? [line.start, Math.min(line.end, line.start + named.join(' ').length)] : null, 'issuers.title');
  }
  if (signed) return signed;
  const place = front.title.length > 0 ? TITLE_PLACE.exec(title)?.[1] : undefined;
  if (place) {
    const line = lines[front.title[0]!]!;
    return stated([place], [line.start, line.start + place.length], 'issuers.title-place');
  }
  const cell = front.metadata.find((m) => m.field === 'issuer' && m.value !== '');
  if (cell) return stated(cell.value.split(/[\s、,;]+/).filter((u) => u !== ''), [lines[cell.line]!.start, lines[cell.line]!.end], 'issuers.metadata');
  const made = roles.indexOf('history');
  if (made >= 0 && made < front.bodyFrom) {
    const bodies = madeBy(lines[made]!.text);
    if (bodies) return inferred(bodies.split('、').map((body) => body.replace(/^(.+?)第[一二三四五六七八九十]+届/, '$1')), [lines[made]!.start, lines[made]!.end], 'issuers.history-line');
  }
  const code = number === null ? null : number.replace(/〔.*$|第?\d+号$/, '');
  const owner = code === null ? undefined : words.issuerCodes.get(code) ?? (code.endsWith('令') && code.length > 3 ? code.slice(0, -1).replace(/^中华人民共和国(?=..)/, '') : undefined);
  return owner === undefined ? printer(layout, words) : inferred([owner], null, 'issuers.number-code');
}

/** Who made it by a history line: (2月23日市人民政府第86次常务会议通过,3月5日XX市人民政府令第41号公布) says it twice, once in full. */
function madeBy(line: string): string | undefined {
  const named = [...line.matchAll(MADE_BY)].map((match) => match[1]!);
  return named.findLast((name) => name.endsWith(named[0]!)) ?? ISSUED_BY.exec(line)?.[1];
}

/** 某省人民政府办公厅2019年3月15日印发: where nothing else tells, the office that had it printed. */
function printer({ lines, roles }: Layout, words: DocumentWords): Found<string[]> | null {
  const line = lines[roles.lastIndexOf('distributed')];
  const dated = line && datesIn(line.text)[0];
  const bodies = dated ? organsOf(line.text.slice(0, dated.start).trim(), words) : null;
  return line && bodies ? inferred(bodies, [line.start, line.start + line.text.indexOf(bodies[0]!) + bodies[0]!.length], 'issuers.distributed') : null;
}

function headLines({ lines, roles, front }: Layout, words: DocumentWords): Found<string[]> | null {
  const first = front.title[0] ?? front.bodyFrom;
  const at: number[] = [];
  for (let i = Math.max(0, first - HEAD_LINES); i < first; i++) if (roles[i] === 'issuer') at.push(i);
  if (at.length === 0) return null;
  const names = at.flatMap((i) => {
    const line = lines[i]!.text.replace(/\s*文件$/, '');
    return organsOf(line, words)?.flatMap((body) => apart(body, words)) ?? [line.replace(/^(?:[\u4e00-\u9fff]\s)+[\u4e00-\u9fff]$/, squash)];
  });
  return stated([...new Set(names)], [lines[at[0]!]!.start, lines[at.at(-1)!]!.end], 'issuers.head-line');
}

/** 龙岩市|工业和信息化局龙岩市|林业局: the place stands again where the second body begins. */
const SAME_PLACE = /^(([\u4e00-\u9fff]{2,6}?[省市县区州盟旗]).{2,16}?)(\2.{2,})$/;

/** 中共中央办公厅国务院办公厅: two bodies written without a space, where the place stands twice or the second is one we know. */
function apart(body: string, words: DocumentWords): string[] {
  const twice = SAME_PLACE.exec(body);
  if (twice && words.organs.of(twice[1]!) !== null && words.organs.of(twice[3]!) !== null) return [twice[1]!, ...apart(twice[3]!, words)];
  for (const known of words.issuerCodes.values()) {
    const first = body.slice(0, -known.length);
    if (known.length >= 4 && first.length >= 4 && body.endsWith(known) && words.organs.of(first) !== null && !/^(?:[省市县区]|委员会)$/.test(first)) return [first, known];
  }
  return [body];
}

function titleBodies(title: string, words: DocumentWords): string[] | null {
  const act = ACTS.exec(title);
  if (act && act.index >= 3) {
    const bodies = organsOf(title.slice(0, act.index).trim(), words);
    if (bodies) return bodies.flatMap((body) => apart(body, words));
  }
  const giver = act ? null : BODY_GIVES.exec(title);
  const givers = giver && organsOf(giver[1]!, words);
  if (givers) return givers;
  const leading = LEADING_BODY.exec(title);
  return leading && (!act || leading[0].length <= act.index) && !/(?:法|条例)(?:\([^()]*\))?$/.test(title) ? [leading[1]!] : null;
}
