import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contraction, product, tiled } from '../fixtures/contraction.ts';
import { expectContraction, testTiles } from '../fixtures/tiles.ts';
import { generate } from '../kernel.ts';
import { tiles } from './tiling.ts';

// Each kind of tile; the others are slow tests.
testTiles(tiles.filter((_, i) => i % 3 === 0));

test('the steps that an invocation takes together', () => {
  const { passes } = tiled(contraction({ m: [128], n: [128], k: [100], padding: 1 }), tiles[0]!, 1);
  expect(/ *if \(lane < 64u\) \{\n(.*\n)*? {4}\}\n/.exec(passes[0]!.source)![0]).toMatchInlineSnapshot(`
    "    if (lane < 64u) {
          let row_step = 4u * row_phase;
          let k = k0 + row_step;
          let i3 = i32(min(k, 96u));
          var v4 = vec4<f32>();
          if (u32(i1 - 1) < 126u) {
            v4 = b0[v3 + (i3 / 4)];
          }
          let v5 = v4.x;
          var v7 = vec4<f32>();
          if (u32((i1 + 1) - 1) < 126u) {
            v7 = b0[v6 + (i3 / 4)];
          }
          let v8 = v7.x;
          var v10 = vec4<f32>();
          if (u32((i1 + 2) - 1) < 126u) {
            v10 = b0[v9 + (i3 / 4)];
          }
          let v11 = v10.x;
          var v13 = vec4<f32>();
          if (u32((i1 + 3) - 1) < 126u) {
            v13 = b0[v12 + (i3 / 4)];
          }
          let v14 = v13.x;
          let v15 = v4.y;
          let v16 = v7.y;
          let v17 = v10.y;
          let v18 = v13.y;
          let v19 = v4.z;
          let v20 = v7.z;
          let v21 = v10.z;
          let v22 = v13.z;
          let v23 = v4.w;
          let v24 = v7.w;
          let v25 = v10.w;
          let v26 = v13.w;
          rows_of_tile[row_step * 33u + row_quad] = select(vec4<f32>(), vec4<f32>(v5, v8, v11, v14), k < 100u);
          rows_of_tile[(row_step + 1u) * 33u + row_quad] = select(vec4<f32>(), vec4<f32>(v15, v16, v17, v18), k < 100u);
          rows_of_tile[(row_step + 2u) * 33u + row_quad] = select(vec4<f32>(), vec4<f32>(v19, v20, v21, v22), k < 100u);
          rows_of_tile[(row_step + 3u) * 33u + row_quad] = select(vec4<f32>(), vec4<f32>(v23, v24, v25, v26), k < 100u);
        }
    "
  `);
});

test('contractions of random sizes and layouts', async () => {
  const size = fc.constantFrom(1, 4, 17, 65);
  const few = fc.integer({ min: 1, max: 4 });
  const shapes = fc.record({
    batch: fc.integer({ min: 1, max: 3 }),
    m: fc.tuple(size, few),
    n: fc.tuple(few, size),
    k: fc.tuple(few, size),
    turnedA: fc.boolean(),
    turnedB: fc.boolean(),
    turnedOut: fc.boolean(),
    padding: fc.constantFrom(0, 0, 1),
  });
  const sensible = shapes.filter(({ m, padding }) => product(m) > 2 * padding);
  await fc.assert(
    fc.asyncProperty(sensible, (shape) => expectContraction(shape)),
    { seed: 11, numRuns: 15 },
  );
});

test('nothing to add up leaves the bias', async () => {
  await expectContraction({ m: [17], n: [65], k: [0] });
  await expectContraction({ m: [0], n: [65], k: [17] });
});

test('a padded product in tiles, and what follows it', () => {
  const { passes, scratch } = generate(contraction({ m: [8, 251], n: [2048], k: [2050], padding: 1 }));
  expect(scratch).toBe(0);
  expect(passes.map(({ groups }) => groups)).toEqual([[256, 1]]);
  expect(passes[0]!.source).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<storage, read_write> b0: array<f32>;
    @group(0) @binding(1) var<storage, read_write> b1: array<vec4<f32>>;
    @group(0) @binding(2) var<storage, read_write> b2: array<f32>;
    @group(0) @binding(3) var<storage, read_write> b3: array<f32>;
    struct Args { zero: u32 }
    @group(1) @binding(0) var<uniform> args: Args;

    fn finish(part: u32, point: u32, row: u32, first_column: u32, sums: vec4<f32>) {
      if (row >= 2008u) {
        return;
      }
      let i0 = i32(point);
      let i1 = i32(row / 251u);
      let i2 = i32(row % 251u);
      let v0 = 4112384 * i0 + 514048 * i1 + 2048 * i2;
      for (var n = 0u; n < 4u; n++) {
        let column = first_column + n;
        let sum = sums[n];
        let i3 = i32(column);
        let v1 = b2[i3];
        let v2 = sum + v1;
        b3[v0 + i3] = v2;
      }
    }

    var<workgroup> rows_of_tile: array<vec4<f32>, 264>;

    var<workgroup> columns_of_tile: array<vec4<f32>, 256>;

    @compute @workgroup_size(256)
    fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
      let tile = group.x;
      let first_column = tile % 16u * 128u;
      let first_row = tile / 16u % 16u * 128u;
      let point = 0u;
      let part = 0u;
      let i0 = i32(point);
      let row_quad = lane / 8u;
      let row_phase = lane % 8u;
      let row_0 = min(first_row + 4u * row_quad, 2007u);
      let i1_0 = i32(row_0 / 251u);
      let i2_0 = i32(row_0 % 251u);
      let row_1 = min(first_row + 4u * row_quad + 1u, 2007u);
      let i1_1 = i32(row_1 / 251u);
      let i2_1 = i32(row_1 % 251u);
      let row_2 = min(first_row + 4u * row_quad + 2u, 2007u);
      let i1_2 = i32(row_2 / 251u);
      let i2_2 = i32(row_2 % 251u);
      let row_3 = min(first_row + 4u * row_quad + 3u, 2007u);
      let i1_3 = i32(row_3 / 251u);
      let i2_3 = i32(row_3 % 251u);
      let v3 = 4116400 * i0 + 514550 * i1_0 + 2050 * i2_0;
      let v5 = 4116400 * i0 + 514550 * i1_1 + 2050 * i2_1;
      let v7 = 4116400 * i0 + 514550 * i1_2 + 2050 * i2_2;
      let v9 = 4116400 * i0 + 514550 * i1_3 + 2050 * i2_3;
      let column_quad = lane % 32u;
      let column_phase = lane / 32u;
      let column = first_column + 4u * column_quad;
      let i3 = i32(column);
      let v11 = 1049600 * i0 + (i3 / 4);
      var sum0_0 = vec4<f32>();
      var sum0_1 = vec4<f32>();
      var sum1_0 = vec4<f32>();
      var sum1_1 = vec4<f32>();
      var sum2_0 = vec4<f32>();
      var sum2_1 = vec4<f32>();
      var sum3_0 = vec4<f32>();
      var sum3_1 = vec4<f32>();
      var sum4_0 = vec4<f32>();
      var sum4_1 = vec4<f32>();
      var sum5_0 = vec4<f32>();
      var sum5_1 = vec4<f32>();
      var sum6_0 = vec4<f32>();
      var sum6_1 = vec4<f32>();
      var sum7_0 = vec4<f32>();
      var sum7_1 = vec4<f32>();
      let lane_column = lane % 16u;
      let lane_row = lane / 16u % 16u;
      for (var k0 = 0u; k0 < 2050u; k0 += 8u) {
        {
          let row_step = row_phase;
          let k = k0 + row_step;
          let i4 = i32(min(k, 2049u));
          var v4 = 0f;
          if (u32(251 * i1_0 + i2_0 - 1) < 2006u) {
            v4 = b0[v3 + i4];
          }
          var v6 = 0f;
          if (u32(251 * i1_1 + i2_1 - 1) < 2006u) {
            v6 = b0[v5 + i4];
          }
          var v8 = 0f;
          if (u32(251 * i1_2 + i2_2 - 1) < 2006u) {
            v8 = b0[v7 + i4];
          }
          var v10 = 0f;
          if (u32(251 * i1_3 + i2_3 - 1) < 2006u) {
            v10 = b0[v9 + i4];
          }
          rows_of_tile[row_step * 33u + row_quad] = select(vec4<f32>(), vec4<f32>(v4, v6, v8, v10), k < 2050u);
        }
        {
          let column_step = column_phase;
          let k = k0 + column_step;
          let i4 = i32(min(k, 2049u));
          let v12 = b1[v11 + 512 * i4];
          let v13 = v12.x;
          let v14 = v12.y;
          let v15 = v12.z;
          let v16 = v12.w;
          columns_of_tile[column_step * 32u + column_quad] = select(vec4<f32>(), vec4<f32>(v13, v14, v15, v16), k < 2050u);
        }
        workgroupBarrier();
        for (var step = 0u; step < 8u; step += 1u) {
          let rows0 = rows_of_tile[step * 33u + lane_row];
          let rows1 = rows_of_tile[step * 33u + 16u + lane_row];
          let columns0 = columns_of_tile[step * 32u + lane_column];
          let columns1 = columns_of_tile[step * 32u + 16u + lane_column];
          sum0_0 += rows0.x * columns0;
          sum0_1 += rows0.x * columns1;
          sum1_0 += rows0.y * columns0;
          sum1_1 += rows0.y * columns1;
          sum2_0 += rows0.z * columns0;
          sum2_1 += rows0.z * columns1;
          sum3_0 += rows0.w * columns0;
          sum3_1 += rows0.w * columns1;
          sum4_0 += rows1.x * columns0;
          sum4_1 += rows1.x * columns1;
          sum5_0 += rows1.y * columns0;
          sum5_1 += rows1.y * columns1;
          sum6_0 += rows1.z * columns0;
          sum6_1 += rows1.z * columns1;
          sum7_0 += rows1.w * columns0;
          sum7_1 += rows1.w * columns1;
        }
        workgroupBarrier();
      }
      finish(part, point, first_row + 4u * lane_row, first_column + 4u * lane_column, sum0_0);
      finish(part, point, first_row + 4u * lane_row, first_column + 64u + 4u * lane_column, sum0_1);
      finish(part, point, first_row + 1u + 4u * lane_row, first_column + 4u * lane_column, sum1_0);
      finish(part, point, first_row + 1u + 4u * lane_row, first_column + 64u + 4u * lane_column, sum1_1);
      finish(part, point, first_row + 2u + 4u * lane_row, first_column + 4u * lane_column, sum2_0);
      finish(part, point, first_row + 2u + 4u * lane_row, first_column + 64u + 4u * lane_column, sum2_1);
      finish(part, point, first_row + 3u + 4u * lane_row, first_column + 4u * lane_column, sum3_0);
      finish(part, point, first_row + 3u + 4u * lane_row, first_column + 64u + 4u * lane_column, sum3_1);
      finish(part, point, first_row + 64u + 4u * lane_row, first_column + 4u * lane_column, sum4_0);
      finish(part, point, first_row + 64u + 4u * lane_row, first_column + 64u + 4u * lane_column, sum4_1);
      finish(part, point, first_row + 65u + 4u * lane_row, first_column + 4u * lane_column, sum5_0);
      finish(part, point, first_row + 65u + 4u * lane_row, first_column + 64u + 4u * lane_column, sum5_1);
      finish(part, point, first_row + 66u + 4u * lane_row, first_column + 4u * lane_column, sum6_0);
      finish(part, point, first_row + 66u + 4u * lane_row, first_column + 64u + 4u * lane_column, sum6_1);
      finish(part, point, first_row + 67u + 4u * lane_row, first_column + 4u * lane_column, sum7_0);
      finish(part, point, first_row + 67u + 4u * lane_row, first_column + 64u + 4u * lane_column, sum7_1);
    }
    "
  `);
});

test('few results of long sums are added up in parts', () => {
  const { passes, scratch } = generate(contraction({ m: [64], n: [64], k: [65_536] }));
  expect(passes).toHaveLength(2);
  expect(passes[0]!.groups[0]).toBeGreaterThanOrEqual(64);
  const [, parts] = /< (\d+)u; step/.exec(passes[1]!.source)!;
  expect(scratch).toBe(4 * 64 * 64 * Number(parts));
});
