/** The hundred commonest: a post and one of them are a person, a post and another word are not. */
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const POST = '(?:书记|[省市县区镇乡局处科部所站]长|主任|常委)';
/** 主任|高度负责, 部长|任何时候: words that begin with a surname. */
const NO_NAME = '(?!高度|任何|全)';

/**
 * 副县长张某某|牵头, 县委常委、区财政局局长李某|负责: the posts with the name of whoever holds them, before what he does. Posts
 * without a name may stand before them, another named official may not.
 */
const OFFICIAL = new RegExp(`^((?:[一-鿿]{0,8}${POST}、)?[一-鿿]{0,12}${POST}${NO_NAME}[${SURNAMES}][一-鿿X*]{1,2}(?:同志)?)(?=牵头|具体负责|负责|要(?!求))`);
const POST_ENDS = /[长记任委]/;

/** The named official that the words begin with; null where there is none. */
export const officialAtStart = (words: string): string | null => (POST_ENDS.test(words.slice(0, 20)) ? OFFICIAL.exec(words)?.[1] ?? null : null);
