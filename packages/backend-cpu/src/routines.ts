import {
  type ArgsortRoutine, computeType, convertScalar, float16ToNumber, isFloat, numberToFloat16, type Routine, type ScanRoutine, type ScatterRoutine,
  scalarOps, toComputeType, type DType, type TypedArray,
} from '@nacre/tensor/backend';

/** Runs a routine on views of its buffers. */
export function runRoutine(routine: Routine, views: readonly TypedArray[], args: readonly number[]): void {
  switch (routine.kind) {
    case 'scan': return scan(routine, views);
    case 'argsort': return argsort(routine, views);
    case 'scatter': return scatter(routine, views, args);
  }
}

/** The numbers that float16 bits stand for, as an array to compute in; other arrays as they are. */
const numbers = (view: TypedArray, dtype: DType): TypedArray => (dtype === 'float16' ? Float32Array.from(view, float16ToNumber) : view);

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

/** Orders up to this long sort as plain numbers: 32 bits of key above 21 bits of place. */
const packedLength = 2 ** 21;

function argsort({ outer, length, inner, descending, dtype }: ArgsortRoutine, views: readonly TypedArray[]): void {
  const keys = numbers(views[0]!, dtype);
  const indices = views[1]!;
  const order = dtype === 'float64' || length > packedLength ? byComparison : byNumber;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const first = o * length * inner + i;
      order(length, (l) => keys[first + l * inner]!, descending, (place, l) => {
        indices[first + place * inner] = l;
      });
    }
  }
}

type Order = (length: number, key: (l: number) => number, descending: boolean, put: (place: number, l: number) => void) => void;

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** A key as a number in [0, 2^32) of the same order; NaN last, −0 as 0. */
function ordinal(key: number): number {
  if (Number.isInteger(key) && Math.abs(key) > 2 ** 24) return key + 2 ** 31;
  if (Number.isNaN(key)) return 2 ** 32 - 1;
  float[0] = key + 0;
  return (bits[0]! < 0 ? ~bits[0]! : bits[0]! | -(2 ** 31)) >>> 0;
}

const byNumber: Order = (length, key, descending, put) => {
  const packed = Float64Array.from({ length }, (_, l) => {
    const rank = ordinal(key(l));
    return (descending ? 2 ** 32 - 1 - rank : rank) * packedLength + l;
  });
  packed.sort().forEach((value, place) => put(place, value % packedLength));
};

const byComparison: Order = (length, key, descending, put) => {
  const ascending = (a: number, b: number): number =>
    Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : a - b || 0;
  const keys = Float64Array.from({ length }, (_, l) => key(l));
  const order = Uint32Array.from(keys.keys());
  order.sort((p, q) => (descending ? ascending(keys[q]!, keys[p]!) : ascending(keys[p]!, keys[q]!)));
  order.forEach((l, place) => put(place, l));
};

function scatter({ outer, length, inner, mode, dtype, count, indexStrides }: ScatterRoutine, views: readonly TypedArray[], args: readonly number[]): void {
  const [base, index, source, output, faults] = views as [TypedArray, TypedArray, TypedArray, TypedArray, TypedArray];
  output.set(base);
  const values = numbers(source, dtype);
  const put = putter(output, dtype, mode);
  const [perOuter, perCount, perInner] = indexStrides;
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < count; j++) {
      const from = (o * count + j) * inner;
      for (let i = 0; i < inner; i++) {
        const target = index[o * perOuter + j * perCount + i * perInner]!;
        if (target < 0 || target >= length) faults[args[0]!] = 1;
        else put((o * length + target) * inner + i, values[from + i]!);
      }
    }
  }
}

function putter(output: TypedArray, dtype: DType, mode: 'set' | 'add'): (at: number, value: number) => void {
  if (dtype === 'float16') {
    const old = mode === 'set' ? () => 0 : (at: number) => float16ToNumber(output[at]!);
    return (at, value) => {
      output[at] = numberToFloat16(Math.fround(old(at) + value));
    };
  }
  if (mode === 'set') {
    return (at, value) => {
      output[at] = value;
    };
  }
  return dtype === 'bool'
    ? (at, value) => {
        output[at] = convertScalar(output[at]! + value, 'int32', 'bool');
      }
    : (at, value) => {
        output[at] = output[at]! + value;
      };
}
