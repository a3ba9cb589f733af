import { type BufferRef, InternalError, type KernelLaunch, type Launch } from '@nacre/tensor/backend';
import type { Failures } from './failures.ts';
import { usage } from './flags.ts';
import { bytesOf, gpuBufferOf, type Memory } from './memory.ts';
import { type Programs, programOf, type WebGPUProgram } from './programs.ts';
import { bytesPerWord } from './storage.ts';

/** A launch to encode. Where it was copied because it has to wait, `origin` is the one that persists. */
export interface Invocation extends KernelLaunch {
  readonly origin?: Launch;
}

interface Bound {
  readonly group: GPUBindGroup;
  readonly buffers: readonly BufferRef[];
}

/** Of a launch whose buffers take turns: results that wait for the collector come to lie in several slabs. */
const maxKept = 16;

/**
 * The bind groups of launches, kept with them. One serves as long as the buffers are the same; small ones may move inside their
 * allocation, since they are bound with an offset.
 */
export class Bindings {
  private readonly device: GPUDevice;
  private readonly programs: Programs;
  private readonly memory: Memory;
  private readonly failures: Failures;
  /** The one used last comes first. */
  private readonly kept = new WeakMap<Launch, Bound[]>();
  /** Stands for buffers without elements, of which WebGPU can bind none. */
  private readonly nothing: GPUBuffer;

  constructor(device: GPUDevice, programs: Programs, memory: Memory, failures: Failures) {
    this.device = device;
    this.programs = programs;
    this.memory = memory;
    this.failures = failures;
    this.nothing = device.createBuffer({
      size: device.limits.minStorageBufferOffsetAlignment * device.limits.maxStorageBuffersPerShaderStage,
      usage: usage.storage,
    });
  }

  set(pass: GPUComputePassEncoder, invocation: Invocation): void {
    const { buffers, origin = invocation } = invocation;
    const program = programOf(invocation.program);
    const offsets = program.moving.map((i) => buffers[i]!.offset);
    const bound = program.scratch > 0 ? [...buffers, scratchOf(invocation, program)] : buffers;
    pass.setBindGroup(0, this.find(origin, program, bound), offsets);
  }

  close(): void {
    this.nothing.destroy();
  }

  private find(launch: Launch, program: WebGPUProgram, buffers: readonly BufferRef[]): GPUBindGroup {
    let kept = this.kept.get(launch);
    if (kept === undefined) {
      kept = [];
      this.kept.set(launch, kept);
    }
    const known = kept.findIndex((bound) => serves(bound, buffers, program.moving));
    const bound = known < 0 ? this.bind(program, buffers) : kept[known]!;
    if (known === 0) return bound.group;
    if (known > 0) kept.splice(known, 1);
    kept.unshift(bound);
    kept.length = Math.min(kept.length, maxKept);
    return bound.group;
  }

  private bind(program: WebGPUProgram, buffers: readonly BufferRef[]): Bound {
    const { minStorageBufferOffsetAlignment } = this.device.limits;
    const resourceOf = (ref: BufferRef, binding: number): GPUBufferBinding => {
      if (ref.count === 0) return { buffer: this.nothing, offset: binding * minStorageBufferOffsetAlignment, size: 4 };
      const buffer = this.memory.present('run', ref.allocation);
      return { buffer, offset: program.moving.includes(binding) ? 0 : ref.offset, size: bytesOf(ref) };
    };
    const group = this.failures.create({ operation: 'run', subject: () => `the buffers of the kernel ${program.name}` }, () =>
      this.device.createBindGroup({
        layout: this.programs.buffersLayout(program),
        entries: buffers.map((ref, binding) => ({ binding, resource: resourceOf(ref, binding) })),
      }),
    );
    return { group, buffers: [...buffers] };
  }
}

/** Where the passes of a launch leave things for those that follow; the next launch writes over it. */
function scratchOf({ workspace }: Invocation, { name, scratch }: WebGPUProgram): BufferRef {
  if (workspace === undefined)
    throw new InternalError('run', `the launch of ${name} has no workspace, of which it needs ${scratch} bytes`);
  return { allocation: workspace, dtype: 'uint32', offset: 0, count: Math.ceil(scratch / bytesPerWord) };
}

const serves = (bound: Bound, buffers: readonly BufferRef[], moving: readonly number[]): boolean =>
  bound.buffers.every((known, i) => {
    const ref = buffers[i]!;
    if (known === ref) return true;
    const samePlace = known.offset === ref.offset || moving.includes(i);
    return gpuBufferOf(known.allocation) === ref.allocation && samePlace && bytesOf(known) === bytesOf(ref);
  });
