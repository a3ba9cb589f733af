import { scalarOps } from '@nacre/tensor/backend';
import { describe, expect, it } from 'vitest';
import { ModuleBuilder } from '../../wasm/assembler.ts';
import { ConstantPool } from '../../wasm/constants.ts';
import { type MathOp, mathFunctions } from './functions.ts';

const poolEnd = 4096;
const operandBytes = 16;

/** The function of four lanes at a time, run over whole arrays. */
function compile(op: MathOp, pool?: ConstantPool): (x: Float32Array, y: Float32Array) => Float32Array {
  const module = new ModuleBuilder(pool);
  module.importMemory('host', 'memory', { initialPages: 1, maximumPages: 1, shared: false });
  const run = module.defineFunction([], [], (f) => {
    const operands = [f.local('v128'), f.local('v128')];
    for (const [i, operand] of operands.entries())
      f.i32(poolEnd + i * operandBytes)
        .memory('v128.load')
        .set(operand);
    f.i32(poolEnd);
    mathFunctions[op].emit(f, operands, { fma: false, shared: false, tallTiles: () => false });
    f.memory('v128.store');
  });
  module.exportFunction('run', run);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), { host: { memory } });
  const lanes = new Float32Array(memory.buffer, poolEnd, 8);
  return (x, y) => {
    const result = new Float32Array(x.length);
    for (let i = 0; i < x.length; i += 4) {
      lanes.set(x.subarray(i, i + 4), 0);
      lanes.set(y.subarray(i, i + 4), 4);
      (instance.exports.run as () => void)();
      result.set(lanes.subarray(0, 4), i);
    }
    return result;
  };
}

/** xorshift32. */
function randomWords(count: number): Int32Array {
  const words = new Int32Array(count);
  let state = 0x9e3779b9 | 0;
  for (let i = 0; i < count; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  return words;
}

const largest = 2 ** 128 - 2 ** 104;
const specials = [
  0,
  1,
  2,
  3,
  0.5,
  1.5,
  2 ** -149,
  2 ** -126,
  2 ** -126 - 2 ** -149,
  2 ** -64,
  2 ** -25,
  0.34657359,
  Math.PI / 2,
  Math.PI,
  9.01,
  16.6,
  87.3,
  88.72283,
  88.72284,
  103.9,
  104,
  1e4,
  1e6,
  2 ** 20,
  2 ** 24,
  1e10,
  2 ** 126,
  2 ** 127,
  largest,
  Infinity,
  NaN,
].flatMap((x) => [x, -x]);

/** All exponents, the middle ones more densely, and every pair of specials. */
function samples(): { x: Float32Array; y: Float32Array } {
  const words = randomWords(48_000);
  const floats = new Float32Array(words.buffer);
  const moderate = (word: number): number => (word / 2 ** 31) * 2 ** ((word & 15) - 6);
  const x = [...floats.subarray(0, 8000), ...words.subarray(16_000, 32_000)].map((v, i) => (i < 8000 ? v : moderate(v)));
  const y = [...floats.subarray(8000, 16_000), ...words.subarray(32_000)].map((v, i) => (i < 8000 ? v : moderate(v)));
  for (const a of specials) {
    for (const b of specials) {
      x.push(a);
      y.push(b);
    }
  }
  return { x: Float32Array.from(x), y: Float32Array.from(y) };
}

/** The distance between neighbouring float32s at a number. */
function ulp(value: number): number {
  const bits = new Uint32Array(Float32Array.of(Math.abs(value)).buffer)[0]!;
  return 2 ** (Math.max(bits >>> 23, 1) - 150);
}

/** In ulps; infinitely far where only one is a NaN, or where zeros and infinities differ in sign. */
function distance(result: number, exact: number): number {
  const rounded = Math.fround(exact);
  if (Number.isNaN(result) || Number.isNaN(rounded)) return Number.isNaN(result) && Number.isNaN(rounded) ? 0 : Infinity;
  if (Object.is(result, rounded) && (result === 0 || !Number.isFinite(result))) return 0;
  if (result === 0 && rounded === 0) return Infinity;
  const finite = (v: number): number => Math.min(Math.max(v, -(2 ** 128)), 2 ** 128);
  return Math.abs(finite(result) - finite(exact)) / ulp(Number.isFinite(rounded) ? rounded : largest);
}

const { x, y } = samples();

describe('math functions of f32x4 stay within their stated distance of float64', () => {
  for (const op of Object.keys(mathFunctions) as MathOp[]) {
    it(op, () => {
      const result = compile(op)(x, y);
      let worst = { ulps: 0, text: '' };
      for (const [i, value] of result.entries()) {
        const exact = scalarOps[op].meaning(x[i]!, y[i]!, 0, 'float32');
        const ulps = distance(value, exact);
        if (ulps > worst.ulps) worst = { ulps, text: `${op}(${x[i]}, ${y[i]}) = ${value}, exactly ${exact}` };
      }
      expect(worst.ulps, worst.text).toBeLessThanOrEqual(mathFunctions[op].ulps);
    });
  }
});

it('a constant pool changes no bit', () => {
  const pool = new ConstantPool(0, poolEnd);
  for (const op of Object.keys(mathFunctions) as MathOp[]) {
    const plain = compile(op)(x, y);
    expect(compile(op, pool)(x, y).every((value, i) => Object.is(value, plain[i]))).toBe(true);
  }
});

it('a bounded function never leaves its bounds', () => {
  for (const op of ['tanh', 'erf', 'sin', 'cos'] as const) expect(compile(op)(x, y).every((v) => !(Math.abs(v) > 1))).toBe(true);
  expect(compile('sigmoid')(x, y).every((v) => !(v > 1 || v < 0))).toBe(true);
});

it('a full constant pool falls back to immediates', () => {
  expect(new ConstantPool(0, 16).addressOf(new Uint8Array(16))).toBe(0);
  expect(compile('exp', new ConstantPool(0, 32))(Float32Array.of(0, 1, -1, 2), new Float32Array(4))).toEqual(
    compile('exp')(Float32Array.of(0, 1, -1, 2), new Float32Array(4)),
  );
});
