import type { DType, Kernel, ReduceOp, TypedArray } from '@nacre/tensor/backend';
import { build as k, wholeNumberCase } from '@nacre/tensor/testing';
import { expect, test } from 'vitest';
import { dispatchOf } from './dispatch.ts';
import { expectRight, runForm } from './fixtures/running.ts';
import { generate } from './kernel.ts';
import type { GeneratedProgram } from './module.ts';

/** A reduction of rows (or columns), and a map over what it was made of. */
function rows(points: number, steps: number, along: 'rows' | 'columns', op: ReduceOp = 'sum', dtype: DType = 'float32'): Kernel {
  const [point, step] = along === 'rows' ? [steps, 1] : [1, points];
  const place = k.at(k.axis(0, point), k.axis(1, step));
  const x = k.load(0, dtype, place);
  return k.kernel(
    `${op} of ${along}, ${points} of ${steps}`,
    [k.read(dtype, points * steps), k.write(dtype, points), k.write(dtype, points * steps)],
    [points],
    [
      k.reduce([steps], k.accumulator(op, x)),
      k.map([], [k.store(1, k.at(k.axis(0)), k.result(0, 0, x.type))]),
      k.map([steps], [k.store(2, place, k.op('sub', x, k.result(0, 0, x.type)))]),
    ],
  );
}

test.each([
  [rows(7, 10, 'rows'), { lanes: 2, pointsPerGroup: 32, alongPoints: false }],
  [rows(130, 40, 'rows'), { lanes: 8, pointsPerGroup: 8, alongPoints: false }],
  [rows(5, 1500, 'rows', 'max'), { lanes: 256, pointsPerGroup: 1, alongPoints: false }],
  [rows(37, 40, 'columns'), { lanes: 8, pointsPerGroup: 16, alongPoints: true }],
  [rows(70_000, 5, 'columns'), { lanes: 1, pointsPerGroup: 64, alongPoints: true }],
  [rows(66_000, 64, 'rows'), { lanes: 16, pointsPerGroup: 4, alongPoints: false }],
] as const)('%#: rows share workgroups as their length has it', async (kernel, expected) => {
  expect(dispatchOf(kernel)).toMatchObject(expected);
  await expectRight(kernel, wholeNumberCase(kernel).inputs);
});

function totals(points: number, steps: readonly number[], along: 'rows' | 'columns'): Kernel {
  const all = steps.reduce((a, b) => a * b, 1);
  const [point, step] = along === 'rows' ? [all, 1] : [1, points];
  const x = k.load(0, 'int32', k.at(k.axis(0, point), k.axis(1, step * steps[1]!), k.axis(2, step)));
  return k.kernel(
    `sums of ${along}, ${points} of ${all}`,
    [k.read('int32', points * all), k.write('int32', points), k.write('int32', points)],
    [points],
    [
      k.reduce(steps, k.accumulator('sum', x), k.accumulator('max', x)),
      k.map([], [k.store(1, k.at(k.axis(0)), k.result(0, 0, 'int32')), k.store(2, k.at(k.axis(0)), k.result(0, 1, 'int32'))]),
    ],
  );
}

test.each([totals(3, [101, 103], 'rows'), totals(37, [3, 3001], 'columns')])('$name are joined from parts', async (kernel) => {
  const { passes, scratch } = generate(kernel);
  expect(passes).toHaveLength(2);
  expect(scratch).toBeGreaterThan(0);
  await expectRight(kernel, wholeNumberCase(kernel).inputs);
});

/** A sum that is not the same in another order. */
function uneven(points: number, steps: number): { kernel: Kernel; inputs: TypedArray[] } {
  const inputs = Float32Array.from({ length: points * steps }, (_, i) => Math.sin(i) * 10 ** (i % 7));
  return { kernel: rows(points, steps, 'rows'), inputs: [inputs] };
}

test.each([
  [9, 12],
  [130, 40],
  [40, 300],
  [5, 1500],
])(
  '%d rows of %d have the same sums, to the last bit, with subgroups, without, and where some are not full',
  async (points, steps) => {
    const { kernel, inputs } = uneven(points, steps);
    const full = generate(kernel, { subgroups: true });
    const partial: GeneratedProgram = {
      ...full,
      passes: full.passes.map((pass) => ({
        ...pass,
        source: pass.source.replace(/subgroups \* subgroup_size == \d+u/, 'false'),
      })),
    };
    expect(partial.passes[0]!.source).not.toBe(full.passes[0]!.source);
    const [expected, ...others] = await Promise.all(
      [generate(kernel), full, partial].map((form) => runForm(kernel, inputs, form)),
    );
    for (const other of others) expect(other).toEqual(expected);
  },
);

test('a reduction in subgroups as people read it', () => {
  expect(generate(rows(130, 40, 'rows'), { subgroups: true }).passes[0]!.source).toMatchInlineSnapshot(`
    "enable subgroups;
    requires subgroup_id;

    @group(0) @binding(0) var<storage, read_write> b0: array<f32>;
    @group(0) @binding(1) var<storage, read_write> b1: array<f32>;
    @group(0) @binding(2) var<storage, read_write> b2: array<f32>;
    struct Args { zero: u32 }
    @group(1) @binding(0) var<uniform> args: Args;

    var<workgroup> sum_of_lanes_f32_parts: array<f32, 64>;

    fn sum_of_lanes_f32(lane: u32, step_lane: u32, reach: u32, part: f32) -> f32 {
      var value = part;
      if (reach < 8u) {
        workgroupBarrier();
        sum_of_lanes_f32_parts[lane] = part;
        for (var width = 4u; width >= reach; width /= 2u) {
          workgroupBarrier();
          if (step_lane < width) {
            sum_of_lanes_f32_parts[lane] = sum_of_lanes_f32_parts[lane] + sum_of_lanes_f32_parts[lane + width];
          }
        }
        workgroupBarrier();
        value = sum_of_lanes_f32_parts[lane - step_lane + step_lane % reach];
      }
      for (var width = min(reach, 8u) / 2u; width > 0u; width /= 2u) {
        let other = subgroupShuffleXor(value, width);
        value = value + other;
      }
      return value;
    }

    @compute @workgroup_size(64)
    fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) invocation: u32, @builtin(subgroup_id) subgroup: u32, @builtin(num_subgroups) subgroups: u32, @builtin(subgroup_size) subgroup_size: u32, @builtin(subgroup_invocation_id) subgroup_lane: u32) {
      let reach = select(1u, subgroup_size, subgroups * subgroup_size == 64u);
      let lane = select(invocation, subgroup * subgroup_size + subgroup_lane, reach > 1u);
      let step_lane = lane % 8u;
      let place = group.x * 8u + lane / 8u;
      let point = min(place, 129u);
      let i0 = i32(point);
      var part0_0: f32 = 0f;
      let v0 = 40 * i0;
      for (var step = step_lane; step < 40u; step += 8u) {
        let i1 = i32(step);
        let v1 = b0[v0 + i1];
        part0_0 = part0_0 + v1;
      }
      let r0_0 = sum_of_lanes_f32(lane, step_lane, reach, part0_0);
      if (step_lane == 0u && place < 130u) {
        b1[i0] = r0_0;
      }
      let v2 = 40 * i0;
      if (place < 130u) {
        for (var step = step_lane; step < 40u; step += 8u) {
          let i1 = i32(step);
          let v3 = b0[v2 + i1];
          let v4 = v3 - r0_0;
          b2[v2 + i1] = v4;
        }
      }
    }
    "
  `);
});

test.each(['float32', 'float16', 'int8', 'bool'] as const)('%s in quads', async (dtype) => {
  const out = k.at(k.axis(0, 36), k.axis(1));
  const shifted = k.at(k.axis(0, 36), k.axis(1), -4);
  const line = k.at(k.axis(0), -1);
  const [x, y, z] = [
    k.load(0, dtype, out),
    k.load(1, dtype, shifted, k.within(line, 3)),
    k.load(2, dtype, k.at(k.axis(1, 5), k.axis(0))),
  ];
  const op = dtype === 'bool' ? 'xor' : 'add';
  const kernel = k.kernel(
    'quads',
    [k.read(dtype, 180), k.read(dtype, 180), k.read(dtype, 180), k.write(dtype, 180), k.write('int32', 181)],
    [5, 36],
    [
      k.map(
        [],
        [
          k.store(3, out, k.convert(k.op(op, k.op(op, x, y), z), dtype)),
          k.store(4, k.at(k.axis(0, 36), k.axis(1), 1), k.indexValue(k.at(k.axis(1)))),
        ],
      ),
    ],
  );
  const [pass] = generate(kernel).passes;
  const quad = { float32: 'vec4<f32>', float16: 'vec2<u32>', int8: 'u32', bool: 'u32' }[dtype];
  expect(pass!.source).toContain(`b3: array<${quad}>;`);
  await expectRight(kernel, wholeNumberCase(kernel).inputs);
  if (dtype === 'float32')
    expect(pass!.source).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<storage, read_write> b0: array<vec4<f32>>;
    @group(0) @binding(1) var<storage, read_write> b1: array<vec4<f32>>;
    @group(0) @binding(2) var<storage, read_write> b2: array<f32>;
    @group(0) @binding(3) var<storage, read_write> b3: array<vec4<f32>>;
    @group(0) @binding(4) var<storage, read_write> b4: array<i32>;
    struct Args { zero: u32 }
    @group(1) @binding(0) var<uniform> args: Args;

    @compute @workgroup_size(64)
    fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
      let quad = group.x * 64u + lane;
      if (quad >= 45u) {
        return;
      }
      let i0 = i32(quad / 9u);
      let quad_of_line = i32(quad % 9u);
      let i1 = 4 * quad_of_line;
      var v1 = vec4<f32>();
      if (u32(i0 - 1) < 3u) {
        v1 = b1[9 * i0 + quad_of_line - 1];
      }
      let v3 = b0[9 * i0 + quad_of_line];
      let v8 = 36 * i0 + 1;
      let v15 = 36 * i0 + 1;
      let v22 = 36 * i0 + 1;
      let v29 = 36 * i0 + 1;
      let v0 = b2[5 * i1 + i0];
      let v2 = v1.x;
      let v4 = v3.x;
      let v5 = v4 + v2;
      let v6 = v5 + v0;
      let v7 = i1;
      let v9 = b2[5 * (i1 + 1) + i0];
      let v10 = v1.y;
      let v11 = v3.y;
      let v12 = v11 + v10;
      let v13 = v12 + v9;
      let v14 = (i1 + 1);
      let v16 = b2[5 * (i1 + 2) + i0];
      let v17 = v1.z;
      let v18 = v3.z;
      let v19 = v18 + v17;
      let v20 = v19 + v16;
      let v21 = (i1 + 2);
      let v23 = b2[5 * (i1 + 3) + i0];
      let v24 = v1.w;
      let v25 = v3.w;
      let v26 = v25 + v24;
      let v27 = v26 + v23;
      let v28 = (i1 + 3);
      b4[v8 + i1] = v7;
      b4[v15 + (i1 + 1)] = v14;
      b4[v22 + (i1 + 2)] = v21;
      b4[v29 + (i1 + 3)] = v28;
      b3[9 * i0 + quad_of_line] = vec4<f32>(v6, v13, v20, v27);
    }
    "
  `);
});
