import { Button } from 'antd';
import { type ReactElement, useEffect, useEffectEvent } from 'react';
import { Icon } from '../kit/icons.tsx';
import { useRecalled } from '../kit/memory.ts';
import { go, useRoute } from '../kit/route.ts';
import { filterOf } from '../ledger/address.ts';
import { TOUR_WORDS as WORDS } from '../words/tour.ts';
import { nextStep, onReached, TOUR_STEPS, type TourStep, useTour, withDone } from './progress.ts';
import './tour.css';

/**
 * 两分钟上手: on a first start, the way of a paper through the app in four steps, each checked off by doing it. A strip of
 * its own that covers nothing; skipped or finished, it never comes by itself again. `documents`: how many the ledger holds,
 * null while that is unknown.
 */
export function Tour({ documents }: { documents: number | null }): ReactElement | null {
  const [tour, setTour] = useTour();
  const recalled = useRecalled();
  const { screen, params } = useRoute();
  const search = screen === 'ledger' ? filterOf(params).search : undefined;
  const did = useEffectEvent((step: TourStep) => {
    const next = withDone(tour, step);
    if (next !== tour) setTour(next);
  });
  const begin = useEffectEvent(() => { if (tour.state === 'off') setTour({ state: 'on', done: [] }); });
  useEffect(() => onReached((step) => { did(step); }), []);
  useEffect(() => { if (documents === 0 && recalled) begin(); else if (documents !== null && documents > 0) did('intake'); }, [documents, recalled, tour]);
  useEffect(() => { if (search) did('ledger'); }, [search]);

  if (tour.state !== 'on') return null;
  const now = nextStep(tour.done);
  return (
    <aside className="tour" aria-label={WORDS.title}>
      <b>{WORDS.title}</b>
      <ol>{TOUR_STEPS.map((step, i) => {
        const done = tour.done.includes(step);
        return <li key={step} className={done ? 'done' : step === now ? 'now' : undefined} aria-current={step === now ? 'step' : undefined}><i aria-hidden="true">{done ? <Icon name="check" size={11} /> : i + 1}</i>{WORDS.step[step].name}{done && <span className="hidden-words">{WORDS.done}</span>}</li>;
      })}</ol>
      <span className="grow clip" role="status">{now ? WORDS.step[now].todo : WORDS.finished}</span>
      {now && now !== screen && <Button size="small" type="primary" onClick={() => { go(now); }}>{WORDS.go}</Button>}
      <Button size="small" type={now ? 'text' : 'primary'} onClick={() => { setTour({ ...tour, state: 'closed' }); }}>{now ? WORDS.skip : WORDS.close}</Button>
    </aside>
  );
}
