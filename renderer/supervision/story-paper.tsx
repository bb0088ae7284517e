import type { ReactElement } from 'react';
import { CHANGE_WORDS, changeWords } from '#model/change-words';
import { STATUS_NAMES } from '#model/names';
import { minuteOf, todayHere } from '../kit/dates.ts';
import { FACT_WORDS, STORY_WORDS as WORDS, SUPERVISION_WORDS } from '../words/supervision.ts';
import type { Story } from './story.tsx';

/** The story of a task as it prints. */
export function StoryPaper({ story: { task, owners, meaning, history } }: { story: Story }): ReactElement {
  const facts: [string, string][] = [
    [WORDS.from, `${task.document}${task.number ? `（${task.number}）` : ''}${task.provisionPath.join('')}`], [SUPERVISION_WORDS.column.owners, owners.join('、')], [WORDS.due, `${task.dueOn ?? WORDS.dueNone}　${meaning}`], [SUPERVISION_WORDS.column.status, STATUS_NAMES[task.status]],
    ...(task.person ? [[WORDS.person, task.person] as [string, string]] : []), ...Object.entries(task.fields).map(([field, value]): [string, string] => [FACT_WORDS[field as keyof typeof FACT_WORDS], value]),
  ];
  return (
    <>
      <h1>{WORDS.title}</h1><p className="print-facts">T{task.id}　{todayHere()}</p>
      <table><tbody><tr><th>{SUPERVISION_WORDS.column.task}</th><td>{task.text}</td></tr>{facts.map(([name, value]) => <tr key={name}><th>{name}</th><td>{value}</td></tr>)}</tbody></table>
      {task.notes.length > 0 && <><h2>{WORDS.notes}</h2><table><thead><tr><th>{WORDS.on}</th><th>{SUPERVISION_WORDS.column.percent}</th><th>{WORDS.text}</th><th>{WORDS.problems}</th><th>{WORDS.next}</th></tr></thead><tbody>{task.notes.map((note) => <tr key={note.id}><td>{note.on}</td><td>{note.percent === null ? '' : `${note.percent}%`}</td><td>{note.text}</td><td>{note.problems}</td><td>{note.next}</td></tr>)}</tbody></table></>}
      {task.extensions.length > 0 && <><h2>{WORDS.extensions}</h2><table><tbody>{task.extensions.map((one) => <tr key={one.id}><td>{WORDS.change(one.from ?? WORDS.dueNone, one.to)}</td><td>{one.reason}</td><td>{WORDS.state[one.state]}</td></tr>)}</tbody></table></>}
      <h2>{WORDS.history}</h2><table><tbody>{history.map((change) => <tr key={change.id}><td>{minuteOf(change.at)}</td><td>{change.by}</td><td>{CHANGE_WORDS[change.field]}</td><td>{changeWords(change)}</td></tr>)}</tbody></table>
    </>
  );
}
