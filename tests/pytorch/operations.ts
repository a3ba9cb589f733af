import * as layers from '@nacre/layers';
import * as nacre from '@nacre/tensor';
import { type Shape, Tensor } from '@nacre/tensor';
import { calculus } from './calculus.ts';

type Call = (...args: unknown[]) => unknown;
type Arranged = (inputs: readonly Tensor[], ...args: never[]) => unknown;

/** Calls whose tensors do not come first, or that stand for more than one public call. */
const arranged: Readonly<Record<string, Arranged>> = {
  concat: (list, dim: number) => nacre.concat(list, dim),
  stack: (list, dim: number) => nacre.stack(list, dim),
  einsum: (list, equation: string) => nacre.einsum(equation, ...list),
  gather: ([x, index], dim: number) => x!.gather(dim, index as Tensor<Shape, 'int32'>),
  indexSelect: ([x, index], dim: number) => x!.indexSelect(dim, index as Tensor<Shape, 'int32'>),
  scatter: ([x, index, source], dim: number) => x!.scatter(dim, index as Tensor<Shape, 'int32'>, source!),
  scatterAdd: ([x, index, source], dim: number) => x!.scatterAdd(dim, index as Tensor<Shape, 'int32'>, source!),
  jvp: (inputs, op: string, ...args: never[]) => jvpOf(inputs, op, args),
  transposeReshape: ([x], a: number, b: number, shape: Shape) => x!.transpose(a, b).reshape(shape),
  matmulTransposed: ([a, b]) => a!.t().matmul(b!.t()),
  throughFloat16: ([x]) => x!.to('float16').to('float32'),
  ctcOfLogits: ([x, targets], inputs: number[] | number, lengths: number[] | number, options?: layers.CtcOptions) =>
    layers.ctc(x!.logSoftmax(-1), targets!, [inputs].flat(), [lengths].flat(), options),
  ...calculus,
};

/** Convolutions take their options after a bias, which may be absent. */
const takesBias = /^conv(Transpose)?[123]d$/;

const functions = { ...layers, ...nacre } as unknown as Readonly<Record<string, Call>>;

/** Runs the public operation `op`: a method of the first tensor where there is one, else a function. */
export function operate(op: string, inputs: readonly Tensor[], args: readonly unknown[]): unknown {
  const [call, resolved] = [arranged[op], args.map((arg) => resolve(arg, inputs))];
  if (call !== undefined) return call(inputs, ...(resolved as never[]));
  const leading = inputs.filter((_, i) => !JSON.stringify(args).includes(`{"input":${i}}`));
  const first = leading[0] as unknown as Readonly<Record<string, Call>> | undefined;
  if (first !== undefined && typeof first[op] === 'function') return first[op](...leading.slice(1), ...resolved);
  const fn = functions[op];
  if (fn === undefined) throw new Error(`no public operation is called ${op}`);
  return takesBias.test(op) && leading.length === 2 ? fn(...leading, undefined, ...resolved) : fn(...leading, ...resolved);
}

/** The inputs are the primals of the operation, then a tangent for each. */
function jvpOf(inputs: readonly Tensor[], op: string, args: readonly unknown[]): readonly Tensor[] {
  const count = inputs.length / 2;
  return nacre.jvp((...primals) => operate(op, primals, args) as Tensor, inputs.slice(0, count), inputs.slice(count));
}

/** JSON as arguments: {"input": k} is input k, {"undefined": true} an argument left out, "-Infinity" the number. */
function resolve(arg: unknown, inputs: readonly Tensor[]): unknown {
  if (arg === '-Infinity') return -Infinity;
  if (arg === null || typeof arg !== 'object' || Array.isArray(arg)) return arg;
  if ('undefined' in arg) return undefined;
  if ('input' in arg) return inputs[arg.input as number];
  return Object.fromEntries(Object.entries(arg).map(([key, value]) => [key, resolve(value, inputs)]));
}

/** The tensors of a result: one, a list, or the fields of a record, in order. */
export function tensorsOf(result: unknown): readonly Tensor[] {
  if (result instanceof Tensor) return [result];
  return (Array.isArray(result) ? result : Object.values(result as Readonly<Record<string, Tensor>>)) as readonly Tensor[];
}
