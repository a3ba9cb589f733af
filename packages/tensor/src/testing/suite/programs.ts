import { backward } from '../../autograd/backward.ts';
import { bytesPerElement, hostArray, isFloat, type DType, type TypedArray } from '../../dtype.ts';
import type { Node } from '../../graph/node.ts';
import { read, realize } from '../../runtime/realize.ts';
import { expectAgreement, numbersIn, type Tolerance } from '../compare.ts';
import { Generator } from '../generator.ts';
import { oracle, type Values } from '../oracle/index.ts';
import { examples } from '../programs/examples.ts';
import { nonFiniteExamples, nonFiniteRows, sizeExamples } from '../programs/extremes.ts';
import { randomIntegerProgram } from '../programs/integers.ts';
import { leaf, programOf, type Program } from '../programs/leaves.ts';
import { randomProgram } from '../programs/random.ts';
import { missingDType, type ConformanceCase, type Subject } from './case.ts';

const floats = ['float32', 'float64', 'float16'] as const;
type Float = (typeof floats)[number];

/** Whole programs, compiled for the device, against the oracle: values and gradients, by hand and at random. */
export function programCases(subject: Subject): ConformanceCase[] {
  const { seed = 1, randomCases = 100 } = subject.options;
  const byHand = [...examples(), ...sizeExamples()].map((example): ConformanceCase => ({
    name: `program: ${example.name}, values and gradients`,
    run: () => agreesWithOracle(subject, programOf(example, 'float32'), example.name, 'float32'),
  }));
  const nonFinite = nonFiniteExamples().map(({ name, f }): ConformanceCase => ({
    name: `program: ${name} of NaN and infinities`,
    ...(subject.lenient.nonFinite ? { skip: 'NaN and infinities are unspecified on this device' } : {}),
    run: () => agreesWithOracle(subject, { leaves: [], outputs: [f(nonFiniteRows())] }, name, 'float32'),
  }));
  const groups = Array.from({ length: Math.ceil(randomCases / 10) }, (_, i) => i * 10);
  const random = floats.flatMap((dtype) => groups.map((first): ConformanceCase => ({
    name: `random ${dtype} programs ${first} to ${first + 9}, values and gradients`,
    ...missingDType(subject.backend, [dtype]),
    run: async () => {
      for (let n = first; n < first + 10; n++) {
        const program = randomProgram(new Generator(seed * 100_003 + n).int, dtype);
        await agreesWithOracle(subject, program, `random ${dtype} program ${n} of seed ${seed}`, dtype);
      }
    },
  })));
  const whole = groups.map((first): ConformanceCase => ({
    name: `random integer programs ${first} to ${first + 9}`,
    run: async () => {
      for (let n = first; n < first + 10; n++) {
        const program = randomIntegerProgram(new Generator(seed * 100_003 + n).int, subject.backend.capabilities.dtypes);
        await agreesWithOracle(subject, program, `random integer program ${n} of seed ${seed}`, 'float32');
      }
    },
  }));
  return [...byHand, ...nonFinite, ...random, ...whole];
}

/** In proportion to the largest number of the result. */
const accuracy: { readonly [D in Float]: number } = { float32: 5e-5, float64: 1e-10, float16: 4e-2 };

/** Realizes the outputs and the gradients of their weighted sum in one plan. */
export async function agreesWithOracle(subject: Subject, { leaves, outputs }: Program, what: string, dtype: Float): Promise<void> {
  const differentiable = outputs.filter((output) => output.requiresGrad);
  const weights = differentiable.map((output, i) => leaf(output.shape, output.dtype, [-1, 1], 100 + i));
  const gradients = backward(differentiable, weights, leaves).filter((g): g is Node => g !== undefined);
  const nodes = [...outputs, ...gradients];
  const expected = oracle(nodes);
  const actual = await compute(subject, nodes);
  nodes.forEach((node, i) => {
    const name = i < outputs.length ? `output ${i}` : `gradient ${i - outputs.length}`;
    expectValues(subject, `${what}, ${name}`, actual[i]!, expected[i]!, node.dtype, accuracy[dtype]);
  });
}

/** The nodes' values on the subject's device. */
export async function compute({ device }: Subject, nodes: readonly Node[]): Promise<TypedArray[]> {
  await realize('conformance', nodes, device);
  return read('conformance', nodes);
}

function expectValues({ options, lenient }: Subject, what: string, actual: TypedArray, expected: Values, dtype: DType, proportion: number): void {
  const wanted = hostArray(isFloat(dtype) ? 'float64' : dtype, expected.data.length);
  wanted.set(expected.data);
  const got = isFloat(dtype) ? Float64Array.from(numbersIn(actual, dtype)) : actual;
  const largest = expected.data.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
  const error = bytesPerElement(dtype) >= 8 ? proportion : Math.max(proportion, options.programAccuracy ?? 0);
  const tolerance: Tolerance = { absolute: error * Math.max(1, largest) };
  expectAgreement(what, got, wanted, isFloat(dtype) ? 'float64' : dtype, tolerance, { ...lenient, zeroSigns: true });
}
