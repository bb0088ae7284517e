/** A CSV line by its header's names; every value is text. `line` counts from 1 in the file, for messages. */
export interface CsvRow { line: number; file: string; values: Readonly<Record<string, string>> }

export interface GrammarFile { file: string; text: string }

/** What people edit, as read from resources/ and after it from the user's own folder: no meaning given to it yet. */
export interface RawResources {
  /** lexicon/NAME.csv → rows. */
  lexicon: Readonly<Record<string, readonly CsvRow[]>>;
  /** grammar/NAME.yaml → its text with the file's name for messages; `own`: files of the same name of later folders, whose rows come after. */
  grammar: Readonly<Record<string, GrammarFile & { own?: readonly GrammarFile[] }>>;
  /** calendar/NAME.json → parsed value. */
  calendar: Readonly<Record<string, unknown>>;
  /** models/NAME.json → parsed value: trained weights, made by a script. */
  models: Readonly<Record<string, unknown>>;
}
