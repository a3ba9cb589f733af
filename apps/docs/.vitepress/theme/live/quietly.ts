/** Goes on without the result; a failure of something live stands in its status line. */
export const quietly = (work: Promise<unknown>): void => void work.catch(() => {});
