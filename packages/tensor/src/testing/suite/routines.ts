import type { BufferRef } from '../../contract/backend.ts';
import type { Routine } from '../../contract/routine.ts';
import { type DType, dtypes, hostArray, type TypedArray } from '../../dtype.ts';
import { numberToFloat16 } from '../../half.ts';
import { expectAgreement } from '../compare.ts';
import { wholeNumbers } from '../kernels/case.ts';
import { runAlone } from '../kernels/launch.ts';
import { type ConformanceCase, missingDType, type Subject } from './case.ts';
import { runRoutine } from './routine-meaning.ts';

const numeric = dtypes.filter((dtype) => dtype !== 'bool');
const shapes = [
  { outer: 1, length: 1, inner: 1 },
  { outer: 2, length: 7, inner: 3 },
  { outer: 1, length: 5003, inner: 1 },
  { outer: 3, length: 0, inner: 2 },
  { outer: 1, length: 40, inner: 50 },
];

interface Trial {
  readonly routine: Routine;
  readonly inputs: readonly (readonly [DType, TypedArray])[];
  readonly outputs: readonly (readonly [DType, number])[];
  readonly args: readonly number[];
}

/** The routines a backend offers, against the reference. */
export function routineCases(subject: Subject): ConformanceCase[] {
  const every: [string, DType, Trial[]][] = [
    ...(['sum', 'prod'] as const).flatMap((op) =>
      numeric.map((dtype): [string, DType, Trial[]] => [`scan ${op} ${dtype}`, dtype, scans(op, dtype)]),
    ),
    ...dtypes.flatMap((dtype) =>
      [false, true].map((descending): [string, DType, Trial[]] => [
        `argsort ${dtype}${descending ? ' descending' : ''}`,
        dtype,
        sorts(dtype, descending),
      ]),
    ),
    ...dtypes.map((dtype): [string, DType, Trial[]] => [`scatter set ${dtype}`, dtype, scatters('set', dtype)]),
    ...numeric.map((dtype): [string, DType, Trial[]] => [
      `scatter add ${dtype}`,
      dtype,
      [...scatters('add', dtype), ...(dtype === 'float16' ? [halvesAddedUp] : [])],
    ]),
  ];
  return every.map(([name, dtype, trials]) => {
    const { kind } = trials[0]!.routine;
    const offered = subject.backend.capabilities.routines.has(kind);
    return {
      name: `routine: ${name}`,
      ...(offered ? missingDType(subject.backend, [dtype]) : { skip: `the device leaves ${kind} to the compiler` }),
      run: async () => {
        for (const trial of trials) await agrees(subject, trial, name);
      },
    };
  });
}

/** Products take −1 and 1, so that they stay exact in every dtype. */
function scans(op: 'sum' | 'prod', dtype: DType): Trial[] {
  return shapes.map((shape) => {
    const count = shape.outer * shape.length * shape.inner;
    const data =
      op === 'prod'
        ? wholeNumbers(dtype, count).map(() => (dtype === 'float16' ? 0x3c00 : 1))
        : wholeNumbers(dtype, count, undefined, dtype === 'float16' ? 0 : 4);
    if (op === 'sum' && dtype === 'float16') data.fill(0x3c00, 0, Math.min(count, 1500));
    if (op === 'prod' && count > 3) data[3] = dtype === 'float16' ? 0xc000 : 2;
    return { routine: { kind: 'scan', op, dtype, ...shape }, inputs: [[dtype, data]], outputs: [[dtype, count]], args: [] };
  });
}

/** Numbers that sorts get wrong. */
const awkward: { readonly [D in DType]: readonly number[] } = {
  float64: [NaN, Infinity, -Infinity, -0, 0, NaN, 1e300, 2 ** 53, 2 ** 32 + 1, -(2 ** 32), 5e-324, 1 + 2 ** -52, 1],
  float32: [NaN, Infinity, -Infinity, -0, 0, NaN, 1e30, 3e9, 2 ** 24 + 2, -(2 ** 31), -1e20, 1e-40, 0.5],
  float16: [0x7e00, 0x7c00, 0xfc00, 0x8000, 0, 0x7e00, 0x0001, 0x8001],
  int32: [2 ** 31 - 1, -(2 ** 31), 2 ** 24 + 1, 2 ** 24, -(2 ** 24) - 1, 1 - 2 ** 31],
  uint32: [2 ** 32 - 1, 2 ** 31, 2 ** 31 - 1, 2 ** 24 + 1, 2 ** 32 - 2],
  int8: [127, -128, -127],
  uint8: [255, 128, 127],
  bool: [1, 0, 1],
};

function sorts(dtype: DType, descending: boolean): Trial[] {
  return shapes.map((shape) => {
    const keys = wholeNumbers(dtype, shape.outer * shape.length * shape.inner);
    if (keys.length > 20) keys.set(awkward[dtype], 2);
    return {
      routine: { kind: 'argsort', descending, dtype, ...shape },
      inputs: [[dtype, keys]],
      outputs: [['int32', keys.length]],
      args: [],
    };
  });
}

/** 2048 and four times 1: had each sum been rounded, it would have stayed 2048. */
const halvesAddedUp: Trial = {
  routine: { kind: 'scatter', mode: 'add', dtype: 'float16', outer: 1, length: 2, inner: 1, count: 4, indexStrides: [0, 1, 0] },
  inputs: [
    ['float16', Uint16Array.of(numberToFloat16(2048), 0)],
    ['int32', new Int32Array(4)],
    ['float16', new Uint16Array(4).fill(numberToFloat16(1))],
  ],
  outputs: [
    ['float16', 2],
    ['int32', 2],
  ],
  args: [1],
};

/** Indices of their own and shared ones; the last few fall outside. */
function scatters(mode: 'set' | 'add', dtype: DType): Trial[] {
  return shapes.flatMap((shape) =>
    [true, false].map((shared): Trial => {
      const { outer, length, inner } = shape;
      const count = Math.max(1, length >> 1) + 2;
      const indexStrides = shared ? ([0, 1, 0] as const) : ([count * inner, inner, 1] as const);
      const index = Int32Array.from({ length: shared ? count : outer * count * inner }, (_, i) => ((i * 7) % (length + 2)) - 1);
      const source = wholeNumbers(dtype, outer * count * inner);
      return {
        routine: { kind: 'scatter', mode, dtype, count, indexStrides, ...shape },
        inputs: [
          [dtype, wholeNumbers(dtype, outer * length * inner)],
          ['int32', index],
          [dtype, source],
        ],
        outputs: [
          [dtype, outer * length * inner],
          ['int32', 3],
        ],
        args: [1],
      };
    }),
  );
}

async function agrees({ backend, lenient }: Subject, { routine, inputs, outputs, args }: Trial, what: string): Promise<void> {
  const place = ([dtype, count]: readonly [DType, number]): BufferRef => ({
    allocation: backend.alloc(Math.max(1, backend.byteLength(dtype, count))),
    dtype,
    offset: 0,
    count,
  });
  const read = inputs.map(([dtype, data]) => place([dtype, data.length]));
  const written = outputs.map(place);
  read.forEach((buffer, i) => backend.write(buffer, inputs[i]![1]));
  await runAlone(backend, { routine, buffers: [...read, ...written], args });
  const actual = await backend.read(written);
  const expected = outputs.map(([dtype, count]) => hostArray(dtype, count));
  runRoutine(routine, [...inputs.map(([, data]) => data), ...expected], args);
  const shape = `${routine.outer} × ${routine.length} × ${routine.inner}`;
  outputs.forEach(([dtype], i) =>
    expectAgreement(`${what} of ${shape}, output ${i}`, actual[i]!, expected[i]!, dtype, {}, { ...lenient, zeroSigns: true }),
  );
  [...read, ...written].forEach((buffer) => backend.free(buffer.allocation));
}
