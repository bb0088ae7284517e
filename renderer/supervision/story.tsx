import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { SuperviseLine } from '#api/supervise-methods';
import { CHANGE_WORDS, changeWords } from '#model/change-words';
import type { ChangeRow } from '#model/ledger';
import { STATUS_NAMES } from '#model/names';
import { SETTLED_STATES, type SupervisedTask } from '#model/supervise';
import { call } from '../client.ts';
import { minuteOf, todayHere } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { PrintButton } from '../kit/print-sheet.tsx';
import { go } from '../kit/route.ts';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { ledgerParams } from '../ledger/address.ts';
import { LIGHT_WORDS, ORIGIN_WORDS, STORY_WORDS as WORDS } from '../words/supervision.ts';
import { Acts } from './story-acts.tsx';
import { Attachments, Extensions, Facts, Notes, Periods } from './story-parts.tsx';
import { StoryPaper } from './story-paper.tsx';
import { Report } from './story-report.tsx';

export type Story = SuperviseLine & { history: ChangeRow[] };

/** What is told is told of one date of a recurring duty: the one that waits to be judged, else the one that falls due now; null: of the whole. */
function occurrenceNow({ occurrences, dueOrigin }: SupervisedTask): string | null {
  const waiting = occurrences.find((one) => one.status === 'done-unverified');
  if (waiting || dueOrigin !== 'recurring') return waiting?.dueOn ?? null;
  return occurrences.find((one) => !SETTLED_STATES.includes(one.status))?.dueOn ?? null;
}

/** A supervised task on one page: what stands in the document, who, until when, all that was told, and what can be done next. */
export function Story({ task: id, onClose }: { task: number; onClose: () => void }): ReactElement {
  const found = useQuery(`story ${id}`, () => call('supervise.task', { id }));
  const story = found.data;
  const task = story?.task;
  return (
    <aside className="story column" aria-label={WORDS.title}>
      <div className="story-head row">
        {story && <i className={`light-mark ${story.light}`} role="img" aria-label={LIGHT_WORDS[story.light]}>{LIGHT_WORDS[story.light]}</i>}
        <b className="grow clip">{task ? `T${task.id} ${STATUS_NAMES[task.status]}` : WORDS.title}</b>
        {task && story && <>
          <PrintButton name={`${WORDS.title}-T${task.id}-${todayHere()}`} sheet={() => <StoryPaper story={story} />} />
          <Button type="link" size="small" onClick={() => { go('library', { document: task.documentId, at: task.spans[0]?.[0] }); }}>{WORDS.source}</Button><Button type="link" size="small" onClick={() => { go('ledger', { ...ledgerParams({ documents: [task.documentId] }), task: task.id }); }}>{WORDS.inLedger}</Button>
        </>}
        <Button size="small" type="text" aria-label={WORDS.close} icon={<Icon name="close" size={14} />} onClick={onClose} />
      </div>
      <div className="grow scroll story-body" tabIndex={0} role="region" aria-label={WORDS.title}>{found.trouble ? <TroubleBox trouble={found.trouble} retry={found.reload} /> : !story ? <Waiting /> : <Body story={story} />}</div>
    </aside>
  );
}

function Body({ story }: { story: Story }): ReactElement {
  const { task, meaning, owners } = story;
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const occurrence = chosen === undefined ? occurrenceNow(task) : chosen;
  const granted = task.extensions.filter((one) => one.state === 'granted').length;
  return (
    <>
      <p className="story-text" tabIndex={0}>{task.text}</p>
      <p className="story-line small quiet"><span>{task.document}{task.number ? `（${task.number}）` : ''}{task.provisionPath.join('')}</span>{task.assignedOn && <span className="numbers">{WORDS.assignedOn(task.assignedOn)}</span>}</p>
      <p className="story-line">
        <span>{owners.map((unit) => <span key={unit} className="role lead" style={{ marginRight: 4 }}>{unit}</span>)}</span>
        <span>{WORDS.due} <b className={`numbers${task.overdue ? ' warn' : ''}`}>{task.dueOn ?? WORDS.dueNone}</b> {task.dueOrigin && <span className="basis">{ORIGIN_WORDS[task.dueOrigin]}</span>}</span>
        <span className="small quiet">{WORDS.dueLight(meaning)}</span>{granted > 0 && <span className="small quiet">{WORDS.times(granted)}</span>}
      </p>
      <Acts key={`acts ${occurrence}`} task={task} occurrence={occurrence} onOccurrence={setChosen} />
      <Report key={`report ${occurrence}`} task={task} occurrence={occurrence} />
      <Extensions task={task} />
      <Facts task={task} />
      {task.occurrences.length > 0 && <Periods task={task} onChoose={setChosen} at={occurrence} />}
      <Notes task={task} />
      <Attachments task={task} />
      <section><h3>{WORDS.history}</h3>{story.history.length === 0 ? <p className="quiet">{WORDS.noHistory}</p>
        : <ol className="story-notes">{story.history.map((change) => <li key={change.id}><span className="quiet small numbers">{minuteOf(change.at)} · {change.by}</span><div>{CHANGE_WORDS[change.field]} <span className="small">{changeWords(change)}</span></div></li>)}</ol>}</section>
    </>
  );
}
