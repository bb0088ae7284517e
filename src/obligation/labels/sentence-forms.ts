import { readRows, texts, textsByText, wordsOf } from '#grammar/fields';
import { Failure } from '#model/failure';
import type { RawResources } from '#model/resources';
import { SignBits } from '#text/sign-bits';
import { isLabel, type Label } from './label.ts';

/** A row of resources/grammar/sentence-forms.yaml. */
export interface SentenceForm {
  form: string;
  label: Label;
  /** Words of which the sentence holds one, asked before the pattern. */
  needs: readonly string[];
  match: RegExp;
  without: RegExp | null;
  examples: readonly string[];
  rejects: readonly string[];
  file: string;
  line: number;
}

const FIELDS = new Set(['form', 'label', 'needs', 'match', 'without', 'examples', 'rejects']);

/** The forms of sentences that tell their label, in the order in which they are asked. */
export class SentenceForms {
  readonly rows: readonly SentenceForm[];
  /** What a form is called in Chinese, by its name. */
  readonly names: Readonly<Record<string, string>>;
  /** Of each form's needs a character: the words themselves are looked for only where one stands. */
  readonly #signs: SignBits;

  constructor(rows: readonly SentenceForm[], names: Readonly<Record<string, string>>) {
    this.rows = rows;
    this.names = names;
    this.#signs = new SignBits(rows.map(({ needs }) => needs.map(signOf).join('')));
  }

  /** The first row whose form a sentence has, its text without number and spaces; null where none has it. */
  find(words: string): SentenceForm | null {
    for (const number of this.#signs.in(words)) {
      const row = this.rows[number]!;
      if (holdsOne(words, row.needs) && row.match.test(words) && !row.without?.test(words)) return row;
    }
    return null;
  }
}

/** Characters that most sentences hold: the others of a word tell more. */
const COMMON = '的,。;:、一不主要成全各有重工作任务为在是由人方';
const signOf = (word: string): string => [...word].find((c) => !COMMON.includes(c)) ?? word[0]!;

/** Asked of every sentence for many a form, so a plain loop without a closure. */
function holdsOne(words: string, needs: readonly string[]): boolean {
  for (const need of needs) if (words.includes(need)) return true;
  return false;
}

/**
 * Reads grammar/sentence-forms.yaml.
 * @throws Failure 'resource-broken' with file, line and reason: a field that is unknown or missing, a label that is none,
 * a pattern that cannot be read, a form without a Chinese name, a row without an example or a counter-example.
 */
export function loadSentenceForms({ grammar }: Pick<RawResources, 'grammar'>): SentenceForms {
  const source = grammar['sentence-forms'];
  if (!source) throw new Failure('resource-broken', { file: 'grammar/sentence-forms.yaml', reason: 'missing' });
  const fail = (line: number, reason: string): never => {
    throw new Failure('resource-broken', { file: source.file, line, reason });
  };
  const { entries, lists } = readRows(source.text, fail);
  const words = textsByText(entries['words']) ?? fail(1, 'words: names with their patterns');
  const names = textsByText(entries['names']) ?? fail(1, 'names: forms with their Chinese names');
  const rows = (lists['rows'] ?? fail(1, 'rows: is missing')).map((row): SentenceForm => {
    const { line, fields } = row;
    for (const key of Object.keys(fields)) if (!FIELDS.has(key)) fail(line, `unknown field ${key}`);
    const form = wordsOf(row, 'form') ?? fail(line, 'form is missing');
    const label = wordsOf(row, 'label') ?? '';
    const listed = (key: string): readonly string[] => {
      const list = texts(fields[key]);
      return list && list.length > 0 ? list : fail(line, `form ${form} has no ${key}`);
    };
    const pattern = (source: string): RegExp => {
      try {
        return new RegExp(expand(source, words));
      } catch (cause) {
        return fail(line, `form ${form}: ${(cause as Error).message}`);
      }
    };
    const without = wordsOf(row, 'without');
    return {
      form: names[form] === undefined ? fail(line, `form ${form} has no Chinese name`) : form,
      label: isLabel(label) ? label : fail(line, `form ${form}: label ${label}`),
      needs: listed('needs'), examples: listed('examples'), rejects: listed('rejects'),
      match: pattern(wordsOf(row, 'match') ?? fail(line, `form ${form} has no match`)), without: without === null ? null : pattern(without),
      file: source.file, line,
    };
  });
  return new SentenceForms(rows, names);
}

/** {words} by their patterns, … by a character that is no pause; groups capture nothing. */
function expand(pattern: string, words: Readonly<Record<string, string>>): string {
  return pattern
    .replace(/\{([a-z][a-z-]*)\}/g, (_, name: string) => expand(words[name] ?? unknown(name), words))
    .replaceAll('…', '[^,。;]')
    .replace(/\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)/g, (part) => (part === '(' ? '(?:' : part));
}

function unknown(name: string): never { throw new Error(`no words {${name}}`); }
