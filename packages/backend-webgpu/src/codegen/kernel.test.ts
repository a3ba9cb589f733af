import type { Kernel } from '@nacre/tensor/backend';
import { build as k } from '@nacre/tensor/testing';
import { expect, test } from 'vitest';
import { generate as program } from './kernel.ts';
import type { Pass } from './module.ts';

const line = k.at(k.axis(0));

/** Of a kernel that takes one pass. */
function generate(kernel: Kernel): Pass {
  const { passes, scratch } = program(kernel);
  expect([passes.length, scratch]).toEqual([1, 0]);
  return passes[0]!;
}

test('a map over two axes, with a padded load, an argument and a checked gather', () => {
  const shifted = k.at(k.axis(1), -1);
  const padded = k.load(0, 'float32', k.at(k.axis(0, 8), k.axis(1), -1), k.within(shifted, 8));
  const label = k.load(1, 'int32', line);
  const place = k.op('min', k.op('max', label, k.constant(0, 'int32')), k.constant(3, 'int32'));
  const table = k.load(2, 'float32', k.at(k.computed(place, 4)));
  const kernel = k.kernel(
    'example',
    [
      k.read('float32', 40),
      k.read('int32', 5),
      k.read('float32', 4),
      k.write('float32', 45),
      k.write('bool', 45),
      k.write('int32', 0),
    ],
    [5, 9],
    [
      k.map(
        [],
        [
          k.store(3, k.at(k.axis(0, 9), k.axis(1)), k.op('add', k.op('mul', padded, k.arg(0)), table)),
          k.store(4, k.at(k.axis(0, 9), k.axis(1)), k.op('ne', place, k.indexValue(k.at(k.remainder(k.at(k.axis(1)), 4))))),
        ],
        [{ fails: k.op('ne', place, label), faults: 5, position: 1 }],
      ),
    ],
    [{ type: 'float32' }, k.indexArg(0, 63)],
  );
  const { source, groups } = generate(kernel);
  expect(groups).toEqual([1, 1]);
  expect(source).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<storage, read_write> b0: array<f32>;
    @group(0) @binding(1) var<storage, read_write> b1: array<i32>;
    @group(0) @binding(2) var<storage, read_write> b2: array<f32>;
    @group(0) @binding(3) var<storage, read_write> b3: array<f32>;
    @group(0) @binding(4) var<storage, read_write> b4: array<atomic<u32>>;
    @group(0) @binding(5) var<storage, read_write> b5: array<i32>;
    struct Args { zero: u32, a0: f32, a1: i32 }
    @group(1) @binding(0) var<uniform> args: Args;

    fn byte_shift(index: i32) -> u32 {
      return (u32(index) & 3u) << 3u;
    }

    @compute @workgroup_size(64)
    fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
      let point = group.x * 64u + lane;
      if (point >= 45u) {
        return;
      }
      let i0 = i32(point / 9u);
      let i1 = i32(point % 9u);
      let v0 = b1[i0];
      let v1 = max(v0, 0i);
      let v2 = min(v1, 3i);
      let v3 = v2 != v0;
      let v4 = b2[v2];
      var v5 = 0f;
      if (u32(i1 - 1) < 8u) {
        v5 = b0[8 * i0 + i1 - 1];
      }
      let v6 = v5 * args.a0;
      let v7 = v6 + v4;
      let v8 = ((i1) % 4);
      let v9 = v2 != v8;
      if (v3) {
        b5[args.a1] = 1;
      }
      b3[9 * i0 + i1] = v7;
      atomicAnd(&b4[(9 * i0 + i1) >> 2u], ~(0xffu << byte_shift(9 * i0 + i1)));
      atomicOr(&b4[(9 * i0 + i1) >> 2u], u32(v9) << byte_shift(9 * i0 + i1));
    }
    "
  `);
});

test('reductions of rows: invariants leave the loops, and only what is used is declared', () => {
  const x = k.load(0, 'float32', k.at(k.axis(0, 6), k.axis(1)));
  const weight = k.load(1, 'float32', line);
  const kernel = k.kernel(
    'example',
    [k.read('float32', 600), k.read('float32', 100), k.write('float32', 100)],
    [100],
    [
      k.reduce([6], k.accumulator('max', x)),
      k.reduce([6], k.accumulator('sum', k.op('mul', k.op('sub', x, k.result(0, 0)), weight))),
      k.map([], [k.store(2, line, k.result(1, 0))]),
    ],
  );
  expect(generate(kernel).source).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<storage, read_write> b0: array<f32>;
    @group(0) @binding(1) var<storage, read_write> b1: array<f32>;
    @group(0) @binding(2) var<storage, read_write> b2: array<f32>;
    struct Args { zero: u32 }
    @group(1) @binding(0) var<uniform> args: Args;

    fn is_nan(x: f32) -> bool {
      return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
    }

    // An integer that grows with the number, -0 before 0.
    fn ordinal(x: f32) -> i32 {
      let bits = bitcast<i32>(x);
      return bits ^ ((bits >> 31u) & 0x7fffffff);
    }

    fn max_f32(a: f32, b: f32) -> f32 {
      let greatest = select(b, a, ordinal(a) > ordinal(b));
      return select(select(greatest, b, is_nan(b)), a, is_nan(a));
    }

    @compute @workgroup_size(64)
    fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
      let point = group.x * 64u + lane;
      if (point >= 100u) {
        return;
      }
      let i0 = i32(point);
      var r0_0: f32 = bitcast<f32>(args.zero | 0xff800000u);
      let v0 = 6 * i0;
      for (var i1 = 0; i1 < 6; i1++) {
        let v1 = b0[v0 + i1];
        r0_0 = max_f32(r0_0, v1);
      }
      var r1_0: f32 = 0f;
      let v2 = b1[i0];
      let v3 = 6 * i0;
      for (var i1 = 0; i1 < 6; i1++) {
        let v4 = b0[v3 + i1];
        let v5 = v4 - r0_0;
        let v6 = v5 * v2;
        r1_0 = r1_0 + v6;
      }
      b2[i0] = r1_0;
    }
    "
  `);
});

test('a workgroup shares each long reduction where there are few', () => {
  const x = k.load(0, 'int32', k.at(k.axis(0, 1000), k.axis(1, 10), k.axis(2)));
  const kernel = k.kernel(
    'example',
    [k.read('int32', 3000), k.write('int32', 3)],
    [3],
    [k.reduce([100, 10], k.accumulator('sum', x)), k.map([], [k.store(1, line, k.result(0, 0, 'int32'))])],
  );
  const { source, groups } = generate(kernel);
  expect(groups).toEqual([3, 1]);
  expect(source).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<storage, read_write> b0: array<i32>;
    @group(0) @binding(1) var<storage, read_write> b1: array<i32>;
    struct Args { zero: u32 }
    @group(1) @binding(0) var<uniform> args: Args;

    var<workgroup> sum_of_lanes_i32_parts: array<i32, 128>;

    fn sum_of_lanes_i32(lane: u32, step_lane: u32, part: i32) -> i32 {
      workgroupBarrier();
      sum_of_lanes_i32_parts[lane] = part;
      for (var width = 64u; width >= 1u; width /= 2u) {
        workgroupBarrier();
        if (step_lane < width) {
          sum_of_lanes_i32_parts[lane] = sum_of_lanes_i32_parts[lane] + sum_of_lanes_i32_parts[lane + width];
        }
      }
      workgroupBarrier();
      return sum_of_lanes_i32_parts[lane - step_lane];
    }

    @compute @workgroup_size(128)
    fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
      let step_lane = lane % 128u;
      let point = group.x;
      let i0 = i32(point);
      var part0_0: i32 = 0i;
      let v0 = 1000 * i0;
      for (var step = step_lane; step < 1000u; step += 128u) {
        let i1 = i32(step / 10u);
        let i2 = i32(step % 10u);
        let v1 = b0[v0 + 10 * i1 + i2];
        part0_0 = part0_0 + v1;
      }
      let r0_0 = sum_of_lanes_i32(lane, step_lane, part0_0);
      if (step_lane == 0u) {
        b1[i0] = r0_0;
      }
    }
    "
  `);
});

const fill = (value: ReturnType<typeof k.constant>, sizes: readonly number[] = [5]) => {
  const scales = sizes.map((_, axis) => sizes.slice(axis + 1).reduce((a, b) => a * b, 1));
  const count = sizes.reduce((a, b) => a * b, 1);
  const place = k.at(...sizes.map((_, axis) => k.axis(axis, scales[axis])));
  return generate(
    k.kernel('fill', [k.write(value.type === 'bool' ? 'bool' : value.type, count)], sizes, [
      k.map([], [k.store(0, place, value)]),
    ]),
  );
};

test('more workgroups than a dimension holds are folded into two', () => {
  const { source, groups } = fill(k.constant(1), [3000, 3001]);
  expect(groups).toEqual([46_891, 3]);
  expect(groups[0] * groups[1] * 64).toBeGreaterThanOrEqual(9_003_000);
  expect(source).toContain('let point = (group.y * 46891u + group.x) * 64u + lane;');
});

test('a kernel without points is not dispatched', () => {
  expect(fill(k.constant(1), [0, 3]).groups).toEqual([0, 0]);
});

test.each([
  [0, 'float32', '0f'],
  [0.1, 'float32', '0.10000000149011612f'],
  [-1e30, 'float32', '(-1.0000000150474662e+30f)'],
  [-0, 'float32', 'bitcast<f32>(args.zero | 0x80000000u)'],
  [Infinity, 'float32', 'bitcast<f32>(args.zero | 0x7f800000u)'],
  [NaN, 'float32', 'bitcast<f32>(args.zero | 0x7fc00000u)'],
  [1e-45, 'float32', 'bitcast<f32>(args.zero | 0x1u)'],
  [-(2 ** 31), 'int32', 'i32(-2147483648)'],
  [7, 'int32', '7i'],
  [2 ** 32 - 1, 'uint32', '4294967295u'],
] as const)('the constant %s of %s is %s', (value, type, text) => {
  expect(fill(k.constant(value, type)).source).toContain(`b0[i0] = ${text};`);
});

test('nothing but constants: named first, since WGSL refuses constant expressions that overflow', () => {
  const { source } = fill(k.op('div', k.constant(1), k.constant(0)));
  expect(source).toContain('let v0 = 1f;');
  expect(source).toContain('let v1 = 0f;');
});

test('what WGSL does not have is a defect of whoever asks for it', () => {
  expect(() => fill(k.constant(1, 'float64'))).toThrow('webgpu: a kernel computes in float64, which WGSL does not have');
  expect(() => fill(k.convert(k.constant(1), 'float64'))).toThrow("float64, which is not among the device's dtypes");
  expect(() => fill(k.op('sin', k.constant(1, 'int32')))).toThrow('a kernel asks for sin of int32');
});
