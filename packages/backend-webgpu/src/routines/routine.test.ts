import { type DType, hostArray, type Routine, type TypedArray } from '@nacre/tensor/backend';
import { runAlone, wholeNumbers } from '@nacre/tensor/testing';
import { expect, test } from 'vitest';
import { webgpu } from '../index.ts';
import { generateRoutine } from './routine.ts';

const { backend } = await webgpu();

async function run(
  routine: Routine,
  inputs: readonly (readonly [DType, TypedArray])[],
  outputs: readonly (readonly [DType, number])[],
  args: readonly number[] = [],
): Promise<TypedArray[]> {
  const place = (dtype: DType, count: number) => ({ allocation: backend.alloc(4 * Math.max(1, count)), dtype, offset: 0, count });
  const read = inputs.map(([dtype, data]) => place(dtype, data.length));
  const written = outputs.map(([dtype, count]) => place(dtype, count));
  read.forEach((buffer, i) => backend.write(buffer, inputs[i]![1]));
  await runAlone(backend, { routine, buffers: [...read, ...written], args });
  const results = await backend.read(written);
  for (const { allocation } of [...read, ...written]) backend.free(allocation);
  return results;
}

test.each([
  ['neighbouring lines in blocks', { outer: 2, length: 700, inner: 17 }, 3],
  ['long lines in blocks of workgroups', { outer: 3, length: 4100, inner: 2 }, 3],
  ['more blocks than a workgroup has invocations', { outer: 1, length: 600_000, inner: 1 }, 3],
  ['short lines', { outer: 500, length: 9, inner: 1 }, 1],
] as const)('a scan of %s', async (_, shape, passes) => {
  const { outer, length, inner } = shape;
  const routine = { kind: 'scan', op: 'sum', dtype: 'int32', ...shape } as const;
  expect(generateRoutine(routine).passes).toHaveLength(passes);
  const x = wholeNumbers('int32', outer * length * inner);
  const [actual] = await run(routine, [['int32', x]], [['int32', x.length]]);
  const expected = x.slice();
  for (let at = 0; at < x.length; at++) {
    if (Math.floor(at / inner) % length > 0) expected[at]! += expected[at - inner]!;
  }
  expect(actual).toEqual(expected);
});

test('a sort of several lines, each merged from several runs', async () => {
  const [outer, length, inner] = [2, 5000, 2];
  const x = wholeNumbers('float32', outer * length * inner, undefined, 1000);
  const routine = { kind: 'argsort', dtype: 'float32', descending: true, outer, length, inner } as const;
  expect(generateRoutine(routine).passes).toHaveLength(4);
  const [actual] = await run(routine, [['float32', x]], [['int32', x.length]]);
  const expected = hostArray('int32', x.length);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const at = (l: number): number => (o * length + l) * inner + i;
      const order = Array.from({ length }, (_, l) => l).sort((p, q) => x[at(q)]! - x[at(p)]! || p - q);
      for (const [place, l] of order.entries()) expected[at(place)] = l;
    }
  }
  expect(actual).toEqual(expected);
});

test.each([
  ['few sources', 20, 9],
  ['sources sorted by target', 3000, 900],
  ['many sources of few targets', 3000, 5],
] as const)('the gradient of an embedding, %s', async (_, count, length) => {
  const inner = 6;
  const index = Int32Array.from({ length: count }, (_, j) => (j * j + 3 * j) % length);
  const [base, source] = [wholeNumbers('float32', length * inner), wholeNumbers('float32', count * inner)];
  const routine = {
    kind: 'scatter',
    mode: 'add',
    dtype: 'float32',
    outer: 1,
    length,
    inner,
    count,
    indexStrides: [0, 1, 0],
  } as const;
  const inputs = [
    ['float32', base],
    ['int32', index],
    ['float32', source],
  ] as const;
  const [actual, faults] = await run(
    routine,
    inputs,
    [
      ['float32', base.length],
      ['int32', 2],
    ],
    [1],
  );
  const expected = base.slice();
  index.forEach((target, j) => {
    for (let i = 0; i < inner; i++) expected[target * inner + i]! += source[j * inner + i]!;
  });
  expect(actual).toEqual(expected);
  expect([...faults!]).toEqual([0, 0]);
});

test('the runs of a merge as people read them', () => {
  const routine = { kind: 'argsort', dtype: 'int32', descending: false, outer: 1, length: 3000, inner: 1 } as const;
  const { passes, scratch } = generateRoutine(routine);
  expect(scratch).toBe(2 * 8 * 3000);
  expect(passes.map(({ args }) => args)).toEqual([undefined, [1024, 0, 3000], [2048, 3000, 0]]);
  expect(passes[1]!.source).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<storage, read_write> b0: array<i32>;
    @group(0) @binding(1) var<storage, read_write> b1: array<i32>;
    @group(0) @binding(2) var<storage, read_write> b2: array<vec2<u32>>;
    struct Args { zero: u32, a0: u32, a1: u32, a2: u32 }
    @group(1) @binding(0) var<uniform> args: Args;

    // Pairs are ordered by rank, then by place.
    fn is_before(a: vec2<u32>, b: vec2<u32>) -> bool {
      return a.x < b.x || (a.x == b.x && a.y < b.y);
    }

    @compute @workgroup_size(256)
    fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
      let width = args.a0;
      let read_half = args.a1;
      let write_half = args.a2;
      let number = group.x * 256u + lane;
      if (number >= 3000u) {
        return;
      }
      let line = number / 3000u;
      let own = number % 3000u;
      let line_start = read_half + line * 3000u;
      let pair = b2[line_start + own];
      let run = own / width;
      var low = min((run ^ 1u) * width, 3000u);
      var high = min(low + width, 3000u);
      let other = low;
      while (low < high) {
        let middle = (low + high) / 2u;
        if (is_before(b2[line_start + middle], pair)) {
          low = middle + 1u;
        }
        else {
          high = middle;
        }
      }
      let place = (run & 4294967294u) * width + (own - run * width) + (low - other);
      b2[write_half + line * 3000u + place] = pair;
    }
    "
  `);
});
