import { datasetFrom } from '@nacre/data';
import { compare } from './load.ts';
import type { noisyDigits } from './noisy-digits.ts';

const datasetOf = (module: string) => datasetFrom<typeof noisyDigits>(new URL(module, import.meta.url), 30);

Object.assign(globalThis, {
  compare: async (workers: number) => compare(await datasetOf('./noisy-digits.js'), workers),
  missing: () => datasetOf('./missing.js').catch(({ name, message }: Error) => ({ name, message })),
});
