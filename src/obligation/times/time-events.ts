import type { Hit } from '#grammar/rows';
import type { TimeYield } from './time-yields.ts';

/** What an event's words do not reach back over: pauses, and words that end the part of the sentence before. */
const PAUSE = /[,。;:!?、\n\t ()<>“”《》]/;
const OPENERS = /(?:组织开展|开展|应当|必须|应该|入选|负责|处于|以及|或者|并且|不在|在|于|自|从|对|将|并|应|须|需|按|以|和|及|与|的|其)/g;
const LONGEST = 10;

/** Where the words begin that an event expression (…期间, …期满, 之日起) is about. */
export function eventStart(text: string, hit: Hit<TimeYield>, free: number): number {
  let start = hit.start;
  while (start > free && hit.start - start < LONGEST && !PAUSE.test(text[start - 1]!)) start--;
  const words = text.slice(start, hit.start);
  let cut = 0;
  for (const opener of words.matchAll(OPENERS)) if (opener.index + opener[0].length < words.length) cut = opener.index + (/[自从]/.test(opener[0]) ? 0 : opener[0].length);
  return start + cut;
}
