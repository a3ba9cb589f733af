import { orProblem, type Problem } from '../kit/problem.ts';
import { type Convolution, type Convolved, convolve } from './convolved.ts';
import { count, type LayerCounts, type LayerSizes } from './counts.ts';
import { type Pooled, type Pooling, pool } from './pooled.ts';
import type { Place } from './window.ts';

/** What the page about convolution computes. Settings that are impossible are answered with the error's words. */
export class ConvolutionLab {
  convolve(convolution: Convolution, place: Place): Promise<Convolved | Problem> {
    return orProblem(() => convolve(convolution, place));
  }

  pool(pooling: Pooling, place: Place): Promise<Pooled | Problem> {
    return orProblem(() => pool(pooling, place));
  }

  count(sizes: LayerSizes): Promise<LayerCounts | Problem> {
    return orProblem(() => count(sizes));
  }
}
