import type { Issuance } from '#model/analysis';
import type { Finding } from '#model/relations';

/** GB/T 9704—2012: 决议 决定 命令(令) 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要. */
const STATUTORY = ['决议', '决定', '命令', '令', '公报', '公告', '通告', '意见', '通知', '通报', '报告', '请示', '批复', '议案', '函', '纪要'];

/** Kinds that offices use beside the fifteen of the rules; a title that hands on a document needs one of the fifteen all the same. */
const USUAL = ['措施', '方案', '办法', '规定', '细则', '规划', '计划', '要点', '规则', '制度', '条例', '政策', '规程', '章程', '守则', '准则', '指南', '指引', '标准', '预案', '清单', '答复', '倡议书', '须知'];

/** Faults of form after 《党政机关公文格式》 (GB/T 9704—2012) and 《党政机关公文处理工作条例》. Old documents had other rules. */
export function inspectFormat(issuance: Issuance, text: string): Finding[] {
  const ruled = issuance.issueDate === null || issuance.issueDate >= '2012-07-01';
  return ruled ? [...numberForm(issuance, text), ...dateForm(issuance, text), ...titleType(issuance)] : [];
}

/** 安发【2018】31号, 安发[2018]31号: the year stands in 〔〕 (7.2.5); 安发〔2018〕031号, 第31号: no 虚位, no 第. */
function numberForm({ evidence, number }: Issuance, text: string): Finding[] {
  const span = evidence.number?.span;
  if (!span || number === null || !/〔\d{4}〕/u.test(number)) return [];
  const around = text.slice(...span);
  const at = /[\p{Script=Han}A-Za-z]{1,20}\s*[^\p{Script=Han}\d\s]\s*(?:19|20)\d\d\s*[^\p{Script=Han}\d\s]\s*第?\s*\d{1,5}\s*号/u.exec(around);
  if (!at || /[令公告]$/u.test(at[0].replace(/\s*[^\p{Script=Han}].*$/u, ''))) return [];
  const written = at[0];
  const place = [span[0] + at.index, span[0] + at.index + written.length] as const;
  const found: Finding[] = [];
  const year = /([^\p{Script=Han}\d\s])\s*((?:19|20)\d\d)\s*([^\p{Script=Han}\d\s])/u.exec(written);
  const expected = number.replace(/〕第?0*(?=\d)/u, '〕');
  if (year && !/[〔﹝]/u.test(year[1]!)) found.push(fault('number-brackets', place, { found: written, expected }));
  if (/[〕】\])]\s*(?:第\s*\d|0\d)/u.test(written)) found.push(fault('number-padded', place, { found: written, expected }));
  return found;
}

/** 成文日期 in Arabic figures without leading zeros (7.3.5.4): 二〇一八年四月一日, 2018年04月01日, 2018.4.1. */
function dateForm({ evidence, issueDate }: Issuance, text: string): Finding[] {
  const { span, rule, basis } = evidence.issueDate ?? {};
  if (!span || issueDate === null || basis !== 'stated' || !/sign|closing|落款|signature/u.test(rule ?? '')) return [];
  const written = text.slice(...span).replace(/\s/gu, '');
  const [year = '', month = 0, day = 0] = issueDate.split('-').map((part, index) => (index === 0 ? part : Number(part)));
  const expected = `${year}年${month}月${day}日`;
  if (/^\d{4}年\d{1,2}月\d{1,2}日$/u.test(written) && !/[年月]0/u.test(written)) return [];
  if (!/^[〇零○一二三四五六七八九十\d年月日.\-/]+$/u.test(written)) return [];
  return [fault('issue-date-form', span, { found: written, expected })];
}

/**
 * A numbered 公文 of an organ whose title names no kind of document (no 通知, 意见 …), or whose words say another kind than
 * its title: 关于…的通知 that ends 特此公告.
 */
function titleType(issuance: Issuance): Finding[] {
  const { title, number, evidence } = issuance;
  const span = evidence.title?.span ?? null;
  if (span === null || number === null || evidence.title?.basis !== 'stated' || !/〔\d{4}〕/u.test(number) || !title.includes('关于')) return [];
  const bare = title.replace(/[(（][^()（）]*[)）]$/u, '').trim();
  const handsOn = /关于(?:印发|下发|转发|发布|公布)/u.test(bare);
  return [...STATUTORY, ...(handsOn ? [] : USUAL)].some((type) => bare.endsWith(type)) ? [] : [fault('title-type-missing', span, { found: title }, 'info')];
}

/** 特此通知 and the like at the end, against the kind that the title names. */
export function inspectEnding(issuance: Issuance, text: string): Finding[] {
  const { title, evidence, span } = issuance;
  const type = STATUTORY.find((each) => title.replace(/[(（][^()（）]*[)）]$/u, '').endsWith(each));
  if (!type || !evidence.title?.span) return [];
  const ending = /(?:^|\n)[^\S\n]*特此(通知|通告|公告|通报|报告|函告|函复|批复)[。.!!]?[^\S\n]*(?=\n|$)/u.exec(text.slice(...span));
  const said = ending?.[1]?.replace('函告', '函').replace('函复', '函');
  if (!ending || said === undefined || said === type || (type === '函' && /函/u.test(said))) return [];
  const at = span[0] + ending.index + ending[0].indexOf('特此');
  return [fault('title-type-mismatch', [at, at + 4], { found: `特此${ending[1] ?? ''}`, expected: type })];
}

const fault = (code: Finding['code'], span: Finding['span'], facts: Finding['facts'], severity: Finding['severity'] = 'warning'): Finding => ({ code, severity, span, facts, witnesses: [] });
