import { type BufferRef, float16ToNumber, type Launch, numberToFloat16 } from '@nacre/tensor/backend';
import { build as k, launchKernel } from '@nacre/tensor/testing';
import { expect, test } from 'vitest';
import { webgpu } from '../../webgpu.ts';
import { generate } from '../kernel.ts';

const { backend } = await webgpu();
const line = k.at(k.axis(0));
const bitsOf = (value: number): number => new Uint32Array(Float32Array.of(value).buffer)[0]!;
const floatOf = (bits: number): number => new Float32Array(Uint32Array.of(bits).buffer)[0]!;
const isSubnormal = (x: number): boolean => x !== 0 && Math.abs(x) < 2 ** -126;

test('every float16 is the number it stands for', async () => {
  const halves = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);
  const widen = k.kernel(
    'widen',
    [k.read('float16', halves.length), k.write('float32', halves.length)],
    [halves.length],
    [k.map([], [k.store(1, line, k.load(0, 'float16', line))])],
  );
  const [actual] = await launchKernel(backend, widen, [halves]);
  const wrong = [...halves].filter((bits) => !Object.is(actual![bits], float16ToNumber(bits)));
  expect(wrong).toEqual([]);
});

test('every float16, and floats between and beyond, are rounded to the bits of the other backends', async () => {
  const finite = Array.from({ length: 0x7c00 }, (_, bits) => bitsOf(float16ToNumber(bits)));
  const near = finite.flatMap((bits, i) => {
    const tie = bitsOf((floatOf(bits) + floatOf(finite[i + 1] ?? bitsOf(65_536))) / 2);
    return [bits, bits + 1, tie - 1, tie, tie + 1];
  });
  const beyond = [2 ** -25, 2 ** -26, 1e-30, 65_504, 65_519, 65_520, 65_536, 1e30, Infinity].map(bitsOf);
  const all = [...near, ...beyond, 0x7f800001, 0x7fc00000, 0x7fffffff].flatMap((bits) => [bits, bits + 2 ** 31]);
  const bits = Uint32Array.from(all.filter((bits) => !isSubnormal(floatOf(bits))));
  const values = new Float32Array(bits.buffer);
  const narrow = k.kernel(
    'narrow',
    [k.read('float32', bits.length), k.write('float16', bits.length), k.write('float32', bits.length)],
    [bits.length],
    [
      k.map(
        [],
        [k.store(1, line, k.load(0, 'float32', line)), k.store(2, line, k.convert(k.load(0, 'float32', line), 'float16'))],
      ),
    ],
  );
  const [stored, converted] = await launchKernel(backend, narrow, [values]);
  const expected = Uint16Array.from(values, numberToFloat16);
  const isNaNHalf = (half: number): boolean => (half & 0x7fff) > 0x7c00;
  const wrong = [...bits].flatMap((float, i) => {
    const same = isNaNHalf(expected[i]!) ? isNaNHalf(stored![i]!) : stored![i] === expected[i];
    return same && Object.is(converted![i], float16ToNumber(expected[i]!)) ? [] : [{ float, half: stored![i] }];
  });
  expect(wrong).toEqual([]);
});

test('the two elements of a word are written by different invocations, and read before they are overwritten', async () => {
  const count = 1001;
  // out[count − 1 − i] += i: neighbours belong to different workgroups at the edges.
  const place = k.at(k.axis(0, -1), count - 1);
  const grow = k.kernel(
    'grow',
    [k.readwrite('float16', count)],
    [count],
    [k.map([], [k.store(0, place, k.op('add', k.load(0, 'float16', place), k.convert(k.indexValue(line), 'float32')))])],
  );
  expect(generate(grow).passes[0]!.source).toContain('var<storage, read_write> b0: array<atomic<u32>>;');
  const buffer: BufferRef = {
    allocation: backend.alloc(backend.byteLength('float16', count)),
    dtype: 'float16',
    offset: 0,
    count,
  };
  expect(backend.byteLength('float16', count)).toBe(2004);
  backend.write(buffer, new Uint16Array(count).fill(numberToFloat16(0.5)));
  const launch: Launch = { program: backend.compile(grow), buffers: [buffer], args: [] };
  await backend.run([launch, launch]);
  const [halves] = await backend.read([buffer]);
  expect([...halves!].map(float16ToNumber)).toEqual(
    Array.from({ length: count }, (_, i) => {
      const once = float16ToNumber(numberToFloat16(0.5 + (count - 1 - i)));
      return float16ToNumber(numberToFloat16(once + (count - 1 - i)));
    }),
  );
});

test('a load under a condition touches no memory where it fails', () => {
  const before = k.at(k.axis(0), -1);
  const shifted = k.kernel(
    'shifted',
    [k.read('float16', 5), k.write('float16', 5)],
    [5],
    [k.map([], [k.store(1, line, k.load(0, 'float16', before, k.within(before, 5)))])],
  );
  expect(generate(shifted).passes[0]!.source).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<storage, read_write> b0: array<u32>;
    @group(0) @binding(1) var<storage, read_write> b1: array<atomic<u32>>;
    struct Args { zero: u32 }
    @group(1) @binding(0) var<uniform> args: Args;

    // Which of the two elements of a word an index means, as float16 bits.
    fn half_of(word: u32, index: i32) -> u32 {
      return (word >> half_shift(index)) & 0xffffu;
    }

    fn half_shift(index: i32) -> u32 {
      return (u32(index) & 1u) << 4u;
    }

    fn half_to_float(half: u32) -> f32 {
      let magnitude = (half & 0x7fffu) << 13u;
      let subnormal = bitcast<u32>(f32(magnitude) * 0x1p-37f);
      let normal = magnitude + 0x38000000u;
      let finite = select(normal, subnormal, magnitude < 0x00800000u);
      let bits = select(finite, magnitude | 0x7f800000u, magnitude >= 0x0f800000u);
      return bitcast<f32>(bits | ((half & 0x8000u) << 16u));
    }

    // To nearest, ties to even. A NaN stays one.
    fn float_to_half(x: f32) -> u32 {
      let bits = bitcast<u32>(x);
      let sign = (bits >> 16u) & 0x8000u;
      let magnitude = bits & 0x7fffffffu;
      if (magnitude > 0x7f800000u) {
        return sign | 0x7e00u | ((magnitude >> 13u) & 0x1ffu);
      }
      // Half way from the largest float16 to the next power of two.
      if (magnitude >= 0x477ff000u) {
        return sign | 0x7c00u;
      }
      if (magnitude < 0x33000000u) {
        return sign;
      }
      let is_normal = magnitude >= 0x38800000u;
      let significand = select((magnitude & 0x7fffffu) | 0x800000u, magnitude - 0x38000000u, is_normal);
      let cut = select(126u - (magnitude >> 23u), 13u, is_normal);
      return sign | ((significand + (1u << (cut - 1u)) - 1u + ((significand >> cut) & 1u)) >> cut);
    }

    @compute @workgroup_size(64)
    fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
      let point = group.x * 64u + lane;
      if (point >= 5u) {
        return;
      }
      let i0 = i32(point);
      var v0 = 0f;
      if (u32(i0 - 1) < 5u) {
        v0 = half_to_float(half_of(b0[(i0 - 1) >> 1u], i0 - 1));
      }
      atomicAnd(&b1[(i0) >> 1u], ~(0xffffu << half_shift(i0)));
      atomicOr(&b1[(i0) >> 1u], float_to_half(v0) << half_shift(i0));
    }
    "
  `);
});
