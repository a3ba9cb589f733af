import type { ArgsortRoutine, Routine, ScanRoutine, ScatterRoutine } from '../contract/routine.ts';
import { scalarOps, toComputeType } from '../contract/scalar.ts';
import { computeType, type DType, isFloat, type TypedArray } from '../dtype.ts';
import { float16ToNumber, numberToFloat16 } from '../half.ts';

/**
 * Runs a routine on views of its buffers: for every backend whose memory the host can see.
 * @example
 * const sums = new Float32Array(3);
 * runRoutine({ kind: 'scan', op: 'sum', dtype: 'float32', outer: 1, length: 3, inner: 1 }, [Float32Array.of(1, 2, 3), sums], []);
 * sums; // Float32Array [1, 3, 6]
 */
export function runRoutine(routine: Routine, views: readonly TypedArray[], args: readonly number[]): void {
  switch (routine.kind) {
    case 'scan':
      return scan(routine, views);
    case 'argsort':
      return argsort(routine, views);
    case 'scatter':
      return scatter(routine, views, args);
  }
}

/** The numbers that float16 bits stand for, as an array to compute in; other arrays as they are. */
const numbers = (view: TypedArray, dtype: DType): TypedArray =>
  dtype === 'float16' ? Float32Array.from(view, float16ToNumber) : view;

/** Running sums and products; those of floats are carried in float64. */
function scan({ outer, length, inner, op, dtype }: ScanRoutine, views: readonly TypedArray[]): void {
  const input = numbers(views[0]!, dtype);
  const output = views[1]!;
  const carry = isFloat(dtype) ? 'float64' : computeType(dtype);
  const { meaning } = scalarOps[op === 'sum' ? 'add' : 'mul'];
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let total = op === 'sum' ? 0 : 1;
      for (let l = 0, at = o * length * inner + i; l < length; l++, at += inner) {
        total = toComputeType(carry, meaning(total, input[at]!, 0, carry));
        output[at] = dtype === 'float16' ? numberToFloat16(total) : total;
      }
    }
  }
}

/** Lines up to this long are sorted as plain numbers: 32 bits of key above 21 bits of place. */
const packedLength = 2 ** 21;

function argsort({ outer, length, inner, descending, dtype }: ArgsortRoutine, views: readonly TypedArray[]): void {
  const keys = numbers(views[0]!, dtype);
  const indices = views[1]!;
  const rank = isFloat(dtype) ? floatRank : dtype === 'uint32' ? (key: number) => key : (key: number) => key + 2 ** 31;
  const line = new Float64Array(length);
  const order = dtype === 'float64' || length > packedLength ? byComparison(descending) : byRank(rank, descending);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const first = o * length * inner + i;
      for (let l = 0; l < length; l++) line[l] = keys[first + l * inner]!;
      order(line).forEach((l, place) => {
        indices[first + place * inner] = l;
      });
    }
  }
}

/** The stable order of a line of keys. */
type Order = (line: Float64Array) => Float64Array | Uint32Array;

const byRank =
  (rank: (key: number) => number, descending: boolean): Order =>
  (line) => {
    const packed = line.map((key, l) => (descending ? 2 ** 32 - 1 - rank(key) : rank(key)) * packedLength + l);
    return packed.sort().map((value) => value % packedLength);
  };

const byComparison =
  (descending: boolean): Order =>
  (line) => {
    const ascending = (a: number, b: number): number =>
      Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : Number(a > b) - Number(a < b);
    return Uint32Array.from(line.keys()).sort((p, q) =>
      descending ? ascending(line[q]!, line[p]!) : ascending(line[p]!, line[q]!),
    );
  };

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** A float32 as a number in [0, 2^32) of the same order; NaN last, −0 as 0. */
function floatRank(key: number): number {
  if (Number.isNaN(key)) return 2 ** 32 - 1;
  float[0] = key + 0;
  return (bits[0]! < 0 ? ~bits[0]! : bits[0]! | -(2 ** 31)) >>> 0;
}

function scatter(
  { outer, length, inner, mode, dtype, count, indexStrides }: ScatterRoutine,
  views: readonly TypedArray[],
  args: readonly number[],
): void {
  const [base, index, source, output, faults] = views as [TypedArray, TypedArray, TypedArray, TypedArray, TypedArray];
  const values = numbers(source, dtype);
  // Sums of float16 are rounded once all has been added.
  const results = numbers(base, dtype).slice();
  const [perOuter, perCount, perInner] = indexStrides;
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < count; j++) {
      const from = (o * count + j) * inner;
      for (let i = 0; i < inner; i++) {
        const target = index[o * perOuter + j * perCount + i * perInner]!;
        const at = (o * length + target) * inner + i;
        if (target < 0 || target >= length) faults[args[0]!] = 1;
        else results[at] = mode === 'add' ? results[at]! + values[from + i]! : values[from + i]!;
      }
    }
  }
  output.set(dtype === 'float16' ? Uint16Array.from(results, numberToFloat16) : results);
}
