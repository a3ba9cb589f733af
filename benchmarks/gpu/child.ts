// One errand, given as JSON, in a process of its own; prints a line of JSON.
import { globals } from 'webgpu';
import { report } from '../report.ts';
import { measure } from '../timing.ts';
import { highPerformanceAdapter, identity } from './adapter.ts';
import { contestants, devices } from './contestants.ts';
import { countCreations } from './creations.ts';
import { provideGPU } from './dawn.ts';
import type { Errand } from './errand.ts';
import { measureFirstStep } from './first-step.ts';
import { measureLimit } from './limits.ts';
import { measureRate, ratesOf } from './rates.ts';
import { trainingsOf } from './trainings.ts';

const gpu = provideGPU();
const errand = JSON.parse(process.argv[2]!) as Errand;

await report(async () => {
  switch (errand.kind) {
    case 'adapter':
      return identity((await highPerformanceAdapter(gpu)).info);
    case 'limit':
      return measureLimit(errand.limit, await highPerformanceAdapter(gpu), errand.quick);
    case 'rate': {
      const rate = ratesOf(errand.quick).find(({ id }) => id === errand.id)!;
      return measureRate(rate, await devices[errand.contestant](), errand.seconds);
    }
    case 'training': {
      const workload = trainingsOf(errand.quick).find(({ id }) => id === errand.id)!;
      return measure(await contestants[errand.contestant](workload, 1), workload, errand.seconds);
    }
    case 'first': {
      const creations = countCreations((globals as { GPUDevice: { prototype: object } }).GPUDevice);
      return measureFirstStep(contestants[errand.contestant], trainingsOf(errand.quick)[0]!, creations);
    }
  }
});
