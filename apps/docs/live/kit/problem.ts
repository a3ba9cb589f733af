import { DeviceError, NacreError } from '@nacre/tensor';

/** Why something cannot be done, in the words of the error. */
export interface Problem {
  readonly problem: string;
}

/** What the work gives, or why it cannot be done: where people choose the settings an error is an answer, not a failure. */
export async function orProblem<T>(work: () => T | Promise<T>): Promise<T | Problem> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NacreError && !(error instanceof DeviceError)) return { problem: error.message };
    throw error;
  }
}
