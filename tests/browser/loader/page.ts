import { datasetFrom } from '@nacre/data';
import { compare, trouble } from './load.ts';
import type { noisyDigits, Trouble } from './noisy-digits.ts';

/** As bundlers want it written. */
const start = () => new Worker(new URL('./noisy-digits.ts', import.meta.url), { type: 'module' });

const datasetOf = (count: number, wrong?: Trouble) => datasetFrom<typeof noisyDigits>(start, count, wrong);

Object.assign(globalThis, {
  compare: async (workers: number) => compare(await datasetOf(30), workers),
  trouble: async (wrong: Trouble) => trouble(await datasetOf(20, wrong)),
});
