import type { Kernel, MapStage } from '@nacre/tensor/backend';
import { type Blocking, blocking, placeValues, pointsOf, type SizedAxis } from './axes.ts';
import { costOf, tileShape } from './cost.ts';
import { flatStride, InPlace, type Layout, Packed, windowOf } from './layout.ts';
import type { Form, TileShape, Walk } from './micro.ts';
import { Operand } from './operand.ts';
import type { Product } from './product.ts';
import { Substitution } from './substitute.ts';

/** One of the two sides of a product: the axes that only one factor depends on. */
export interface Side extends Blocking {
  readonly layout: Layout;
  /** Packed once for all units, and not block by block. */
  readonly once: boolean;
}

/**
 * How a product is computed. The `vector` side lies along the lanes of the sums: four neighbours on its innermost axis are a vector.
 * Rows of the innermost loop are `scalar` points in the form `outer`, vector points in the form `dot`.
 */
export interface Tiling {
  readonly form: Form;
  readonly kernel: Kernel;
  readonly batch: readonly SizedAxis[];
  readonly vector: Side;
  readonly scalar: Side;
  readonly k: Blocking;
  readonly tile: TileShape;
  readonly rowWalk: Walk;
  readonly columnWalk: Walk;
  /** The number of the buffer of sums in the tiled kernel; `vectorsPerPoint` vectors for every scalar point of a block. */
  readonly sums: number;
  readonly vectorsPerPoint: number;
  readonly epilogue: readonly MapStage[];
  /** Whether what follows can take four points at a time. */
  readonly epilogueByLanes: boolean;
  /** In cycles, roughly. */
  readonly cost: number;
}

/** How much of a product one block holds. */
export interface Limits {
  /** Sums, of all points of a block. */
  readonly sums: number;
  readonly scalar: number;
  /** Points of the vector side, at most and, for the sake of more units, at least. */
  readonly vector: number;
  readonly leastVector: number;
  readonly leastScalar: number;
  /** Steps of k, in each form. */
  readonly steps: Readonly<Record<Form, number>>;
  /** Elements up to which a whole operand is packed at the start. */
  readonly packedOnce: number;
  /** Multiply-adds from which a product is cut for several threads, and the units it is cut into. */
  readonly parallelWork: number;
  readonly parallelUnits: number;
}

/** A product in the given form with M or N as the vector side; undefined where that cannot be. */
export function tilingOf(product: Product, form: Form, vectorIsM: boolean, limits: Limits): Tiling | undefined {
  const { kernel } = product;
  const [vectorExpr, scalarExpr] = vectorIsM ? [product.a, product.b] : [product.b, product.a];
  const [vectorAxes, scalarAxes] = vectorIsM ? [product.m, product.n] : [product.n, product.m];
  if (vectorAxes.length === 0) return undefined;
  const whole = [new Operand(vectorExpr, kernel.buffers), new Operand(scalarExpr, kernel.buffers)] as const;
  if (whole.some((operand) => operand.isUniform)) return undefined;
  const stored = (axis: number): boolean => product.storeStride(axis) === 1;
  const along = (axes: readonly SizedAxis[], ...wanted: ((axis: number) => boolean)[]): SizedAxis[] => {
    const run = wanted.flatMap((wants) => axes.filter(({ axis, size }) => size > 1 && wants(axis)))[0] ?? axes.at(-1);
    return [...axes.filter((a) => a !== run), ...(run === undefined ? [] : [run])];
  };
  const contiguous =
    (operand: Operand) =>
    (axis: number): boolean =>
      operand.isContiguous(axis);
  const v = form === 'outer' ? along(vectorAxes, contiguous(whole[0]), stored) : along(vectorAxes, stored);
  const s = along(scalarAxes, contiguous(whole[1]));
  const k =
    form === 'outer'
      ? product.k
      : along(product.k, (axis) => whole.every((o) => contiguous(o)(axis)), contiguous(whole[0]), contiguous(whole[1]));

  let next = product.axisCount;
  const newAxis = (): number => next++;
  const kBlocks = blocking(
    k,
    form === 'outer' ? limits.steps.outer * tapsAlong(whole[0], v.at(-1), k) : limits.steps.dot,
    form === 'dot' ? 16 : 1,
    newAxis,
  );
  const targets = blockTargets(product, v, s, limits);
  const sBlocks = blocking(s, targets.scalar, 4, newAxis);
  const vBlocks = blocking(v, targets.vector, 8, newAxis);
  const cuts = [kBlocks, sBlocks, vBlocks].flatMap(({ cut }) => cut ?? []);
  const cutting = new Substitution(cuts);
  const operands = [vectorExpr, scalarExpr].map((expr) => new Operand(cutting.expr(expr), kernel.buffers)) as [Operand, Operand];

  const slots = kernel.buffers.length;
  const sums = slots + 2;
  const vector: Side = {
    ...vBlocks,
    once: false,
    layout: vectorLayout(form, operands[0], kBlocks, vBlocks, sBlocks, slots, cutting),
  };
  const scalar = scalarSide(form, operands[1], product, kBlocks, sBlocks, slots + 1, cutting, limits);
  const walks = walksOf(form, kBlocks, vector, scalar);
  if (walks === undefined) return undefined;

  const perRun = Math.ceil(vBlocks.inner.at(-1)!.size / 4);
  const vectorsPerPoint = (pointsOf(vBlocks.inner) / vBlocks.inner.at(-1)!.size) * perRun;
  const sumsIndex = sumsLayout(sBlocks, vBlocks, vectorsPerPoint, perRun);
  const result = new Substitution(cuts, { kind: 'load', type: 'float32', buffer: sums, index: sumsIndex, conditions: [] });
  const packedSlots = [vector, scalar].map(
    ({ layout }) => ({ dtype: 'float32', count: layout instanceof Packed ? layout.elements : 0, access: 'readwrite' }) as const,
  );
  const sumsSlot = { dtype: 'float32', count: pointsOf(sBlocks.inner) * vectorsPerPoint * 4, access: 'readwrite' } as const;
  const tiling = {
    form,
    kernel: { ...kernel, buffers: [...kernel.buffers, ...packedSlots, sumsSlot] },
    batch: product.batch,
    vector,
    scalar,
    k: kBlocks,
    tile: tileShape(form, form === 'outer' ? scalar : vector),
    ...walks,
    sums,
    vectorsPerPoint,
    epilogue: product.epilogue.map((stage) => result.stage(stage)),
    epilogueByLanes: product.epilogueByLanes,
  };
  return { ...tiling, cost: costOf(tiling, product, stored(v.at(-1)!.axis)) };
}

/** How often a window along the innermost vector axis uses the same cache line. */
function tapsAlong(operand: Operand, run: SizedAxis | undefined, k: readonly SizedAxis[]): number {
  const tap = k.find((axis) => run !== undefined && windowOf(operand, run, axis) !== undefined);
  return Math.min(tap?.size ?? 1, 4);
}

/** Points of a block: as many as the caches hold, fewer where large products would not make units enough for several threads. */
function blockTargets(
  product: Product,
  v: readonly SizedAxis[],
  s: readonly SizedAxis[],
  limits: Limits,
): { vector: number; scalar: number } {
  let scalar = Math.min(limits.scalar, Math.max(1, pointsOf(s)));
  let vector = Math.min(limits.vector, Math.max(limits.leastVector, Math.floor(limits.sums / scalar / 8) * 8));
  if (product.multiplyAdds < limits.parallelWork) return { vector, scalar };
  const units = (): number => pointsOf(product.batch) * Math.ceil(pointsOf(v) / vector) * Math.ceil(pointsOf(s) / scalar);
  while (units() < limits.parallelUnits && vector > limits.leastVector)
    vector = Math.max(limits.leastVector, Math.ceil(vector / 16) * 8);
  while (units() < limits.parallelUnits && scalar > limits.leastScalar)
    scalar = Math.max(limits.leastScalar, Math.ceil(scalar / 2));
  return { vector, scalar };
}

function vectorLayout(
  form: Form,
  operand: Operand,
  k: Blocking,
  v: Blocking,
  s: Blocking,
  buffer: number,
  cutting: Substitution,
): Layout {
  const run = (form === 'outer' ? v : k).inner.at(-1)!.axis;
  if (operand.plain !== undefined && operand.strideOf(run) === 1) {
    const inPlace = new InPlace(operand.plain, operand);
    if (form === 'dot' || pointsOf(s.inner) <= 8 || fitsCache(inPlace, k)) return inPlace;
  }
  return form === 'outer'
    ? new Packed(operand, k.inner, v.inner, buffer, cutting)
    : new Packed(operand, v.inner, k.inner, buffer, cutting);
}

function scalarSide(
  form: Form,
  operand: Operand,
  product: Product,
  k: Blocking,
  s: Blocking,
  buffer: number,
  cutting: Substitution,
  limits: Limits,
): Side {
  const kRun = k.inner.at(-1)!.axis;
  const sRun = s.inner.at(-1)?.axis;
  const alongS = form === 'outer' && sRun !== undefined && operand.isContiguous(sRun);
  const [outside, inside] = alongS ? [k.inner, s.inner] : [s.inner, k.inner];
  const packed = (blocks: readonly SizedAxis[]): Packed => new Packed(operand, [...blocks, ...outside], inside, buffer, cutting);
  const whole = packed([...s.blocks, ...k.blocks]);
  const once = whole.elements <= limits.packedOnce && !product.batch.some(({ axis }) => operand.uses(axis));
  if (operand.plain !== undefined && (form === 'outer' || operand.strideOf(kRun) === 1)) {
    const inPlace = new InPlace(operand.plain, operand);
    const isEasy = form === 'dot' || (fitsCache(inPlace, k) && (!once || flatStride(inPlace, k.inner) !== undefined));
    if (isEasy) return { ...s, layout: inPlace, once: false };
  }
  return { ...s, layout: once ? whole : packed([]), once };
}

const lineBytes = 64;
const cacheSets = 64;
const cacheWays = 6;
const cachePages = 48;

/** Whether the places that one row or vector is read at, for all k of a block, stay in the first-level cache and in few pages. */
function fitsCache(layout: Layout, k: Blocking): boolean {
  const lines = new Set<number>();
  const visit = (depth: number, offset: number): void => {
    const axis = k.inner[depth];
    if (axis === undefined) lines.add(Math.floor(offset / lineBytes));
    else for (let i = 0; i < axis.size; i++) visit(depth + 1, offset + i * layout.walk(axis.axis).stride);
  };
  visit(0, 0);
  const perSet = new Map<number, number>();
  for (const line of lines) perSet.set(line & (cacheSets - 1), (perSet.get(line & (cacheSets - 1)) ?? 0) + 1);
  const pages = new Set([...lines].map((line) => line >> 6));
  return Math.max(...perSet.values()) <= cacheWays && pages.size <= cachePages;
}

/** How pointers move along k; undefined where the form does not allow for it. */
function walksOf(form: Form, k: Blocking, vector: Side, scalar: Side): Pick<Tiling, 'rowWalk' | 'columnWalk'> | undefined {
  const [rows, columns] = form === 'outer' ? [scalar, vector] : [vector, scalar];
  const rowRun = rows.inner.at(-1);
  if (rowRun !== undefined && rows.layout.walk(rowRun.axis).phases > 1) return undefined;
  const flat = [rows, columns].map(({ layout }) => flatStride(layout, k.inner)) as [number | undefined, number | undefined];
  if (form === 'outer') return { rowWalk: flat[0] ?? 'table', columnWalk: flat[1] ?? 'table' };
  const run = k.inner.at(-1)!.axis;
  if ([rows, columns].some(({ layout }) => layout.walk(run).stride !== 4)) return undefined;
  return flat[0] === 4 && flat[1] === 4 && hasOneTail(k)
    ? { rowWalk: 16, columnWalk: 16 }
    : { rowWalk: 'table', columnWalk: 'table' };
}

/** Whether vectors along k are short by the same amount in all blocks that end with a short one. */
function hasOneTail({ inner, cut }: Blocking): boolean {
  const inside = pointsOf(inner.slice(1));
  if (cut === undefined) return true;
  const [full, last] = [cut.chunk * inside, (cut.size % cut.chunk) * inside];
  return full % 4 === 0 || last % 4 === 0 || full % 4 === last % 4;
}

/** Where the sum of a point is: [scalar points][runs of the vector side][run, whole vectors]. */
function sumsLayout(s: Blocking, v: Blocking, vectorsPerPoint: number, perRun: number) {
  const run = v.inner.at(-1)!;
  const scalarPlaces = placeValues(s.inner);
  const vectorPlaces = placeValues(v.inner);
  const term = (axis: number, scale: number) => ({ scale, atom: { kind: 'axis', axis } as const });
  return {
    offset: 0,
    terms: [
      ...s.inner.map(({ axis }, i) => term(axis, scalarPlaces[i]! * vectorsPerPoint * 4)),
      ...v.inner.slice(0, -1).map(({ axis }, i) => term(axis, (vectorPlaces[i]! / run.size) * perRun * 4)),
      term(run.axis, 1),
    ],
  };
}
