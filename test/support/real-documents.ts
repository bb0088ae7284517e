import type { DocumentSpec } from './make-analysis.ts';

/** Sentences of resources/samples/gazette-2018.txt (威海经济技术开发区, 2018), cut short in places. */
export const STATE_ASSETS: DocumentSpec = {
  title: '关于进一步深化国有企业改革的实施意见',
  number: '经技区发〔2018〕35号',
  issueDate: '2018-05-04',
  items: [
    { label: '二、', title: '主要任务', sentences: [] },
    {
      label: '5.', under: '二、', sentences: [{
        text: '进一步健全完善国有独资、全资企业法人治理结构,2020年底前,全面实现外部董事占多数、外派监事会全覆盖,初步建立职业经理人制度。(责任单位:组织部、国资办)',
        units: [['responsible', '组织部'], ['responsible', '国资办']], deadline: ['2020年底前', '2020-12-31'],
      }],
    },
    {
      label: '6.', under: '二、', sentences: [
        { text: '加强国有企业企业家队伍建设,制定完善政治、精神、事业、物质等激励措施,支持保障企业家干事创业。', units: [['responsible', '组织部'], ['responsible', '国资办']] },
        { text: '面向国内公开遴选一批优秀年轻企业经营管理人才,建立国有企业企业家后备人才库,对入库人选实行跟踪培养。(责任单位:组织部、国资办)', units: [['responsible', '组织部'], ['responsible', '国资办']], doubt: 'unit-doubtful' },
      ],
    },
    {
      label: '10.', under: '二、', sentences: [{
        text: '2018年底前,完成区国有资产经营管理公司和区投资公司全民所有制企业公司制改革工作。(责任单位:经发局、国资办)',
        units: [['lead', '经发局'], ['cooperate', '国资办']], deadline: ['2018年底前', '2018-12-31'],
      }],
    },
    { sentences: [{ text: '各级各部门单位要加强督办,确保改革任务按期完成。', actors: ['各级各部门单位'] }] },
  ],
};

export const YOUNG_CADRES: DocumentSpec = {
  title: '关于进一步加强年轻干部培养锻炼的意见',
  number: '经技区发〔2018〕27号',
  issueDate: '2018-04-17',
  items: [
    {
      label: '(二)', title: '考核鉴定', level: 2, sentences: [
        { text: '挂职锻炼干部自觉接受派入单位的监督和管理,每半年向组织部报送一次书面工作总结。', actors: ['挂职锻炼干部'] },
        { text: '平时考核由派入单位负责,35周岁以下的Email报送至ab-c@Example.com。', units: [['lead', '派入单位']] },
      ],
    },
  ],
};
