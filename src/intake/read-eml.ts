import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import { Layout } from './layout.ts';
import type { LetterPart } from './reader-messages.ts';
import { pageText } from './html/read-html.ts';

type Email = Awaited<ReturnType<(typeof import('postal-mime'))['default']['parse']>>;

async function parse(file: SourceFile): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime');
  return PostalMime.parse(file.bytes, { attachmentEncoding: 'arraybuffer' });
}

/**
 * Reads a letter: its subject and what is written in it. Its attachments are documents of their own.
 * @throws Failure 'file-empty' (neither subject nor words).
 */
export async function readEml(file: SourceFile): Promise<SourceText> {
  const { subject, html, text } = await parse(file);
  const layout = new Layout();
  if (subject?.trim()) layout.paragraph(subject.trim());
  for (const line of (text?.trim() ? text : html ? pageText(html, file.path, 'eml').text : '').split(/\r?\n/)) layout.paragraph(line);
  if (layout.blocks.length === 0) throw new Failure('file-empty', { path: file.path });
  return { format: 'eml', text: layout.text, blocks: layout.blocks, diagnostics: [] };
}

/** The files that came with a letter, without pictures that its text shows. */
export async function attachmentsOf(file: SourceFile): Promise<LetterPart[]> {
  const { attachments } = await parse(file);
  return attachments.flatMap(({ filename, content, related, mimeType }, i) => {
    if ((related && mimeType.startsWith('image/')) || typeof content === 'string') return [];
    return [{ name: filename?.trim() || `附件${i + 1}`, bytes: new Uint8Array(content) }];
  });
}
