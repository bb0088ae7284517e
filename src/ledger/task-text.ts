import type { Reading } from './connection.ts';

/** The words of a task: a person's when set, else its obligations' sentences in order, a line end between lines. */
export function taskText(reading: Reading, taskId: number): string {
  const override = reading.get<{ value: string }>("SELECT value FROM overrides WHERE task_id = ? AND field = 'text'", taskId);
  if (override) return JSON.parse(override.value) as string;
  return joinSentences(reading.all<{ text: string; line: number }>('SELECT text, line FROM obligations WHERE task_id = ? ORDER BY start, id', taskId));
}

/** Sentences of one line follow each other directly; `line` is the line's number in the source. */
export function joinSentences(sentences: readonly { text: string; line: number }[]): string {
  let out = '';
  sentences.forEach((sentence, i) => {
    if (i > 0 && sentences[i - 1]!.line !== sentence.line) out += '\n';
    out += sentence.text;
  });
  return out;
}
