import { convertScalar, float16ToNumber, numberToFloat16 } from '../../contract/convert.ts';
import type { Kernel } from '../../contract/kernel.ts';
import { type ScalarOp, scalarOps, toComputeType } from '../../contract/scalar.ts';
import { computeType, type DType, dtypes, hostArray, isFloat, type TypedArray } from '../../dtype.ts';
import { expectAgreement, mayFlush } from '../compare.ts';
import { Generator } from '../generator.ts';
import * as k from '../kernels/build.ts';
import { launchKernel } from '../kernels/launch.ts';
import { type ConformanceCase, missingDType, type Subject } from './case.ts';
import { defaultTolerances, toleranceFor } from './tolerances.ts';

type Point = readonly number[];

/** Every scalar operation in every dtype, at ordinary numbers and at those that are not, in several shapes of loop. */
export function scalarCases(subject: Subject): ConformanceCase[] {
  return (Object.keys(scalarOps) as ScalarOp[]).flatMap((op) =>
    dtypes.filter((dtype) => scalarOps[op].types.includes(computeType(dtype))).flatMap((dtype) => casesOf(subject, op, dtype)),
  );
}

function casesOf(subject: Subject, op: ScalarOp, dtype: DType): ConformanceCase[] {
  const points = classify(op, dtype, pointsFor(op, dtype));
  const missing = missingDType(subject.backend, [dtype]);
  const name = `${op} ${dtype}`;
  const cases: ConformanceCase[] = [
    { name: `${name}, in loops of every shape`, ...missing, run: () => runShapes(subject, op, dtype, points.ordinary) },
  ];
  const { nonFinite, subnormals } = subject.lenient;
  const add = (kind: string, special: readonly Point[], skip: { skip?: string }): void => {
    if (special.length > 0)
      cases.push({ name: `${name}, ${kind}`, ...skip, ...missing, run: () => runPoints(subject, op, dtype, special) });
  };
  add('zeros of both signs', points.zeros, {});
  add('NaN and infinities', points.nonFinite, nonFinite ? { skip: 'NaN and infinities are unspecified on this device' } : {});
  const flushed = subnormals && mayFlush(dtype);
  add('subnormal numbers', points.subnormal, flushed ? { skip: 'subnormal numbers may be flushed on this device' } : {});
  return cases;
}

// --- loops ---

const line = k.at(k.axis(0));

function kernelOf(op: ScalarOp, dtype: DType, count: number): Kernel {
  return kernelWith(
    op,
    dtype,
    [count],
    line,
    Array.from({ length: scalarOps[op].arity }, () => ({ index: line, count })),
  );
}

/** `out[i] = op(load…)`: with every operand read through its own index. */
function kernelWith(
  op: ScalarOp,
  dtype: DType,
  axes: readonly number[],
  out: typeof line,
  reads: readonly { index: typeof line; count: number }[],
): Kernel {
  const types = operandTypes(op, dtype);
  const count = axes.reduce((a, b) => a * b, 1);
  const resultType = resultOf(op, dtype);
  const value = k.op(op, ...reads.map(({ index }, i) => k.load(i, types[i]!, index)));
  const buffers = [...reads.map((read, i) => k.read(types[i]!, read.count)), k.write(resultType, count)];
  const narrow = resultType === 'bool' || resultType === value.type ? value : k.convert(value, resultType);
  return k.kernel(op, buffers, axes, [k.map([], [k.store(reads.length, out, narrow)])]);
}

const operandTypes = (op: ScalarOp, dtype: DType): DType[] =>
  Array.from({ length: scalarOps[op].arity }, (_, i) => (op === 'where' && i === 0 ? 'bool' : dtype));
const resultOf = (op: ScalarOp, dtype: DType): DType => (scalarOps[op].result === 'bool' ? 'bool' : dtype);

async function runShapes(subject: Subject, op: ScalarOp, dtype: DType, points: readonly Point[]): Promise<void> {
  const { arity } = scalarOps[op];
  const at = (n: number): Point => points[n % points.length]!;
  for (const count of [1, 37, 10_007])
    await runPoints(
      subject,
      op,
      dtype,
      Array.from({ length: count }, (_, n) => at(n)),
    );

  const [rows, columns] = [5, 7];
  const transposed = Array.from({ length: arity }, (_, i) =>
    i % 2 === 0
      ? { index: k.at(k.axis(0), k.axis(1, rows)), count: rows * columns }
      : { index: k.at(k.axis(0, columns), k.axis(1, -1), columns - 1), count: rows * columns },
  );
  const broadcast = [
    { index: k.at(k.axis(0)), count: rows },
    { index: k.at(k.axis(1)), count: columns },
    { index: k.at(), count: 1 },
  ].slice(0, arity);
  for (const [name, reads] of [
    ['transposed and flipped', transposed],
    ['broadcast', broadcast],
  ] as const) {
    const out = k.at(k.axis(0, columns), k.axis(1));
    const kernel = kernelWith(op, dtype, [rows, columns], out, reads);
    const operands = operandTypes(op, dtype).map((type, i) =>
      pack(
        Array.from({ length: reads[i]!.count }, (_, n) => at(n)[i]!),
        type,
      ),
    );
    const expected = Array.from({ length: rows * columns }, (_, n) => {
      const point = [Math.floor(n / columns), n % columns];
      return meaning(
        op,
        dtype,
        reads.map(({ index }, i) => {
          const place = index.terms.reduce(
            (sum, { scale, atom }) => sum + scale * (atom.kind === 'axis' ? point[atom.axis]! : 0),
            index.offset,
          );
          return at(place)[i]!;
        }),
      );
    });
    await compare(subject, op, dtype, name, kernel, operands, expected);
  }
}

async function runPoints(subject: Subject, op: ScalarOp, dtype: DType, points: readonly Point[]): Promise<void> {
  const kernel = kernelOf(op, dtype, points.length);
  const operands = operandTypes(op, dtype).map((type, i) =>
    pack(
      points.map((point) => point[i]!),
      type,
    ),
  );
  await compare(
    subject,
    op,
    dtype,
    `${points.length} points`,
    kernel,
    operands,
    points.map((point) => meaning(op, dtype, point)),
    points,
  );
}

async function compare(
  subject: Subject,
  op: ScalarOp,
  dtype: DType,
  name: string,
  kernel: Kernel,
  operands: readonly TypedArray[],
  expected: readonly number[],
  points?: readonly Point[],
): Promise<void> {
  const [actual] = await launchKernel(subject.backend, kernel, operands);
  const result = resultOf(op, dtype);
  const tolerance = toleranceFor(op, dtype, subject.options.tolerance?.[op] ?? defaultTolerances[op]);
  const what = (i: number): string => (points ? `${op}(${points[i]!.join(', ')}) in ${dtype}` : `${op} in ${dtype}, ${name}`);
  expectAgreement(what, actual!, pack(expected, result), result, tolerance, subject.lenient);
}

/** Elements that hold the numbers. */
function pack(values: readonly number[], dtype: DType): TypedArray {
  const array = hostArray(dtype, values.length);
  values.forEach((value, i) => (array[i] = dtype === 'float16' ? numberToFloat16(value) : value));
  return array;
}

/** What the contract says comes out, as a number of the dtype. */
function meaning(op: ScalarOp, dtype: DType, [a = 0, b = 0, c = 0]: Point): number {
  const type = computeType(dtype);
  const row = scalarOps[op];
  const value = toComputeType(row.result === 'bool' ? 'bool' : type, row.meaning(a, b, c, type));
  return row.result === 'bool' ? value : convertScalar(value, type, dtype);
}

// --- operands ---

const specials: readonly number[] = [0, -0, NaN, Infinity, -Infinity, 1, -1, 2.5];
const ordinary: readonly number[] = [
  1, -1, 0.5, -0.5, 1.5, -1.5, 2, -2, 2.5, -2.5, 3.75, -3.75, 10.25, -10.25, 100.5, -1000.125, 0.0009765625, 65504, -12345.5,
];

/** Where an operation on one float is tried densely; elsewhere it overflows, vanishes or is not defined. */
const domains: Partial<Record<ScalarOp, readonly [low: number, high: number]>> = {
  exp: [-80, 80],
  expm1: [-17, 80],
  log: [1e-30, 1e30],
  log1p: [-0.999, 1e6],
  log2: [1e-30, 1e30],
  sqrt: [1e-30, 1e30],
  sin: [-1000, 1000],
  cos: [-1000, 1000],
  atan: [-1e6, 1e6],
  tanh: [-10, 10],
  sigmoid: [-80, 80],
  erf: [-4, 4],
};

function pointsFor(op: ScalarOp, dtype: DType): Point[] {
  const generator = new Generator(op.length * 31 + dtype.length);
  // What is left of a huge angle after whole turns is nobody's promise.
  const values = valuesOf(dtype).filter((x) => (op !== 'sin' && op !== 'cos') || !(Math.abs(x) > 1e5) || !Number.isFinite(x));
  const { arity } = scalarOps[op];
  if (op === 'where')
    return values.flatMap((a, i) => [
      [0, a, values[values.length - 1 - i]!],
      [1, a, values[values.length - 1 - i]!],
    ]);
  if (arity === 2)
    return [...values.flatMap((a) => values.map((b) => [a, b])), ...(isFloat(dtype) ? densePairs(op, generator) : [])].map((p) =>
      inDType(p, dtype),
    );
  return [...values, ...(isFloat(dtype) ? denseLine(domains[op] ?? [-1000, 1000], generator) : [])].map((a) =>
    inDType([a], dtype),
  );
}

function valuesOf(dtype: DType): readonly number[] {
  switch (dtype) {
    case 'bool':
      return [0, 1];
    case 'uint8':
      return [0, 1, 2, 3, 7, 31, 127, 128, 200, 255];
    case 'int8':
      return [0, 1, -1, 2, -2, 3, 7, -7, 31, 127, -127, -128];
    case 'int32':
      return [
        0,
        1,
        -1,
        2,
        -2,
        3,
        7,
        -7,
        31,
        32,
        33,
        1000,
        -1000,
        65535,
        65536,
        2 ** 31 - 1,
        -(2 ** 31),
        -(2 ** 31) + 1,
        123456789,
      ];
    case 'uint32':
      return [0, 1, 2, 3, 7, 31, 32, 33, 1000, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 3123456789];
    case 'float16':
      return [...specials, ...ordinary, 6e-5, 2 ** -24, -(2 ** -20)];
    case 'float32':
      return [...specials, ...ordinary, 2 ** -126, 1e-40, -1e-45, 3.4e38, -1e30];
    case 'float64':
      return [...specials, ...ordinary, 2 ** -1022, 5e-324, -1e-310, 1e300];
  }
}

/** Spread evenly, and evenly in magnitude. */
function denseLine([low, high]: readonly [number, number], generator: Generator): number[] {
  const evenly = Array.from({ length: 1500 }, () => low + generator.uniform() * (high - low));
  const signs = low < 0 ? [1, -1] : [1];
  const byMagnitude = signs.flatMap((sign) =>
    Array.from({ length: 700 }, () => sign * 10 ** (-8 + generator.uniform() * (8 + Math.log10(high)))),
  );
  return [...evenly, ...byMagnitude.filter((x) => x >= low && x <= high)];
}

/** Remainders are tried at fractions that divide exactly, powers where they neither overflow nor vanish. */
function densePairs(op: ScalarOp, generator: Generator): Point[] {
  const between = (low: number, high: number): number => low + generator.uniform() * (high - low);
  return Array.from({ length: 2000 }, () => {
    if (op === 'mod') return [generator.int(-4000, 4000) / 8, generator.int(1, 400) / (generator.int(0, 1) ? 8 : -8)];
    if (op === 'pow') return [between(0.05, 20), between(-8, 8)];
    return [between(-1000, 1000), between(-1000, 1000)];
  });
}

const inDType = (point: Point, dtype: DType): Point =>
  point.map((x) => (dtype === 'float16' ? float16ToNumber(numberToFloat16(x)) : toComputeType(computeType(dtype), x)));

interface Classes {
  readonly ordinary: Point[];
  readonly zeros: Point[];
  readonly nonFinite: Point[];
  readonly subnormal: Point[];
}

function classify(op: ScalarOp, dtype: DType, points: readonly Point[]): Classes {
  const classes: Classes = { ordinary: [], zeros: [], nonFinite: [], subnormal: [] };
  if (!isFloat(dtype)) return { ...classes, ordinary: [...points] };
  const normal = { float16: 2 ** -14, float64: 2 ** -1022 }[dtype as string] ?? 2 ** -126;
  for (const point of points) {
    const numbers = [...(op === 'where' ? point.slice(1) : point), meaning(op, dtype, point)];
    if (numbers.some((x) => x !== 0 && Math.abs(x) < normal)) classes.subnormal.push(point);
    else if (numbers.some((x) => !Number.isFinite(x))) classes.nonFinite.push(point);
    else if (numbers.includes(0)) classes.zeros.push(point);
    else classes.ordinary.push(point);
  }
  return classes;
}
