import { holdsSign, signsBefore } from '#text/needed-signs';

/**
 * Lines that hand out nothing whatever their words look like: telephone and postal numbers, addresses on the web,
 * links of a page, a bare date.
 */
const IDLE = [
  /^[(]?(?:[^,。;:]{0,24}[,:])?(?:联系|咨询|举报|投诉|监督|预约|服务|值班|办公)?(?:电话|热线|传真|手机)(?:号码)?[::]?\s*[\d(][\d\s()、,,;—-]{4,}[)。;]?$/,
  /^[(]?(?:联系人|邮编|邮政编码|地址|通讯地址|通信地址|电子邮箱|邮箱|网址|网站)[::][^。;]{0,60}[)。;]?$/,
  /^(?:https?:\/\/|www\.)\S+$/,
  /^(?:点击下载|附件下载|上一篇|下一篇|打印本页|关闭窗口|分享到?|来源)[::]?[^。;]{0,60}$/,
  /^\d{4}年\d{1,2}月\d{1,2}日$/,
].map((pattern) => ({ pattern, signs: signsBefore(pattern) }));

export const isIdleLine = (words: string): boolean => words.length <= 90 && IDLE.some(({ pattern, signs }) => holdsSign(words, signs) && pattern.test(words));
