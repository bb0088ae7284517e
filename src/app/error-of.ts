import type { ApiError } from '#api/contract';
import { Failure } from '#model/failure';

/** What is told of an error: a Failure's code and facts, of a defect only that it is one. */
export function errorOf(error: unknown, onDefect: (error: unknown) => void): ApiError {
  if (error instanceof Failure) return { code: error.code, facts: error.facts };
  onDefect(error);
  return { code: 'defect', facts: {} };
}
