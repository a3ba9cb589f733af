import type { RoutineLowering } from '../compile/index.ts';
import type { Backend, Threads } from '../contract/backend.ts';
import type { Kernel } from '../contract/kernel.ts';
import { lostDevice } from '../contract/lost.ts';
import { DisposedError, InternalError } from '../errors.ts';
import { Faults } from './faults.ts';
import { DeviceMemory } from './memory.ts';
import { PlanCache } from './plan-cache.ts';
import { ProgramCache } from './program-cache.ts';

/** The options of `createDevice`. */
export interface DeviceOptions {
  /** Bytes the device may hold at most; by default as many as there are. */
  readonly memory?: number;
}

/** What a device holds. */
export interface MemoryAccount {
  /** Bytes of live values and of the scratch memory of plans. */
  readonly bytesInUse: number;
  readonly peakBytes: number;
  /** Number of live buffers. */
  readonly buffers: number;
}

/**
 * Where tensors live and programs run: a backend with its memory and its compiled plans.
 * @example
 * const device = await cpu();
 * device.memory().bytesInUse; // 0
 * device.close();
 */
export class Device {
  readonly name: string;
  /** Whether `dataSync` and its kin work here. */
  readonly canReadSync: boolean;
  /** @internal */
  readonly backend: Backend;
  /** @internal */
  readonly lowering: RoutineLowering;
  /** @internal */
  readonly allocator: DeviceMemory;
  /** @internal */
  readonly plans: PlanCache;
  /** @internal */
  readonly programs: ProgramCache;
  /** @internal */
  readonly faults: Faults;
  closed = false;

  constructor(backend: Backend, options: DeviceOptions = {}, lowering: RoutineLowering = noLowering) {
    this.name = backend.name;
    this.canReadSync = backend.capabilities.canReadSync;
    this.backend = backend;
    this.lowering = lowering;
    this.allocator = new DeviceMemory(backend, options.memory ?? Infinity, () => this.plans.clear());
    this.faults = new Faults(this);
    this.programs = new ProgramCache(backend);
    this.plans = new PlanCache(this);
  }

  /** How many threads of the processor it computes on, and why as many: `{ count: 2, reason: 'of 2 processors' }`. */
  get threads(): Threads {
    return this.backend.threads ?? { count: 1, reason: `the ${this.name} backend is driven by the calling thread` };
  }

  /** Exact account of the device's memory. */
  memory(): MemoryAccount {
    const { bytesInUse, peakBytes, buffers } = this.allocator;
    return { bytesInUse, peakBytes, buffers };
  }

  /** Gives everything back. Tensors that live here cannot be read any more; others are untouched. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.allocator.close();
    this.backend.close();
  }

  /** @internal What the backend generated for a kernel, compiling it if need be. */
  source(kernel: Kernel): string {
    const program = this.programs.compile(kernel);
    const text = this.backend.source?.(program) ?? `(${this.name} shows no source)`;
    this.programs.release(program);
    return text;
  }

  /** @internal Neither closed nor lost. */
  get usable(): boolean {
    return !this.closed && this.backend.lost?.() === undefined;
  }

  /** @internal Throws unless it is usable. */
  checkOpen(operation: string): void {
    if (this.closed) throw new DisposedError(operation, `the device ${this.name} was closed`, 'make a new one');
    const reason = this.backend.lost?.();
    if (reason !== undefined) throw lostDevice(operation, this.name, reason);
  }
}

const noLowering: RoutineLowering = ({ op }) => {
  throw new InternalError('createDevice', `the backend has no ${op}`, 'pass routineKernels');
};

/**
 * A device on top of a backend: what `cpu()` and `webgpu()` return. Backends without some routine pass `routineKernels` as `lowering`.
 * @example
 * import { referenceBackend } from '@nacre/tensor/testing';
 * const device = createDevice(referenceBackend(), { memory: 2 ** 20 });
 * await tensor([1, 2], { device }).exp().data();
 */
export const createDevice = (backend: Backend, options?: DeviceOptions, lowering?: RoutineLowering): Device =>
  new Device(backend, options, lowering);
