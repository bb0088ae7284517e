import { SignBits } from '#text/sign-bits';
import type { ClauseFeatures } from './label-features.ts';
import type { Label } from './label-model.ts';

/** What an agency does behind such words is a penalty, a benefit or its choice. */
const NO_PENALTY = '(?!.*(?:责令|处罚|追究|取消|撤销|给予|补助|奖励|享受|可以?(?![行能靠控持])))';

/** 各部门, 区财政局, 市商务局 · 各设区市, 全市各县: whoever opens a sentence. */
const AGENCY_OR_PLACES = '(?:(?:各|[省市县区镇乡])[^,。;:的由可()将对]{0,20}(?:[局委厅处]|办公室|部门|政府|街道|中心|单位|[镇区])|[各全][^,。;:的由可()将对]{0,6}[市县区州])';

/**
 * Sentences whose label their form leaves no doubt about, whatever the model makes of their words: each form was met
 * with one label only in the annotated documents. `needs`: words of which the sentence holds one, asked first.
 */
const FORMS: readonly { name: string; label: Label; needs: readonly string[]; pattern: RegExp }[] = [
  // 为…,根据…,制定本办法。
  { name: 'preamble', label: 'N', needs: ['制定', '制订', '提出', '印发', '形成'], pattern: /^(?:为了?|根据|按照|依据|结合|贯彻|依照)[^。;]*[,、](?:经[^,]{2,20},)?(?:特|现)?(?:制定|制订|提出|印发|形成)(?:本|以下|如下|此)[^,。;]{1,14}[。:]?$/ },
  // 为…,结合实际,制定XX镇…工作方案。 根据《…》,结合本片区实际,制定《…规定》,具体内容如下:
  { name: 'preamble', label: 'N', needs: ['制定', '制订', '编制', '提出', '拟定'], pattern: /^(?:为了?[^。;]*,(?:现|特)?(?:根据|按照|依据|结合)[^。;]*|(?:根据|按照|依据|结合)[^。;]{12,}),(?:经[^,。;]{2,30},)?(?:现|特)?(?:研究)?(?:制定|制订|编制|提出|拟定)(?!了)[^,。;]{4,60}(?:方案|办法|意见|规定|措施|细则|规则|计划|制度|预案|要点)》?(?:\([^()]*\))?(?:,[^。;]{0,20}如下)?[。:]$/ },
  // 根据《…》精神,就推广清单制制定如下方案:
  { name: 'preamble', label: 'N', needs: ['如下'], pattern: /^(?:为了?|根据|按照|依据|结合)[^。;]*,就[^,。;]{2,60}(?:制定|制订|提出)如下[^,。;]{0,10}[。:]$/ },
  // 为加强管理,根据《…》,区文物局研究制定了《…办法》。
  { name: 'preamble', label: 'N', needs: ['制定了', '制订了', '编制了'], pattern: /^为[^。;]*,[^。;,]{2,24}(?:制定|制订|编制)了《[^》]+》(?:\([^()]*\))?。$/ },
  // 为…,结合我片区实际,特制定工作方案如下。 wherever it stands
  { name: 'preamble', label: 'N', needs: ['如下'], pattern: /^为(?!.*(?:成立|设立|组建))[^。;]*,(?:特此?|现)?(?:制定|制订|提出)[^,。;]{2,24}如下[。:]$/ },
  // 为…,决定在市直教育系统开展专项行动。
  { name: 'preamble', label: 'N', needs: ['决定'], pattern: /^为(?!.*(?:成立|设立|组建))[^。;]*,(?:[^,。;]{0,24})?(?:经研究,?)?决定[^,。;]{0,20}(?:开展|实施|启动)[^。;]*[。;]$/ },
  // 现就…提出如下意见: · 现批复如下:
  { name: 'announces', label: 'N', needs: ['现'], pattern: /(?:^|[,、])现(?:就|将|提出|对|批复|通知)[^。;]{0,120}(?:如下|以下)[^,。;]{0,8}[:。]$/ },
  // 以习近平新时代中国特色社会主义思想为指导,…
  { name: 'guided', label: 'N', needs: ['为指导', '为指引', '为引领', '为根本遵循'], pattern: /^(?:坚持|要|必须)?以[^,。;]{4,60}(?:思想|精神|理论|讲话)[^,。;]{0,20}为(?:指导|指引|引领|根本遵循)/ },
  // 近年来,…。 当前,…。 how things are
  { name: 'background', label: 'N', needs: ['来,', '当前,', '目前,'], pattern: /^(?:近年来|近几年来?|多年来|[^,。;]{2,16}以来|当前|目前),(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|请))/ },
  { name: 'background', label: 'N', needs: ['近期,', '近日,', '日前,', '去年,'], pattern: /^(?:近期|近日|日前|去年),(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|请))/ },
  // 火灾防控任务十分艰巨。 路段全长1.4公里。 how things are
  { name: 'background', label: 'N', needs: ['形势', '任务', '压力', '风险'], pattern: /^(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|请|不得))[^。;]*(?:形势|任务|压力|风险)(?:十分|依然|非常|较为|更加|仍然)(?:严峻|艰巨|繁重|较大|突出)[。;]$/ },
  { name: 'background', label: 'N', needs: ['全长', '总长', '总面积', '总人口'], pattern: /^(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|请|不得))[^。;]{0,20}(?:全长|总长|总面积|总人口)约?[\d.]+/ },
  // 上半年,全县完成投资60亿元,同比增长8%。
  { name: 'told', label: 'N', needs: ['同比'], pattern: /^(?!.*(?:确保|力争|争取|努力|目标|计划|任务|预计|(?<![主重首必需])要|应|须|不低于|不少于|不高于)).*同比(?:增长|下降|提高|减少|增加|上升|降低|回落)\d[\d.]*(?:%|个百分点)(?!以[上内])/ },
  // 据省减灾委员会分析,今年降水分布不均。
  { name: 'told', label: 'N', needs: ['据'], pattern: /^据[^,。;]{2,24}(?:分析|普查|统计|预测|预报|监测|报道|调查),(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|请))/ },
  // 《…决定》提出,要完善机制。 what another document says
  { name: 'told', label: 'N', needs: ['》提出', '》要求', '》指出', '》强调', '》明确'], pattern: /^(?:[^,。;《按照落实根据]{2,30}印发的)?《[^》]{4,}》(?:明确)?(?:提出|要求|指出|强调)/ },
  // …是…的重要举措,对…具有重要意义。
  { name: 'meaning', label: 'N', needs: ['重要', '意义', '要求', '需要', '作用'], pattern: /^(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|请|不得))[^。;]{2,100}(?:是[^,。;]{2,60}(?:必然要求|重要(?:举措|途径|任务|措施|内容|手段|抓手|组成部分|保障|政治任务|力量|载体|引擎|领域)|迫切需要|客观(?:要求|需要))|对于?[^,。;]{2,60}具有[^,。;]{0,12}(?:意义|作用))[,。;]/ },
  // “双减”工作是党中央作出的重大决策部署。
  { name: 'meaning', label: 'N', needs: ['作出的', '做出的'], pattern: /^(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|请|不得))[^。;,]{2,40}是[^。;]{2,80}[作做]出的[^。;,]{0,8}(?:决策|部署|战略)(?:部署|安排)?[,。;]/ },
  // 规范投放,有助于提高效率。 发展体育,有利于增强体质; what it is good for
  { name: 'meaning', label: 'N', needs: ['有利于', '有助于'], pattern: /^(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|请|不得|给予))(?:[^。;]{2,60},)?(?:将)?(?:有利于|有助于)[^。;]*[。;]$/ },
  // 现将《…》印发给你们,请认真贯彻执行。 …予以转发,请遵照执行。
  { name: 'sent-to-be-done', label: 'D', needs: ['印发', '转发', '下发'], pattern: /(?:印发给你们.*|(?:印发|转发|下发)[^。;]{0,40},)[请望希].{0,10}(?:贯彻|遵照|执行|落实|组织实施)/ },
  // 《…方案》已经区管委会研究同意,请认真贯彻执行。
  { name: 'sent-to-be-done', label: 'D', needs: ['》'], pattern: /^《[^。;]*》[^》。;]*,请[^,。;]{0,14}(?:贯彻|遵照|执行|落实|组织实施)[^,。;]{0,4}。$/ },
  // 各部门要抓好落实。 市科技局要每年安排项目。
  { name: 'agency-must', label: 'D', needs: ['要', '应当', '必须', '须'], pattern: /^(?:(?:各|[省市县区镇乡])[^,。;:的由可]{0,20}(?:局|委|办|厅|部门|单位|政府|街道|[镇区])|纪工?委|纪检监察组|工委|管委会?|党政办公?室?|督查室|组织部|宣传部|[各全][^,。;:的由可()将对]{0,6}[市县区州])[都均也]?(?:要(?![求素])|应当|必须|须)(?![有具]|符合|坚持以)/ },
  // 区社会事业局牵头制定支付程序。 水务部门配合提供信息;
  { name: 'agency-acts', label: 'D', needs: ['牵头', '配合', '协助', '会同', '负责'], pattern: new RegExp(`^[^,。;:的由可()将对]{1,24}(?:[局委厅部处]|办公室|部门|政府|街道|中心|公司)(?:牵头|配合|协助|会同|负责)(?![人的单部解管])${NO_PENALTY}[^。:]*[。;]$`) },
  // 各部门及时开展检查。 区财政局落实资金。 各设区市参照出台配套政策。
  { name: 'agency-acts', label: 'D', needs: ['各', '全', '省', '市', '县', '区', '镇', '乡'], pattern: new RegExp(`^${AGENCY_OR_PLACES}(?:参照|出台|制定|组织(?!部)|开展|加强|落实|建立|完善|推进|做好|指导|督促|按照?(?:职责|各自)|及时|定期|统筹|协调|承担|抓好|积极|严格|切实|结合|履行|成立)(?!的)${NO_PENALTY}[^。:]*[。;]$`) },
  // 区管委会将适时开展督导检查。
  { name: 'agency-will', label: 'D', needs: ['将'], pattern: /^(?!.*(?:给予|补助|奖励))[^,。;:的由应须可]{1,30}(?:[局委厅部院会府室队组处镇乡]|办公室|部门|机关|片区)也?将(?:把|对|于|会同|联合|加强|强化|继续|组织|建立|开展|抽调|不?定期|适时|及时|统一|统筹|严肃|按(?!期|时)|依(?!法)|根据|采取|视|通过)/ },
  // 请各单位严格落实。
  { name: 'request', label: 'D', needs: ['请'], pattern: /^请(?!假|销假|示|求|辞|休)[^:]{2,}[。;!]$/ },
  // 督查重点是…。 会议的主要任务是研究…。
  { name: 'focus', label: 'R', needs: ['重点', '主要任务', '内容'], pattern: /^[^,。;:]{0,10}(?:督查|考核|检查|评估|会议|提醒|督导|审查|评价|培训|排查)的?(?:(?:重点|主要任务|主要内容)(?:是|为|包括)|内容(?:主要)?(?:包括|为)(?!:|但不限))/ },
  // 重点检查粮食轮换情况。
  { name: 'inspects', label: 'D', needs: ['检查', '核查', '核实', '抽查', '督查', '排查'], pattern: /^(?:[一二三四五六七]是)?(?:(?:重点|主要|全面)(?:检查|核查|核实|抽查|督查|排查)(?!对象|内容|范围|重点|方式|时间|组|阶段|中|期|主体|标准|人员|工作|结果|[是为包])|检查(?=[^,。;:]{4,40}情况))[^。;:]{4,}[。;]$/ },
  // 组长由管委主任担任; 联席会议设召集人1人,由…担任;
  { name: 'post', label: 'R', needs: ['担任', '兼任'], pattern: /^[^,。;]{0,30}(?:召集人|联络员|组长|主任|指挥长?)(?:[若一二两三\d]+[人名])?,?由[^。;]{2,60}(?:担任|兼任)[;。]?$/ },
  // 链长由常务副市长担任,专班牵头科室为新能源产业科。 组长由李某担任,成员为医护人员、志愿者。
  { name: 'post', label: 'R', needs: ['担任', '兼任'], pattern: /^[^,。;]{0,30}(?:召集人|[链河林路街田片网段]长|组长|主任|指挥长?)由[^。;]{2,60}(?:担任|兼任)(?:,[^,。;]{1,40}(?:由[^,。;]{2,60}(?:担任|兼任|组成)|(?:为|包括)[^,。;]{2,}))+[。;]$/ },
  // 各镇设镇级路长,由镇政府主要领导担任。
  { name: 'post', label: 'R', needs: ['担任', '兼任'], pattern: /^[^,。;]{0,12}设立?[^,。;]{2,14},由[^,。;]{2,40}(?:担任|兼任)[;。]$/ },
  // 领导小组下设办公室,办公室设在镇房管所,办公室主任由所长兼任。
  { name: 'office', label: 'R', needs: ['办公室'], pattern: /^[^,。;]{0,16}设办公室,(?:办公室)?设[在于][^,。;]{2,20},(?:办公室)?主任由[^,。;]{2,30}(?:担任|兼任)[;。]$/ },
  // 建筑垃圾及时清运的情况; an item of what is looked at
  { name: 'inspected', label: 'R', needs: ['的情况'], pattern: /^(?!.*(?:应|要(?![求素点件])|须|负责|汇报|通报|介绍|报送|报告|反馈|掌握|了解))[^。;:]{2,60}的情况[;。]$/ },
  // 建设单位履行首要责任情况,审查机构遴选情况; rows of the same
  { name: 'inspected', label: 'R', needs: ['情况'], pattern: /^(?!监督|建立|整治|.*(?:[向将报每]|(?<![首主重必需])要(?![求素点件])|定期|介绍|负责|会同|沟通|核实|掌握|了解|通过|考察|统计|按照|按规定|严格|做好|加强|及时|对接|评估|梳理|查看|关注|登记|收集|(?:检查|公示|监管|记录|审核|督查|公布|公开)(?!情况)))[^,;。]{4,}情况(?:[,;][^,;。]{3,}情况)*等?[;。]$/ },
  // 指挥部下设办公室和八个专项工作组。
  { name: 'office', label: 'R', needs: ['下设'], pattern: /^[^,。;]{0,20}下设[^,。;:]{2,60}(?:组|专班|办公室)[。;]$/ },
  { name: 'stages', label: 'R', needs: ['阶段', '步骤'], pattern: /^[^,。;]{2,40}分(?:为)?[一二两三四五]个?(?:阶段|步骤)(?:开展|进行|实施|推进)[。:]$/ },
  // 从2021年6月至2021年12月。
  { name: 'span', label: 'R', needs: ['至', '到', '—', '–', '-'], pattern: /^(?:从|自)?\d{4}年\d{1,2}月[\d日起]*[,]?(?:至|到|[—–-]+)[\d年月日底]+(?:\([^()]*\))?(?:,分[一二三四五\d]个?(?:阶段|步骤)[^,。]{0,6})?[。;]$/ },
  // (8月28日至9月5日)。 2018年3月6日-7日,两天。
  { name: 'span', label: 'R', needs: ['至', '到', '—', '–', '-'], pattern: /^\(?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至|到|[—–-]+)[\d年月日]+(?:\([^()]*\))?\)?(?:,[一二两三四五六七八九十\d]+天)?[。;]$/ },
  // 专项行动从2022年4月开始至9月底结束,分三个阶段进行。
  { name: 'stages', label: 'R', needs: ['阶段'], pattern: /^[^。;]{0,40}\d{1,2}月[^。;,]{0,10}(?:至|到|[—–-]+)[^。;,]{2,24},(?:具体)?分(?:为|下述)?[一二两三四五\d]个?阶段(?:进行|实施|推进|开展)[。:]$/ },
  // 注:责任单位中,列在首位的为牵头单位。 how the rest is to be read
  { name: 'note', label: 'R', needs: ['注:', '说明:'], pattern: /^(?:注|备注|说明):[^。]*(?:首位|第一位|牵头单位)/ },
  // 会议听取了工作情况汇报,并安排部署了相关工作。 会议原则同意《…方案》。 what a meeting did
  { name: 'meeting-did', label: 'N', needs: ['会议', '原则同意'], pattern: /^(?!.*(?:(?<![主重首必需])要(?![求素点件])|应|须|由))(?:会议还?(?:传达学习|传达|听取|学习|研究|讨论|审议|观看|通报)[^。;]*(?:了|精神|汇报)[^。;]*|(?:会议)?(?:讨论并)?原则同意《[^。;]*)。$/ },
  // 抽查任务共12项,具体如下:
  { name: 'announces', label: 'N', needs: ['如下:'], pattern: /^(?!.*(?:请|要(?!求|素)|应|须))(?:[^,。;]{2,20},)?具体[一-鿿]{0,6}如下:$/ },
  { name: 'see-annex', label: 'N', needs: ['见附'], pattern: /^\(?(?:具体)?(?:内容)?(?:详)?见附[件表]?[\d一二三]*\)?[。;]?$/ },
  { name: 'see-annex', label: 'R', needs: ['详见附'], pattern: /^[^,。;]{2,40}详见附[表件]\d{0,2}[。;]$/ },
  { name: 'members', label: 'R', needs: ['组成'], pattern: /^[^,。;]{0,20}成员?(?:单位)?由[^。;]{2,}组成[;。]?$/ },
  // 市政府由市长、副市长和各部门主要负责人组成。
  { name: 'members', label: 'R', needs: ['组成'], pattern: /^[^,。;:]{2,30}由[^,。;]{2,}组成[;。]$/ },
  // 甲同志任组长,乙、丙任副组长,成员由财政、住建等部门负责人组成。
  { name: 'post', label: 'R', needs: ['任'], pattern: /^(?!.*(?:成立|设立|组建|由[^,。;]{2,30}任))(?:[^,。;:]{2,90}任(?:副?组长|副?主任|副?总?指挥长?|副?召集人|成员)[,;]?)+(?:成员由[^。]*组成)?。$/ },
  // 主要包括各类医院、集中居住场所等。
  { name: 'consists', label: 'R', needs: ['包括'], pattern: /^(?:主要)?包括(?!:)[^。]{4,}[。;]$/ },
  // 公安派出所履行下列职责:
  // 为加强领导,特成立工作领导小组。
  { name: 'founds', label: 'D', needs: ['成立', '组建', '设立'], pattern: /^(?!.*[扣得]\d*分)(?:为[^。;]*,|经[^,。;]*研究[^,。;]*,)?(?:特|决定|特此|[省县区市镇乡])*(?:成立|组建|设立)[^,。;]{2,40}(?:领导小组|专班|指挥部|工作组|工作小组)(?:\([^()]*\))?[,。;]/ },
  // 区管委会成立三次农普领导小组: and below it who belongs to it
  { name: 'founds', label: 'D', needs: ['成立'], pattern: /^(?!.*[扣得]\d*分)(?:为[^。;]*,)?[^,。;:未]{0,16}成立[^,。;:]{2,40}(?:领导小组|专班|指挥部|工作组|工作小组|委员会)(?:\([^()]*\))?:$/ },
  { name: 'held-freely', label: 'R', needs: ['不定期召开'], pattern: /^[^,。;]{2,24}会议?(?:一般|原则上)?不定期召开[。;]$/ },
  // 党支部每季度召开1~2次党员大会。
  { name: 'so-often', label: 'D', needs: ['次'], pattern: /^(?!.*[扣得加]\d*分)[^。;]*每个?(?:年|半年|季度?|月|周|旬|[两\d]+个?[年月周])(?:至少|不少于|原则上|定期|要|应当?|须|分别|组织|集中)*(?:召开|举行|举办|开展|组织|安排|进行)[^,。;的]{0,16}?[一二两三四\d][一二两三四\d~—-]*次/ },
  // 考核结果作为干部选拔任用的重要依据。
  { name: 'result-counts', label: 'D', needs: ['结果'], pattern: /^[^。;,]{0,24}(?:考核|考评|评估|评价|督查|督导|测评|年检)[^。;,]{0,6}结果(?:要|应当?)?作为[^。;]{4,}(?:重要|主要)(?:依据|参考|内容)[。;]$/ },
  { name: 'own-duties', label: 'D', needs: ['职责:'], pattern: /^[^。;:]{2,60}履行(?:下列|以下|如下)[^,。;:]{0,8}职责:$/ },
  // 区旅游公司:负责旅游景区的环卫设施建设工作。
  { name: 'own-duties', label: 'D', needs: [':'], pattern: /^(?![^:]*(?:责任|牵头|配合|成员|主管)(?:单位|部门):)[^,。;:]{1,30}(?:[局委办处科队所站室院镇乡]|公司|中心|街道|部门|政府|集团|支行)(?:\([^()]*\))?:(?:(?:主要|具体|统一)?负责|牵头|承担|协调|协助|配合|督促|会同|参与|指导|组织|做好|加强|落实|推进|维护|开展|制定|拟定|建立|完善|提供|保障|监督|审核|检查|受理|汇总|报送|研究|编制|强化|统筹|管理|宣传|收集|处理|查处|支持|及时|定期|严格|切实|积极|按(?:照)?职责)[^。;]{4,}[。;]$/ },
  // 对公示有异议的,可书面反映,县农业农村局应在5个工作日内答复。 what an agency must beside what others may
  { name: 'must-too', label: 'D', needs: ['可'], pattern: /可(?=[^。;]*(?:应|须))[^。;]*,[^,。;]{2,12}(?:局|委|办|部门|机构|单位|中心|站|所)(?:应(?![用对急])|必须|须)[^。]*[。;]$/ },
  // 实行保证金制度,各乡镇于5月20日前向县财政缴纳保证金10万元。
  { name: 'by-date', label: 'D', needs: ['日前向', '日前将', '日前把', '日前完成', '日前上报', '日前报送'], pattern: /(?:^|,)各[^,。;]{1,12}(?:要|应)?(?:于|在)?\d{1,2}月\d{1,2}日前(?:向|将|把|完成|上报|报送)[^。]*[。;]$/ },
  // 将治理问题纳入督察范围,对工作不力的依规问责。
  { name: 'into-scope', label: 'D', needs: ['纳入'], pattern: /^将[^,。;]{4,40}纳入[^,。;]{4,30},/ },
  // 补助标准为每人每年1200元,由县财政局列入年度预算。
  { name: 'funds', label: 'D', needs: ['预算'], pattern: /由[^,。;]{2,14}列入[^,。;]{0,6}预算[。;]$/ },
  // 关于停车的提案(第56号),由县城管局主办,县住建局会办,9月底前完成。
  { name: 'agency-acts', label: 'D', needs: ['会办', '协办'], pattern: /由[^,。;]{2,40}(?:主办|承办),[^,。;]{2,60}(?:会办|协办)/ },
  // 全年安排校园食品抽检120批次,重点抽检肉制品。 每个县(市、区)每年至少创建1条美丽河湖
  { name: 'so-often', label: 'D', needs: ['全年', '每年至少'], pattern: /^(?:全年(?:安排|开展|组织|举办)[^。;]*\d+(?:批次|次|场|期)|每个?[^,。;]{1,12}每年至少(?:创建|建成|新建|打造|完成|培育)[^,。;]*\d)/ },
  // 大坪乡为高易发区,列为一级重点防范区;
  { name: 'zone-of', label: 'R', needs: ['列为', '划为', '划分为'], pattern: /^(?!.*(?:应|须|(?<![主重首必需])要(?![求素点件])))[^。;]*(?:列为|划为|划分为)[^,。;]{2,14}(?:区|段|点|地段)[。;]$/ },
  // 会议期间,代表、委员提出了许多有价值的意见。
  { name: 'told', label: 'N', needs: ['提出了'], pattern: /^[^。]*(?<!要|应)提出了(?:许多|大量|一系列|很多)[^。]*。$/ },
  // 坚持以人民为中心的发展思想,…
  { name: 'guided', label: 'N', needs: ['发展思想'], pattern: /^坚持以人民为中心的发展思想,/ },
  // 镇财政安排专项资金8万元,用于报警装置补助。
  { name: 'funds', label: 'D', needs: ['财政'], pattern: /^(?:[^,。;]{0,12},)?[省市县区镇乡]?级?财政(?:每年)?安排[^。;]*(?:资金|经费)[^。]*[。;]$/ },
  // 不具备条件的,督促其改用管道天然气。
  { name: 'urges', label: 'D', needs: ['的,督促', '的,要督促', '的,应督促'], pattern: /^[^,。;]{4,40}的,[要应]?督促[^。;]*[。;]$/ },
  // 利用共用设施经营产生的收益归全体业主所有。
  { name: 'owned', label: 'R', needs: ['所有'], pattern: /^(?!.*(?:可|给予|应|须|(?<![主重首必需])要(?![求素点件])))[^,。;]*归[^,。;]{2,12}所有[。;]$/ },
  // 同时也要看到,我省水资源总量不足。
  { name: 'background', label: 'N', needs: ['看到,'], pattern: /^(?:同时|但)?,?(?:也|还)?(?:要|应)?(?:清醒地?)?看到,/ },
  // 年度考核以公历年为考核期。 城市社区以300户为一个网格。
  { name: 'unit-of', label: 'R', needs: ['考核期', '一个网格', '周期'], pattern: /^(?!.*(?:应|须|(?<![主重首必需])要(?![求素点件])))[^,。;]{2,16}以[^,。;]{1,14}为(?:考核期|一个网格|(?:考核|评价|结算)周期)[,。;]/ },
  // 5000万元以上项目由局长审批。
  { name: 'approved-by', label: 'D', needs: ['由'], pattern: /^(?:[^,。;]{2,40}由[^,。;的]{2,14}(?:审批|审定|批准|审核|核准)[,;](?=.))*[^,。;]{2,40}由[^,。;的]{2,14}(?:审批|审定|批准|审核|核准)[。;]$/ },
  // 扶贫开发工作事关群众切身利益,事关全局。
  { name: 'meaning', label: 'N', needs: ['事关'], pattern: /^[^,。;]{2,20}事关[^,。;]+(?:,事关[^,。;]+)*。$/ },
  // 指挥部办公室设在镇应急办,主任由某某兼任。
  { name: 'office', label: 'R', needs: ['办公室设'], pattern: /^[^,。;]{0,16}办公室设[在于][^,。;]{2,40},(?:办公室)?主任由[^,。;]{1,24}(?:担任|兼任)[;。]?$/ },
  // 领导小组办公室设在财政局,财政局局长担任办公室主任。
  { name: 'office', label: 'R', needs: ['办公室'], pattern: /^[^,。;]{0,16}(?:下设|设)?办公室,?(?:下?设|设在|设于|挂靠)[^。;,]{2,20}(?:,[^。;,]{0,30}(?:担任|兼任|任)(?:办公室)?主任)?[;。]?$/ },
  // 领导小组下设办公室,商务局局长兼任办公室主任。
  { name: 'office', label: 'R', needs: ['办公室'], pattern: /^[^,。;]{0,16}(?:下设|设)办公室,[^。;,]{2,30}(?:担任|兼任|任)(?:办公室)?主任[;。]?$/ },
  { name: 'in-force', label: 'R', needs: ['起施行', '起实施', '起执行', '起试行', '起生效'], pattern: /^(?!.*,(?:各|[省市县区])[^,。;]{1,20}(?:要(?!求)|应|须))(?:本(?!市|区|县|省|镇|单位|部门)|上述|以上)[^,。;]{1,12}自[^。;]{2,30}起(?:施行|实施|执行|试行|生效)[^。]*。?$/ },
  // 本规则由投资促进局会同党政办解释,自2021年6月1日起施行。
  { name: 'interpreter', label: 'R', needs: ['解释'], pattern: /^本[^,。;]{1,12}由[^,。;]{2,40}解释(?:[,。;]|$)/ },
  { name: 'interpreter', label: 'R', needs: ['解释'], pattern: /^[^,。;]{0,20}由[^。;]{2,40}负责解释[。;]?$/ },
  { name: 'further-rules', label: 'R', needs: ['另行'], pattern: /^[^,。;由]{2,30}另行(?:制定|通知|公布)[。;]?$/ },
  // 具体时间由幼儿园另行通知。
  { name: 'further-by', label: 'D', needs: ['另行'], pattern: /^[^,。;]{2,30}由[^,。;]{2,16}另行(?:制定|通知|明确|规定|公布|确定)[^,。;]{0,8}[。;]$/ },
  // 具体标准由各地确定。
  { name: 'further-by', label: 'D', needs: ['具体'], pattern: /^具体[^,。;]{2,14}由[^,。;]{2,16}(?:制定|确定|规定|明确|公布|商定)[。;]$/ },
  // 公示有异议的,由运营机构出具书面意见。 what an agency does in a case, unless it punishes
  { name: 'case-by', label: 'D', needs: [',由'], pattern: /^(?!.*(?:处罚|责令|追究|处分|取消|吊销|撤销|注销|没收|警告|罚款|移送|通报批评|可以?(?![行能靠控持])))[^。;]*的,由[^,。;的]{2,24}(?:提供|组织|办理|审核|提出|确认|出具|牵头|协调|调查|核实|认定|审查|受理)/ },
  // 总分值在90分以上的,评定为优秀;
  { name: 'rated', label: 'R', needs: ['评定为', '认定为', '评为'], pattern: /^(?!.*(?:由|应|须|(?<![主重首必需])要(?![求素点件])))[^。;]*的,?[^,。;]{0,12}(?:评定|认定|评)为[^,。;]{1,12}[。;]$/ },
  { name: 'term', label: 'R', needs: ['执行期', '实施期', '有效期'], pattern: /^[^,。;]{0,20}(?:执行期限?|实施期限?|有效期)[^,。;]{0,12}(?:自|为|至)[^。;]{2,40}[。;]?$/ },
  { name: 'otherwise', label: 'R', needs: ['从其规定', '除外'], pattern: /(?:从其规定|另有规定的除外)[。;]?$|^(?!.*(?:应当|必须|须|不得|要(?!求)))[^,。;]{2,40}的[^,。;]{0,6}除外[。;]?$/ },
  { name: 'applies', label: 'R', needs: ['适用本', '视同'], pattern: /^[^。;]{2,80}(?:,适用本(?:办法|规定|意见|方案|细则|条例|措施|通知|政策|制度)|,?视同(?:为)?[^,。;()]{2,10})[。;]$/ },
  // The last of somebody's duties.
  { name: 'other-duties', label: 'D', needs: ['其他', '其它'], pattern: /^(?:承办|完成|办理|负责)?[^,。;]{0,24}(?:(?:赋予|交办|交付|安排|部署|委托)的其[他它](?:工作|事项|任务)|(?:赋予|交办|交付|规定|确定|授予)的其[他它][^,。;]{0,8}(?:职责|义务))[;。]?$/ },
  // 除…外,任何单位不得…; 对…的企业,不得…,不得…: nothing but what is forbidden
  { name: 'only-forbids', label: 'P', needs: ['不得', '严禁', '禁止', '不准'], pattern: /^(?:除[^。;]{2,60}外,|对[^,。;要须]{2,60},|[^,。;要须]{2,40}(?:时|期间),)?(?!.*(?:应当|必须|须|(?<![主重首必需])要(?![求素点件]))[^,。;]*[,、])(?:[^,。;]{0,60}(?:不得|严禁|禁止|不准(?!确))[^,。;]*[,、])*[^,。;]{0,60}(?:不得|严禁|禁止|不准(?!确))[^,。;]*(?<!的)[。;]$/ },
  // 专项治理时间为2015年7月起至2017年底,分三个阶段。
  { name: 'field', label: 'R', needs: ['时间'], pattern: /^(?!.*(?:应|须|(?<![主重首必需])要(?!求)|由|负责|开展|组织))[^,。;:]{2,70}(?<!完成|整改|办结|报送|上报|提交|反馈)时间(?:原则上)?为\d[^。;]*[。;]$/ },
  // 考核对象:全体工作人员。
  { name: 'field', label: 'R', needs: ['为'], pattern: /^[^,。;:]{0,12}(?:对象|范围|地点|主体|标准|(?<!完成|整改|办结)时间)为[^,。;]{2,}[。;]$/ },
  { name: 'field', label: 'R', needs: [':'], pattern: /^[^,。;:、]{0,6}(?:对象|范围|地点|主题|口号):[^:]{2,}$/ },
  // 重点区域:学校及周边道路。
  { name: 'field', label: 'R', needs: ['重点'], pattern: /^重点[^,。;:、]{1,4}:(?!.*(?:应|须|(?<![主重首必需])要(?![求素点件])))[^:]{2,}$/ },
  // 反映城市交通系统整体水平。 what an indicator tells
  { name: 'indicator', label: 'R', needs: ['反映'], pattern: /^反映(?!(?:问题|情况|意见))(?!.*(?:应|须|(?<![主重首必需])要(?![求素点件])))[^。;]{4,}[。;]$/ },
  // 东至花园路,南至建设路为界;
  { name: 'bounds', label: 'R', needs: ['至'], pattern: /^[^。]*[东南西北]至[^。]{2,60}(?:为界|边界)[。;]$/ },
  // 公务接待应当坚持有利公务、务实节俭的原则。
  { name: 'principles', label: 'N', needs: ['坚持'], pattern: /^[^,。;]{0,24}应当?坚持[^。;]*的原则。$/ },
  { name: 'principles', label: 'R', needs: ['原则'], pattern: /^[^。;]{0,50}遵循[^,。;]{0,80}原则[。;:]$/ },
  { name: 'age', label: 'R', needs: ['周岁'], pattern: /年龄(?:需|应|须)?在?\d+周岁以[下上][^,。;]{0,10}[;。]$/ },
  // 申报材料真实性承诺书。 in a list of what to hand in
  { name: 'papers', label: 'R', needs: ['表', '书', '报告', '材料', '证', '复印件', '执照'], pattern: /^(?!依据|根据|按照|对|将|由|凭|持)(?!.*(?:提交|报送|填写|填报|签订|签署|提供|上传|附|后|并|和相关|应|须|要))[^,。;:]{3,40}(?:申请表|申报表|登记表|审批表|承诺书|申请书|证明材料|证明文件|审计报告|复印件|身份证|营业执照)(?:\([^)]{1,60}\))?[;。]$/ },
  // 本办法所称…, 本规定适用于…
  { name: 'of-itself', label: 'R', needs: ['本'], pattern: /^(?!.*,(?:各|[省市县区])[^,。;]{1,20}(?:要(?!求)|应|须))本(?:实施|工作|行动|暂行)?(?:办法|规定|意见|方案|细则|条例|措施|通知|政策|制度)(?:所称|中[“"]|适用|未尽|与[^,。;]{2,40}不一致|是指|自[^,。;]{2,30}起)/ },
  { name: 'repeal', label: 'R', needs: ['同时废止', '自行失效'], pattern: /(?:同时废止|自行失效)[。;]?$/ },
  // 组长:…, 成员:… below a body that is founded
  { name: 'names', label: 'N', needs: [':'], pattern: /^(?:副?组长|成员|组员|副?总指挥|指挥长|总负责|召集人|副?主任|联系人|负责人)(?:单位)?:[^。;]*[。;]?$/ },
  // (一)拒不整改的;
  { name: 'circumstance', label: 'C', needs: ['的;', '的。'], pattern: /^(?!.*(?:应当|(?<![理事缘])由|予以|不得|必须|给予|负责|[^重主需]要))(?:[^。;]*的;|[^,。;]*的。)$/ },
  // 举报电话:0575-85144291,举报邮箱:…
  { name: 'telephone', label: 'N', needs: ['电话:', '热线:', '邮箱:', '传真:', '网址:'], pattern: /^[^,。;:()]{2,24}(?:电话|热线|邮箱|传真|网址):[\dA-Za-z(][^。;]*[。;]?$/ },
  { name: 'telephone', label: 'N', needs: ['电话'], pattern: /^(?!.*(?:请|应|须|要(?!求)|上报|报送|提交|反馈))[^。]{0,40}电话:?[\d(][\d()-]{6,}[^。;]{0,20}[。;]?$/ },
  { name: 'definition', label: 'R', needs: ['是指', '系指', '主要指'], pattern: /^[^,。;]{2,30},?(?:是指|系指(?!标)|主要指(?!标))/ },
  // 指辖区内平均建有的零售网点数量。 behind the heading that it defines
  { name: 'definition', label: 'R', needs: ['指'], pattern: /^(?:主要)?指(?=[^,。;]{4,})(?![导派定示挥明引令标])/ },
  // 文字记录是以纸质文件或电子文件形式对执法活动进行记录的方式。
  { name: 'definition', label: 'R', needs: ['方式。', '活动。', '行为。', '过程。'], pattern: /^[^,。;]{2,20}是(?:以|通过|采用|在)[^。;]{6,}的(?:方式|活动|行为|过程)。$/ },
];

/** Forms that more than the words tells. */
const OF_PLACE = ['body-line', 'forbidden-item', 'agenda-item', 'asked', 'dash-topic', 'purpose', 'idle-piece'];
/** The names of all forms. */
export const FORM_NAMES: readonly string[] = [...new Set([...FORMS.map(({ name }) => name), ...OF_PLACE])];

/** Of each form's needs their first character: the words themselves are looked for only where one stands. */
const FORM_SIGNS = new SignBits(FORMS.map(({ needs }) => needs.map((need) => need[0]!).join('')));

/** ——创新能力持续增强。 before what is said of it; with an act (——做好审批服务。) it is none. */
const DASH_TOPIC = /^[^,。;要应须]{2,22}。$/;
/** A line that is only a body's name: 省卫生健康委. */
const BODY_LINE = /^[一-鿿]{1,20}(?:委员会|人民政府|办公[室厅]|(?<![布格结大定])局|[厅委])(?:\(代章\))?$/;

/** A body, a colon or a dash, and what it does; not who belongs to it. */
const OWN_DUTIES = /^(?!.*(?:责任|牵头|成员|配合)(?:单位|部门|处室)[:为])[^,。;:]{1,24}(?:[局委办处科室组队站所部院镇乡校村]|中心|公司|街道|\))(?::|——)(?![一-鿿]{2,3}(?:[、 ][一-鿿]{2,3})*。?$)[^:]{4,}$/;

/** 为提升水平,制定某市价格调整方案。 above the first heading: the purpose with the document's name. */
const PURPOSE_ITSELF = /(?:制定|制订|提出|印发)[^,。;]{0,40}[。:]$/;
/** 为激发热情,提高水平。 before 特制定本方案。: the purpose, cut off from it by a full stop. */
const PURPOSE = /^为(?!.*(?:成立|设立|组建|(?:要|应当?|须)[^,。;求]{2}|,各(?:单位|地|部门|镇|街|乡|县|区)[^,的]{0,20}(?:组织|开展)))/;

/** A line as long as this that no mark ends is a cell, a name or a torn piece, unless it says an act or that one must. */
const SHORT_LINE = 30;
const ENDS = new Set('。;:!?)”…');
const SAYS_SO: ReadonlySet<string> = new Set(['cue:must', 'cue:in-charge', 'cue:by-whom', 'cue:forbids', 'cue:forbids-first', 'cue:percent', 'cue:goal-year', 'cue:founds-first', 'cue:soft-first']);
const ACTS: ReadonlySet<string> = new Set(['firm-first', 'numbered', 'article', 'after-item', 'under-lead']);

/** 已发布, GB/T 15751-1995, 智能装备标准子体系: short, without a mark at its end, and nothing in it obliges. */
function isIdlePiece({ text, cues, names }: ClauseFeatures): boolean {
  if (text.length > SHORT_LINE || ENDS.has(text.at(-1) ?? '')) return false;
  return !/[一-鿿]{4}/.test(text) || !(cues.some((cue) => SAYS_SO.has(cue)) || names.some((name) => ACTS.has(name)));
}

/**
 * The label that a sentence's form makes sure, with the form's name; null where only the model can tell. Its text is
 * without its number and without spaces.
 */
export function sureLabel(features: ClauseFeatures): { label: Label; form: string } | null {
  const words = features.text;
  if (words.length <= 24 && !words.endsWith('。') && BODY_LINE.test(words)) return { label: 'N', form: 'body-line' };
  // 不得有下列行为: (一)擅自操作阀门;
  if (features.names.includes('lead:forbidden') && features.names.includes('numbered')) return { label: 'P', form: 'forbidden-item' };
  if (features.names.includes('agenda')) return { label: 'R', form: 'agenda-item' };
  // 会议的主要任务是: (一)讨论决定重大事项;
  if (features.names.includes('lead:agenda') && (features.names.includes('numbered') || features.names.includes('after-item') || words.endsWith(';')) && !/(?<![主重首必需])要(?!求)|应|须|由/.test(words)) return { label: 'R', form: 'agenda-item' };
  // (一)市教育局 1.组织校园安全检查。
  if (features.section.names.includes('below-body') && features.names.includes('firm-first') && /[。;]$/.test(words) && !/^(?:包括|鼓励|支持|引导)|可/.test(words)) return { label: 'D', form: 'own-duties' };
  if (isBodyWithDuties(features)) return { label: 'D', form: 'own-duties' };
  if (features.names.includes('asked')) return { label: 'R', form: 'asked' };
  if (DASH_TOPIC.test(words) && features.names.includes('dash') && !features.names.includes('firm-first')) return { label: 'N', form: 'dash-topic' };
  if (PURPOSE.test(words) && (features.names.includes('before-preamble') || (features.names.includes('opening') && PURPOSE_ITSELF.test(words)))) return { label: 'N', form: 'purpose' };
  for (const number of FORM_SIGNS.in(words)) {
    const { name, label, needs, pattern } = FORMS[number]!;
    if (holdsOne(words, needs) && pattern.test(words)) return { label, form: name };
  }
  return isIdlePiece(features) ? { label: 'N', form: 'idle-piece' } : null;
}

/** 三、职责分工 总务处:校园安全防护; 部门分工: 安全处:预警信息的发布. A body, and behind the colon or dash what it does. */
export function isBodyWithDuties({ names, section, text }: ClauseFeatures): boolean {
  return (names.includes('duty-roster') || section.names.includes('own-section:duties')) && OWN_DUTIES.test(text);
}

/** Asked of every sentence for many a form, so a plain loop without a closure. */
function holdsOne(words: string, needs: readonly string[]): boolean {
  for (const need of needs) if (words.includes(need)) return true;
  return false;
}
