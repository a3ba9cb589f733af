import { backward } from './autograd/backward.ts';
import { batch } from './autograd/batching.ts';
import { recomputedGradients, recordedBefore } from './autograd/recompute.ts';
import { isFloat } from './dtype.ts';
import { ArgumentError, DTypeError, GradientError, ShapeMismatchError } from './errors.ts';
import { Node, nodesRecorded } from './graph/node.ts';
import { noGrad, withGradients } from './graph/record.ts';
import * as ops from './ops/index.ts';
import { formatShape, sameShape } from './shape.ts';
import { Tensor } from './tensor.ts';

type Tensors = readonly Tensor[];

/** Stand-ins for the arguments at `places`, to differentiate by; the others, and all that are no floats, are what they were. */
function variables(operation: string, args: Tensors, places: readonly number[]): Tensor[] {
  return args.map((x, i) => {
    requireTensor(operation, `argument ${i}`, x);
    return places.includes(i) && isFloat(x.dtype) ? new Tensor(new Node('variable', [x.node], {}, x.shape, x.dtype, true)) : x;
  });
}

function requireTensor(operation: string, what: string, x: unknown): asserts x is Tensor {
  if (x instanceof Tensor) return;
  const got =
    x instanceof Promise ? 'a promise: transformed functions only record, and are not async' : x === null ? 'null' : typeof x;
  throw new ArgumentError(operation, `expected a tensor for ${what}, got ${got}`);
}

/** What a user's function gives. */
function resultOf<A extends Tensors>(operation: string, f: (...args: A) => Tensor, args: Tensors): Tensor {
  const y = f(...(args as unknown as A));
  requireTensor(operation, "the function's result", y);
  return y;
}

const zerosFor = (x: Node): Node => ops.constant(0, x.shape, x.dtype);

/**
 * What `grad` and `valueAndGrad` take.
 */
export interface GradOptions {
  /** Which arguments to differentiate by; the first by default. */
  readonly argument?: number | readonly number[];
}

/**
 * f's value and its derivative by the chosen arguments (by default the first), as one function (`jax.value_and_grad`).
 * @throws GradientError if f gives more elements than one, ArgumentError for an argument that is missing or no tensor,
 *   DTypeError for one that is no float
 * @example
 * const [value, slope] = valueAndGrad((x: Tensor) => x.square().sum())(tensor([1, 2]));
 * await value.array(); // 5
 * await slope.array(); // [2, 4]
 */
export function valueAndGrad<A extends Tensors>(
  f: (...args: A) => Tensor,
  options: GradOptions & { readonly argument: readonly number[] },
): (...args: A) => [Tensor, Tensor[]];
export function valueAndGrad<A extends Tensors>(
  f: (...args: A) => Tensor,
  options?: GradOptions & { readonly argument?: number },
): (...args: A) => [Tensor, Tensor];
export function valueAndGrad<A extends Tensors>(
  f: (...args: A) => Tensor,
  options: GradOptions = {},
): (...args: A) => [Tensor, Tensor | Tensor[]] {
  return (...args) => differentiate('valueAndGrad', f, args, options);
}

/**
 * The derivative of a function that returns one element, as a function of the same arguments (`jax.grad`). It can be
 * differentiated again.
 * @throws GradientError if f gives more elements than one, ArgumentError for an argument that is missing or no tensor,
 *   DTypeError for one that is no float
 * @example
 * const cube = (x: Tensor) => x.pow(3).sum();
 * await grad(cube)(tensor([1, 2])).array(); // [3, 12]
 * const slope = (x: Tensor) => grad(cube)(x).sum();
 * await grad(slope)(tensor([1, 2])).array(); // [6, 12]
 */
export function grad<A extends Tensors>(
  f: (...args: A) => Tensor,
  options: GradOptions & { readonly argument: readonly number[] },
): (...args: A) => Tensor[];
export function grad<A extends Tensors>(
  f: (...args: A) => Tensor,
  options?: GradOptions & { readonly argument?: number },
): (...args: A) => Tensor;
export function grad<A extends Tensors>(f: (...args: A) => Tensor, options: GradOptions = {}): (...args: A) => Tensor | Tensor[] {
  return (...args) => differentiate('grad', f, args, options)[1];
}

function differentiate<A extends Tensors>(
  operation: string,
  f: (...args: A) => Tensor,
  args: A,
  options: GradOptions,
): [Tensor, Tensor | Tensor[]] {
  const chosen = options.argument ?? 0;
  const places = typeof chosen === 'number' ? [chosen] : chosen;
  if (places.some((place) => args[place] === undefined))
    throw new ArgumentError(operation, `there is no argument ${places.join(', ')} among ${args.length}`);
  const whole = places.find((place) => args[place] instanceof Tensor && !isFloat(args[place].dtype));
  if (whole !== undefined)
    throw new DTypeError(
      operation,
      `only floats have gradients, argument ${whole} is ${args[whole]!.dtype}`,
      "convert with .to('float32')",
    );
  return withGradients(true, () => {
    const inputs = variables(operation, args, places);
    const y = resultOf(operation, f, inputs);
    if (y.size !== 1)
      throw new GradientError(
        operation,
        `the function must return a single element, got shape ${formatShape(y.shape)}`,
        'reduce it with sum() or mean(), or use vjp',
      );
    const gradients = pullBack(
      y.node,
      ops.constant(1, y.shape, y.dtype),
      places.map((place) => inputs[place]!.node),
    );
    return [y, typeof chosen === 'number' ? gradients[0]! : gradients];
  });
}

/** Gradients of `by`, zero where none flows. */
function pullBack(y: Node, seed: Node, by: readonly Node[]): Tensor[] {
  return backward([y], [seed], by).map((gradient, i) => new Tensor(gradient ?? zerosFor(by[i]!)));
}

/**
 * f(…args) and the function that takes a weight for each element of the result to the gradients of all arguments (`jax.vjp`).
 * @throws ShapeMismatchError for weights of another shape than the result, ArgumentError for an argument that is no tensor
 * @example
 * const [y, pull] = vjp((x: Tensor) => x.square(), tensor([1, 2]));
 * await y.array(); // [1, 4]
 * const [gradient] = pull(tensor([1, 10]));
 * await gradient!.array(); // [2, 40]
 */
export function vjp<A extends Tensors>(f: (...args: A) => Tensor, ...args: A): [Tensor, (weights: Tensor) => Tensor[]] {
  return withGradients(true, () => {
    const inputs = variables(
      'vjp',
      args,
      args.map((_, i) => i),
    );
    const y = resultOf('vjp', f, inputs);
    return [
      y,
      (weights) => {
        requireShape('vjp', 'the weights', weights, y);
        return withGradients(true, () =>
          pullBack(
            y.node,
            weights.node,
            inputs.map((x) => x.node),
          ),
        );
      },
    ];
  });
}

/**
 * f(…args) and its directional derivative along `tangents` (`jax.jvp`): the transpose of the vjp, which is linear in its
 * weights.
 * @throws ShapeMismatchError for a tangent of another shape than its argument, ArgumentError for another number of them
 * @example
 * const [y, slope] = jvp((x: Tensor) => x.square(), [tensor([1, 2])], [tensor([1, 0])]);
 * await y.array(); // [1, 4]
 * await slope.array(); // [2, 0]
 */
export function jvp<A extends Tensors>(f: (...args: A) => Tensor, args: A, tangents: Tensors): [Tensor, Tensor] {
  if (tangents.length !== args.length)
    throw new ArgumentError('jvp', `${args.length} arguments need as many tangents, got ${tangents.length}`);
  tangents.forEach((tangent, i) => {
    requireTensor('jvp', `argument ${i}`, args[i]);
    requireShape('jvp', `tangent ${i}`, tangent, args[i]);
  });
  return withGradients(true, () => {
    const inputs = variables(
      'jvp',
      args,
      args.map((_, i) => i),
    );
    const y = resultOf('jvp', f, inputs);
    const weights = new Node('variable', [zerosFor(y.node)], {}, y.shape, y.dtype, true);
    const gradients = pullBack(
      y.node,
      weights,
      inputs.map((x) => x.node),
    );
    const along = gradients.flatMap((gradient, i) => {
      if (!isFloat(gradient.dtype)) return [];
      const part = ops.sum(
        ops.mul(gradient.node, ops.convert(tangents[i]!.node, gradient.dtype)),
        gradient.shape.map((_, dim) => dim),
      );
      return [ops.convert(part, y.dtype)];
    });
    const total = along.map((x) => ops.reshape(x, [])).reduce((a, b) => ops.add(a, b), ops.constant(0, [], y.dtype));
    return [y, pullBack(total, ops.constant(1, [], total.dtype), [weights])[0]!];
  });
}

function requireShape(operation: string, what: string, x: Tensor, like: Tensor): void {
  requireTensor(operation, what, x);
  if (!sameShape(x.shape, like.shape))
    throw new ShapeMismatchError(operation, `${what} must have shape ${formatShape(like.shape)}, got ${formatShape(x.shape)}`);
}

/**
 * f for single examples, applied to whole batches (`jax.vmap`): every argument with an entry in `dims` has its examples along
 * that dimension (null: the same for all; the first dimension by default), and the result along its first. f's loops become one
 * program. f runs once: random numbers drawn in it are the same for all examples.
 * @throws ShapeMismatchError if the arguments differ in their number of examples, ArgumentError for a dimension out of range,
 *   another number of dimensions than arguments, or what is no tensor
 * @example
 * const lengths = vmap((x: Tensor) => x.norm());
 * await lengths(tensor([[3, 4], [6, 8]])).array(); // [5, 10]
 */
export function vmap<A extends Tensors>(f: (...args: A) => Tensor, dims?: readonly (number | null)[]): (...args: A) => Tensor;
export function vmap<A extends Tensors>(
  f: (...args: A) => readonly Tensor[],
  dims?: readonly (number | null)[],
): (...args: A) => Tensor[];
export function vmap<A extends Tensors>(
  f: (...args: A) => Tensor | readonly Tensor[],
  dims?: readonly (number | null)[],
): (...args: A) => Tensor | Tensor[] {
  return (...args) => {
    if (dims !== undefined && dims.length !== args.length)
      throw new ArgumentError('vmap', `${args.length} arguments need as many dimensions, got ${dims.length}`);
    const moved = args.map((x, i) => {
      requireTensor('vmap', `argument ${i}`, x);
      const dim = dims === undefined ? 0 : dims[i]!;
      return dim === null ? x.node : ops.permute(x.node, frontOrder('vmap', x, dim));
    });
    const mapped = args.map((_, i) => dims === undefined || dims[i] !== null);
    const sizes = new Set(moved.filter((_, i) => mapped[i]).map((node) => node.shape[0]!));
    if (sizes.size !== 1)
      throw new ShapeMismatchError(
        'vmap',
        `the mapped arguments must agree in their number of examples, got ${[...sizes].join(', ') || 'none'}`,
      );
    const [size] = [...sizes] as [number];
    const singles = moved.map((node, i) =>
      mapped[i] ? new Node('source', [], { data: undefined }, node.shape.slice(1), node.dtype, node.requiresGrad) : node,
    );
    const result = f(...(singles.map((node) => new Tensor(node)) as unknown as A));
    const outputs = Array.isArray(result) ? (result as Tensor[]) : [result as Tensor];
    for (const y of outputs) requireTensor('vmap', "the function's result", y);
    const pairs = new Map(singles.flatMap((single, i) => (mapped[i] ? [[single, moved[i]!] as const] : [])));
    const batched = batch(
      outputs.map((y) => y.node),
      pairs,
      size,
    ).map((node) => new Tensor(node));
    return Array.isArray(result) ? batched : batched[0]!;
  };
}

function frontOrder(operation: string, x: Tensor, dim: number): number[] {
  const axis = dim < 0 ? dim + x.rank : dim;
  if (!(Number.isInteger(axis) && axis >= 0 && axis < x.rank))
    throw new ArgumentError(operation, `there is no dimension ${dim} in ${formatShape(x.shape)}`);
  return [axis, ...x.shape.map((_, i) => i).filter((i) => i !== axis)];
}

/**
 * f, whose intermediate values are computed again in the backward pass instead of being kept (`torch.utils.checkpoint`; Chen et
 * al. 2016). f itself runs once.
 * @example
 * const x = tensor([0, 1], { requiresGrad: true });
 * checkpoint((t: Tensor) => t.exp().square())(x).sum().backward();
 * await x.grad!.array(); // [2, 14.78]
 */
export function checkpoint<A extends Tensors>(f: (...args: A) => Tensor): (...args: A) => Tensor {
  return (...args) => {
    const start = nodesRecorded();
    const y = resultOf('checkpoint', f, args);
    if (!y.node.requiresGrad) return y;
    const inputs = recordedBefore(start, y.node);
    return new Tensor(ops.custom(y.node, inputs, (gradient, given) => recomputedGradients(y.node, inputs, given, gradient)));
  };
}

/**
 * A function with a gradient of your own (`torch.autograd.Function`): `forward` computes the value, `backward` takes the
 * result's gradient and the arguments to the gradient of each argument (null where none flows).
 * @throws GradientError, ShapeMismatchError, in the backward pass, for another number of gradients or another shape
 * @example
 * const straight = customGrad((x: Tensor) => x.round(), (gradient) => [gradient]);
 * const x = tensor([0.4, 1.6], { requiresGrad: true });
 * straight(x).sum().backward();
 * await x.grad!.array(); // [1, 1]
 */
export function customGrad<A extends Tensors>(
  forward: (...args: A) => Tensor,
  backwardOf: (gradient: Tensor, ...args: A) => readonly (Tensor | null | undefined)[],
): (...args: A) => Tensor {
  return (...args) => {
    args.forEach((x, i) => requireTensor('customGrad', `argument ${i}`, x));
    const y = noGrad(() => resultOf('customGrad', forward, args));
    return new Tensor(
      ops.custom(
        y.node,
        args.map((x) => x.node),
        (gradient, inputs) => {
          const results = backwardOf(new Tensor(gradient), ...(inputs.map((node) => new Tensor(node)) as unknown as A));
          if (results.length !== args.length)
            throw new GradientError('customGrad', `backward must return ${args.length} gradients, got ${results.length}`);
          return results.map((result, i) => {
            if (result === null || result === undefined) return undefined;
            requireShape('customGrad', `the gradient of argument ${i}`, result, args[i]!);
            return ops.convert(result.node, args[i]!.dtype);
          });
        },
      ),
    );
  };
}
