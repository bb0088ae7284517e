import { Failure } from '#model/failure';
import type { FailureCode } from '#model/failure';

/** The code of the Failure that a promise ends in; 'none' when it succeeds. Any other error is a defect and is thrown on. */
export async function codeOf(promise: Promise<unknown>): Promise<FailureCode | 'none'> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}
