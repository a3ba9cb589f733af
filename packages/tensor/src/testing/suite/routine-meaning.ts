import { convertScalar, float16ToNumber, numberToFloat16 } from '../../contract/convert.ts';
import type { ArgsortRoutine, Routine, ScanRoutine, ScatterRoutine } from '../../contract/routine.ts';
import { scalarOps, toComputeType } from '../../contract/scalar.ts';
import { computeType, type DType, isFloat, type TypedArray } from '../../dtype.ts';

/** What a routine is, as plainly as can be, on views of its buffers. Running sums and products of floats are carried in float64. */
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

/** Calls `visit` with the flat index of every line's first element. */
function eachLine(outer: number, length: number, inner: number, visit: (first: number, o: number, i: number) => void): void {
  for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) visit(o * length * inner + i, o, i);
}

const getter = (view: TypedArray, dtype: DType): ((i: number) => number) =>
  dtype === 'float16' ? (i) => float16ToNumber(view[i]!) : (i) => view[i]!;

function setter(view: TypedArray, dtype: DType): (i: number, value: number) => void {
  if (dtype === 'float16') {
    return (i, value) => {
      view[i] = numberToFloat16(value);
    };
  }
  return (i, value) => {
    view[i] = convertScalar(value, computeType(dtype), dtype);
  };
}

function scan({ outer, length, inner, op, dtype }: ScanRoutine, views: readonly TypedArray[]): void {
  const [get, set] = [getter(views[0]!, dtype), setter(views[1]!, dtype)];
  const type = computeType(dtype);
  const { meaning } = scalarOps[op === 'sum' ? 'add' : 'mul'];
  const carry = isFloat(type) ? 'float64' : type;
  eachLine(outer, length, inner, (first) => {
    let total = op === 'sum' ? 0 : 1;
    for (let l = 0; l < length; l++) {
      const at = first + l * inner;
      total = toComputeType(carry, meaning(total, get(at), 0, carry));
      set(at, total);
    }
  });
}

function argsort({ outer, length, inner, descending, dtype }: ArgsortRoutine, views: readonly TypedArray[]): void {
  const get = getter(views[0]!, dtype);
  const indices = views[1]!;
  const ascending = (a: number, b: number): number =>
    Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : Number(a > b) - Number(a < b);
  eachLine(outer, length, inner, (first) => {
    const keys = Array.from({ length }, (_, l) => get(first + l * inner));
    const order = keys
      .map((_, l) => l)
      .sort((p, q) => (descending ? ascending(keys[q]!, keys[p]!) : ascending(keys[p]!, keys[q]!)));
    order.forEach((l, place) => (indices[first + place * inner] = l));
  });
}

function scatter(
  { outer, length, inner, mode, dtype, count, indexStrides }: ScatterRoutine,
  views: readonly TypedArray[],
  args: readonly number[],
): void {
  const [base, index, source, output, faults] = views as [TypedArray, TypedArray, TypedArray, TypedArray, TypedArray];
  const type = computeType(dtype);
  const [start, from, set] = [getter(base, dtype), getter(source, dtype), setter(output, dtype)];
  const { meaning } = scalarOps.add;
  const results = Array.from(base, (_, at) => start(at));
  eachLine(outer, length, inner, (first, o, i) => {
    for (let j = 0; j < count; j++) {
      const target = index[o * indexStrides[0] + j * indexStrides[1] + i * indexStrides[2]]!;
      if (target < 0 || target >= length) {
        faults[args[0]!] = 1;
        continue;
      }
      const at = first + target * inner;
      const value = from((o * count + j) * inner + i);
      results[at] = mode === 'set' ? value : toComputeType(type, meaning(results[at]!, value, 0, type));
    }
  });
  results.forEach((value, at) => set(at, value));
}
