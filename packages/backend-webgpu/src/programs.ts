import { type ComputeType, InternalError, type Kernel, type NacreError, type Program } from '@nacre/tensor/backend';
import { generate } from './codegen/kernel.ts';
import { computeStage } from './flags.ts';
import { byteLength } from './storage.ts';

/** A kernel in WGSL, and its pipeline once it was asked for. */
export interface WebGPUProgram {
  readonly name: string;
  readonly source: string;
  /** Workgroups in x and y; none if the kernel has no points. */
  readonly groups: readonly [x: number, y: number];
  readonly buffers: number;
  /** The buffers that are bound with an offset given at each dispatch, in order. */
  readonly moving: readonly number[];
  readonly args: readonly ComputeType[];
  pipeline: GPUComputePipeline | undefined;
  /** Resolves when there is a pipeline, or a failure. */
  preparing: Promise<void> | undefined;
  failure: NacreError | undefined;
}

export const programOf = (program: Program): WebGPUProgram => program as WebGPUProgram;

/** Values up to this many bytes share slabs, and results among them lie elsewhere in every run. */
const movingBytes = 256;
/** Storage buffers with such offsets that a pipeline may have on every WebGPU device. */
const maxMoving = 4;

function movingBuffers({ buffers }: Kernel): number[] {
  const small = buffers.flatMap(({ dtype, count }, i) => (count > 0 && byteLength(dtype, count) <= movingBytes ? [i] : []));
  const isRead = (i: number): boolean => buffers[i]!.access === 'read';
  const writtenFirst = [...small.filter((i) => !isRead(i)), ...small.filter(isRead)];
  return writtenFirst.slice(0, maxMoving).sort((a, b) => a - b);
}

/** Compiles kernels, and holds the layouts they share: n storage buffers in group 0, the arguments in group 1. */
export class Programs {
  readonly argsLayout: GPUBindGroupLayout;
  private readonly device: GPUDevice;
  private readonly layouts = new Map<string, GPUBindGroupLayout>();

  constructor(device: GPUDevice) {
    this.device = device;
    this.argsLayout = device.createBindGroupLayout({
      entries: [{ binding: 0, visibility: computeStage, buffer: { type: 'uniform', hasDynamicOffset: true } }],
    });
  }

  buffersLayout({ buffers, moving }: WebGPUProgram): GPUBindGroupLayout {
    const key = `${buffers}:${moving}`;
    let layout = this.layouts.get(key);
    if (layout === undefined) {
      layout = this.device.createBindGroupLayout({
        entries: Array.from({ length: buffers }, (_, binding) => ({
          binding,
          visibility: computeStage,
          buffer: { type: 'storage', hasDynamicOffset: moving.includes(binding) },
        })),
      });
      this.layouts.set(key, layout);
    }
    return layout;
  }

  compile(kernel: Kernel): WebGPUProgram {
    const { source, groups } = generate(kernel);
    const { name, buffers, args } = kernel;
    return {
      name,
      source,
      groups,
      buffers: buffers.length,
      moving: movingBuffers(kernel),
      args: args.map(({ type }) => type),
      pipeline: undefined,
      preparing: undefined,
      failure: undefined,
    };
  }

  /** Begins to make the pipeline. Nothing if it is there, or not needed; the promise never rejects. */
  prepare(program: WebGPUProgram): Promise<void> | undefined {
    if (program.pipeline !== undefined || program.groups[0] === 0) return undefined;
    program.preparing ??= this.createPipeline(program);
    return program.preparing;
  }

  private async createPipeline(program: WebGPUProgram): Promise<void> {
    const { name: label, source: code } = program;
    // What is wrong with the module is told by the refusal of the pipeline.
    this.device.pushErrorScope('validation');
    const module = this.device.createShaderModule({ label, code });
    const layout = this.device.createPipelineLayout({ bindGroupLayouts: [this.buffersLayout(program), this.argsLayout] });
    const compute = { module, entryPoint: 'main' };
    const pipeline = this.device.createComputePipelineAsync({ label, layout, compute });
    const popped = this.device.popErrorScope();
    try {
      program.pipeline = await pipeline;
      await popped;
    } catch (error) {
      program.failure = new InternalError('run', `WebGPU refused the kernel ${label}: ${await complaint(module, code, error)}`);
    }
  }
}

/** What the WGSL compiler says, with the line it says it of; what WebGPU says, if that is nothing. */
async function complaint(module: GPUShaderModule, code: string, refusal: unknown): Promise<string> {
  const { messages } = await module.getCompilationInfo().catch(() => ({ messages: [] }));
  const first = messages.find(({ type }) => type === 'error');
  if (first === undefined) return refusal instanceof Error ? refusal.message : String(refusal);
  return `${first.message}, in line ${first.lineNum}: ${code.split('\n')[first.lineNum - 1]?.trim() ?? ''}`;
}
