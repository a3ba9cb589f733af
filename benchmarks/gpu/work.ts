import { measure } from '../timing.ts';
import { highPerformanceAdapter, identity } from './adapter.ts';
import { contestants, devices } from './contestants.ts';
import { countCreations } from './creations.ts';
import type { Errand } from './errand.ts';
import { measureFirstStep } from './first-step.ts';
import { measureLimit } from './limits.ts';
import { measureRate, ratesOf } from './rates.ts';
import { trainingsOf } from './trainings.ts';

/** Does an errand, in Node or in a page, where nothing was done before; WebGPU is in `navigator.gpu`. */
export async function work(errand: Errand): Promise<object> {
  const { gpu } = navigator;
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
    case 'first':
      return measureFirstStep(contestants[errand.contestant], trainingsOf(errand.quick)[0]!, countCreations(GPUDevice));
  }
}
