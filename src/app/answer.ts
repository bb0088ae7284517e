import { CONTRACT, type MethodName, type Reply } from '#api/contract';
import { exportMethods } from '#api/export-methods';
import { relationMethods } from '#api/relation-methods';
import { superviseMethods } from '#api/supervise-methods';
import type { Core } from './core.ts';
import { errorOf } from './error-of.ts';
import { documentHandlers } from './handlers/documents.ts';
import { type Handlers, later } from './handlers/handler.ts';
import { intakeHandlers } from './handlers/intake.ts';
import { ledgerHandlers } from './handlers/ledger.ts';
import { lookHandlers } from './handlers/look.ts';
import { reviewHandlers } from './handlers/review.ts';
import { settingsHandlers } from './handlers/settings.ts';

/** One handler for each method of the contract: a missing one does not compile. What writes Word and Excel is loaded when asked for. */
const HANDLERS: Handlers<MethodName> = {
  ...intakeHandlers, ...documentHandlers, ...reviewHandlers, ...ledgerHandlers, ...lookHandlers, ...settingsHandlers,
  ...later(exportMethods, async () => (await import('./handlers/export.ts')).exportHandlers),
  ...later(superviseMethods, async () => (await import('./handlers/supervise.ts')).superviseHandlers),
  ...later(relationMethods, async () => (await import('./handlers/relations.ts')).relationHandlers),
};

/** Told of defects, for a log: the caller only gets a code. */
export type DefectListener = (method: string, error: unknown) => void;

/**
 * Answers a call: checks the input, runs the handler, turns what goes wrong into an answer. Never throws. The answer to a
 * defect of ours has no stack and no words of the error in it.
 */
export async function answer(core: Core, method: string, input: unknown, onDefect: DefectListener = () => undefined): Promise<Reply<unknown>> {
  if (!isMethod(method)) return { error: { code: 'method-unknown', facts: { method: method.slice(0, 100) } } };
  const checked = CONTRACT[method].input.safeParse(input);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return { error: { code: 'input-invalid', facts: { method, field: issue?.path.join('.') ?? '', reason: issue?.code ?? '' } } };
  }
  try {
    const handler = HANDLERS[method] as (core: Core, input: unknown) => unknown;
    return { value: await handler(core, checked.data) };
  } catch (error) {
    return { error: errorOf(error, (defect) => { onDefect(method, defect); }) };
  }
}

const isMethod = (method: string): method is MethodName => Object.hasOwn(CONTRACT, method);
