import type { CheckedOf, MethodName, OutputOf } from '#api/contract';
import type { Core } from '#app/core';

/** Answers one method of the door; throws Failures, which the door turns into answers. */
export type Handler<M extends MethodName> = (core: Core, input: CheckedOf<M>) => OutputOf<M> | Promise<OutputOf<M>>;
export type Handlers<M extends MethodName> = { readonly [Name in M]: Handler<Name> };

/** Handlers of some methods whose file is loaded when one of them is first called. */
export function later<M extends MethodName>(methods: Readonly<Record<M, unknown>>, load: () => Promise<Handlers<M>>): Handlers<M> {
  const names = Object.keys(methods) as M[];
  return Object.fromEntries(names.map((name): [M, Handler<M>] => [name, async (core, input) => (await load())[name](core, input)])) as Handlers<M>;
}
