import { readFile, writeFile } from 'node:fs/promises';
import { AlignmentType, BorderStyle, type IPatch, LineRuleType, Paragraph, patchDocument, patchDetector, PatchType, TextRun } from 'docx';
import { Failure } from '#model/failure';
import { docxTable, type DocxTable } from './docx-table.ts';
import { replaceFile } from './replace-file.ts';

/** What stands in the place of a placeholder {{name}} of a template: words, several paragraphs, a table, or a red head. */
export type Filling = string | { paragraphs: readonly string[] } | { table: DocxTable } | { redHead: string };

const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: '仿宋' };
const TITLE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体', cs: '宋体' };

/**
 * Fills a Word template that an office may have edited: {{name}} anywhere in it, its own fonts and styles kept. Names
 * that the template does not use are left out; a placeholder that nobody fills becomes empty.
 * @throws Failure 'resource-broken' when the template is absent or no docx, 'export-target-unwritable', 'disk-full'
 */
export async function fillTemplate(template: string, target: string, fillings: Readonly<Record<string, Filling>>): Promise<void> {
  const bytes = await filled(template, fillings);
  await replaceFile(target, (temporary) => writeFile(temporary, bytes));
}

async function filled(template: string, fillings: Readonly<Record<string, Filling>>): Promise<Buffer> {
  try {
    const data = await readFile(template);
    const names = await patchDetector({ data });
    const patches = Object.fromEntries([...new Set(names)].map((name) => [name, patchOf(fillings[name.trim()] ?? '')]));
    return await patchDocument({ outputType: 'nodebuffer', data, patches, keepOriginalStyles: true });
  } catch (cause) {
    throw new Failure('resource-broken', { file: template, reason: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
}

function patchOf(filling: Filling): IPatch {
  if (typeof filling === 'string') return { type: PatchType.PARAGRAPH, children: [new TextRun({ text: filling })] };
  if ('table' in filling) return { type: PatchType.DOCUMENT, children: [docxTable(filling.table)] };
  if ('redHead' in filling) return { type: PatchType.DOCUMENT, children: redHead(filling.redHead) };
  return { type: PatchType.DOCUMENT, children: filling.paragraphs.map(bodyParagraph) };
}

/** 正文: 3号仿宋, two characters in, 28 pt lines (GB/T 9704 7.3.3). */
function bodyParagraph(words: string): Paragraph {
  return new Paragraph({ indent: { firstLine: 640 }, spacing: { line: 560, lineRule: LineRuleType.EXACT }, alignment: AlignmentType.BOTH, children: [new TextRun({ text: words, font: BODY, size: 32 })] });
}

/** 发文机关标志 in red over a red line; nothing for no name. */
function redHead(office: string): Paragraph[] {
  if (office === '') return [];
  return [new Paragraph({
    alignment: AlignmentType.CENTER, spacing: { after: 360 }, border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: 'FF0000', space: 12 } },
    children: [new TextRun({ text: office, font: TITLE, size: 60, color: 'FF0000' })],
  })];
}
