import { z } from 'zod';
import type { FailureCode } from '#model/failure';

/** One method of the door: the schema of what goes in, the type of what comes out, and why it may be refused. */
export interface Method<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly input: Input;
  readonly failures: readonly FailureCode[];
  /** Only a type: results come from our own code and are not checked again. */
  readonly output?: Output;
}

/** `method<Output>()(input, ...failures)`; the failures of opening the ledger need not be named, every method has them. */
export const method = <Output>() => <Input extends z.ZodType>(input: Input, ...failures: FailureCode[]): Method<Input, Output> => ({ input, failures });

/** Input of a method that takes nothing. */
export const nothing = z.strictObject({});
export const id = z.int().positive();
export const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const words = z.string().max(1000);
export const name = z.string().trim().min(1).max(200);
export const path = z.string().min(1).max(4096).refine((value) => !value.includes('\0'));
export const span = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly();

export const role = z.enum(['lead', 'responsible', 'cooperate']);
export const modality = z.enum(['duty', 'prohibition', 'target', 'encouragement']);
export const status = z.enum(['not-started', 'in-progress', 'done-unverified', 'completed', 'closed-out', 'extended', 'terminated']);
