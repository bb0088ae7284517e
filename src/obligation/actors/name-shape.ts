import { holdsSign, signTable, signsBefore } from '#text/needed-signs';

/** 拉萨市、山南市, 各相关市, 自治区, 市、县(市、区); not 全市, 超市, 城市. */
export function isPlace(name: string): boolean {
  const pieces = name.replace(/\([^()]*\)/g, '()').split(/[、和及与]/);
  const last = pieces.at(-1)!;
  if (PLACE.test(last)) return true;
  return /^[省市县区州盟旗](?:\(\))?$/.test(last) && (last.endsWith(')') || (pieces.length > 1 && /^(?:各|有关|相关)*[一-鿿]{0,3}[省市县区州盟旗](?:\(\))?$/.test(pieces.at(-2)!)));
}

const PLACE = /^(?:各|有关|相关|其他|每个|沿线|所在|有条件的)[一-鿿]{0,2}省(?:\(\))?$|^(?:(?:各|有关|相关|在建|其他|每个)[一-鿿]{0,4}|(?![全我本该超城上都门园社地])[一-鿿]{2,5}(?<!生活|作业|办公|施工|中心城|主城|[新老]城|[郊林牧灾库厂片小校病辖诊疗]|[远困偏深高大部革老]山)|自治|有条件的)(?:市|县|州|盟|旗|区)(?:\(\))?$/;

/** 委托, 部署, 所有 …: words that begin with what looks like a name's end; that character first, then all that may follow it. */
const HALF_WORDS = ['长制', '网上络址页店', '方向案式法面便针', '委托', '部分署', '处理置罚', '办理法事', '所有在需属持产述列称', '组织', '局面', '站位', '科学技普', '会议同', '区域间分', '市场民', '村居民', '居民住家', '人员次口才工民数均力间类生身文'];
/** …性, …型: whatever stands before. */
export const SUFFIXES = signTable('性型类间化界率');
const BEGUN = new Set(HALF_WORDS.flatMap(([first, ...behind]) => behind.map((c) => first! + c)));
const BEHIND_HALF = signTable([...BEGUN].map((word) => word[1]!).join(''));

/** 住院, 承办, 或者: words that only look like a name's end; their last character first, then all that may stand before it. */
const FALSE_TAILS = ['者或', '员动全裁复满定超派增减缺会', '会社机开参到与两领', '乡城返下回家', '处正好益坏惩判界逐', '村乡', '局布格大结', '院住出入转', '办承协主举督查交转开试', '台前后出搭', '组分机', '团入', '站头', '们人我他她它你咱', '网上联电官滤', '园入', '人本器他成新万亿感惊后前专'];
const FALSE_TAIL = new Set(FALSE_TAILS.flatMap(([last, ...before]) => before.map((c) => c + last!)));
const FALSE_ENDS = signTable(FALSE_TAILS.map((word) => word[0]!).join(''));

/** 业主, 车主, 户主: who owns; what stands before 主 in them. */
const OWNERS = '业车货船户雇房机东店群债';

/** What 组织 goes before: 实施, 开展. */
const ORGANISES = /^(?:实施|开展|召开|编制|评审|验收|专家|力量|有关|相关|考核|培训|检查|调查|申报)/;

/** 城市|体检, 城市|更新. */
const CITY_THING = /^(?:体检|配送|物流|轨道|公交|更新|维护|管理|建设|规划|治理|运行|交通|绿化|排水|道路|公共|基础|品质|功能|环境|生活|照明)/;

/**
 * Whether what ends like a name at `end` is half another word, or the end of one.
 * @param headLength of the name's last word in characters: 安全员 is one, whatever 全员 is.
 */
export function isOtherWord(text: string, from: number, end: number, headLength: number): boolean {
  const next = text.charCodeAt(end);
  if (text[end - 1] === '市' && text[end - 2] === '城' && CITY_THING.test(text.slice(end, end + 2))) return true;
  // 各主|要路口, 企业主|要负责人, but 业主|要缴费
  if (text[end - 1] === '主' && text[end] === '要' && (!OWNERS.includes(text[end - 2] ?? '-') || /^要(?:负责人|领导)/.test(text.slice(end, end + 4)))) return true;
  // 县残联|组织实施, not 党组织|开展活动
  if (text[end - 1] === '织' && text[end - 2] === '组' && /[联局委办厅处科站所室府]$|(?<!社)会$/.test(text.slice(Math.max(from, end - 4), end - 2)) && ORGANISES.test(text.slice(end, end + 2))) return true;
  // 区政府办公室秘书|科
  if ('科处股组室'.includes(text[end] ?? '-') && text[end - 1] === '书' && text[end - 2] === '秘') return true;
  // 河长|制定方案
  if (text[end] === '制' && text[end - 1] === '长' && '定订作发'.includes(text[end + 1] ?? '-')) return false;
  // 处于发病期, but 社会事业处|于3月
  if (text[end] === '于' && text[end - 1] === '处' && !/\d/.test(text[end + 1] ?? '')) return true;
  // 个人|均有义务, 任何人|均可
  if (text[end] === '均' && text[end - 1] === '人' && '个何员'.includes(text[end - 2]!)) return false;
  if ((SUFFIXES[next] === 1 && !/^(?:率[先队领]|化[解验])/.test(text.slice(end, end + 2))) || (BEHIND_HALF[next] === 1 && BEGUN.has(text.slice(end - 1, end + 1)))) return true;
  return headLength < 3 && FALSE_ENDS[text.charCodeAt(end - 1)] === 1 && end - 2 >= from && FALSE_TAIL.has(text.slice(end - 2, end));
}

/** What no name contains before its head: a modal, a verb of having or being, a passive. */
const BROKEN_NAME = /(?:数字|法治|服务型|有为|透明)政府$|(?:^|严格|切实|加强)(?:监督|检查|考核|培训)(?:施工|建设|监理|生产|经营|物业|养护|运营|用人|工业)|[送运][往至]|^(?!\dA级|\d{3,5}(?:[一-鿿]{0,4}热线|指挥)|\d+周?岁)\d|(?<=[结划告料表份书单件果项])[交报送](?![刊社考名告])|(?<!即):|于\d|日前|(?<!其他)(?<=[一-鿿]{2})任何|的[报呈](?=[省市县区镇乡常主])|的移[交送]|^(?:退回|退还|返还|转交|交回|举办(?![者人方单])|拜访|洽谈)|逐[村户镇乡街级个处项楼栋店]|[上下]半年|提请|反馈[至到给]|(?<=[一-鿿]{2})从(?=各|[省市县区镇])|等(?:广泛|积极|大力|充分|多种)|(?<=[一-鿿]{2})(?:担任|兼任)(?!.*的)|一律|(?<=[一-鿿]{2})(?:实行|推行|采取)|(?<=[一-鿿]{2})(?<!^全[省市县区镇乡村])(?<!等)\d+[所个家名处座条项户](?!.*的)|(?<=[一-鿿]{2})委托第三方|^-|》第|全部$|一批|不[撤减变散]|(?<=[院部局委办组村镇校站所])派(?![出驻遣生员])|(?<=[果料况件书表单目息])我[局委办部院校市区县省镇乡](?!们)|(?<=[一-鿿]{2})依法(?!.*的)|(?<=[一-鿿])以(?![上下内外及前后来色])|(?<![主重纪首需机])要(?!素)|(?<![供相反响效])应(?![急用商对])|(?<!依法必)须|[将向]|(?<![行作])为(?!主)|(?<!一)把|(?<![结相])对(?![外口台象])|(?:(?:担任|兼任|作为|(?<![责主])任)[^,、]{0,6}|(?<=[长记员任])兼[^,、]{0,12})(?:组长|主任|成员|政委|[河林田湖路链]长|召集人|指挥长?|总指挥)$|(?<=[^、和及与\d.])\d[\d.]*%|(?<!依法)必须|不得|覆盖[所全]|(?<=[一-鿿])被|(?<!自)由|(?:[已未](?!婚)|[让因如了着]|(?<=.)并(?!联)|^并(?![网联]))|使(?![用者])|(?<![和、的])使用(?![单者人权试部机主方]|安全|管理[一-鿿]{0,4}(?:部门|机构)|$)|(?<![国所现原特专持享共占])有(?![关限条色机线效资权])|(?<=[一-鿿]{2})经区(?=[一-鿿]{1,10}(?:[局委办厅]|政府))|(?<![财曾农])经(?!济|营|理|纪|开区|信|贸|区|技|研|发|办(?!公)|委|普(?!通)|审核|管(?!委)|常居住|手人)|[^、和及与]本(?:单位|部门|地区|企业|机构)|[^、和及与省市县区州]本级|(?<=[一-鿿])根据|或与|办公室设[在于]|进行|给予|结束|严禁|禁止|发生(?!地|单位)|[低高多少大小]于|(?<![所正设])在(?![建岗职校册编])|负责(?![人同的]|[一-鿿]?(?:科室|部门|单位|机构))|(?<!特别|尤其)是|(?<=[一-鿿]{2})(?:包括|包含|涵盖|下达|具备|纳入|用于|上报|报送|抄送)(?!.*的)|下设|(?<=[员人者户料移])到|\||(?<=[一-鿿]{2})(?:(?:归属|属于)(?![地的])|作为(?!.*的))|(?<=[一-鿿]{2})凭(?![证据])|》[^,]{0,4}份|、报[请经送]|(?<=[地件料案划书目果表单况])报(?=[省市县区州镇乡])|原则上|(?<=[一-鿿]{2})按(?![摩劳])/;

/** 已经接入平台的环保部门, 与事件有关的单位: what describes a name may hold what the name may not. */
export const RELATIVE = /^(?:总部|注册地|住所|户籍)(?:在|位于)[^,;、的]{1,12}的(?=[^的,]{0,6}(?:企业|单位|人员))|^[^,;、的]{2,10}(?:率|比例|得分|排名)(?:低于|高于|不足|超过|未达到)[^,;的]{1,10}的(?=[^的,]{0,6}(?:单位|部门|镇|村|企业|地区|街道|[县市区乡]))|^在[^,;、的]{2,16}(?:居住|工作|任职|从业|就读|就业|务工|经商|服务|满\d+年)的(?=[^的,]{2,})|^实行[^,;、的]{2,14}(?:管理|制|制度|核算|改革)的(?=[^的,]{0,6}(?:单位|企业|部门|机构|学校|人员))|^(?:从(?=[^,、的]{2,20}的(?:人员|学生|职工|旅客|企业|车辆驾驶员))|被(?:责令|依法|列入|列为|纳入|确定为|认定为|吊销|撤销|取消)|已经?|尚?未|发生|因|(?:利用|使用)(?=[^,、的]{2,20}的(?:[^的,]{0,4}单位|企业|人员))|为(?=[^,;、的]{2,24}提供[^,;、的]{2,16}的(?:企业|单位|机构|人员))|经(?![办济信贸发开营]|设区)|与(?=[^,;、]{2,20}(?:有关|接壤|相邻|毗邻|交界|有[^,;、的]{0,6}关系)的)|拟|凡|获得|取得|列入|纳入|负有|承担|参与|为其|患有|具有|具备|符合|满足|不(?:具有|具备|符合|履行))[^,;、]{2,30}的(?=[^的]{2,})|^有(?!权对|责任|义务|下列)(?:[^,;、的]{2,14}|[^,;的]{2,16}(?:任务|职责))的(?=[^的,]{0,10}(?:部门|机关|单位|机构|人员|企业|学校|地区|地方|职工|员工|学生|教师|干部|家庭|村|社区|小区|乡镇|镇\(街道\)|街道|园区|商户)(?:[^的]|$))|^有下列[^,;的]{2,10}之一的(?=[^的,:]{2,12}(?:$|不得|应当|必须))|^负责[^,;的]{2,30}的(?=(?:相关|有关)?(?:部门|机构|单位|(?:工作)?人员|机关|(?:人民)?政府)(?:[^的]|$))/;

const BROKEN_SIGNS = signsBefore(BROKEN_NAME);

/** 负责安全生产监督管理的|部门: what a department is there for. */
const CHARGE_WITHIN = /(?:依法)?(?:对[^,;。的是由应、]{2,20})?(?:负责|主管|管理|负有|承担|行使|履行)[^,;。的是由应]{2,30}的(?=(?:工作|行政|主管|职能|其[他它]|有关|相关)?(?:部门|机构|机关))/g;

/** A name without what describes it (与事件有关的, 负责安全监督管理的). */
export function undescribed(name: string): string {
  if (!name.includes('的')) return name;
  const described = RELATIVE.exec(name);
  return (described ? name.slice(described[0].length) : name).replace(CHARGE_WITHIN, '');
}

/** 区交通局(县环卫所为业主单位), 联席会议办公室(设在市局监管科), 森林消防大队(60人): what stands in the bracket is no part of the name. */
export const OWNER = /\((?:[^()]{2,20}(?:作为|为)[^()]{2,6}(?:单位|主体)|设[在于][^()]{2,20}|\d+人)\)$/;

/** Whether the words cannot be one name or a list of names. */
export function isBroken(name: string): boolean {
  if (!holdsSign(name, BROKEN_SIGNS)) return false;
  return BROKEN_NAME.test(undescribed(name).replace(OWNER, ''));
}

/** What begins no name of a body but is done to one: 成立工作组, 引进服务机构, 明确实施单位. */
const TO_A_BODY = '成立|组建|设立|组成|建立|[下分]设|充实|调整|确定|明确|引[进入导]|培育|发展|扶持|吸引|鼓励|支持|选[择聘派]|增?派|抽调|安排|组织(?!实施|协调|人事|保障)|召集|[带率]领|指[导定挥]|督促|协助|配合|会同|加强|规范|要求|通知|报|委托|聘请|购买|依托|通过|落实';

/** 整治牵头部门, 移动放射源使用单位, 养老服务机构: what a body is there for. */
export const ROLE_BODY = new RegExp(`^(?!${TO_A_BODY})[^的,、]{2,12}(?:服务|实施|牵头|使用|管理|运营|维护|经营|承办|督办|建设|主管|监管|承担|养护|施工)(?:部门|单位|企业|机构)$`);

/** 省促进中小企业发展工作领导小组办公室, 县委巡察工作领导小组: called after what they are there for; not 县|成立…领导小组. */
const STANDING = '[国省市县区州镇乡](?![^,、]*(?:成立|组建|设立|建立|召开|参加|督促|要求|调整|充实|明确|确定|发挥|加强|[各与将把]|有关|相关))[^,、;:的()]{3,26}(?:领导|协调|推进|指导)(?:小组|委员会)(?:办公室)?';
export const STANDING_NAME = new RegExp(`^${STANDING}$`);
/** The same at the start of what it does; (以下简称…) may stand between. */
export const STANDING_BODY = new RegExp(`^(${STANDING})(?:\\((?:以下|简称|设在)[^()]*\\))?(?=[^长成])`);

/** 学习秘书|负责…, not 明确专干负责: whoever is called after what he does. */
export const ROLE_POST = new RegExp(`^(?!${TO_A_BODY}|指定|确定)[一-鿿]{2,4}(?:秘书|专干|干事|助理|[组队班站所段片]长|[专管联信监]\\S?员)$`);

/** 转运隔离组, 督导检查组: a team that is called after what it does; not 成立工作组. */
export const TEAM = new RegExp(`^(?!${TO_A_BODY})[一-鿿]{4,8}组$`);

/** 检查时, 受理后, 逾期不报的: a time or a condition. */
export const ADVERBIAL_END = /(?:时|后|前|的|期间|过程中|情况下|之日起?|以来|中|内)$/;

/** Whether a bracket that opens behind `from` is still open at `at`: 各乡镇要报送信息(此项由乡镇填报). */
export function insideBracket(text: string, from: number, at: number): boolean {
  const before = text.slice(from, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}
