/** Ways of saying one organ that differ only by its level: 区扶贫办, 市扶贫办, 县扶贫办公室. */
const LEVEL = /^(?:[\u4e00-\u9fff]{2,4}(?:省|市|自治区|自治州|盟|地区|区|县|旗))*(?:中共)?(?:国家|全国|中央|国务院|省|自治区|市|州|盟|地区|区|县|旗|本级|直)?(?:人民政府|政府|委(?=[^员办会]))?/u;
const SHORT: readonly (readonly [long: RegExp, short: string])[] = [
  [/人力资源(?:和|与)?社会保障/u, '人社'], [/卫生(?:和)?健康委员会|卫生健康委|卫健委|卫生(?:和)?计划生育|卫生计生/u, '卫计'], [/住房(?:和)?城乡建设/u, '住建'],
  [/发展(?:和)?改革委员会|发展改革|发改委/u, '发改'], [/工业(?:和)?信息化|经济(?:和)?信息化/u, '工信'], [/(?<=^|[省市区县])建设(?=[局委厅])/u, '住建'], [/农业农村/u, '农业'], [/自然资源(?:和规划)?|国土资源/u, '国土'],
  [/生态环境|环境保护/u, '环保'], [/市场监督管理/u, '市场监管'], [/交通运输/u, '交通'], [/机构编制委员会/u, '编委'], [/办公室$/u, '办'], [/委员会$/u, '委'], [/共产主义青年团|共青团|^团(?=[省市区县]?委)/u, '共青团'],
];

/** 有关部门, 成员单位, 各责任单位: a circle that a named unit may belong to. */
export const isCircle = (name: string): boolean => /(?:成员单位|(?:有关|相关|各|直)(?:行业|职能|责任|主管)?(?:部门|单位))/u.test(name);

/** Whether two cores name one line of work: 扶贫 and 扶贫开发 (an office and the group whose office it is). */
export const sameCore = (a: string, b: string): boolean => a === b || (a.length >= 2 && b.startsWith(a)) || (b.length >= 2 && a.startsWith(b));

/** What is left of a unit's name when region, level and the kind of organ (局 处 委 办 中心) are taken off: 扶贫, 人社. */
export function unitCore(name: string): string {
  let core = name.normalize('NFKC').replace(/[\s()“”"]/gu, '');
  for (const [long, short] of SHORT) core = core.replace(long, short);
  const lead = LEVEL.exec(core)?.[0] ?? '';
  if (lead.length < core.length - 1) core = core.slice(lead.length);
  core = core.replace(/(?:工作)?(?:领导小组|指挥部|委员会)(?:办公?室?)?$/u, '');
  const bare = core.replace(/(?:局|厅|处|科|办|部门|机关|总队|支队)$/u, '');
  return bare.length >= 2 ? bare : core;
}
