import type { Clause, DocumentStructure, Header } from '#model/structure';
import type { Period } from './deadline-date.ts';

/** Where a date's year came from; null when the text leaves it open. */
export interface ReadYear { year: number | null; from: 'stated' | 'paragraph' | 'document' | null }

/**
 * Remembers the last year that a paragraph or provision stated, so that 年底 after 2019年下半年 means 2019.
 * A goal's year (到2025年) holds only within its own clause: the next sentence speaks of its own time again. Where no sentence
 * states a year, the heading above (三、2023年重点任务清单) does, then the document.
 */
export class YearMemory {
  readonly header: Header;
  readonly #yearAbove: (clause: Clause) => number | null;
  #above: number | null = null;
  #year: number | null = null;
  #line = -1;
  #provision: number | null = -1;
  #clause = -1;
  #goal = false;
  /** The span over a turn of the year that stated the year last (2024年10月1日至2025年4月30日): the year it begins in, the month it ends in. */
  #turn: { year: number; endMonth: number } | null = null;
  /** Whether the paragraph or provision has named something that comes every year: 次年 is then the year after each. */
  yearly = false;

  /** @param yearAbove the year that the headings above a clause give, see `headingYear`. */
  constructor(header: Header, yearAbove: (clause: Clause) => number | null = () => null) {
    this.header = header;
    this.#yearAbove = yearAbove;
  }

  /** Call before reading a clause. */
  enter(clause: Clause): void {
    const same = clause.line === this.#line || (clause.provision !== null && clause.provision === this.#provision);
    if (!same) this.yearly = false;
    if (!same || (this.#goal && clause.index !== this.#clause)) this.#year = null;
    this.#above = this.#yearAbove(clause);
    this.#line = clause.line;
    this.#provision = clause.provision;
    this.#clause = clause.index;
  }

  /** @param start `YYYY-MM-DD` where a span ends in `year`. */
  remember(year: number, goal: boolean, span: { start: string; end: string } | null = null): void {
    this.#year = year;
    this.#goal = goal;
    const from = Number(span?.start.slice(0, 4));
    this.#turn = span && from === year - 1 ? { year: from, endMonth: Number(span.end.slice(5, 7)) } : null;
  }

  /** The year that a date means. At the turn of the year (issued from October on) a date of January to April is the next year's. */
  read(period: Period): ReadYear {
    const read = this.#read(period);
    const issue = this.header.issueDate;
    if (read.from !== 'document' || read.year === null || period.year.kind !== 'context' || issue === null || Number(issue.slice(0, 4)) !== read.year) return read;
    return Number(issue.slice(5, 7)) >= 10 && period.to[0] <= 4 ? { ...read, year: read.year + 1 } : read;
  }

  #read(period: Period): ReadYear {
    const word = period.year;
    if (word.kind === 'stated') return { year: word.year, from: 'stated' };
    if (word.kind === 'turn' && word.from === 'document') return turned(this.header.year, word.by, 'document');
    if (word.kind === 'turn') return turned(this.#year, word.by, 'paragraph');
    if (this.#year !== null && this.#turn && period.from[0] > this.#turn.endMonth) return { year: this.#turn.year, from: 'paragraph' };
    const year = this.#year ?? this.#above;
    if (year !== null) return { year, from: 'paragraph' };
    return turned(this.header.year, 0, 'document');
  }
}

const turned = (year: number | null, by: number, from: 'paragraph' | 'document'): ReadYear => (year === null ? { year, from: null } : { year: year + by, from });

const YEAR = /(?<!\d)(?:19|20)\d\d(?=年|—|-)/g;
/** 到2025年的目标, 2020年以来的工作: no year in which what stands below is done. */
const NOT_ITS_OWN = /[到至](?:19|20)\d\d年|年(?:以来|以前|[底末])/;

/** The one year of the nearest heading above a clause that names one; null where it names several (2023—2025年重点任务). */
export function headingYear(clause: Clause, { provisions }: DocumentStructure): number | null {
  for (let at = clause.provision; at !== null; at = provisions[at]!.parent) {
    const { title, headingOnly } = provisions[at]!;
    const years = headingOnly ? new Set(title.match(YEAR)) : new Set<string>();
    if (years.size > 1 || (years.size === 1 && !NOT_ITS_OWN.test(title))) return years.size === 1 ? Number([...years][0]) : null;
  }
  return null;
}
