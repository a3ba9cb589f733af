import { dtypes, isDType, isFloat, type TypedArray } from './dtype.ts';
import { ArgumentError, DTypeError, ShapeMismatchError } from './errors.ts';
import { expand } from './math/movement.ts';
import * as random from './math/random.ts';
import * as ops from './ops/index.ts';
import { nextKey } from './random/generator.ts';
import { randomPermutation } from './random/threefry.ts';
import type { Device } from './runtime/device.ts';
import { randomKey } from './runtime/random-key.ts';
import { activeTrace, changing } from './runtime/tracing.ts';
import { checkDims, checkShape, checkSize, formatShape, sizeOf } from './shape.ts';
import type { DataOf } from './tensor/host-types.ts';
import { hostData, leafOf } from './tensor/leaf.ts';
import { flattened, type NestedReadonly } from './tensor/nested.ts';
import { Tensor } from './tensor.ts';
import type { Arange, Check, DType, Nested, NestedShape, Shape, ShapeOf, Valid } from './types/index.ts';

export { manualSeed } from './random/generator.ts';

/**
 * What every function that makes a tensor takes.
 */
export interface CreateOptions<D extends DType = DType> {
  /** float32 by default. */
  readonly dtype?: D;
  /** Where to put it now; by default it belongs to no device until it meets one. */
  readonly device?: Device;
  /** Whether `backward` is to compute its gradient; false by default. */
  readonly requiresGrad?: boolean;
}

/** Host arrays and the dtype each means. */
type DTypeOf<A> = A extends Float32Array
  ? 'float32'
  : A extends Float64Array
    ? 'float64'
    : A extends Int32Array
      ? 'int32'
      : A extends Uint32Array
        ? 'uint32'
        : A extends Uint8Array
          ? 'uint8'
          : A extends Int8Array
            ? 'int8'
            : A extends Uint16Array
              ? 'float16'
              : 'float32';

/** Booleans are bool, everything else is float32. */
type NestedDType<T> = Nested extends T
  ? 'bool' | 'float32'
  : [T] extends [never]
    ? 'float32'
    : [T] extends [boolean]
      ? 'bool'
      : T extends readonly (infer H)[]
        ? NestedDType<H>
        : 'float32';

function dtypeOf(data: TypedArray): DType {
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Float64Array) return 'float64';
  if (data instanceof Int32Array) return 'int32';
  if (data instanceof Uint32Array) return 'uint32';
  if (data instanceof Int8Array) return 'int8';
  if (data instanceof Uint16Array) return 'float16';
  return 'uint8';
}

const supported = [Float32Array, Float64Array, Int32Array, Uint32Array, Uint16Array, Uint8Array, Uint8ClampedArray, Int8Array];

/**
 * A tensor of given values: nested arrays (float32, or bool for booleans), or a typed array, whose dtype it takes and which is
 * not copied unless it has to be converted: do not change it afterwards. A Uint16Array holds float16 bits.
 * @throws ShapeMismatchError for ragged arrays, or a shape with another number of elements
 * @throws ArgumentError for values that the dtype cannot hold, DTypeError for a dtype that does not exist
 * @example
 * tensor([[1, 2], [3, 4]]).shape; // [2, 2]
 * tensor(new Int32Array([1, 2, 3, 4]), { shape: [2, 2] }).dtype; // 'int32'
 * tensor([1.5], { dtype: 'int32' }); // throws ArgumentError
 */
export function tensor<A extends TypedArray, const S extends Shape = [number], D extends DType = DTypeOf<A>>(
  data: A,
  options?: CreateOptions<D> & { readonly shape?: S & Check<'tensor', Valid<S>> },
): Tensor<ShapeOf<S>, NoInfer<D>>;
export function tensor<T extends Nested, D extends DType = NestedDType<T>>(
  values: T,
  options?: CreateOptions<D> & { readonly shape?: undefined },
): Tensor<NestedShape<T>, NoInfer<D>>;
export function tensor<T extends Nested, const S extends Shape, D extends DType = NestedDType<T>>(
  values: T,
  options: CreateOptions<D> & { readonly shape: S & Check<'tensor', Valid<S>> },
): Tensor<ShapeOf<S>, NoInfer<D>>;
export function tensor(
  values: NestedReadonly | TypedArray,
  options: CreateOptions & { readonly shape?: Shape | undefined } = {},
): Tensor {
  checkDType('tensor', options.dtype);
  const { data, shape, dtype } = ArrayBuffer.isView(values)
    ? fromTyped(values as TypedArray, options.dtype)
    : fromNested(values, options.dtype);
  const wanted = options.shape ?? shape;
  checkShape('tensor', wanted);
  if (sizeOf(wanted) !== data.length) {
    throw new ShapeMismatchError(
      'tensor',
      `${data.length} values do not fill the shape ${formatShape(wanted)} of ${sizeOf(wanted)}`,
    );
  }
  return placed('tensor', new Tensor(ops.source(wanted, dtype, data)), options);
}

function fromTyped(values: TypedArray, dtype: DType | undefined): { data: TypedArray; shape: Shape; dtype: DType } {
  if (!supported.some((type) => (values as unknown) instanceof type)) {
    throw new DTypeError(
      'tensor',
      `no dtype holds a ${values.constructor.name}`,
      'convert it to a Float32Array or an Int32Array',
    );
  }
  const own = dtypeOf(values);
  if (dtype === undefined || dtype === own) return { data: values, shape: [values.length], dtype: own };
  if (own === 'float16') {
    throw new DTypeError(
      'tensor',
      `a Uint16Array holds float16 bits, not ${dtype}`,
      'leave the dtype out and convert with .to()',
    );
  }
  return { data: hostData('tensor', values, dtype), shape: [values.length], dtype };
}

function fromNested(values: NestedReadonly, dtype: DType | undefined): { data: TypedArray; shape: Shape; dtype: DType } {
  const { flat, shape } = flattened(values);
  const chosen = dtype ?? (flat.length > 0 && flat.every((value) => typeof value === 'boolean') ? 'bool' : 'float32');
  return { data: hostData('tensor', flat, chosen), shape, dtype: chosen };
}

function checkDType(operation: string, dtype: DType | undefined): void {
  if (dtype !== undefined && !isDType(dtype))
    throw new DTypeError(operation, `there is no dtype ${String(dtype)}`, `choose one of ${dtypes.join(', ')}`);
}

/** Applies device and requiresGrad. */
function placed(operation: string, x: Tensor, options: CreateOptions): Tensor {
  if (options.requiresGrad && !isFloat(x.dtype))
    throw new DTypeError(operation, `only floats have gradients, got ${x.dtype}`, "choose dtype: 'float32'");
  const leaf = options.requiresGrad ? new Tensor(leafOf(x.node, true)) : x;
  return options.device ? leaf.to(options.device) : leaf;
}

const typed = <S extends Shape, D extends DType>(x: Tensor): Tensor<ShapeOf<S>, D> => x as Tensor<ShapeOf<S>, D>;

/**
 * A tensor full of one number.
 * @throws ShapeMismatchError for sizes that are negative or fractional
 * @example await full([2, 2], 7).array(); // [[7, 7], [7, 7]]
 */
export function full<const S extends Shape, D extends DType = 'float32'>(
  shape: S & Check<'full', Valid<S>>,
  value: number,
  options: CreateOptions<D> = {},
): Tensor<ShapeOf<S>, NoInfer<D>> {
  checkDType('full', options.dtype);
  checkShape('full', shape);
  const dtype = options.dtype ?? 'float32';
  const [held] = hostData('full', [value], dtype);
  return typed(placed('full', new Tensor(ops.scalar(dtype === 'bool' ? held! : value, [...shape], dtype)), options));
}
/**
 * A number that programs take as an argument, whatever it is. (Numbers in operations are arguments too, but 0 and ±1 become
 * part of the program, so one that passes through them costs a compilation.) A function is asked again for every replay of a
 * compiled function.
 * @example
 * let rate = 0.1;
 * const scale = compile((x: Tensor) => x.mul(argument(() => rate)));
 * await (await scale(tensor([1, 2]))).array(); // [0.1, 0.2]
 * rate = 0.2;
 * await (await scale(tensor([1, 2]))).array(); // [0.2, 0.4]
 */
export function argument<D extends DType = 'float32'>(value: number | (() => number), dtype?: D): Tensor<[], NoInfer<D>> {
  checkDType('argument', dtype);
  const current = typeof value === 'number' ? value : changing(value);
  return new Tensor(ops.argument(current, dtype ?? 'float32'));
}
/**
 * A tensor whose values are made on the host when they are first needed; never, if only its shape is. `make` must give the same
 * values whenever it is called.
 * @throws ShapeMismatchError, when the values are needed, for another number of values than the shape has
 * @example await deferredTensor([2], () => new Float32Array([1, 2])).array(); // [1, 2]
 */
export function deferredTensor<const S extends Shape, D extends DType = 'float32'>(
  shape: S & Check<'deferredTensor', Valid<S>>,
  make: () => DataOf<D>,
  options: { readonly dtype?: D } = {},
): Tensor<ShapeOf<S>, NoInfer<D>> {
  checkDType('deferredTensor', options.dtype);
  checkDims('deferredTensor', shape);
  const dtype = options.dtype ?? 'float32';
  return typed(
    new Tensor(
      ops.deferredSource([...shape], dtype, () => {
        checkSize('deferredTensor', shape);
        const data = make();
        if (data.length !== sizeOf(shape))
          throw new ShapeMismatchError('deferredTensor', `${data.length} values do not fill the shape ${formatShape(shape)}`);
        return hostData('deferredTensor', data, dtype);
      }),
    ),
  );
}
/**
 * A tensor full of 0.
 * @throws ShapeMismatchError for sizes that are negative or fractional
 * @example await zeros([2, 2], { dtype: 'int32' }).array(); // [[0, 0], [0, 0]]
 */
export function zeros<const S extends Shape, D extends DType = 'float32'>(
  shape: S & Check<'zeros', Valid<S>>,
  options: CreateOptions<D> = {},
): Tensor<ShapeOf<S>, NoInfer<D>> {
  checkDType('zeros', options.dtype);
  checkShape('zeros', shape);
  return typed(placed('zeros', new Tensor(ops.constant(0, [...shape], options.dtype ?? 'float32')), options));
}
/**
 * A tensor full of 1.
 * @throws ShapeMismatchError for sizes that are negative or fractional
 * @example await ones([3]).array(); // [1, 1, 1]
 */
export function ones<const S extends Shape, D extends DType = 'float32'>(
  shape: S & Check<'ones', Valid<S>>,
  options: CreateOptions<D> = {},
): Tensor<ShapeOf<S>, NoInfer<D>> {
  checkDType('ones', options.dtype);
  checkShape('ones', shape);
  return typed(placed('ones', new Tensor(ops.constant(1, [...shape], options.dtype ?? 'float32')), options));
}
/**
 * 0 in the shape and dtype of another tensor.
 * @example await zerosLike(tensor([5, 6])).array(); // [0, 0]
 */
export const zerosLike = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> =>
  new Tensor(ops.constant(0, x.shape, x.dtype));
/**
 * 1 in the shape and dtype of another tensor.
 * @example await onesLike(tensor([5, 6])).array(); // [1, 1]
 */
export const onesLike = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> =>
  new Tensor(ops.constant(1, x.shape, x.dtype));

/**
 * start, start + step, … below end (above it for a negative step); start is 0 and step 1 by default.
 * @throws ArgumentError for a step of 0 and for numbers that are not finite
 * @example
 * await arange(3).array(); // [0, 1, 2]
 * await arange(5, 0, -2).array(); // [5, 3, 1]
 */
export function arange<E extends number, D extends DType = 'float32'>(
  end: E,
  options?: CreateOptions<D>,
): Tensor<[Arange<0, E>], NoInfer<D>>;
export function arange<A extends number, E extends number, Step extends number = 1, D extends DType = 'float32'>(
  start: A,
  end: E,
  step?: Step,
  options?: CreateOptions<D>,
): Tensor<[Step extends 1 ? Arange<A, E> : number], NoInfer<D>>;
export function arange(first: number, second?: number | CreateOptions, step = 1, last?: CreateOptions): Tensor {
  const options = (typeof second === 'object' ? second : last) ?? {};
  const [start, end] = typeof second === 'number' ? [first, second] : [0, first];
  if (![start, end, step].every(Number.isFinite) || step === 0)
    throw new ArgumentError('arange', `expected finite numbers and a step other than 0, got ${start}, ${end}, ${step}`);
  const count = Math.max(0, Math.ceil((end - start) / step));
  const dtype = options.dtype ?? 'float32';
  checkDType('arange', dtype);
  checkShape('arange', [count]);
  const values = Float64Array.from({ length: count }, (_, i) => start + i * step);
  return placed('arange', new Tensor(ops.source([count], dtype, hostData('arange', values, dtype))), options);
}

/**
 * `steps` numbers from start to end, both included, equally far apart.
 * @throws ArgumentError for a number of steps that is negative or fractional
 * @example await linspace(0, 1, 5).array(); // [0, 0.25, 0.5, 0.75, 1]
 */
export function linspace<N extends number, D extends DType = 'float32'>(
  start: number,
  end: number,
  steps: N,
  options: CreateOptions<D> = {},
): Tensor<[N], NoInfer<D>> {
  if (!Number.isFinite(start) || !Number.isFinite(end))
    throw new ArgumentError('linspace', `expected finite ends, got ${start} and ${end}`);
  if (!Number.isInteger(steps) || steps < 0) throw new ArgumentError('linspace', `expected a number of steps, got ${steps}`);
  checkShape('linspace', [steps]);
  const dtype = options.dtype ?? 'float32';
  checkDType('linspace', dtype);
  const gap = steps > 1 ? (end - start) / (steps - 1) : 0;
  const values = Float64Array.from({ length: steps }, (_, i) => (2 * i < steps ? start + i * gap : end - (steps - 1 - i) * gap));
  return placed('linspace', new Tensor(ops.source([steps], dtype, hostData('linspace', values, dtype))), options) as Tensor<
    [N],
    NoInfer<D>
  >;
}

/**
 * The identity matrix [n, n].
 * @throws ShapeMismatchError for a size that is negative or fractional
 * @example await eye(2).array(); // [[1, 0], [0, 1]]
 */
export function eye<N extends number, D extends DType = 'float32'>(
  n: N,
  options: CreateOptions<D> = {},
): Tensor<[N, N], NoInfer<D>> {
  checkDType('eye', options.dtype);
  checkShape('eye', [n, n]);
  const diagonal = ops.elementwise('eq', ops.iota(0, [n, n]), ops.iota(1, [n, n]));
  return placed('eye', new Tensor(ops.convert(diagonal, options.dtype ?? 'float32')), options) as Tensor<[N, N], NoInfer<D>>;
}

/**
 * Uniform on [0, 1), in steps of 2⁻²⁴. The same seed gives the same bits on every device.
 * @throws ShapeMismatchError for sizes that are negative or fractional
 * @throws DTypeError for a dtype that is no float
 * @example rand([2, 3]).shape; // [2, 3]
 */
export function rand<const S extends Shape, D extends DType = 'float32'>(
  shape: S & Check<'rand', Valid<S>>,
  options: CreateOptions<D> = {},
): Tensor<ShapeOf<S>, NoInfer<D>> {
  checkDType('rand', options.dtype);
  checkShape('rand', shape);
  return typed(placed('rand', new Tensor(random.uniform([...shape], randomKey(), options.dtype ?? 'float32')), options));
}
/**
 * Standard normal. The same seed gives the same bits on every CPU, and the same to 4 ulp on GPUs.
 * @throws ShapeMismatchError for sizes that are negative or fractional
 * @throws DTypeError for a dtype that is no float
 * @example randn([2, 3]).shape; // [2, 3]
 */
export function randn<const S extends Shape, D extends DType = 'float32'>(
  shape: S & Check<'randn', Valid<S>>,
  options: CreateOptions<D> = {},
): Tensor<ShapeOf<S>, NoInfer<D>> {
  checkDType('randn', options.dtype);
  checkShape('randn', shape);
  return typed(placed('randn', new Tensor(random.normal([...shape], randomKey(), options.dtype ?? 'float32')), options));
}
/**
 * Integers from low to high − 1, equally likely, as int32.
 * @throws ArgumentError unless low < high are integers at most 2³¹ apart
 * @example await randint(5, 6, [3]).array(); // [5, 5, 5]
 */
export function randint<const S extends Shape>(
  low: number,
  high: number,
  shape: S & Check<'randint', Valid<S>>,
  options: CreateOptions<'int32'> = {},
): Tensor<ShapeOf<S>, 'int32'> {
  checkShape('randint', shape);
  return typed(placed('randint', new Tensor(random.integers(low, high, [...shape], randomKey())), options));
}
/**
 * 1 with probability p (a number, or a tensor that broadcasts to the shape), else 0.
 * @throws ArgumentError for a number outside [0, 1]
 * @example await bernoulli(1, [3]).array(); // [1, 1, 1]
 */
export function bernoulli<const S extends Shape, D extends DType = 'float32'>(
  p: number | Tensor<NoInfer<S>>,
  shape: S & Check<'bernoulli', Valid<S>>,
  options: CreateOptions<D> = {},
): Tensor<ShapeOf<S>, NoInfer<D>> {
  checkDType('bernoulli', options.dtype);
  checkShape('bernoulli', shape);
  const probability = typeof p === 'number' ? p : expand(p.node, shape, 'bernoulli');
  return typed(
    placed('bernoulli', new Tensor(random.bernoulli(probability, [...shape], randomKey(), options.dtype ?? 'float32')), options),
  );
}
/**
 * The integers 0 … n − 1 in random order, as int32.
 * @example await randperm(5).sort().values.array(); // [0, 1, 2, 3, 4]
 */
export function randperm<N extends number>(n: N, options: CreateOptions<'int32'> = {}): Tensor<[N], 'int32'> {
  checkShape('randperm', [n]);
  if (activeTrace() !== undefined)
    throw new ArgumentError(
      'randperm',
      'a compiled function would have the same order in every run',
      'pass the order as an argument',
    );
  const [key0, key1] = nextKey();
  return placed(
    'randperm',
    new Tensor(ops.source([n], 'int32', Int32Array.from(randomPermutation(n, key0, key1)))),
    options,
  ) as Tensor<[N], 'int32'>;
}
