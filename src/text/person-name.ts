/** The hundred commonest surnames: a post and one of them are a person, a post and another word are not. */
export const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const PERSON = new RegExp(`^(?:[${SURNAMES}][一-鿿X*×○]{1,2}|X{2,3}|\\*{2,3})(?:同志)?$`);

/** Whether the words are nothing but a person's name: 张建国, 刘某, 王XX同志, XXX. */
export const isPersonName = (words: string): boolean => PERSON.test(words);
