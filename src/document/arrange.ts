import type { DocumentWords } from '#lexicon/document-words';
import type { Span } from '#model/span';
import { annexes, namedIn } from './annexes.ts';
import type { AnnexTitle } from './annexes.ts';
import { contents, inSpan } from './contents.ts';
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
  const skipped = contents(lines);
  const head = front(lines, words, skipped);
  const roles = [...head.roles];
  for (let i = roles.length; i < lines.length; i++) roles.push(inSpan(skipped, i) ? 'contents' : isFurniture(lines[i]!.text, words) ? 'furniture' : 'body');
  pageFoot(lines, roles);
  const signatures = closing(lines, roles, head.bodyFrom, words);
  const named = namedIn(lines, roles, head.bodyFrom);
  const title = squash(head.title.map((i) => lines[i]!.text).join(''));
  const forwarded = FORWARDS.exec(title)?.[1];
  if (forwarded) named.add(forwarded);
  return { lines, roles, front: head, signatures, annexes: annexes(lines, roles, head.bodyFrom, named, words) };
}

const ORGANISER = /^(?:主办|承办|协办)单位:/;
const FOOT = /版权|Copyright|网站标识码|ICP|公网安备/;
const FOOT_LINES = 4;

/** 主办单位:X is the page's own only above its copyright line; elsewhere it says who leads a task. */
function pageFoot(lines: readonly Line[], roles: LineRole[]): void {
  lines.forEach(({ text }, i) => {
    if (text[1] !== '办' || !ORGANISER.test(text)) return;
    if (lines.slice(i + 1, i + FOOT_LINES + 1).some((line) => FOOT.test(line.text))) roles[i] = 'furniture';
  });
}
