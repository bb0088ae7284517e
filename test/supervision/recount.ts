import { toDays } from '#model/calendar-date';
import type { Ledger } from '#ledger/open';

/** A unit's figures on a day, counted anew. */
export interface Recount { assigned: number; due: number; doneOnTime: number; doneLate: number; overdue: number; delay: number | null }

interface Event { task_id: number; field: string; from_value: string | null; to_value: string | null }
interface State { assigned: string | null; status: string; doneOn: string | null; due: string | null; occurrences: Map<string, { status: string; doneOn: string | null; extendedTo: string | null }> }
const DONE = ['done-unverified', 'completed', 'closed-out'];

/**
 * The statistics by unit on a day from the event history alone, by replaying it: nothing of what the program counts with is
 * used. What no event tells comes from the document (units, stated limits) and the calendar (which dates there are).
 */
export function recount(ledger: Ledger, asOf: string): Map<string, Recount> {
  const { reading } = ledger;
  const states = new Map<number, State>();
  const stateOf = (id: number): State => {
    let state = states.get(id);
    if (!state) {
      const due = reading.get<{ due: string | null }>("SELECT min(due_on) AS due FROM deadlines WHERE task_id = ? AND kind <> 'every' AND due_on LIKE '____-__-__' AND due_on NOT LIKE '-%'", id)!.due;
      states.set(id, (state = { assigned: null, status: 'not-started', doneOn: null, due, occurrences: new Map() }));
    }
    return state;
  };
  for (const { task_id, field, to_value } of reading.all<Event>("SELECT task_id, field, from_value, to_value FROM changes WHERE at <= ? ORDER BY id", `${asOf}T23:59:59.999Z`)) {
    const state = stateOf(task_id);
    const to: unknown = to_value === null ? null : JSON.parse(to_value);
    if (field === 'assigned') state.assigned = to as string | null;
    else if (field === 'status') state.status = to as string;
    else if (field === 'doneOn') state.doneOn = to as string | null;
    else if (field === 'dueOn') state.due = to as string | null;
    else if (field === 'default-limit' && to !== null) state.due = (to as { dueOn: string }).dueOn;
    else if (field === 'occurrence' && to !== null) state.occurrences.set((to as { dueOn: string }).dueOn, to as { status: string; doneOn: string | null; extendedTo: string | null });
  }
  const sums = new Map<string, Recount & { delays: number[] }>();
  for (const [id, state] of states) {
    if (state.assigned === null || state.assigned > asOf) continue;
    const dates = reading.column<string>('SELECT due_on FROM occurrences WHERE task_id = ?', id);
    const items = dates.map((date) => ({ date, ...(state.occurrences.get(date) ?? { status: 'not-started', doneOn: null, extendedTo: null }) }))
      .filter((one) => one.date <= asOf || DONE.includes(one.status)).map((one) => ({ status: one.status, doneOn: one.doneOn, due: one.extendedTo ?? one.date as string | null }));
    if (dates.length === 0 || reading.get("SELECT 1 FROM deadlines WHERE task_id = ? AND kind <> 'every'", id)) items.push({ status: state.status, doneOn: state.doneOn, due: state.due });
    for (const unit of items.length === 0 ? [] : ownersFromDocument(ledger, id)) {
      const sum = sums.get(unit) ?? { assigned: 0, due: 0, doneOnTime: 0, doneLate: 0, overdue: 0, delay: null, delays: [] };
      sums.set(unit, sum);
      for (const { status, doneOn, due } of items) {
        sum.assigned++;
        if (status === 'terminated') continue;
        if (due !== null && due <= asOf) sum.due++;
        const done = DONE.includes(status) ? doneOn : null;
        const days = due === null ? 0 : toDays(done ?? asOf) - toDays(due);
        if (days > 0) sum.delays.push(days);
        if (done !== null && days > 0) sum.doneLate++;
        else if (done !== null) sum.doneOnTime++;
        else if (days > 0) sum.overdue++;
      }
    }
  }
  return new Map([...sums].map(([unit, { delays, ...sum }]) => [unit, { ...sum, delay: delays.length === 0 ? null : delays.reduce((a, b) => a + b) / delays.length }]));
}

function ownersFromDocument({ reading }: Ledger, id: number): string[] {
  for (const role of ['lead', 'responsible', 'subject', 'cooperate']) {
    const units = reading.column<string>('SELECT DISTINCT u.name FROM task_units tu JOIN units u ON u.id = tu.unit_id WHERE tu.task_id = ? AND tu.role = ?', id, role);
    if (units.length > 0) return units;
  }
  return [];
}
