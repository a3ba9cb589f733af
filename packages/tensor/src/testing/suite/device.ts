import { DisposedError, IndexOutOfRangeError } from '../../errors.ts';
import * as indexing from '../../math/indexing.ts';
import * as pointwise from '../../math/pointwise.ts';
import { bernoulli, integers, normal, uniform } from '../../math/random.ts';
import * as ops from '../../ops/index.ts';
import { drawNormal, drawUniform } from '../../random/draw.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import type { Device } from '../../runtime/device.ts';
import { read, realize } from '../../runtime/realize.ts';
import { expectAgreement } from '../compare.ts';
import { oracle } from '../oracle/index.ts';
import { type ConformanceCase, type Subject, subjectOf } from './case.ts';
import { compute } from './programs.ts';

/** Random numbers, faults, and the life of a device. */
export function deviceCases(subject: Subject, createDevice: () => Device | Promise<Device>): ConformanceCase[] {
  return [
    { name: 'random: bits are those of Threefry-2x32', run: () => randomBits(subject) },
    { name: 'random: uniforms, masks and integers have the same bits everywhere', run: () => randomNumbers(subject) },
    { name: 'random: normals', run: () => randomNormals(subject) },
    { name: 'device: an index out of range is reported by the next read, and only by that', run: () => faults(subject) },
    { name: 'device: closing one leaves the others open', run: async () => closing(subject, await createDevice()) },
  ];
}

async function randomBits(subject: Subject): Promise<void> {
  const [low, high] = await compute(
    subject,
    ([0, 1] as const).map((word) => ops.bits([123456789, 0xfedcba98], word, [7, 11])),
  );
  const expected = ([0, 1] as const).map((word) =>
    Uint32Array.from({ length: 77 }, (_, i) => threefry2x32(123456789, 0xfedcba98, i, 0)[word]),
  );
  expectAgreement('word 0', low!, expected[0]!, 'uint32');
  expectAgreement('word 1', high!, expected[1]!, 'uint32');
}

async function randomNumbers(subject: Subject): Promise<void> {
  const key = [42, 7] as const;
  const nodes = [uniform([999], key, 'float32'), bernoulli(0.3, [999], key, 'float32'), integers(-5, 1000, [999], key)] as const;
  const [, mask, whole] = oracle(nodes);
  const actual = await compute(subject, nodes);
  expectAgreement('uniform', actual[0]!, drawUniform(999, key), 'float32');
  expectAgreement('bernoulli', actual[1]!, Float32Array.from(mask!.data), 'float32');
  expectAgreement('randint', actual[2]!, Int32Array.from(whole!.data), 'int32');
}

async function randomNormals(subject: Subject): Promise<void> {
  const [actual] = await compute(subject, [normal([5000], [3, 4], 'float32')]);
  const exact = subject.options.tolerance === undefined;
  expectAgreement('randn', actual!, drawNormal(5000, [3, 4]), 'float32', exact ? {} : { ulps: 4, absolute: 1e-6 });
}

async function faults(subject: Subject): Promise<void> {
  const { device } = subject;
  const table = ops.source([4], 'float32', Float32Array.of(1, 2, 3, 4));
  const index = ops.elementwise('add', ops.iota(0, [3]), ops.scalar(2, [3], 'int32'));
  const gathered = indexing.gather(table, 0, index);
  await realize('conformance', [gathered], device);
  await expectError(IndexOutOfRangeError, () => read('conformance', [gathered]));
  const [after] = await compute(subject, [pointwise.add(table, 1)]);
  expectAgreement('after the fault', after!, Float32Array.of(2, 3, 4, 5), 'float32');
}

async function closing(subject: Subject, second: Device): Promise<void> {
  const x = ops.source([2], 'float32', Float32Array.of(1, 2));
  const [there] = await compute(subjectOf(second, subject.options), [pointwise.mul(x, 2)]);
  expectAgreement('on the second device', there!, Float32Array.of(2, 4), 'float32');
  const kept = pointwise.mul(x, 3);
  await realize('conformance', [kept], second);
  second.close();
  second.close();
  await expectError(DisposedError, () => read('conformance', [kept]));
  await expectError(DisposedError, async () => realize('conformance', [pointwise.mul(x, 4)], second));
  const [here] = await compute(subject, [pointwise.mul(x, 5)]);
  expectAgreement('on the first device', here!, Float32Array.of(5, 10), 'float32');
}

async function expectError(kind: abstract new (...args: never[]) => Error, run: () => Promise<unknown>): Promise<void> {
  let caught: unknown;
  try {
    await run();
  } catch (error) {
    caught = error;
  }
  if (!(caught instanceof kind))
    throw new Error(`expected ${kind.name}, got ${caught === undefined ? 'no error' : String(caught)}`);
}
