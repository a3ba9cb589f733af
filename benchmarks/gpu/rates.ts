import { conv2d, profile, realize, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import type { Device } from '@nacre/tensor/backend';
import { onDevice } from '../contestants/nacre.ts';
import { type Answer, sketch } from '../spec/answer.ts';
import { type Draw, elements, floats, seedOf } from '../spec/draw.ts';
import { median } from '../statistics.ts';

/** A computation whose speed is set beside a limit of the adapter. */
export interface Rate {
  readonly id: string;
  readonly title: string;
  readonly limit: 'arithmetic' | 'memory';
  /** Floating-point operations, or bytes that have to be read and written, of one run. */
  readonly amount: number;
  /** The share of the limit that is aimed at. */
  readonly aim?: number;
  readonly inputs: readonly Draw[];
  readonly compute: (...inputs: Tensor[]) => Tensor;
}

/** Milliseconds of one run: on the adapter by its own clock, and with all the host does, many in a row. */
export interface RateMeasured {
  readonly value: number;
  /** By timestamps of the adapter; by the host's clock where it has none. */
  readonly clock: 'adapter' | 'host';
  readonly inARow: number;
  readonly runs: number;
  readonly answer: Answer;
}

/** How far an answer may be from that of the CPU, relative to its mean size. */
export const rateTolerance = 1e-4;

const drawn = (id: string, name: string, shape: readonly number[], low: number, high: number): Draw => ({
  name,
  shape,
  seed: seedOf(`${id}/${name}`),
  low,
  high,
  dtype: 'float32',
});

function matmul(n: number, aim?: number): Rate {
  const id = `matmul-${n}`;
  return {
    id,
    title: `matmul ${n}²`,
    limit: 'arithmetic',
    amount: 2 * n ** 3,
    ...(aim === undefined ? {} : { aim }),
    inputs: ['a', 'b'].map((name) => drawn(id, name, [n, n], -1, 1)),
    compute: (a, b) => a!.matmul(b!),
  };
}

function convolution(batch: number, channels: number, side: number): Rate {
  return {
    id: 'conv',
    title: `conv 3×3, ${channels} → ${channels}, ${side}×${side}, batch ${batch}`,
    limit: 'arithmetic',
    amount: 2 * batch * channels * side ** 2 * channels * 9,
    aim: 0.4,
    inputs: [
      drawn('conv', 'x', [batch, channels, side, side], -1, 1),
      drawn('conv', 'w', [channels, channels, 3, 3], -0.02, 0.02),
    ],
    compute: (x, w) => conv2d(x!, w!, null, { padding: 1 }),
  };
}

/** `passes` counts how often every element of an input's size has to be read or written. */
function overMemory(
  id: string,
  title: string,
  shapes: readonly (readonly number[])[],
  passes: number,
  compute: Rate['compute'],
): Rate {
  return {
    id,
    title,
    limit: 'memory',
    amount: 4 * passes * elements(shapes[0]!),
    aim: 0.7,
    inputs: shapes.map((shape, i) => drawn(id, `x${i}`, shape, 0, 1)),
    compute,
  };
}

/** A full run's, or of sizes that a processor does in no time. */
export function ratesOf(isQuick: boolean): readonly Rate[] {
  const count = isQuick ? 4096 : 64 * 2 ** 20;
  const rows = isQuick ? [8, 64] : [65536, 1024];
  const size = isQuick ? `${count}` : '64 Mi';
  return [
    ...(isQuick ? [matmul(16), matmul(32), matmul(64, 0.5)] : [matmul(1024), matmul(2048), matmul(4096, 0.5)]),
    isQuick ? convolution(1, 8, 8) : convolution(32, 256, 56),
    overMemory('gate', `tanh(2x+1)·sigmoid(x) of ${size}`, [[count]], 2, (x) => x!.mul(2).add(1).tanh().mul(x!.sigmoid())),
    overMemory('add', `a + b of ${size}`, [[count], [count]], 3, (a, b) => a!.add(b!)),
    overMemory('sum', `sum of ${size}`, [[count]], 1, (x) => x!.sum()),
    overMemory('softmax', `softmax [${rows}]`, [rows], 2, (x) => x!.softmax(1)),
  ];
}

export async function measureRate({ inputs, compute }: Rate, device: Device, seconds: number): Promise<RateMeasured> {
  setDefaultDevice(device);
  const given = await Promise.all(inputs.map((draw) => onDevice(tensor(floats(draw), { shape: draw.shape }))));
  let result: Tensor | undefined;
  const run = async (): Promise<void> => {
    result?.dispose();
    result = compute(...given);
    await realize(result);
  };
  await repeat(seconds / 2, 1, run);
  await device.backend.wait();
  const answer = sketch(await result!.data());
  const kernelTimes = await repeat(seconds, 3, async () =>
    (await profile(run)).rows.reduce((sum, row) => sum + row.milliseconds, 0),
  );
  const inARow = await timeInARow(kernelTimes.length, run, device);
  const value = median(kernelTimes);
  return {
    ...(value > 0 ? { value, clock: 'adapter' } : { value: inARow, clock: 'host' }),
    inARow,
    runs: kernelTimes.length,
    answer,
  };
}

async function repeat<T>(seconds: number, least: number, f: () => Promise<T>): Promise<T[]> {
  const end = performance.now() + 1000 * seconds;
  const results: T[] = [];
  do results.push(await f());
  while (results.length < least || performance.now() < end);
  return results;
}

async function timeInARow(times: number, run: () => Promise<void>, { backend }: Device): Promise<number> {
  const start = performance.now();
  for (let time = 0; time < times; time++) await run();
  await backend.wait();
  return (performance.now() - start) / times;
}
