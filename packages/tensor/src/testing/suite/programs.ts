import { backward } from '../../autograd/backward.ts';
import { bytesPerElement, type DType, hostArray, isFloat, type TypedArray } from '../../dtype.ts';
import type { Node } from '../../graph/node.ts';
import { detach } from '../../ops/index.ts';
import { read, realize } from '../../runtime/realize.ts';
import { expectAgreement, numbersIn, type Tolerance } from '../compare.ts';
import { oracle, type Values } from '../oracle/index.ts';
import { examples } from '../programs/examples.ts';
import { nonFiniteExamples, nonFiniteRows, sizeExamples } from '../programs/extremes.ts';
import { randomIntegerProgram } from '../programs/integers.ts';
import { leaf, type Program, programOf } from '../programs/leaves.ts';
import { randomProgram } from '../programs/random.ts';
import { type ConformanceCase, missingDType, naming, type Subject, seeded } from './case.ts';

const floats = ['float32', 'float64', 'float16'] as const;
type Float = (typeof floats)[number];

/** Whole programs, compiled for the device, against the oracle: values and gradients, by hand and at random. */
export function programCases(subject: Subject): ConformanceCase[] {
  return [
    ...byHand(subject),
    ...ofNonFinite(subject),
    ...floats.flatMap((dtype) => atRandom(subject, dtype)),
    ...ofIntegers(subject),
  ];
}

const byHand = (subject: Subject): ConformanceCase[] => [
  ...examples().map((example) => ({
    name: `program: ${example.name}, values and gradients of both orders`,
    run: () => agreesWithOracle(subject, programOf(example, 'float32'), example.name, 'float32', 2),
  })),
  ...sizeExamples().map((example) => ({
    name: `program: ${example.name}, values and gradients`,
    run: () => agreesWithOracle(subject, programOf(example, 'float32'), example.name, 'float32'),
  })),
];

const ofNonFinite = (subject: Subject): ConformanceCase[] =>
  nonFiniteExamples().map(({ name, f }) => ({
    name: `program: ${name} of NaN and infinities`,
    ...(subject.lenient.nonFinite ? { skip: 'NaN and infinities are unspecified on this device' } : {}),
    run: () => agreesWithOracle(subject, { leaves: [], outputs: [f(nonFiniteRows())] }, name, 'float32'),
  }));

const atRandom = (subject: Subject, dtype: Float): ConformanceCase[] =>
  seeded(subject, `random ${dtype} programs`, async (choose, n, name) => {
    const order = n % 4 === 0 && dtype !== 'float16' ? 2 : 1;
    await agreesWithOracle(subject, randomProgram(choose, dtype), name, dtype, order);
  }).map((one) => ({ ...one, ...missingDType(subject.backend, [dtype]) }));

const ofIntegers = (subject: Subject): ConformanceCase[] =>
  seeded(subject, 'random integer programs', async (choose, _, name) => {
    await agreesWithOracle(subject, randomIntegerProgram(choose, subject.backend.capabilities.dtypes), name, 'float32');
  });

/** In proportion to the largest number of the result. */
const accuracy: { readonly [D in Float]: number } = { float32: 5e-5, float64: 1e-10, float16: 4e-2 };

/** Realizes the outputs and the gradients of their weighted sum (at order 2 also those of the gradients) in one plan. */
export async function agreesWithOracle(
  subject: Subject,
  program: Program,
  what: string,
  dtype: Float,
  order: 1 | 2 = 1,
): Promise<void> {
  const { leaves, outputs } = program;
  const gradients = gradientsOf(outputs, leaves, 100);
  const second = order === 2 ? gradientsOf(gradients, leaves, 200) : [];
  const nodes = [...outputs, ...gradients, ...second];
  const expected = oracle(nodes);
  const actual = await naming(what, compute(subject, nodes));
  const names = [
    ...outputs.map((_, i) => `output ${i}`),
    ...gradients.map((_, i) => `gradient ${i}`),
    ...second.map((_, i) => `second gradient ${i}`),
  ];
  nodes.forEach((node, i) => {
    expectValues(subject, `${what}, ${names[i]}`, actual[i]!, expected[i]!, node.dtype, accuracy[dtype]);
  });
}

/** By the leaves, of the outputs weighted with fixed numbers. */
function gradientsOf(outputs: readonly Node[], leaves: readonly Node[], seed: number): Node[] {
  const differentiable = outputs.filter((output) => output.requiresGrad);
  const weights = differentiable.map((output, i) => detach(leaf(output.shape, output.dtype, [-1, 1], seed + i)));
  return backward(differentiable, weights, leaves).filter((g): g is Node => g !== undefined);
}

/** The nodes' values on the subject's device. */
export async function compute({ device }: Subject, nodes: readonly Node[]): Promise<TypedArray[]> {
  await realize('conformance', nodes, device);
  return read('conformance', nodes);
}

function expectValues(
  { options, lenient }: Subject,
  what: string,
  actual: TypedArray,
  expected: Values,
  dtype: DType,
  proportion: number,
): void {
  const wanted = hostArray(isFloat(dtype) ? 'float64' : dtype, expected.data.length);
  wanted.set(expected.data);
  const got = isFloat(dtype) ? Float64Array.from(numbersIn(actual, dtype)) : actual;
  const largest = expected.data.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
  const error = bytesPerElement(dtype) >= 8 ? proportion : Math.max(proportion, options.programAccuracy ?? 0);
  const tolerance: Tolerance = { absolute: error * Math.max(1, largest) };
  expectAgreement(what, got, wanted, isFloat(dtype) ? 'float64' : dtype, tolerance, { ...lenient, zeroSigns: true });
}
