import { type BufferRef, InternalError, type KernelLaunch, type Launch } from '@nacre/tensor/backend';
import { LaunchArguments } from './arguments.ts';
import type { Failures } from './failures.ts';
import { usage } from './flags.ts';
import { bytesOf, gpuBufferOf } from './memory.ts';
import { type Programs, programOf } from './programs.ts';
import { Scratch } from './scratch.ts';

/** Runs that may be queued before one has to be waited for: memory for uploads does not pile up. */
const maxRunsAhead = 3;

/** Encodes launches: one encoder, one pass and one submission for each run. */
export class LaunchQueue {
  private readonly device: GPUDevice;
  private readonly programs: Programs;
  private readonly failures: Failures;
  private readonly args: LaunchArguments;
  private readonly scratch: Scratch;
  private readonly submitted: Promise<undefined>[] = [];
  /** Stands for buffers without elements, of which WebGPU can bind none. */
  private readonly nothing: GPUBuffer;

  constructor(device: GPUDevice, programs: Programs, failures: Failures) {
    this.device = device;
    this.programs = programs;
    this.failures = failures;
    this.args = new LaunchArguments(device, programs.argsLayout);
    this.scratch = new Scratch(device);
    this.nothing = device.createBuffer({
      size: device.limits.minStorageBufferOffsetAlignment * device.limits.maxStorageBuffersPerShaderStage,
      usage: usage.storage,
    });
  }

  /** Everything is queued on return; the promise waits for earlier runs and brings errors. */
  async run(launches: readonly Launch[]): Promise<void> {
    this.failures.expectDevice('run');
    const kernels = kernelLaunches(launches).filter(hasPoints);
    if (kernels.length > 0) this.failures.watch('run', namesOf(kernels), () => this.submit(kernels));
    await this.failures.settle('run');
    this.submitted.push(this.done());
    if (this.submitted.length > maxRunsAhead) await this.submitted.shift();
  }

  /** When everything submitted so far is done. */
  done(): Promise<undefined> {
    return this.device.queue.onSubmittedWorkDone().catch(() => undefined);
  }

  /** Uploads the arguments of launches; the functions given back encode one launch each. */
  encoders(launches: readonly KernelLaunch[]): ((pass: GPUComputePassEncoder) => void)[] {
    const offsets = this.args.upload(launches);
    this.scratch.reserve(Math.max(...launches.map(({ program }) => programOf(program).scratch)));
    return launches.map((launch, i) => (pass) => this.encode(pass, launch, offsets[i]!));
  }

  close(): void {
    this.args.close();
    this.scratch.close();
    this.nothing.destroy();
  }

  private submit(launches: readonly KernelLaunch[]): void {
    const encoder = this.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (const encode of this.encoders(launches)) encode(pass);
    pass.end();
    this.device.queue.submit([encoder.finish()]);
  }

  private encode(pass: GPUComputePassEncoder, { program, buffers }: KernelLaunch, offset: number): void {
    const compiled = programOf(program);
    pass.setBindGroup(0, this.bind(buffers, compiled.scratch));
    pass.setBindGroup(1, this.args.group(compiled.args.length), [offset]);
    for (const step of compiled.passes) {
      pass.setPipeline(this.programs.pipelineOf(compiled, step));
      pass.dispatchWorkgroups(...step.groups);
    }
  }

  private bind(buffers: readonly BufferRef[], scratch: number): GPUBindGroup {
    const { minStorageBufferOffsetAlignment } = this.device.limits;
    const resources = buffers.map((ref, binding) =>
      ref.count === 0
        ? { buffer: this.nothing, offset: binding * minStorageBufferOffsetAlignment, size: 4 }
        : { buffer: gpuBufferOf(ref.allocation), offset: ref.offset, size: bytesOf(ref) },
    );
    if (scratch > 0) resources.push({ buffer: this.scratch.buffer, offset: 0, size: scratch });
    return this.device.createBindGroup({
      layout: this.programs.buffersLayout(resources.length),
      entries: resources.map((resource, binding) => ({ binding, resource })),
    });
  }
}

export function kernelLaunches(launches: readonly Launch[]): KernelLaunch[] {
  return launches.map((launch) => {
    if ('program' in launch) return launch;
    throw new InternalError('run', `the routine ${launch.routine.kind} is not among the device's routines`);
  });
}

export const hasPoints = ({ program }: KernelLaunch): boolean => programOf(program).passes[0]!.groups[0] > 0;

const namesOf = (launches: readonly KernelLaunch[]): string =>
  `a run of ${[...new Set(launches.map(({ program }) => programOf(program).name))].join(', ')}`;
