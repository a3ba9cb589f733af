import type { Capabilities } from '../contract/backend.ts';
import type { Kernel } from '../contract/kernel.ts';
import type { Routine } from '../contract/routine.ts';
import type { DType } from '../dtype.ts';
import { isNode, type Node } from '../graph/node.ts';
import { sizeOf } from '../shape.ts';
import { assignScratch, type Interval } from './arena.ts';
import type { Program } from './canonical.ts';
import { copyKernel, describe } from './describe.ts';
import type { Group, Grouping, RoutineGroup } from './group.ts';
import { readsOnlyWhereItWrites } from './in-place.ts';
import { type ArgSource, type Lowered, lower } from './lower.ts';
import { reaches, schedule } from './schedule.ts';
import { holderOf, routineInputs } from './storage.ts';
import { verifier } from './verifier.ts';

/** Where a launch finds a buffer. */
export type Slot = SlotPlace & { readonly dtype: DType; readonly count: number };
type SlotPlace =
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'result'; readonly result: number }
  | { readonly kind: 'update'; readonly update: number }
  | { readonly kind: 'scratch'; readonly allocation: number; readonly offset: number }
  | { readonly kind: 'faults' };

export type PlannedLaunch =
  | { readonly kernel: Kernel; readonly slots: readonly Slot[]; readonly args: readonly ArgSource[] }
  | { readonly routine: Routine; readonly slots: readonly Slot[]; readonly args: readonly ArgSource[] };

/** Kernels and routines in order, and the memory each uses: everything about a program but its values. */
export interface Plan {
  readonly launches: readonly PlannedLaunch[];
  /** Bytes of each scratch allocation. */
  readonly scratch: readonly number[];
  /** For each result of the request, the number of the result slot that holds it; reshaped results share one. */
  readonly results: readonly number[];
}

type AnyGroup = Group | RoutineGroup;

export interface Layout {
  readonly capabilities: Capabilities;
  byteLength(dtype: DType, count: number): number;
}

/** The fourth pass: orders the kernels and gives every value its memory. */
export function plan(program: Program, grouping: Grouping, layout: Layout): Plan {
  return new Planner(program, grouping, layout).run();
}

class Planner {
  private readonly program: Program;
  private readonly grouping: Grouping;
  private readonly layout: Layout;
  private readonly lowered = new Map<AnyGroup, Lowered>();
  private readonly leafNumbers = new Map<Node, number>();
  private readonly resultNumbers = new Map<Node, number>();
  private readonly updateNumbers = new Map<Node, number>();
  /** Updates written where their leaf is. */
  private readonly overwritten = new Map<Node, Node>();
  /** Leaves that read the memory of an earlier leaf in another shape: a kernel sees each memory once. */
  private readonly shared = new Map<Node, Node>();
  /** Updates written to scratch first, because others still read what they replace. */
  private readonly copied: { readonly from: Node; readonly update: number }[] = [];

  constructor(program: Program, grouping: Grouping, layout: Layout) {
    this.program = program;
    this.grouping = grouping;
    this.layout = layout;
    program.leaves.forEach((leaf, i) => {
      const first = program.leaves[program.memory.indexOf(program.memory[i]!)]!;
      if (first !== leaf) this.shared.set(leaf, first);
    });
  }

  run(): Plan {
    const groups = this.grouping.groups.filter((g) => sizeOf('routine' in g ? g.routine.shape : g.root.shape) > 0);
    for (const g of groups) if (!('routine' in g)) this.lowered.set(g, lower(g, this.shared));
    this.numberHolders();
    this.updateInPlace(groups);
    const order = schedule(groups);
    const scratch = this.placeScratch(order);
    const launches = order.map((g) => this.launch(g, scratch.places));
    launches.push(...this.copied.map(({ from, update }) => this.copy(from, update, scratch.places)));
    const resultHolders = this.grouping.holders.slice(0, this.program.results.length);
    const made: Plan = {
      launches,
      scratch: scratch.sizes,
      results: resultHolders.map((holder) => this.resultNumbers.get(holder)!),
    };
    this.verify(made, order);
    return made;
  }

  private verify(made: Plan, order: readonly AnyGroup[]): void {
    const check = verifier();
    if (check === undefined) return;
    for (const g of order)
      if (!('routine' in g)) check.kernel(g, this.lowered.get(g)!, this.layout.capabilities.maxBuffersPerKernel);
    const faults = (g: AnyGroup): undefined[] => ('routine' in g && isNode(g.routine, 'scatter') ? [undefined] : []);
    const slots = [...order.map((g) => [...this.buffersOf(g), ...faults(g)]), ...this.copied.map(({ from }) => [from, from])];
    const updates = this.grouping.holders.slice(this.program.results.length);
    check.plan(this.program, made, { slots, updates }, this.layout);
  }

  private numberHolders(): void {
    this.program.leaves.forEach((leaf, i) => this.leafNumbers.set(leaf, i));
    const holders = this.grouping.holders;
    const results = this.program.results.length;
    holders.slice(0, results).forEach((holder) => {
      if (!this.resultNumbers.has(holder)) this.resultNumbers.set(holder, this.resultNumbers.size);
    });
    holders.slice(results).forEach((holder, i) => this.updateNumbers.set(holder, i));
  }

  /**
   * Lets an update overwrite the memory it replaces, if the kernel reads that memory only at the element it writes and
   * every other reader can run before.
   */
  private updateInPlace(groups: readonly AnyGroup[]): void {
    for (const [holder, update] of this.updateNumbers) {
      const { memory } = this.program.updates[update]!;
      if (memory < 0) continue;
      const writers = groups.filter((g) => !('routine' in g) && g.stores.some((store) => store.into === holder));
      const readers = groups.filter((g) => this.readsMemory(g, memory));
      const [writer] = writers;
      if (writers.length !== 1 || !this.canOverwrite(writer as Group, holder, memory, readers)) {
        if (writers.length > 0 || readers.length > 0) this.copied.push({ from: holder, update });
        continue;
      }
      for (const reader of readers) if (reader !== writer) reader.users.add(writer!);
    }
  }

  private canOverwrite(writer: Group, holder: Node, memory: number, readers: readonly AnyGroup[]): boolean {
    if (readers.some((reader) => reader !== writer && reaches(writer, reader))) return false;
    const { kernel, buffers } = this.lowered.get(writer)!;
    const own = buffers.flatMap((node, slot) => (node && this.memoryOf(node) === memory ? [slot] : []));
    if (own.length === 0) return true;
    if (own.length > 1 || !readsOnlyWhereItWrites(kernel, own[0]!, buffers.indexOf(holder))) return false;
    const leaf = buffers[own[0]!]!;
    this.overwritten.set(holder, leaf);
    const stored = new Set(writer.stores.map((store) => store.into));
    this.lowered.set(
      writer,
      lower(writer, new Map([...this.shared, ...[...this.overwritten].filter(([into]) => stored.has(into))])),
    );
    return true;
  }

  private memoryOf(node: Node): number | undefined {
    const leaf = this.leafNumbers.get(node);
    return leaf === undefined ? undefined : this.program.memory[leaf];
  }

  private readsMemory(g: AnyGroup, memory: number): boolean {
    const read = 'routine' in g ? routineInputs(g.routine).map(holderOf) : this.lowered.get(g)!.buffers;
    return read.some((node) => node !== undefined && this.memoryOf(node) === memory);
  }

  /** Gives what is neither a leaf, a result nor an update a place that is free while the value is needed. */
  private placeScratch(order: readonly AnyGroup[]): ReturnType<typeof assignScratch<Node>> {
    const lives = new Map<Node, Interval>();
    const touch = (holder: Node | undefined, time: number): void => {
      if (holder === undefined || !this.isScratch(holder)) return;
      lives.set(holder, { from: lives.get(holder)?.from ?? time, to: time });
    };
    order.forEach((g, time) => this.buffersOf(g).forEach((holder) => touch(holder, time)));
    this.copied.forEach(({ from }) => touch(from, order.length));
    const { offsetAlignment, maxAllocationBytes } = this.layout.capabilities;
    const items = [...lives].map(([item, life]) => ({
      item,
      life,
      bytes: this.layout.byteLength(item.dtype, sizeOf(item.shape)),
    }));
    return assignScratch(items, offsetAlignment, maxAllocationBytes);
  }

  private isScratch(holder: Node): boolean {
    if (this.leafNumbers.has(holder) || this.resultNumbers.has(holder)) return false;
    return !this.updateNumbers.has(holder) || this.copied.some(({ from }) => from === holder);
  }

  private buffersOf(g: AnyGroup): readonly (Node | undefined)[] {
    return 'routine' in g ? [...routineInputs(g.routine).map(holderOf), g.routine] : this.lowered.get(g)!.buffers;
  }

  private slot(holder: Node | undefined, places: ReadonlyMap<Node, { allocation: number; offset: number }>): Slot {
    if (holder === undefined) return { kind: 'faults', dtype: 'int32', count: 0 };
    const common = { dtype: holder.dtype, count: sizeOf(holder.shape) };
    const leaf = this.leafNumbers.get(holder);
    if (leaf !== undefined) return { kind: 'leaf', leaf, ...common };
    const place = places.get(holder);
    if (place !== undefined) return { kind: 'scratch', ...place, ...common };
    const result = this.resultNumbers.get(holder);
    if (result !== undefined) return { kind: 'result', result, ...common };
    return { kind: 'update', update: this.updateNumbers.get(holder)!, ...common };
  }

  private launch(g: AnyGroup, places: ReadonlyMap<Node, { allocation: number; offset: number }>): PlannedLaunch {
    const slots = this.buffersOf(g).map((holder) => this.slot(holder, places));
    if (!('routine' in g)) {
      const { kernel, args } = this.lowered.get(g)!;
      return { kernel, slots, args };
    }
    const { routine: node } = g;
    if (!isNode(node, 'scatter')) return { routine: describe(node), slots, args: [] };
    return {
      routine: describe(node),
      slots: [...slots, this.slot(undefined, places)],
      args: [{ fault: node.attributes.operation }],
    };
  }

  private copy(from: Node, update: number, places: ReadonlyMap<Node, { allocation: number; offset: number }>): PlannedLaunch {
    const source = this.slot(from, places);
    const { dtype, count } = source;
    return { kernel: copyKernel(dtype, count), slots: [source, { kind: 'update', update, dtype, count }], args: [] };
  }
}
