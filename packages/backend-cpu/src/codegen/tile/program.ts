import { type Index, type Kernel, type MapStage, stageExprs, visitIndices } from '@nacre/tensor/backend';
import type { FunctionBuilder, Local } from '../../wasm/assembler.ts';
import { ExprFacts } from '../facts.ts';
import { Functions } from '../functions.ts';
import { loopConditions } from '../loop-conditions.ts';
import { type Bound, countedLoop, eachUnit, pushBound } from '../loops.ts';
import { type CompiledKernel, newModule } from '../module.ts';
import { recordLayout } from '../record.ts';
import { Scope } from '../scope.ts';
import { readOwnStores, Stages } from '../stages.ts';
import { Values } from '../values.ts';
import type { Target } from '../vector-function.ts';
import { type Blocking, isRagged, pointsOf, type SizedAxis } from './axes.ts';
import { BlockProduct } from './blocks.ts';
import { firstCount } from './count.ts';
import { type Dimension, type InPlace, type Layout, Packed } from './layout.ts';
import { packedOnce, Scratch } from './scratch.ts';
import { chooseTiling } from './tile.ts';
import type { Side, Tiling } from './tiling.ts';

/** A product and what follows it as a tiled module; undefined if the general loops are as good. */
export function compileTiles(kernel: Kernel, target: Target): CompiledKernel | undefined {
  const tiling = chooseTiling(kernel);
  return tiling && compileTiling(kernel, tiling, target);
}

export function compileTiling(kernel: Kernel, tiling: Tiling, target: Target): CompiledKernel {
  const module = newModule(target);
  const scratch = new Scratch(new BlockProduct(module, target, tiling), tiling);
  const functions = new Functions(module, target);
  const define = (name: string, emit: (program: TileProgram) => void): void => {
    const build = (f: FunctionBuilder): void => emit(new TileProgram(f, functions, kernel, tiling, scratch));
    module.exportFunction(name, module.defineFunction(['i32', 'i32', 'i32', 'i32'], [], build));
  };
  const { preparations, sharedBytes, ownBytes } = scratch;
  if (preparations > 0) define('prepare', (program) => program.prepare());
  define('run', (program) => program.run());
  return {
    bytes: module.encode(),
    units: pointsOf(unitAxes(tiling)),
    preparations,
    sharedBytes,
    ownBytes,
    work: tiling.cost,
    importsFunctions: functions.imports,
    summary: summarize(tiling),
  };
}

const unitAxes = ({ batch, scalar, vector }: Tiling): SizedAxis[] => [...batch, ...scalar.blocks, ...vector.blocks];

/** Emits a function of the program: for every block, pack its operands, multiply them for all of k, and do with the sums what the kernel wants. */
class TileProgram {
  private readonly f: FunctionBuilder;
  private readonly tiling: Tiling;
  private readonly scratch: Scratch;
  private readonly root: Scope;
  private readonly values: Values;
  private readonly epilogue: Stages;
  private readonly sums: Local;
  private readonly shared: Local;

  constructor(f: FunctionBuilder, functions: Functions, kernel: Kernel, tiling: Tiling, scratch: Scratch) {
    this.f = f;
    this.tiling = tiling;
    this.scratch = scratch;
    this.root = new Scope(f, undefined);
    for (const { axis, size } of allAxes(tiling)) this.root.ranges.set(axis, [0, size - 1]);
    const [record, ownScratch] = f.params as [Local, Local];
    this.shared = f.local('i32');
    f.get(record).memory('i32.load', recordLayout(kernel).scratch).set(this.shared);
    const own = new Map(
      [...scratch.buffers].map(([buffer, { shared, offset }]) => {
        const local = f.local('i32');
        f.get(shared ? this.shared : ownScratch)
          .i32(offset)
          .op('i32.add')
          .set(local);
        return [buffer, local] as const;
      }),
    );
    this.sums = own.get(tiling.sums)!;
    const stages = [...packings(tiling).map(packingStage), ...tiling.epilogue];
    this.values = new Values(f, functions, tiling.kernel, new ExprFacts({ ...tiling.kernel, stages }), this.root, record, own);
    this.epilogue = new Stages(f, { ...tiling.kernel, stages: tiling.epilogue }, this.values);
  }

  /** What all blocks share: the tables, with the first step, and what is packed once, a part of it with every step. */
  prepare(): void {
    const { f, scratch, tiling } = this;
    const [, , begin, end] = f.params as [Local, Local, Local, Local];
    f.get(begin)
      .op('i32.eqz')
      .if(undefined, () => scratch.product.fillTables(f, this.shared));
    const once = packedOnce([tiling.scalar, tiling.vector]);
    if (once !== undefined) this.pack(once, this.root, once.dimensions.length > 1 ? { begin, end } : undefined);
  }

  run(): void {
    const { f, tiling, scratch } = this;
    const [, , begin, end] = f.params as [Local, Local, Local, Local];
    scratch.product.locateTables(f, this.shared);
    const axes = unitAxes(tiling);
    eachUnit(
      f,
      this.root,
      begin,
      end,
      axes.map(({ size }) => size),
      undefined,
      (unit, places) => this.unit(axes.reduce((scope, { axis }, i) => new Scope(f, scope, { axis, value: places[i]! }), unit)),
    );
  }

  private unit(scope: Scope): void {
    const { f, tiling } = this;
    const { k } = tiling;
    if (k.blocks.length > 0)
      f.get(this.sums)
        .i32(0)
        .i32(4 * tiling.kernel.buffers[tiling.sums]!.count)
        .memoryFill();
    this.nest(
      k.blocks.map(({ axis, size }) => ({ axis, low: 0, high: () => size })),
      scope,
      (inner) => this.multiply(inner),
    );
    this.finish(scope);
  }

  private multiply(scope: Scope): void {
    const { scalar, vector } = this.tiling;
    for (const { layout, once } of [vector, scalar]) if (layout instanceof Packed && !once) this.pack(layout, scope);
    const inside = new Scope(this.f, scope);
    const origins = { vector: this.origin(vector, inside), scalar: this.origin(scalar, inside) };
    this.scratch.product.multiply(this.f, inside, origins, this.sums);
  }

  /** The address of the first point of a block. */
  private origin({ layout }: Side, scope: Scope): Local {
    const { f, tiling, values } = this;
    const start = [...tiling.k.inner, ...tiling.scalar.inner, ...tiling.vector.inner].reduce(
      (s, { axis }) => new Scope(f, s, { axis, value: 0 }),
      scope,
    );
    const { buffer, index } = layout instanceof Packed ? layout : (layout as InPlace).load;
    const local = f.local('i32');
    values.pushBase(buffer);
    values.pushIndex(index, { scope: start, lanes: 1, shift: 0 });
    f.i32(4).op('i32.mul').op('i32.add').set(local);
    return local;
  }

  /** Evaluates an operand all over a block and stores it, or steps `begin … end − 1` of its outermost dimension. */
  private pack(packed: Packed, scope: Scope, part?: { begin: Local; end: Local }): void {
    const { f, values } = this;
    const fixed = packed.covered.reduce((s, axis) => new Scope(f, s, { axis, value: 0 }), scope);
    const ranged = new Scope(f, fixed);
    for (const { axis, low, count } of packed.dimensions) ranged.ranges.set(axis, [low, low + count - 1]);
    const loops = packed.dimensions.map((d): PackLoop => ({ axis: d.axis, low: d.low, high: (at) => this.endOf(d, at) }));
    const run = loops.at(-1)!;
    if (part !== undefined) {
      const { axis, low } = packed.dimensions[0]!;
      loops[0] = { axis, low: plus(f, part.begin, low), high: () => plus(f, part.end, low) };
    }
    this.nest(loops.slice(0, -1), ranged, (inside) => {
      const conditions = loopConditions([packingStage(packed)], [flatSchedule], values.levels, inside);
      this.epilogue.laneLoop(
        inside,
        { axis: run.axis, unroll: 2, low: run.low, high: run.high(inside), conditions, repeatable: true },
        (inner, lanes, shifts) => {
          for (const shift of shifts) {
            const at = { scope: inner, lanes, shift };
            values.accesses.store(packed.buffer, packed.index, at, () => values.push(packed.value, at));
          }
        },
      );
    });
  }

  /** Does what follows the product at every point of a block. */
  private finish(scope: Scope): void {
    const { f, tiling, values } = this;
    const { epilogue } = tiling;
    const loops = this.outputLoops();
    const run = loops.at(-1)!;
    const schedules = epilogue.map(() => flatSchedule);
    this.nest(loops.slice(0, -1), scope, (inside) => {
      const start = run.along.reduce((s, axis) => new Scope(f, s, { axis, value: 0 }), inside);
      start.ranges.set(run.axis, [0, run.most - 1]);
      const high = run.high(inside);
      const conditions = loopConditions(epilogue, schedules, values.levels, start);
      const emit = (inner: Scope, lanes: 1 | 4, shifts: readonly number[]): void =>
        this.epilogue.emit(inner, schedules, lanes, shifts);
      if (tiling.epilogueByLanes)
        this.epilogue.laneLoop(
          start,
          { axis: run.axis, unroll: 1, low: 0, high, conditions, repeatable: !readOwnStores(epilogue) },
          emit,
        );
      else countedLoop(f, start, { axis: run.axis, step: 1, vector: false }, 0, high, (inner) => emit(inner, 1, [0]));
    });
  }

  /** Loops over the outputs of a block. Axes that everything walks as one with the innermost are one with it. */
  private outputLoops(): OutputLoop[] {
    const { scalar, vector, epilogue } = this.tiling;
    const single = [scalar, vector].flatMap((side) =>
      side.inner.map(({ axis, size }, i): OutputLoop => {
        const ragged = i === 0 && isRagged(side);
        return { axis, low: 0, along: [], most: size, ragged, high: (at) => (ragged ? firstCount(this.f, side, at).here : size) };
      }),
    );
    let run = single.pop()!;
    while (single.length > 0 && !run.ragged && walkAsOne(epilogue, single.at(-1)!.axis, run)) {
      const { axis, most, ragged, high } = single.pop()!;
      const inside = run;
      run = {
        ...inside,
        along: [...inside.along, axis],
        most: most * inside.most,
        ragged,
        high: (at) => times(this.f, high(at), inside.most),
      };
    }
    return [...single, run];
  }

  private nest(loops: readonly PackLoop[], scope: Scope, body: (scope: Scope) => void): void {
    const [first, ...rest] = loops;
    if (first === undefined) body(scope);
    else
      countedLoop(this.f, scope, { axis: first.axis, step: 1, vector: false }, first.low, first.high(scope), (inner) =>
        this.nest(rest, inner, body),
      );
  }

  /** Where a dimension of a packed block ends: earlier in the last block of a cut axis. */
  private endOf({ axis, low, count, ragged }: Dimension, scope: Scope): Bound {
    const { scalar, vector, k } = this.tiling;
    const side = [scalar, vector, k].find(({ cut }) => cut?.inner === axis);
    if (side === undefined || !ragged) return low + count;
    const { here } = firstCount(this.f, side, scope);
    if (typeof here === 'number') return low + count;
    const end = this.f.local('i32');
    pushBound(this.f, here);
    this.f
      .i32(low + count - side.cut!.chunk)
      .op('i32.add')
      .set(end);
    return end;
  }
}

interface PackLoop {
  readonly axis: number;
  readonly low: Bound;
  readonly high: (scope: Scope) => Bound;
}

interface OutputLoop extends PackLoop {
  readonly most: number;
  readonly ragged: boolean;
  /** Axes outside that it goes through as well. */
  readonly along: readonly number[];
}

/** Whether an axis is to every index what stepping once over all of a loop is. */
function walkAsOne(stages: readonly MapStage[], axis: number, { axis: run, most }: OutputLoop): boolean {
  let asOne = true;
  const visit = (index: Index): void => {
    const scaleOf = (wanted: number): number =>
      index.terms.reduce((sum, { scale, atom }) => (atom.kind === 'axis' && atom.axis === wanted ? sum + scale : sum), 0);
    asOne &&= scaleOf(axis) === scaleOf(run) * most;
  };
  visitIndices(stages.flatMap(stageExprs), visit);
  for (const { stores } of stages) for (const { index } of stores) visit(index);
  return asOne;
}

function plus(f: FunctionBuilder, place: Local, offset: number): Local {
  if (offset === 0) return place;
  const sum = f.local('i32');
  f.get(place).i32(offset).op('i32.add').set(sum);
  return sum;
}

function times(f: FunctionBuilder, bound: Bound, factor: number): Bound {
  if (typeof bound === 'number') return bound * factor;
  const product = f.local('i32');
  f.get(bound).i32(factor).op('i32.mul').set(product);
  return product;
}

/** A stage without inner loops. */
const flatSchedule = { axes: [], unrolled: true, vector: undefined };

const allAxes = ({ batch, scalar, vector, k }: Tiling): SizedAxis[] =>
  [batch, scalar.blocks, scalar.inner, vector.blocks, vector.inner, k.blocks, k.inner].flat();

const packings = ({ scalar, vector }: Tiling): Packed[] =>
  [scalar.layout, vector.layout].filter((layout) => layout instanceof Packed);

const packingStage = ({ buffer, index, value }: Packed): MapStage => ({
  kind: 'map',
  axes: [],
  checks: [],
  stores: [{ buffer, index, value }],
});

function summarize({ form, batch, scalar, vector, k, rowWalk, columnWalk }: Tiling): string {
  const axes = (list: readonly SizedAxis[]): string => list.map(({ axis, size }) => `i${axis}<${size}`).join(' ') || '1';
  const blocks = ({ blocks: outside, inner }: Blocking): string => `${axes(outside)} of ${axes(inner)}`;
  const how = (layout: Layout): string => (layout instanceof Packed ? `packed ${layout.elements}` : 'in place');
  return [
    `product, ${form} form, batch ${axes(batch)}`,
    `vector side: ${blocks(vector)}, ${how(vector.layout)}`,
    `scalar side: ${blocks(scalar)}, ${how(scalar.layout)}${scalar.once ? ' once' : ''}`,
    `k: ${blocks(k)}, rows by ${rowWalk}, columns by ${columnWalk}`,
  ].join('\n');
}
