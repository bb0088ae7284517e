import type { DocumentWords } from '#lexicon/document-words';
import type { Span } from '#model/span';
import { annexes, namedIn } from './annexes.ts';
import type { AnnexTitle } from './annexes.ts';
import { closing } from './closing.ts';
import type { Signature } from './closing.ts';
import { front } from './front.ts';
import type { Front, LineRole } from './front.ts';
import { isFurniture } from './line-marks.ts';
import { linesOf, squash } from './lines.ts';
import type { Line } from './lines.ts';
import { unglue } from './unglue.ts';

/** The layout of one issuance: what each of its lines is. */
export interface Layout {
  lines: Line[];
  roles: LineRole[];
  front: Front;
  signatures: Signature[];
  annexes: AnnexTitle[];
}

const FORWARDS = /(?:印发|转发|批转|发布|公布|颁布)《?(.{4,80}?)》?的?(?:通知|公告|决定|通告)$/;

/** Gives every line of an issuance its role. Never fails: what is not known is body. */
export function arrange(text: string, span: Span, words: DocumentWords): Layout {
  const lines = unglue(linesOf(text, span), words);
  const head = front(lines, words);
  const roles = [...head.roles];
  for (let i = roles.length; i < lines.length; i++) roles.push(isFurniture(lines[i]!.text, words) ? 'furniture' : 'body');
  contents(lines, roles, head.bodyFrom);
  const signatures = closing(lines, roles, head.bodyFrom, words);
  const named = namedIn(lines, roles, head.bodyFrom);
  const title = squash(head.title.map((i) => lines[i]!.text).join(''));
  const forwarded = FORWARDS.exec(title)?.[1];
  if (forwarded) named.add(forwarded);
  return { lines, roles, front: head, signatures, annexes: annexes(lines, roles, head.bodyFrom, named, words) };
}

/** 目录: the lines from it down to where its first entry stands again are a table of contents. */
function contents(lines: readonly Line[], roles: LineRole[], from: number): void {
  for (let i = Math.max(0, from - 3); i < lines.length && i < from + 200; i++) {
    if (lines[i]!.text.length > 6 || squash(lines[i]!.text) !== '目录') continue;
    const key = entry(lines[i + 1]?.text ?? '');
    if (key.length < 3) return;
    let second = i + 2;
    while (second < lines.length && second < i + 260 && entry(lines[second]!.text) !== key) second++;
    if (second >= lines.length || entry(lines[second]!.text) !== key) second = bare(lines, i + 1);
    for (let j = i; j < second; j++) roles[j] = 'contents';
    return;
  }
}

const entry = (text: string): string => squash(text).replace(/[.…·\-\d]+$/, '');

/** Where the first line stands again behind 第一章: wm-style contents that leave the numbers out. */
function bare(lines: readonly Line[], first: number): number {
  const key = entry(lines[first]!.text);
  for (let j = first + 1; j < lines.length && j < first + 60; j++) if (lines[j]!.text.startsWith('第') && entry(lines[j]!.text).endsWith(key)) return j;
  return first;
}
