import { type Accumulator, type ComputeType, type ReduceStage, reduceOps } from '@nacre/tensor/backend';
import type { FunctionBuilder, Local } from '../wasm/assembler.ts';
import type { At } from './indices.ts';
import { constant, extract, valueType } from './scalar.ts';
import type { Scope } from './scope.ts';
import type { Values } from './values.ts';

/**
 * How a stage sums up.
 * `points`: every point of an outer vector has sums of its own. `lanes`: four lanes, times `vectors`, share the sums of one point.
 * `one`: one sum at a time.
 */
export type Gathering = 'points' | 'lanes' | 'one';

/** A float32 partial sum takes at most this many terms before it is added to a float64 one, so that long sums stay exact to a few ulps. */
export const longestRun = 512;

interface Cell {
  readonly accumulator: Accumulator;
  readonly type: ComputeType;
  /** One v128 for each vector; empty when gathering one by one. */
  readonly vectors: readonly Local[];
  /** What single points are added to; for float32 sums in float64. */
  readonly single: Local;
  /** Sums of finished runs, two f64x2 for each vector of points. */
  readonly totals: readonly (readonly [Local, Local])[];
  /** Lanes of each vector that met a NaN, for the largest and smallest of float32: their instruction for one step forgets it. */
  readonly nans: readonly Local[];
}

/** The accumulators of one reduce stage while its loops run. */
export class Accumulators {
  private readonly f: FunctionBuilder;
  private readonly values: Values;
  private readonly gathering: Gathering;
  private readonly cells: readonly Cell[];

  /** `runs` says whether sums are flushed on the way. */
  constructor(f: FunctionBuilder, values: Values, stage: ReduceStage, gathering: Gathering, vectors: number, runs: boolean) {
    this.f = f;
    this.values = values;
    this.gathering = gathering;
    this.cells = stage.accumulators.map((accumulator): Cell => {
      const { type } = accumulator.value;
      const many = gathering === 'one' ? 0 : vectors;
      const totals = gathering === 'points' && runs && isFloatSum(accumulator) ? many : 0;
      return {
        accumulator,
        type,
        vectors: Array.from({ length: many }, () => f.local('v128')),
        single: f.local(valueType(singleType(accumulator), 1)),
        totals: Array.from({ length: totals }, () => [f.local('v128'), f.local('v128')] as const),
        nans: Array.from({ length: isFloatExtreme(accumulator) ? many : 0 }, () => f.local('v128')),
      };
    });
  }

  reset(): void {
    const { f } = this;
    for (const { accumulator, type, vectors, single, totals, nans } of this.cells) {
      const identity = reduceOps[accumulator.op].identity(type);
      for (const vector of vectors) {
        constant(f, type, 4, identity);
        f.set(vector);
      }
      for (const local of [...totals.flat(), ...nans]) f.v128(new Int32Array(4)).set(local);
      if (this.gathering === 'points') continue;
      constant(f, singleType(accumulator), 1, identity);
      f.set(single);
    }
  }

  /** Whether nothing in a scope would change any accumulator. */
  idle(scope: Scope): boolean {
    return this.cells.every(({ accumulator, type }) => {
      const value = this.values.constantIn(accumulator.value, scope);
      return value !== undefined && value === reduceOps[accumulator.op].identity(type);
    });
  }

  /** Adds the values at one point, or at vectors of points. */
  add(points: readonly At[]): void {
    const { f } = this;
    for (const at of points) {
      for (const { accumulator, type, vectors, single, nans } of this.cells) {
        const nan = at.lanes === 4 ? nans[at.shift / 4] : undefined;
        if (nan !== undefined) {
          this.addExtreme(accumulator, vectors[at.shift / 4]!, nan, at);
          continue;
        }
        const wide = at.lanes === 1 && isFloatSum(accumulator);
        const target = at.lanes === 4 ? vectors[at.shift / 4]! : single;
        f.get(target);
        this.values.pushRoot(accumulator.value, at);
        if (wide) f.op('f64.promote_f32');
        this.values.scalars.combine(reduceOps[accumulator.op].combine, wide ? 'float64' : type, at.lanes);
        f.set(target);
      }
    }
  }

  /** vector = the larger or smaller of vector and value where both are numbers. The sign of a zero is whichever came first. */
  private addExtreme({ op, value }: Accumulator, vector: Local, nan: Local, at: At): void {
    const { f } = this;
    const next = f.local('v128');
    f.get(vector);
    this.values.pushRoot(value, at);
    f.tee(next)
      .op(op === 'max' ? 'f32x4.pmax' : 'f32x4.pmin')
      .set(vector);
    f.get(nan).get(next).get(next).op('f32x4.ne').op('v128.or').set(nan);
  }

  /** Ends a run: moves float32 partial sums to the float64 ones. */
  flush(): void {
    const { f } = this;
    for (const { accumulator, vectors, single, totals } of this.cells) {
      if (!isFloatSum(accumulator)) continue;
      vectors.forEach((vector, i) => {
        if (this.gathering === 'lanes') this.addLanes(vector, single);
        else {
          const [low, high] = totals[i]!;
          f.get(low).get(vector).op('f64x2.promote_low_f32x4').op('f64x2.add').set(low);
          f.get(high).get(vector).get(vector).shuffle(upperHalf).op('f64x2.promote_low_f32x4').op('f64x2.add').set(high);
        }
        f.v128(new Int32Array(4)).set(vector);
      });
    }
  }

  /** Locals with the results: a vector of points each, or one value. */
  finish(): Local[][] {
    const { f } = this;
    if (this.gathering === 'lanes' || this.cells.some(({ totals }) => totals.length > 0)) this.flush();
    return this.cells.map((cell) => {
      const { accumulator, type, vectors, single, totals, nans } = cell;
      nans.forEach((nan, i) => f.get(vectors[i]!).get(nan).op('v128.or').set(vectors[i]!));
      if (this.gathering === 'points') {
        totals.forEach(([low, high], i) => {
          f.get(low).op('f32x4.demote_f64x2_zero').get(high).op('f32x4.demote_f64x2_zero').shuffle(lowHalves).set(vectors[i]!);
        });
        return [...vectors];
      }
      if (!isFloatSum(accumulator)) {
        if (this.gathering === 'lanes') this.foldLanes(cell);
        return [single];
      }
      const result = f.local(valueType(type, 1));
      f.get(single).op('f32.demote_f64').set(result);
      return [result];
    });
  }

  /** sum += the four lanes of a float32 vector, in float64. */
  private addLanes(vector: Local, sum: Local): void {
    const { f } = this;
    const halves = f.local('v128');
    f.get(vector)
      .op('f64x2.promote_low_f32x4')
      .get(vector)
      .get(vector)
      .shuffle(upperHalf)
      .op('f64x2.promote_low_f32x4')
      .op('f64x2.add')
      .set(halves);
    f.get(sum)
      .get(halves)
      .lane('f64x2.extract_lane', 0)
      .get(halves)
      .lane('f64x2.extract_lane', 1)
      .op('f64.add')
      .op('f64.add')
      .set(sum);
  }

  private foldLanes({ accumulator, type, vectors, single }: Cell): void {
    const { f } = this;
    const { scalars } = this.values;
    const { combine } = reduceOps[accumulator.op];
    const [first, ...others] = vectors as [Local, ...Local[]];
    for (const vector of others) {
      f.get(first).get(vector);
      scalars.combine(combine, type, 4);
      f.set(first);
    }
    for (let lane = 0; lane < 4; lane++) {
      f.get(single).get(first);
      extract(f, type, lane);
      scalars.combine(combine, type, 1);
      f.set(single);
    }
  }
}

export const isFloatSum = ({ op, value }: Accumulator): boolean => op === 'sum' && value.type === 'float32';
const isFloatExtreme = ({ op, value }: Accumulator): boolean => (op === 'max' || op === 'min') && value.type === 'float32';
const singleType = (accumulator: Accumulator): ComputeType => (isFloatSum(accumulator) ? 'float64' : accumulator.value.type);

const upperHalf = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const lowHalves = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
