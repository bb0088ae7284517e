import { describe, expect, test } from 'vitest';
import { sureLabel } from '#obligation/sure-label';

/** Sentence without number and spaces → form and label; null: only the model can tell. */
const ROWS: readonly (readonly [words: string, expected: string | null, why: string, cues?: readonly string[], names?: readonly string[]])[] = [
  ['根据《工作规则》,制定本制度。', 'preamble N', 'the basis of a document is nobody’s duty'],
  ['为加强资金管理,规范审批程序,特制定本规则。', 'preamble N', 'its purpose too'],
  ['为落实上级部署,现提出以下措施:', 'preamble N', '现提出 as well'],
  ['根据实际需要制定年度计划,并组织实施。', null, 'an act follows'],
  ['现将《实施方案》印发给你们,请认真贯彻执行。', 'sent-to-be-done D', 'whoever gets it must carry it out'],
  ['《若干举措》已经同意,现印发给你们,并就贯彻落实提出如下意见:', null, 'nobody is asked'],
  ['财经工作领导小组组长由工委书记、管委主任担任;', 'post R', 'who holds a post'],
  ['由党工委书记担任组长,负责防溺水工作。', null, 'a task goes with it'],
  ['成员由工委副书记、组织部部长组成。', 'members R', 'who belongs to a body'],
  ['领导小组办公室设在财政局,财政局局长担任办公室主任。', 'office R', 'where the office is'],
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
