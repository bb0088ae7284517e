/**
 * Makes the Word templates of resources/templates (督办通知单, 催办单, 三色督办单, 督查通报): GB/T 9704-2012 page (A4, margins
 * 37/35/28/26 mm, 28 pt lines), 2号小标宋 title, 3号仿宋 text, page numbers — 1 — outside. Offices edit the files, not this.
 * Run: node bench/make/make-templates.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx';

const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: '仿宋' };
const TITLE = { ...BODY, eastAsia: '方正小标宋简体', cs: '宋体' };
const HEADING = { ...BODY, eastAsia: '黑体' };
const SONG = { ...BODY, eastAsia: '宋体' };
const spacing = { line: 560, lineRule: LineRuleType.EXACT };
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

const title = (text: string): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { ...spacing, line: 660, before: 280, after: 280 }, children: [new TextRun({ text, font: TITLE, size: 44 })] });
const number = (text: string): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: [new TextRun({ text, font: BODY, size: 32 })] });
const to = (text: string): Paragraph => new Paragraph({ spacing, children: [new TextRun({ text, font: BODY, size: 32 })] });
const body = (text: string): Paragraph => new Paragraph({ spacing, alignment: AlignmentType.BOTH, indent: { firstLine: 640 }, children: [new TextRun({ text, font: BODY, size: 32 })] });
const heading = (text: string): Paragraph => new Paragraph({ spacing, indent: { firstLine: 640 }, children: [new TextRun({ text, font: HEADING, size: 32 })] });
const signed = (text: string): Paragraph => new Paragraph({ spacing, alignment: AlignmentType.RIGHT, indent: { right: 640 }, children: [new TextRun({ text, font: BODY, size: 32 })] });
const place = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, font: BODY, size: 21 })] });
const annex = (text: string): Paragraph => new Paragraph({ pageBreakBefore: true, spacing, children: [new TextRun({ text, font: HEADING, size: 32 })] });

function footer(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const run = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]): TextRun => new TextRun({ children, font: SONG, size: 28 });
  return new Footer({ children: [new Paragraph({ alignment, indent: { left: 280, right: 280 }, children: [run(['— ', PageNumber.CURRENT, ' —'])] })] });
}

const TEMPLATES: Readonly<Record<string, Paragraph[]>> = {
  督办通知单: [
    place('{{红头}}'), number('{{文号}}'), title('督办通知单'), to('{{主送单位}}：'),
    body('按照工作安排，现将由你单位负责的督办事项{{件数}}件印送你们（详见附表），请对照办理时限抓好落实，明确责任人和完成时间。'),
    body('请于{{反馈期限}}前将办理进展、存在的问题和下一步措施以书面形式（加盖公章）反馈，此后每{{反馈周期}}报送一次，直至办结销号。不能按期完成的，应在到期前说明原因并提出延期申请。'),
    body('联系人：{{联系人}}　　联系电话：{{电话}}'), body('附表：督办事项一览表'), to(''), signed('{{发文机关}}'), signed('{{日期}}'),
    annex('附表'), title('督办事项一览表'), place('{{任务表}}'),
  ],
  催办单: [
    place('{{红头}}'), number('{{文号}}'), title('催办单'), to('{{主送单位}}：'),
    body('截至{{截止日期}}，由你单位负责的督办事项中，已逾期{{逾期件数}}件，{{临期天数}}日内到期{{临期件数}}件（详见附表）。'),
    body('请抓紧办理，并于{{反馈期限}}前书面反馈办理情况；确因客观原因不能按期完成的，请说明原因和新的完成时限，按程序申请延期。'),
    body('联系人：{{联系人}}　　联系电话：{{电话}}'), body('附表：催办事项一览表'), to(''), signed('{{发文机关}}'), signed('{{日期}}'),
    annex('附表'), title('催办事项一览表'), place('{{任务表}}'),
  ],
  三色督办单: [
    place('{{红头}}'), number('{{文号}}'), title('三色督办单'), to('{{主送单位}}：'),
    body('截至{{截止日期}}，由你单位负责的督办事项中，亮红灯{{红灯件数}}件，亮黄灯{{黄灯件数}}件，亮蓝灯{{蓝灯件数}}件（详见附表）。'),
    body('请对亮红灯事项逐项说明原因，对亮黄灯事项加快进度，并于{{反馈期限}}前书面反馈整改情况。'),
    body('联系人：{{联系人}}　　联系电话：{{电话}}'), to(''), signed('{{发文机关}}'), signed('{{日期}}'),
    annex('附表'), title('亮灯事项一览表'), place('{{任务表}}'),
  ],
  督查通报: [
    place('{{红头}}'), number('督查通报第{{期号}}期'), title('关于督办事项办理情况的通报'), to('{{主送单位}}：'),
    heading('一、总体情况'),
    body('截至{{截止日期}}，共确定督办事项{{总数}}件，已办结{{办结数}}件，占{{办结率}}；正在办理{{在办数}}件，占{{在办率}}。已办结事项中，按时办结{{按时数}}件，超期办结{{超期数}}件；时限已到的{{到期数}}件中，逾期未办结{{逾期数}}件。按时办结率{{按时率}}。'),
    body('各单位办理情况如下：'), place('{{单位统计表}}'),
    heading('二、工作要求'),
    body('以下单位有逾期未办结事项，请对照附表逐项说明原因、明确完成时间：'), place('{{滞后单位}}'),
    body('请各单位对标时限要求，加快办理进度，定期反馈进展，直至办结销号。'), to(''), signed('{{发文机关}}'), signed('{{日期}}'),
    annex('附件'), title('督办事项办理情况一览表'), place('{{任务表}}'),
  ],
};

const folder = join(import.meta.dirname, '..', '..', 'resources', 'templates');
mkdirSync(folder, { recursive: true });
for (const [name, children] of Object.entries(TEMPLATES)) {
  const document = new Document({
    creator: '责清', title: name, evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: BODY, size: 32 } } } },
    sections: [{
      properties: { page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(25) } } },
      footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
      children,
    }],
  });
  writeFileSync(join(folder, `${name}.docx`), await Packer.toBuffer(document));
}
