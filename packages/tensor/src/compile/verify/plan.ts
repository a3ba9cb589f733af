import type { BufferSlot, Kernel } from '../../contract/kernel.ts';
import type { RoutineKind } from '../../contract/routine.ts';
import { InternalError } from '../../errors.ts';
import type { Node } from '../../graph/node.ts';
import { sizeOf } from '../../shape.ts';
import type { Program } from '../canonical.ts';
import type { Layout, Plan, PlannedLaunch, Slot } from '../plan.ts';

function expect(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new InternalError('plan', problem);
}

export interface PlannedValues {
  /** The value behind each slot of each launch; undefined for the record of faults. */
  readonly slots: readonly (readonly (Node | undefined)[])[];
  /** What each update writes. */
  readonly updates: readonly Node[];
}

interface Occupant {
  readonly value: Node;
  readonly end: number;
}

/** Inputs of a routine come first; it writes the next buffer. */
const inputsOf: { readonly [K in RoutineKind]: number } = { scan: 1, argsort: 1, scatter: 3 };

/**
 * Throws InternalError unless every launch finds in each of its buffers the value that it was planned to read: runs the plan on
 * names of values instead of values.
 */
export function verifyPlan(program: Program, plan: Plan, { slots: values, updates }: PlannedValues, layout: Layout): void {
  const memory = new Simulation(program, plan, updates, layout);
  plan.launches.forEach((launch, n) => {
    const access = 'kernel' in launch ? launch.kernel.buffers.map((slot) => slot.access) : routineAccess(launch);
    verifySlots(launch, n);
    launch.slots.forEach((slot, i) => {
      const value = values[n]![i];
      expect((value === undefined) === (slot.kind === 'faults'), `launch ${n} has a buffer without a value`);
      if (value === undefined) return;
      expect(
        slot.dtype === value.dtype && slot.count === sizeOf(value.shape),
        `launch ${n} sees ${value.op} #${value.id} as ${slot.dtype}[${slot.count}]`,
      );
      if (access[i] !== 'write') memory.read(slot, value, n);
    });
    launch.slots.forEach((slot, i) => {
      if (access[i] !== 'read' && slot.kind !== 'faults') memory.write(slot, values[n]![i]!, n);
    });
    memory.verifyAliases(launch, access, n);
  });
  memory.verifyEnd();
}

const routineAccess = (launch: Extract<PlannedLaunch, { routine: unknown }>): BufferSlot['access'][] =>
  launch.slots.map((_, i) => (i < inputsOf[launch.routine.kind] ? 'read' : 'write'));

function verifySlots(launch: PlannedLaunch, n: number): void {
  if ('routine' in launch) {
    expect(
      launch.slots.length === inputsOf[launch.routine.kind] + (launch.routine.kind === 'scatter' ? 2 : 1),
      `launch ${n} gives a ${launch.routine.kind} ${launch.slots.length} buffers`,
    );
    return;
  }
  const kernel: Kernel = launch.kernel;
  expect(
    kernel.buffers.length === launch.slots.length && kernel.args.length === launch.args.length,
    `launch ${n} does not fill the slots of ${kernel.name}`,
  );
  kernel.buffers.forEach(({ dtype, count }, i) => {
    const slot = launch.slots[i]!;
    expect(
      dtype === slot.dtype && count === slot.count,
      `launch ${n} gives ${kernel.name} ${slot.dtype}[${slot.count}] for ${dtype}[${count}]`,
    );
  });
}

/** What each piece of memory holds after every launch. */
class Simulation {
  private readonly program: Program;
  private readonly plan: Plan;
  private readonly layout: Layout;
  private readonly scratch: Map<number, Occupant>[];
  private readonly results = new Map<number, Node>();
  /** The launch that wrote each update. */
  private readonly updated = new Map<number, { readonly value: Node; readonly launch: number }>();
  /** What each update writes. */
  private readonly updates: readonly Node[];

  constructor(program: Program, plan: Plan, updates: readonly Node[], layout: Layout) {
    this.program = program;
    this.plan = plan;
    this.updates = updates;
    this.layout = layout;
    this.scratch = plan.scratch.map(() => new Map());
  }

  read(slot: Slot, value: Node, n: number): void {
    const name = `${value.op} #${value.id}`;
    switch (slot.kind) {
      case 'leaf': {
        expect(this.program.leaves[slot.index] === value, `launch ${n} takes a leaf for ${name}`);
        const replaced = [...this.updated.keys()].some(
          (update) => this.memoryOf({ kind: 'update', index: update }) === this.program.memory[slot.index],
        );
        return expect(!replaced, `launch ${n} reads ${name} after an update replaced it`);
      }
      case 'scratch': {
        const occupant = this.scratch[slot.allocation]?.get(slot.offset);
        return expect(
          occupant?.value === value,
          `launch ${n} reads ${name} where ${occupant ? `${occupant.value.op} #${occupant.value.id}` : 'nothing'} is`,
        );
      }
      case 'result':
        return expect(this.results.get(slot.index) === value, `launch ${n} reads ${name} before it is stored`);
      case 'update':
        return expect(this.updated.get(slot.index)?.value === value, `launch ${n} reads ${name} before it is stored`);
      case 'faults':
        return;
    }
  }

  write(slot: Slot, value: Node, n: number): void {
    switch (slot.kind) {
      case 'leaf': {
        const memory = this.program.memory[slot.index];
        const update = this.program.updates.findIndex((u) => u.memory === memory);
        expect(update >= 0, `launch ${n} writes to a leaf that no update replaces`);
        return void this.updated.set(update, { value: this.updates[update]!, launch: n });
      }
      case 'scratch': {
        const pieces = this.scratch[slot.allocation];
        const end = slot.offset + this.layout.byteLength(slot.dtype, slot.count);
        expect(
          pieces !== undefined && end <= this.plan.scratch[slot.allocation]!,
          `launch ${n} writes past the end of scratch memory`,
        );
        expect(
          slot.offset % this.layout.capabilities.offsetAlignment === 0,
          `launch ${n} writes to the unaligned offset ${slot.offset}`,
        );
        for (const [start, piece] of pieces) {
          if (piece.value !== value && start < end && slot.offset < piece.end) pieces.delete(start);
        }
        return void pieces.set(slot.offset, { value, end });
      }
      case 'result':
        return void this.results.set(slot.index, value);
      case 'update': {
        const known = this.updated.get(slot.index);
        expect(
          known === undefined || known.value === value,
          `two launches, ${known?.launch} and ${n}, carry out update ${slot.index}`,
        );
        return void this.updated.set(slot.index, { value, launch: n });
      }
      case 'faults':
        return;
    }
  }

  /** No buffer that a launch writes is also behind another of its slots. */
  verifyAliases(launch: PlannedLaunch, access: readonly BufferSlot['access'][], n: number): void {
    const ranges = launch.slots.map((slot) => this.rangeOf(slot));
    ranges.forEach((range, i) => {
      if (access[i] === 'read') return;
      ranges.forEach((other, j) => {
        const overlap = i !== j && range.place === other.place && range.from < other.to && other.from < range.to;
        expect(!overlap, `launch ${n} writes buffer ${i}, which is also buffer ${j}`);
      });
    });
  }

  verifyEnd(): void {
    const { plan, program } = this;
    expect(
      plan.results.length === program.results.length,
      `${program.results.length} results are asked for, ${plan.results.length} are planned`,
    );
    plan.results.forEach((slot, i) => {
      const size = sizeOf(program.results[i]!.shape);
      expect(size === 0 || this.results.has(slot), `result ${i} is never stored`);
      expect(size === 0 || sizeOf(this.results.get(slot)!.shape) === size, `result ${i} is stored in another size`);
    });
    program.updates.forEach(({ value }, update) =>
      expect(sizeOf(value.shape) === 0 || this.updated.has(update), `update ${update} is not carried out`),
    );
  }

  /** One number for the memory of leaves and of the updates that replace them. */
  private memoryOf(slot: { kind: 'leaf' | 'update'; index: number }): number {
    if (slot.kind === 'leaf') return this.program.memory[slot.index]!;
    const { memory } = this.program.updates[slot.index]!;
    return memory >= 0 ? memory : -1 - slot.index;
  }

  private rangeOf(slot: Slot): { readonly place: string; readonly from: number; readonly to: number } {
    const whole = { from: 0, to: Infinity };
    switch (slot.kind) {
      case 'scratch':
        return {
          place: `scratch ${slot.allocation}`,
          from: slot.offset,
          to: slot.offset + this.layout.byteLength(slot.dtype, slot.count),
        };
      case 'result':
        return { place: `result ${slot.index}`, ...whole };
      case 'leaf':
      case 'update':
        return { place: `memory ${this.memoryOf(slot)}`, ...whole };
      case 'faults':
        return { place: 'faults', ...whole };
    }
  }
}
