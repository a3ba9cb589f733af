import type { Capabilities } from '../contract/backend.ts';
import type { Kernel } from '../contract/kernel.ts';
import type { Routine } from '../contract/routine.ts';
import type { DType } from '../dtype.ts';
import { isNode, type Node } from '../graph/node.ts';
import { sizeOf } from '../shape.ts';
import { assignScratch, type Interval } from './arena.ts';
import type { Program } from './canonical.ts';
import { copyKernel, describe } from './describe.ts';
import type { Group, Grouping, RoutineGroup } from './grouping.ts';
import { readsOnlyWhereItWrites } from './in-place.ts';
import { type ArgSource, type Lowered, lower } from './lower.ts';
import { reaches, schedule } from './schedule.ts';
import { holderOf, routineInputs } from './storage.ts';
import { verifier } from './verifier.ts';

/** Where a launch finds a buffer. */
export type Slot = SlotPlace & { readonly dtype: DType; readonly count: number };
type SlotPlace =
  | { readonly kind: 'leaf'; readonly index: number }
  | { readonly kind: 'result'; readonly index: number }
  | { readonly kind: 'update'; readonly index: number }
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

export type AnyGroup = Group | RoutineGroup;

export interface Layout {
  readonly capabilities: Capabilities;
  byteLength(dtype: DType, count: number): number;
}

/** The fourth pass: orders the kernels and gives every value its memory. */
export class Planner {
  readonly program: Program;
  readonly grouping: Grouping;
  readonly layout: Layout;
  readonly lowered = new Map<AnyGroup, Lowered>();
  /** Where values are: leaves, results and updates; scratch memory once the order is known. */
  private readonly places = new Map<Node, SlotPlace>();
  /** Updates written where their leaf is. */
  private readonly overwritten = new Map<Node, Node>();
  /** Leaves that read the memory of an earlier leaf in another shape: a kernel sees each memory once. */
  private readonly shared = new Map<Node, Node>();
  /** Updates written to scratch first, because others still read what they replace. */
  readonly copied: { readonly from: Node; readonly update: number }[] = [];
  /** What the launches are made of, in their order; those that copy come after. */
  order: readonly AnyGroup[] = [];

  constructor(program: Program, grouping: Grouping, layout: Layout) {
    this.program = program;
    this.grouping = grouping;
    this.layout = layout;
    program.leaves.forEach((leaf, i) => {
      const first = program.leaves[program.memory.indexOf(program.memory[i]!)]!;
      if (first !== leaf) this.shared.set(leaf, first);
      this.places.set(leaf, { kind: 'leaf', index: i });
    });
  }

  run(): Plan {
    const groups = this.grouping.groups.filter((g) => sizeOf('routine' in g ? g.routine.shape : g.root.shape) > 0);
    for (const g of groups) if (!('routine' in g)) this.lowered.set(g, lower(g, this.shared));
    const results = this.placeResults();
    this.updateInPlace(groups);
    const order = schedule(groups);
    this.order = order;
    const scratch = this.placeScratch(order);
    const launches = [...order.map((g) => this.launch(g)), ...this.copied.map(({ from, update }) => this.copy(from, update))];
    const made: Plan = { launches, scratch, results };
    verifier()?.plan(this, made);
    return made;
  }

  /** Gives results and updates their slots; returns the slot of each result. */
  private placeResults(): number[] {
    const { holders } = this.grouping;
    const count = this.program.results.length;
    const distinct = [...new Set(holders.slice(0, count))];
    distinct.forEach((holder, index) => this.places.set(holder, { kind: 'result', index }));
    holders.slice(count).forEach((holder, index) => this.places.set(holder, { kind: 'update', index }));
    return holders.slice(0, count).map((holder) => distinct.indexOf(holder));
  }

  /**
   * Lets an update overwrite the memory it replaces, if the kernel reads that memory only at the element it writes and
   * every other reader can run before.
   */
  private updateInPlace(groups: readonly AnyGroup[]): void {
    const holders = this.grouping.holders.slice(this.program.results.length);
    for (const [update, { memory }] of this.program.updates.entries()) {
      if (memory < 0) continue;
      const holder = holders[update]!;
      const writers = groups.filter((g) => !('routine' in g) && g.stores.some((store) => store.into === holder));
      const readers = groups.filter((g) => this.readsMemory(g, memory));
      const [writer] = writers;
      if (writers.length !== 1 || !this.canOverwrite(writer as Group, holder, memory, readers)) {
        if (writers.length > 0 || readers.length > 0) {
          this.copied.push({ from: holder, update });
          this.places.delete(holder);
        }
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
    const place = this.places.get(node);
    return place?.kind === 'leaf' ? this.program.memory[place.index] : undefined;
  }

  private readsMemory(g: AnyGroup, memory: number): boolean {
    const read = 'routine' in g ? routineInputs(g.routine).map(holderOf) : this.lowered.get(g)!.buffers;
    return read.some((node) => node !== undefined && this.memoryOf(node) === memory);
  }

  /** Gives what has no place yet one that is free while the value is needed; returns the sizes of the allocations. */
  private placeScratch(order: readonly AnyGroup[]): number[] {
    const lives = new Map<Node, Interval>();
    const touch = (holder: Node | undefined, time: number): void => {
      if (holder === undefined || this.places.has(holder)) return;
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
    const { places, sizes } = assignScratch(items, offsetAlignment, maxAllocationBytes);
    for (const [holder, place] of places) this.places.set(holder, { kind: 'scratch', ...place });
    return sizes;
  }

  /** The values behind the buffers of a launch; undefined for the record of faults. */
  buffersOf(g: AnyGroup): readonly (Node | undefined)[] {
    return 'routine' in g ? [...routineInputs(g.routine).map(holderOf), g.routine] : this.lowered.get(g)!.buffers;
  }

  private slot(holder: Node | undefined): Slot {
    if (holder === undefined) return { kind: 'faults', dtype: 'int32', count: 0 };
    return { ...this.places.get(holder)!, dtype: holder.dtype, count: sizeOf(holder.shape) };
  }

  private launch(g: AnyGroup): PlannedLaunch {
    const slots = this.buffersOf(g).map((holder) => this.slot(holder));
    if (!('routine' in g)) {
      const { kernel, args } = this.lowered.get(g)!;
      return { kernel, slots, args };
    }
    const { routine: node } = g;
    const routine = describe(node);
    if (!isNode(node, 'scatter')) return { routine, slots, args: [] };
    return { routine, slots: [...slots, this.slot(undefined)], args: [{ fault: node.attributes.operation }] };
  }

  private copy(from: Node, update: number): PlannedLaunch {
    const source = this.slot(from);
    const { dtype, count } = source;
    return { kernel: copyKernel(dtype, count), slots: [source, { kind: 'update', index: update, dtype, count }], args: [] };
  }
}
