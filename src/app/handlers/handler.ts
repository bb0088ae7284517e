import type { CheckedOf, MethodName, OutputOf } from '#api/contract';
import type { Core } from '../core.ts';

/** Answers one method of the door; throws Failures, which the door turns into answers. */
export type Handler<M extends MethodName> = (core: Core, input: CheckedOf<M>) => OutputOf<M> | Promise<OutputOf<M>>;
export type Handlers<M extends MethodName> = { readonly [Name in M]: Handler<Name> };
