import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type CalendarDate } from '#model/calendar-date';
import { readTimes } from '#obligation/times/read-times';
import { loadTimeGrammar, type TimeGrammar } from '#obligation/times/time-grammar';
import { normalise } from '#text/normalise';
import { today } from './clock.ts';
import { RESOURCES_FOLDER } from './resources.ts';

let grammar: TimeGrammar | null = null;

/** The rows of times.yaml, read when the first words are. */
function times(): TimeGrammar {
  const file = join(RESOURCES_FOLDER, 'grammar', 'times.yaml');
  return grammar ??= loadTimeGrammar({ file, text: readFileSync(file, 'utf8') });
}

/**
 * Reads the words of a person for a day: 下月底, 下周五, 三天后, 上半年, 春节前.
 * @param side 'before': the first day that is too late (下月底 and 下周五 themselves still count, as 下月底前 does in documents;
 * 下月 begins too late). 'from': the first day that counts.
 * @returns null when the words name no day.
 */
export function readDay(words: string, side: 'before' | 'from', given?: CalendarDate): CalendarDate | null {
  const base = today(given);
  const text = normalise(words.trim()).text;
  return dayOf(text.replace(/(?:之前|以前|前)$/, ''), side, base) ?? dayOf(text, side, base);
}

function dayOf(text: string, side: 'before' | 'from', base: CalendarDate): CalendarDate | null {
  const [mention, ...others] = readTimes(text, base, times());
  if (!mention || others.length > 0 || mention.text.length !== text.length) return null;
  const reading = mention.readings.find(({ end }) => end !== null && end >= base) ?? mention.readings.at(-1);
  if (!reading) return null;
  const { start, end } = reading;
  if (side === 'from') return start;
  const upTo = mention.edge === true || start === end || mention.kind === 'within' || mention.kind === 'until';
  return upTo ? end && addDays(end, 1) : start;
}
