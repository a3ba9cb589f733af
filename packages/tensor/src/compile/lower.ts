import {
  type ArgSlot,
  type BufferSlot,
  type Check,
  type Condition,
  type Expr,
  exprUses,
  type Index,
  type Kernel,
  type Stage,
  visitExprs,
} from '../contract/kernel.ts';
import type { ReduceOp } from '../contract/scalar.ts';
import { computeType } from '../dtype.ts';
import { InternalError } from '../errors.ts';
import { type Argument, isNode, type Node, type Scalar } from '../graph/node.ts';
import { type Shape, sameShape, sizeOf, stridesOf } from '../shape.ts';
import { findSplit, type Splits } from './axis-split.ts';
import { roleOf } from './cost.ts';
import type { DraftStage, MapDraft, ReduceDraft } from './draft.ts';
import { Exprs } from './exprs.ts';
import { finish } from './finish.ts';
import type { Group } from './grouping.ts';
import { constantIndex, IndexSpace } from './index-space.ts';
import { loweringRules } from './lower-nodes.ts';

/** A kernel, and what its slots stand for. */
export interface Lowered {
  readonly kernel: Kernel;
  /** The node whose memory each buffer is; undefined for the record of faults. */
  readonly buffers: readonly (Node | undefined)[];
  readonly args: readonly ArgSource[];
}

/** The n-th number of the capture, or the place where faults of an operation are recorded. */
export type ArgSource = Argument | { readonly fault: string };

/**
 * The third pass: one group becomes one kernel. Axes are split until reshapes are plain sums of axes. `inPlace` maps stored
 * nodes to the leaves whose memory they replace.
 */
export function lower(group: Group, inPlace: ReadonlyMap<Node, Node> = new Map()): Lowered {
  const splits: Splits = new Map();
  for (;;) {
    const attempt = new Lowering(group, splits, inPlace);
    const draft = attempt.run();
    const split = findSplit(attempt, draft);
    if (split === undefined) return attempt.finish(draft);
    splits.set(split.id, split.sizes);
  }
}

/** Of a kernel's name. */
const mostWords = 16;

export class Lowering {
  readonly space = new IndexSpace();
  readonly exprs = new Exprs(this.space);
  /** For each axis, what it is a piece of. */
  readonly origins: { readonly id: string; readonly piece: number }[] = [];
  readonly group: Group;
  private readonly splits: Splits;
  private readonly inPlace: ReadonlyMap<Node, Node>;
  private readonly outer: number[] = [];
  private rowIndex: Index[] = [];
  private rowAxes: number[] = [];
  private readonly stages: DraftStage[] = [];
  private readonly buffers = new Map<Node | undefined, { slot: number; written: boolean; read: boolean }>();
  private readonly argSources: ArgSource[] = [];
  private readonly argSlots = new Map<string, number>();
  private readonly checks: (Check & { readonly axes: readonly number[] })[] = [];
  private readonly values = new Map<string, Expr>();
  private readonly places = new Map<Node, readonly Index[]>();

  constructor(group: Group, splits: Splits, inPlace: ReadonlyMap<Node, Node>) {
    this.group = group;
    this.splits = splits;
    this.inPlace = inPlace;
  }

  run(): readonly Stage[] {
    const { root, row } = this.group;
    const rootIsRow = row !== undefined && sameShape(root.shape, row.shape);
    const inRow = (dim: number): boolean => rootIsRow && row.axes.includes(dim);
    const place = root.shape.map((size, dim) => (inRow(dim) ? constantIndex(0) : this.newAxis(`o${dim}`, size, this.outer)));
    this.rowIndex = (row?.shape ?? []).map((size, dim) =>
      row!.axes.includes(dim) ? this.newAxis(`r${dim}`, size, this.rowAxes) : constantIndex(0),
    );
    const points = place.map((index, dim) => (inRow(dim) ? this.rowIndex[dim]! : index));
    this.value(root, points, []);
    for (const { value } of this.group.stores) if (!this.places.has(value)) this.value(value, points, []);
    this.emitStores();
    return this.stages;
  }

  finish(draft: readonly Stage[]): Lowered {
    const slots: BufferSlot[] = [];
    const holders: (Node | undefined)[] = [];
    for (const [holder, { slot, written, read }] of this.buffers) {
      const access = written ? (read ? 'readwrite' : 'write') : 'read';
      slots[slot] = holder
        ? { dtype: holder.dtype, count: sizeOf(holder.shape), access }
        : { dtype: 'int32', count: 0, access: 'write' };
      holders[slot] = holder;
    }
    const words = [...this.group.members]
      .map(nameOf)
      .reverse()
      .filter((word, i, all) => word !== all[i - 1]);
    const name = (words.length > mostWords ? [...words.slice(0, mostWords), '…'] : words).join('+') || 'copy';
    const kernel = finish(name, slots, this.space.args, this.outer, draft, this.space);
    return { kernel, buffers: holders, args: this.argSources };
  }

  /** The value of a node at an index, where the conditions hold; elsewhere it may be anything, but reads no memory. */
  value(node: Node, index: readonly Index[], conditions: readonly Condition[]): Expr {
    const undecided = this.space.undecided(conditions);
    const key = `${node.id}@${index.map((i) => this.space.key(i)).join()}?${undecided.map((c) => `${c.size}:${this.space.key(c.index)}`).join()}`;
    const known = this.values.get(key);
    if (known !== undefined) return known;
    if (!this.places.has(node)) this.places.set(node, index);
    const value = this.isStoredElsewhere(node)
      ? this.load(node, index, undecided)
      : loweringRules[node.op](this, node as never, index, undecided);
    this.values.set(key, value);
    return value;
  }

  /** Rounds or wraps the result of arithmetic on a narrow dtype. */
  narrow(value: Expr, node: Node): Expr {
    return node.dtype === computeType(node.dtype) ? value : this.exprs.convert(value, node.dtype);
  }

  /** A new loop of the given size, or of the sizes it is split into; `into` receives the axes. */
  newAxis(id: string, size: number, into: number[]): Index {
    if (size === 1) return constantIndex(0);
    const sizes = this.splits.get(id) ?? [size];
    const strides = stridesOf(sizes);
    return this.space.sum(
      ...sizes.map((part, piece) => {
        const axis = this.space.axis(part);
        into.push(this.space.sizes.length - 1);
        this.origins.push({ id, piece });
        return this.space.scale(axis, strides[piece]!);
      }),
    );
  }

  linear(index: readonly Index[], shape: Shape): Index {
    const strides = stridesOf(shape);
    return this.space.sum(...index.map((part, dim) => this.space.scale(part, strides[dim]!)));
  }

  /** The loops that reductions of this row share, and the row's index; undefined for any other reduction. */
  rowLoops(node: Node<'reduce'>): { axes: readonly number[]; index: readonly Index[] } | undefined {
    const { row } = this.group;
    const same =
      row !== undefined && sameShape(row.shape, node.inputs[0]!.shape) && row.axes.join() === node.attributes.axes.join();
    return same ? { axes: this.rowAxes, index: this.rowIndex } : undefined;
  }

  /** Reduces a value over inner axes: in the last stage, if it runs over the same axes and the value does not depend on it. */
  reduce(axes: readonly number[], op: ReduceOp, value: Expr): Expr {
    if (axes.length === 0) return value;
    const last = this.stages[this.stages.length - 1];
    const shared = last?.kind === 'reduce' && last.axes.join() === axes.join() && !dependsOn(value, this.stages.length - 1);
    const stage: ReduceDraft = shared ? last : { kind: 'reduce', axes, accumulators: [] };
    if (!shared) this.stages.push(stage);
    stage.accumulators.push({ op, value });
    return this.exprs.result(this.stages.indexOf(stage), stage.accumulators.length - 1, value.type);
  }

  /** An argument of the kernel for a number of the graph. */
  argument(scalar: Scalar, slot: ArgSlot): number {
    if (typeof scalar === 'number' || !('argument' in scalar))
      throw new InternalError('lower', 'a number reached the compiler unnumbered');
    return this.slotFor(`n${scalar.argument}:${slot.type}`, scalar, slot);
  }

  private slotFor(key: string, source: ArgSource, slot: ArgSlot): number {
    const known = this.argSlots.get(key);
    if (known !== undefined) return known;
    this.argSlots.set(key, this.argSources.push(source) - 1);
    return this.space.args.push(slot) - 1;
  }

  /** An offset along an axis: a plain 0, or an index argument within the range. */
  offset(scalar: Scalar, max: number): Index {
    if (typeof scalar === 'number') return constantIndex(scalar);
    return this.space.arg(this.argument(scalar, { type: 'int32', min: 0, max }));
  }

  /** Records `operation` as faulty wherever `fails` holds. */
  check(operation: string, fails: Expr): void {
    if (fails.kind === 'constant' && fails.value === 0) return;
    const position = this.slotFor(`f${operation}`, { fault: operation }, { type: 'int32', min: 0, max: 2 ** 31 - 1 });
    this.checks.push({ fails, faults: this.slot(undefined, true), position, axes: this.innerAxes(fails) });
  }

  /** The inner axes a value depends on. */
  private innerAxes(value: Expr): number[] {
    const axes = this.space.sizes.map((_, axis) => axis);
    return axes.filter((axis) => !this.outer.includes(axis) && exprUses(value, axis));
  }

  private isStoredElsewhere(node: Node): boolean {
    if (this.group.members.has(node)) return false;
    const role = roleOf(node);
    return node.op === 'source' || (role !== 'leaf' && role !== 'movement');
  }

  private load(node: Node, index: readonly Index[], conditions: readonly Condition[]): Expr {
    return this.exprs.load(this.slot(node, false), node.dtype, this.linear(index, node.shape), conditions);
  }

  private slot(of: Node | undefined, write: boolean): number {
    const holder = (of && this.inPlace.get(of)) ?? of;
    const known = this.buffers.get(holder) ?? { slot: this.buffers.size, written: false, read: false };
    if (write) known.written = true;
    else known.read = true;
    this.buffers.set(holder, known);
    return known.slot;
  }

  /** One map stage per set of inner axes that stores or checks need; values per outer point first. */
  private emitStores(): void {
    const maps = new Map<string, MapDraft>();
    const mapOver = (axes: readonly number[]): MapDraft => {
      const stage = maps.get(axes.join()) ?? { kind: 'map', axes, stores: [], checks: [] };
      maps.set(axes.join(), stage);
      return stage;
    };
    for (const { axes, ...check } of this.checks) mapOver(axes).checks.push(check);
    for (const { value, into, start } of this.group.stores) {
      const place = this.places.get(value)!.map((index, dim) => this.space.plus(index, start[dim]!));
      const index = this.linear(place, into.shape);
      const inner = this.rowAxes.some((rowAxis) => index.terms.some((t) => t.atom.kind === 'axis' && t.atom.axis === rowAxis));
      mapOver(inner ? this.rowAxes : []).stores.push({
        buffer: this.slot(into, true),
        index,
        value: this.value(value, this.places.get(value)!, []),
      });
    }
    this.stages.push(...[...maps.values()].sort((a, b) => a.axes.length - b.axes.length));
  }
}

/** Whether a value uses a result of the given stage. */
function dependsOn(value: Expr, stage: number): boolean {
  let found = false;
  visitExprs([value], (expr) => {
    found ||= expr.kind === 'result' && expr.stage === stage;
  });
  return found;
}

function nameOf(node: Node): string {
  if (isNode(node, 'elementwise') || isNode(node, 'reduce')) return node.attributes.op;
  return isNode(node, 'convolution') && node.attributes.spatial.length === 0 ? 'matmul' : node.op;
}
