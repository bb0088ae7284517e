import { holdsSign, signTable, signsBefore } from '#text/needed-signs';

/*
 * Lines that hand out nothing whatever their words look like: telephone and postal numbers, addresses on the web,
 * links of a page, a bare date.
 */
const TELEPHONE = /^[(]?(?:[^,。;:]{0,24}[,:])?(?:联系|咨询|举报|投诉|监督|预约|服务|值班|办公)?(?:电话|热线|传真|手机)(?:号码)?[::]?\s*[\d(][\d\s()、,,;—-]{4,}[)。;]?$/;
const TELEPHONE_SIGNS = signsBefore(TELEPHONE);
const OTHERS: readonly RegExp[] = [
  /^[(]?(?:联系人|邮编|邮政编码|地址|通讯地址|通信地址|电子邮箱|邮箱|网址|网站)[::][^。;]{0,60}[)。;]?$/,
  /^(?:https?:\/\/|www\.)\S+$/,
  /^(?:点击下载|附件下载|上一篇|下一篇|打印本页|关闭窗口|分享到?|来源)[::]?[^。;]{0,60}$/,
  /^\d{4}年\d{1,2}月\d{1,2}日$/,
];
/** With which character one of the others begins, a bracket left out. */
const OTHER_STARTS = signTable('联邮地通电网hw点附上下打关分来0123456789');

export function isIdleLine(words: string): boolean {
  if (words.length > 90) return false;
  if (OTHER_STARTS[words.charCodeAt(words[0] === '(' ? 1 : 0)] === 1 && OTHERS.some((pattern) => pattern.test(words))) return true;
  return holdsSign(words, TELEPHONE_SIGNS) && TELEPHONE.test(words);
}
