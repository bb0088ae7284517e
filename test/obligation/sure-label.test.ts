import { describe, expect, test } from 'vitest';
import { sureLabel } from '#obligation/sure-label';

/** Sentence without number and spaces → form and label; null: only the model can tell. */
const ROWS: readonly (readonly [words: string, expected: string | null, why: string, cues?: readonly string[], names?: readonly string[]])[] = [
  ['根据《工作规则》,制定本制度。', 'preamble N', 'the basis of a document is nobody’s duty'],
  ['为加强资金管理,规范审批程序,特制定本规则。', 'preamble N', 'its purpose too'],
  ['为落实上级部署,现提出以下措施:', 'preamble N', '现提出 as well'],
  ['为整治环境,提升管理水平,结合实际情况,制定XX镇2022年精细化管理攻坚方案。', 'preamble N', 'the document named instead of 本方案'],
  ['为提升管理水平,制定年度培训计划。', null, 'may be work to do'],
  ['根据实际需要制定年度计划,并组织实施。', null, 'an act follows'],
  ['现将《实施方案》印发给你们,请认真贯彻执行。', 'sent-to-be-done D', 'whoever gets it must carry it out'],
  ['《若干举措》已经同意,现印发给你们,并就贯彻落实提出如下意见:', null, 'nobody is asked'],
  ['财经工作领导小组组长由工委书记、管委主任担任;', 'post R', 'who holds a post'],
  ['联席会议设召集人1人,由分管领导同志担任;', 'post R', 'the same with its number'],
  ['由党工委书记担任组长,负责防溺水工作。', null, 'a task goes with it'],
  ['成员由工委副书记、组织部部长组成。', 'members R', 'who belongs to a body'],
  ['领导小组办公室设在财政局,财政局局长担任办公室主任。', 'office R', 'where the office is'],
  ['领导小组下设办公室,商务局局长兼任办公室主任。', 'office R', 'who leads it'],
  ['领导小组办公室设在渔农办,具体承担防溺水日常工作。', null, 'the office gets work'],
  ['本办法自2022年7月17日起施行,有效期5年。', 'in-force R', 'when it takes effect'],
  ['本市自2022年起实施最严格的管理制度。', null, 'a city does'],
  ['本规定由市财政局负责解释。', 'interpreter R', 'who interprets it'],
  ['各项奖励补助资金具体管理办法另行制定。', 'further-rules R', 'left to other rules'],
  ['具体办法由市财政局另行制定。', null, 'a duty of the bureau, if the model thinks so'],
  ['重大事故隐患是指危害和整改难度较大的隐患。', 'definition R', 'what a word means'],
  ['本办法所称公立医院,是由政府举办的医疗机构。', 'of-itself R', 'the document speaks of itself'],
  ['本办法由市财政局组织实施。', null, 'who carries it out'],
  ['《信息资源共享管理办法》同时废止。', 'repeal R', 'what it puts out of force'],
  ['对不利于信用建设的文件,一律停止执行。', null, 'an act'],
  ['组员:平安建设办公室干部、综治中心干部', 'names N', 'who belongs to a body'],
  ['成员单位:按照职责分工抓好落实;定期报送情况。', null, 'more than names'],
  ['拒不整改的;', 'circumstance C', 'a circumstance of a list'],
  ['发现问题的,应当及时整改的;', null, 'one must'],
  ['咨询电话:010-12345678', 'telephone N', 'a number to call'],
  ['市商务局,联系电话:0535-88998022。', 'telephone N', 'as a sentence'],
  ['上述举措执行期自发布之日起至2020年12月底。', 'term R', 'how long it is in force'],
  ['法律、法规另有规定的,从其规定。', 'otherwise R', 'another rule goes before'],
  ['在本市注册的企业,适用本意见。', 'applies R', 'whom it is for'],
  ['各部门适用本办法开展检查时,应当出示证件。', null, 'one must'],
  ['完成领导小组交办的其他工作。', 'other-duties D', 'the last of a list of duties'],
  ['党工委赋予的其他职责。', 'other-duties D', 'without a verb as well'],
  ['会议研究的其他事项。', null, 'a scope, no duty'],
  ['除依法应当退还的外,财政部门不得以任何形式返还罚款。', 'only-forbids P', 'nothing but what is forbidden'],
  ['不得超出资质证书范围出具检测报告,不得出具虚假检测报告。', 'only-forbids P', 'twice'],
  ['规范招标文件示范文本,不得强制要求以审计结论作为结算依据。', null, 'an act comes first'],
  ['金融管理部门要主动帮扶,各银行机构不得盲目抽贷。', null, 'one must, another must not'],
  ['政务数据管理应当遵循统筹规划、安全可控的原则。', 'principles R', 'a principle'],
  ['孵化空间房租补贴申请表;', 'papers R', 'a paper to hand in'],
  ['申请人应当填写房租补贴申请表;', null, 'one must'],
  ['创新能力持续增强。', 'dash-topic N', 'a topic of goals', [], ['dash']],
  ['做好审批服务。', null, 'an act', [], ['dash', 'firm-first']],
  ['创新能力持续增强。', null, 'without the dash the model tells'],
  ['省卫生健康委', 'body-line N', 'a line that only names a body'],
  ['优化数据中心布局', null, 'an act without a mark at its end', [], ['firm-first']],
  ['已发布', 'idle-piece N', 'a cell of a list of standards'],
  ['GB/T15751-1995', 'idle-piece N', 'a number', ['cue:percent'], []],
  ['智能装备标准子体系', 'idle-piece N', 'a name'],
  ['各部门要抓好落实', null, 'one must', ['cue:must'], []],
  ['工业园区规下企业制定复工复产工作方案', null, 'a numbered item', [], ['numbered']],
  ['智能装备标准子体系基本形成。', null, 'a sentence'],
];

describe('labels that a form makes sure', () => {
  test.each(ROWS.map((row) => ({ words: row[0], expected: row[1], why: row[2], cues: row[3] ?? [], names: row[4] ?? [] })))('$words → $expected ($why)', ({ words, expected, cues, names }) => {
    const sure = sureLabel({ text: words, cues: [...cues], names: [...names], section: { names: [], titles: [] } });
    expect(sure && `${sure.form} ${sure.label}`).toBe(expected);
  });
});
