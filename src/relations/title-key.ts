/** 文号 made comparable: every kind of bracket the same, no spaces, 第 dropped: 国发[2018]27号. */
export function numberKey(number: string): string {
  return number.normalize('NFKC').replace(/\s/gu, '').replace(/[〔【[{﹝(《〈]/gu, '[').replace(/[〕】\]}﹞)》〉]/gu, ']').replace(/\]第?0*(?=\d)/u, ']').toUpperCase();
}

/** Whether a 文号 alone tells a document: 国发[2018]27号 does, 第3号令 and 2019年第5号公告 need the issuer. */
export const tellsAlone = (key: string): boolean => /^[\p{L}\d]{2,}\[(?:19|20)\d\d\]\d{1,5}号$/u.test(key);

/** What is comparable of a title, and what tells documents of the same title apart. */
export interface TitleName {
  /** Without issuer, region, 中华人民共和国, marks, edition and status: 北京市关于印发〈X〉的通知 gives X. */
  core: string;
  /** Words before 关于: 北京市人民政府办公厅; or the region before a regulation's name: 上海市. '' when there are none. */
  issuer: string;
  /** 北京市, 四川省广安市; '' for the state's organs and where none is said. */
  region: string;
  /** 2019年版, (2021年修订): the year, when stated. */
  edition: string;
  /** The title hands on another document (印发 发布 公布). */
  issues: boolean;
}

const MARKS = /[《》〈〉<>“”"'‘’「」『』【】〔〕()[\]{}\s,，、.。:：;；·•・—–\-－_*]/gu;
const EDITION = /\(((?:19|20)\d\d)年?(?:版|修订(?:版|稿)?|修正(?:版|本)?|本|文本)?\)/u;
const STATUS = /\((?:试行|暂行|草案|征求意见稿|修订(?:版|稿)?|修正(?:版|本)?|节选|全文|摘要|已?废止|失效|第?[一二三四五六七八九十\d]+版)\)/gu;
const HANDS_ON = /^(?:关于)?(?:重新|修订)?(?:印发|发布|公布|颁布|颁发|下发)(.{4,}?)(?:的(?:通知|公告|通告|决定|命令|令))?$/u;
const PROVINCE = '(?:北京|天津|上海|重庆)市|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区|(?:香港|澳门)特别行政区';
const CITY = '[\\u4e00-\\u9fff]{1,3}?[^城都超股场的和与及在对]市(?![场政民容域县])|[\\u4e00-\\u9fff]{2,8}?自治州|[\\u4e00-\\u9fff]{2,5}?盟(?=[\\u4e00-\\u9fff])';
const COUNTY = '[\\u4e00-\\u9fff]{1,6}?(?:自治县|自治旗|县|区|旗|新区|市)(?![域政容场])';
const REGION = new RegExp(`^(?:(?:${PROVINCE})(?:${CITY})?|${CITY})`, 'u');
const DISTRICT = new RegExp(`^(?:${COUNTY})(?=人民|委|关于|[^内外间])`, 'u');
const CODE_IN_FRONT = /^[\p{L}]{2,12}[〔[(]\d{4}[〕\])]\d+号[-—:]*(?=.{6})/u;

/** Reads a title, with or without 《》, whole or without its issuer. */
export function titleName(title: string): TitleName {
  let text = title.normalize('NFKC').replace(/\s/gu, '').replace(/^附件\d*[::]/u, '').replace(CODE_IN_FRONT, '');
  if (wholeInMarks(text)) text = text.slice(1, -1);
  let edition = EDITION.exec(text)?.[1] ?? '';
  let issuer = '';
  const marked = text.search(/[《〈<]/u);
  const about = text.indexOf('关于');
  if (about > 0 && (marked < 0 || about < marked)) [issuer, text] = [text.slice(0, about), text.slice(about)];
  const issued = /^([^《〈<]*?)(?:印发|发布)([《〈<].+)$/u.exec(text);
  const handed = HANDS_ON.exec(text)?.[1] ?? issued?.[2];
  const issues = handed !== undefined && !/转发/u.test(issuer);
  if (issues) {
    if (issuer === '' && issued) issuer = issued[1]!.replace(/^关于$/u, '');
    text = withoutMarks(handed.replace(/的(?:通知|公告|通告|决定|命令|令)$/u, '').replace(STATUS, ''));
    edition ||= EDITION.exec(text)?.[1] ?? '';
    const inner = text.indexOf('关于');
    if (inner > 0 && !/[《〈<]/u.test(text.slice(0, inner))) text = text.slice(inner);
  }
  let core = text.replace(EDITION, '').replace(STATUS, '').replace(/^中华人民共和国/u, '');
  let region = regionOf(issuer);
  if (!core.startsWith('关于')) {
    const own = REGION.exec(core)?.[0] ?? '';
    if (own !== '' && core.length - own.length >= 4) {
      region ||= own;
      issuer ||= own;
      core = core.slice(own.length);
    }
  }
  core = core.replace(/^(?:人民政府|人民代表大会常务委员会)(?=关于)/u, '').replace(/^关于/u, '').replace(MARKS, '');
  return { core, issuer: issuer.replace(MARKS, ''), region, edition, issues };
}

/** Whether the first mark is closed by the last character: 《关于印发〈X〉的通知》 is, 《X》和《Y》 is not. */
function wholeInMarks(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (/[《〈<]/u.test(text[i]!)) depth++;
    else if (/[》〉>]/u.test(text[i]!)) depth--;
    if (depth === 0) return i > 0 && i === text.length - 1;
  }
  return false;
}

/** 《X》 → X when the marks go round the whole; 《X》实施细则 stays. */
function withoutMarks(text: string): string {
  const inner = /^[《〈<](.+)[》〉>](?:等.{0,8}|\(.{1,8}\))?$/u.exec(text);
  return inner && !/[》〉>].*[《〈<]/u.test(inner[1]!) ? inner[1]! : text.replace(/等[一二三四五六七八九十\d]*[项个]?(?:文件|制度|办法|规定)$/u, '');
}

/** The region in front of an issuer or title: 北京市海淀区, 四川省; '' for the state's organs. */
export function regionOf(words: string): string {
  const text = words.normalize('NFKC').replace(/\s/gu, '').replace(/^中共|^中国共产党/u, '');
  const region = REGION.exec(text)?.[0] ?? '';
  if (region === '') return '';
  const district = DISTRICT.exec(text.slice(region.length))?.[0] ?? '';
  return region + district;
}
