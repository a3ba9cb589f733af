import type { ArgSource, Plan, PlannedLaunch, Slot } from '../compile/index.ts';
import type { Allocation, BufferRef, Launch, Program } from '../contract/backend.ts';
import type { TypedArray } from '../dtype.ts';
import type { Scalar } from '../graph/node.ts';
import type { Device } from './device.ts';
import type { DeviceBuffer } from './memory.ts';
import { observer } from './observe.ts';

/** The values a plan runs on. */
export interface Binding {
  /** For each leaf, its memory or what has to be uploaded. */
  readonly leaves: readonly (BufferRef | TypedArray)[];
  readonly results: readonly BufferRef[];
  readonly updates: readonly BufferRef[];
  readonly args: readonly Scalar[];
}

interface MutableLaunch {
  readonly launch: Launch & { readonly buffers: BufferRef[]; readonly args: number[]; workspace?: Allocation };
  readonly planned: PlannedLaunch;
}

/** A plan on a device: programs compiled, scratch memory reserved. From the third run on, running it allocates nothing. */
export class Executable {
  readonly key: Int32Array;
  readonly plan: Plan;
  readonly device: Device;
  private readonly launches: MutableLaunch[] = [];
  private readonly list: Launch[] = [];
  private readonly scratch: { allocation: Allocation; release: () => void }[] = [];
  private readonly uploads = new Map<number, DeviceBuffer>();
  private readonly uploadSlots: readonly Slot[];
  private isUsedAgain = false;

  constructor(device: Device, plan: Plan, key: Int32Array) {
    this.device = device;
    this.plan = plan;
    this.key = key;
    const leaves: Slot[] = [];
    for (const { slots } of plan.launches) for (const slot of slots) if (slot.kind === 'leaf') leaves[slot.index] = slot;
    this.uploadSlots = leaves;
    try {
      this.reserve();
    } catch (error) {
      this.release();
      throw error;
    }
  }

  private reserve(): void {
    for (const bytes of this.plan.scratch) this.scratch.push(this.device.allocator.scratch(bytes));
    for (const planned of this.plan.launches) {
      const launch = this.prepare(planned);
      this.launches.push({ planned, launch });
      this.list.push(launch);
    }
    this.reserveWorkspace();
    for (const launch of new Map(this.list.map((one) => ['program' in one ? one.program : one.routine, one])).values()) {
      const ready = this.device.backend.prepare?.(launch);
      if (ready !== undefined) observer()?.compiling?.(ready);
    }
  }

  private reserveWorkspace(): void {
    const { backend, allocator } = this.device;
    const bytes = this.list.reduce((most, launch) => Math.max(most, backend.workspace?.(launch) ?? 0), 0);
    if (bytes === 0) return;
    const piece = allocator.scratch(bytes);
    this.scratch.push(piece);
    for (const { launch } of this.launches) launch.workspace = piece.allocation;
  }

  /** Writes the uploads, fills in buffers and arguments, and runs. */
  run(binding: Binding): void | Promise<void> {
    const leaf = binding.leaves.map((value, i) => ('allocation' in value ? value : this.upload(i, value)));
    const bound = { leaf, result: binding.results, update: binding.updates };
    for (const { launch, planned } of this.launches) {
      planned.slots.forEach((slot, i) => {
        if ('index' in slot) launch.buffers[i] = bound[slot.kind][slot.index]!;
        else if (slot.kind === 'faults') launch.buffers[i] = this.device.faults.flags();
      });
      planned.args.forEach((source, i) => {
        if ('argument' in source) launch.args[i] = currentNumber(binding.args[source.argument]!);
      });
    }
    const running = observer()?.run?.(this) ?? this.device.backend.run(this.list);
    if (!this.isUsedAgain) this.dropUploads(running);
    this.isUsedAgain = true;
    return running;
  }

  /** After the first run: a plan that may never run again, such as the one that loads a network's weights, keeps no memory for uploads. */
  private dropUploads(running: void | Promise<void>): void {
    const buffers = [...this.uploads.values()];
    this.uploads.clear();
    const release = (): void => buffers.forEach((buffer) => buffer.release());
    if (running) running.then(release, release);
    else release();
  }

  /** The launches as last run, for timing and for showing sources. */
  get prepared(): readonly Launch[] {
    return this.list;
  }

  release(): void {
    this.scratch.forEach((piece) => piece.release());
    this.uploads.forEach((buffer) => buffer.release());
    for (const launch of this.list) if ('program' in launch) this.device.programs.release(launch.program);
  }

  private prepare(planned: PlannedLaunch): MutableLaunch['launch'] {
    const buffers = planned.slots.map(
      (slot): BufferRef => ({
        allocation: slot.kind === 'scratch' ? this.scratch[slot.allocation]!.allocation : unbound,
        dtype: slot.dtype,
        offset: slot.kind === 'scratch' ? slot.offset : 0,
        count: slot.count,
      }),
    );
    const args = planned.args.map((source: ArgSource) => ('fault' in source ? this.device.faults.position(source.fault) : 0));
    if ('routine' in planned) return { routine: planned.routine, buffers, args };
    const program: Program = this.device.programs.compile(planned.kernel);
    return { program, buffers, args };
  }

  private upload(leaf: number, data: TypedArray): BufferRef {
    const slot = this.uploadSlots[leaf];
    if (slot === undefined) return unused;
    let buffer = this.uploads.get(leaf);
    if (buffer === undefined) {
      buffer = this.device.allocator.buffer(slot.dtype, slot.count);
      this.uploads.set(leaf, buffer);
    }
    this.device.backend.write(buffer.ref, data);
    return buffer.ref;
  }
}

const unbound: Allocation = {};
const unused: BufferRef = { allocation: unbound, dtype: 'float32', offset: 0, count: 0 };

function currentNumber(scalar: Scalar): number {
  if (typeof scalar === 'number') return scalar;
  return 'current' in scalar ? scalar.current : NaN;
}
