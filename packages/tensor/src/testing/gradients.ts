import { backward } from '../autograd/backward.ts';
import { isFloat } from '../dtype.ts';
import { GradientError } from '../errors.ts';
import type { Node } from '../graph/node.ts';
import { source } from '../ops/index.ts';
import { formatShape, sizeOf } from '../shape.ts';
import { Generator } from './generator.ts';
import { oracle } from './oracle/index.ts';

/** The options of `gradcheck`. */
export interface GradcheckOptions {
  /** 2: also the gradients of the gradients. Default 1. */
  readonly order?: 1 | 2;
  /** Step of the central differences. Default 1e-6. */
  readonly epsilon?: number;
  /** How far a derivative may be off, absolutely and in proportion. Default 1e-5. */
  readonly tolerance?: number;
}

/**
 * Compares the gradients that `backward` records with central differences, (y(x + ε) − y(x − ε)) / 2ε, both evaluated by the
 * oracle in float64. `outputs` are weighed with fixed random numbers; at order 2 their gradients are checked in the same way,
 * by the leaves and by those weights. Leaves are float64 sources that require gradients.
 *
 * @throws GradientError at the first derivative that differs.
 * @example
 * const x = tensor([0.5], { dtype: 'float64', requiresGrad: true });
 * checkGradients('sin', [x.sin().node], [x.node]);
 */
export function checkGradients(
  operation: string,
  outputs: readonly Node[],
  leaves: readonly Node[],
  { order = 1, epsilon = 1e-6, tolerance = 1e-5 }: GradcheckOptions = {},
): void {
  const floats = outputs.filter((output) => isFloat(output.dtype) && output.requiresGrad);
  if (floats.length === 0) throw new GradientError(operation, 'no output depends on an input that requires a gradient');
  const weights = floats.map((output, i) => randomSource(output.shape, i));
  const gradients = backward(floats, weights, leaves);
  const point = new Map([...leaves, ...weights].map((leaf) => [leaf, oracle([leaf])[0]!.data]));
  const recorded = oracle(
    gradients.filter((g) => g !== undefined),
    point,
  );
  const weighted = (): number => {
    const values = oracle(floats, point);
    return values.reduce((sum, { data }, o) => data.reduce((part, y, i) => part + y * point.get(weights[o]!)![i]!, sum), 0);
  };

  let next = 0;
  leaves.forEach((leaf, l) => {
    const gradient = gradients[l] === undefined ? undefined : recorded[next++]!;
    if (gradient !== undefined && formatShape(gradient.shape) !== formatShape(leaf.shape)) {
      throw new GradientError(
        operation,
        `the gradient by input ${l} has shape ${formatShape(gradient.shape)}, not ${formatShape(leaf.shape)}`,
      );
    }
    const x = point.get(leaf)!;
    for (let i = 0; i < x.length; i++) {
      const at = x[i]!;
      x[i] = at + epsilon;
      const above = weighted();
      x[i] = at - epsilon;
      const below = weighted();
      x[i] = at;
      const difference = (above - below) / (2 * epsilon);
      const analytic = gradient?.data[i] ?? 0;
      if (!(Math.abs(analytic - difference) <= tolerance * Math.max(1, Math.abs(difference)))) {
        throw new GradientError(
          operation,
          `by element ${i} of input ${l} the derivative is ${difference} by differences and ${analytic} by backward()`,
        );
      }
    }
  });

  const again = gradients.filter((g) => g?.requiresGrad) as Node[];
  if (order === 2 && again.length > 0)
    checkGradients(`${operation}, second order`, again, [...leaves, ...weights], { epsilon, tolerance });
}

/** A float64 leaf of random numbers between −1 and 1 that requires a gradient. */
function randomSource(shape: readonly number[], seed: number): Node {
  const generator = new Generator(seed + 17);
  return source(
    shape,
    'float64',
    Float64Array.from({ length: sizeOf(shape) }, () => generator.uniform() * 2 - 1),
    true,
  );
}
