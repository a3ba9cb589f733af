/** Something to be done in a submission. */
interface Work {
  /** About how many operations it takes. */
  readonly work: number;
}

/**
 * What a slow GPU does in a second, more or less. Drivers stop a submission that takes some seconds, and the device is lost: Windows
 * after two.
 */
const mostWork = 2 ** 37;

/** What belongs in each submission, in order: nearly always all of it in one. */
export function submissionsOf<T extends Work>(items: readonly T[]): T[][] {
  const submissions: T[][] = [];
  let left = 0;
  for (const item of items) {
    if (item.work > left || submissions.length === 0) {
      submissions.push([]);
      left = mostWork;
    }
    submissions.at(-1)!.push(item);
    left -= item.work;
  }
  return submissions;
}
