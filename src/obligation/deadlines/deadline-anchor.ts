/** The event that a counted limit runs from, and where the whole expression begins. */
export interface Anchor { start: number; words: string | null }

const PAUSE = /[,。;:!?\n\t ()<>“”、]/;
/** A list does not end the event's words: 自收到报告书、报告表之日起. */
const PAUSE_AROUND_LISTS = /[,。;:!?\n\t ()<>“”]/;
const AFTER = /(?:之日后|之日起|之时起|次日起|当日起|之后|以后|后|起|时)(?:的)?,?$/;
/** Words that end the subject and open the time adverbial: 应当在…, 并于…. */
const OPENERS = /(?:应当|必须|应该|应在|应于|须在|须于|要在|要于|并在|并于|可以|可在|延期至|顺延至|延续至|延长至|推迟至|延至|在|于|应|须)/g;
/** Verbs with which the event itself begins, whoever does it: 领导小组办公室|收到论证报告后. */
const EVENT_VERBS = /(?<=.{3})(?:收到|接到|接报|受理|作出|发现|接受|得知|知道)/;
/** Longer events are kept as the anchor, but the expression shown stays the short one. */
const SHOWN_LENGTH = 16;

/** Looks left of 3个月内 at `at` for …后, …之日起: 工程竣工验收合格后 | 自受理之日起. */
export function anchorAfter(text: string, at: number): Anchor {
  const end = text[at - 1] === ',' ? at - 1 : at;
  const wide = pauseBefore(text, end, PAUSE_AROUND_LISTS);
  const from = /[自从]/.test(text.slice(wide, end)) ? wide : pauseBefore(text, end, PAUSE);
  const words = text.slice(from, at);
  if (!AFTER.test(words)) return { start: at, words: null };
  return eventIn(text, from, at);
}

/** Looks left of 前5个工作日 or 三十日前 for the event: 会, 工程开标, 届满. */
export function anchorBefore(text: string, at: number): Anchor {
  return eventIn(text, pauseBefore(text, at, PAUSE), at);
}

function eventIn(text: string, from: number, at: number): Anchor {
  const words = text.slice(from, at);
  const self = Math.max(words.lastIndexOf('自'), words.startsWith('从') ? 0 : -1);
  let cut = 0;
  if (self >= 0) cut = self;
  else {
    for (const opener of words.matchAll(OPENERS)) if (opener.index + opener[0].length < words.length) cut = opener.index + opener[0].length;
    const verb = EVENT_VERBS.exec(words.slice(cut));
    if (verb) cut += verb.index;
  }
  const event = words.slice(cut).replace(/,$/, '');
  return { start: event.length <= SHOWN_LENGTH ? from + cut : at, words: event.replace(/^[自从]/, '').slice(-40) || null };
}

function pauseBefore(text: string, at: number, pause: RegExp): number {
  let i = at;
  while (i > 0 && !pause.test(text[i - 1]!)) i--;
  return i;
}
