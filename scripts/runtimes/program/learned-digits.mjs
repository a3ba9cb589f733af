import { digits, serveDataset } from '@nacre/data';

/** What is learned everywhere; served, where a worker runs this module. */
export const learnedDigits = (count) => digits({ count, seed: 1 });
export const served = serveDataset(learnedDigits);
