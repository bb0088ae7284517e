import { useMemory } from '../kit/memory.ts';

/** The way of a first paper through the app. */
export const TOUR_STEPS = ['intake', 'review', 'ledger', 'export'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** 'off' until a first start; 'closed' for good, unless a person asks for it again. */
export interface TourState { state: 'off' | 'on' | 'closed'; done: readonly TourStep[] }
const UNSEEN: TourState = { state: 'off', done: [] };

export const useTour = (): [TourState, (next: TourState) => void] => useMemory<TourState>('tour', UNSEEN);

/** The step that is to be done now; null when all are. */
export const nextStep = (done: readonly TourStep[]): TourStep | null => TOUR_STEPS.find((step) => !done.includes(step)) ?? null;

/** With one more step done; the same object when nothing changes. A step that is skipped over by doing a later one stays to be done. */
export const withDone = (tour: TourState, step: TourStep): TourState => (tour.state !== 'on' || tour.done.includes(step) ? tour : { ...tour, done: [...tour.done, step] });

const listeners = new Set<(step: TourStep) => void>();
/** A screen tells that a person has done what a step teaches. */
export function reached(step: TourStep): void {
  for (const one of listeners) one(step);
}
export function onReached(listener: (step: TourStep) => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}
