import type { ClauseFeatures } from './label-features.ts';
import type { Label } from './label.ts';
import type { SentenceForms } from './sentence-forms.ts';

/** Forms that more than the words tells, and what they are called in Chinese; those that words tell are rows of sentence-forms.yaml. */
export const FORMS_OF_PLACE = {
  'body-line': '只有机关名称', 'forbidden-item': '禁止事项', 'agenda-item': '会议议题', 'own-duties': '机关的职责', asked: '检查内容的问句', 'dash-topic': '破折号引出的要点', purpose: '目的', 'idle-piece': '没有标点的短行',
} as const satisfies Readonly<Record<string, string>>;

/** A label that leaves no doubt. `line`: of its row in sentence-forms.yaml; null for a form of place. */
export interface SureLabel { label: Label; form: string; name: string; line: number | null }

const ofPlace = (label: Label, form: keyof typeof FORMS_OF_PLACE): SureLabel => ({ label, form, name: FORMS_OF_PLACE[form], line: null });

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
export function sureLabel(features: ClauseFeatures, forms: SentenceForms): SureLabel | null {
  const words = features.text;
  if (words.length <= 24 && !words.endsWith('。') && BODY_LINE.test(words)) return ofPlace('N', 'body-line');
  // 不得有下列行为: (一)擅自操作阀门;
  if (features.names.includes('lead:forbidden') && features.names.includes('numbered')) return ofPlace('P', 'forbidden-item');
  if (features.names.includes('agenda')) return ofPlace('R', 'agenda-item');
  // 会议的主要任务是: (一)讨论决定重大事项;
  if (features.names.includes('lead:agenda') && (features.names.includes('numbered') || features.names.includes('after-item') || words.endsWith(';')) && !/(?<![主重首必需])要(?!求)|应|须|由/.test(words)) return ofPlace('R', 'agenda-item');
  // (一)市教育局 1.组织校园安全检查。
  if (features.section.names.includes('below-body') && features.names.includes('firm-first') && /[。;]$/.test(words) && !/^(?:包括|鼓励|支持|引导)|可/.test(words)) return ofPlace('D', 'own-duties');
  if (isBodyWithDuties(features)) return ofPlace('D', 'own-duties');
  if (features.names.includes('asked')) return ofPlace('R', 'asked');
  if (DASH_TOPIC.test(words) && features.names.includes('dash') && !features.names.includes('firm-first')) return ofPlace('N', 'dash-topic');
  if (PURPOSE.test(words) && (features.names.includes('before-preamble') || (features.names.includes('opening') && PURPOSE_ITSELF.test(words)))) return ofPlace('N', 'purpose');
  const row = forms.find(words);
  if (row) return { label: row.label, form: row.form, name: forms.names[row.form]!, line: row.line };
  return isIdlePiece(features) ? ofPlace('N', 'idle-piece') : null;
}

/** 三、职责分工 总务处:校园安全防护; 部门分工: 安全处:预警信息的发布. A body, and behind the colon or dash what it does. */
export function isBodyWithDuties({ names, section, text }: ClauseFeatures): boolean {
  return (names.includes('duty-roster') || section.names.includes('own-section:duties')) && OWN_DUTIES.test(text);
}
