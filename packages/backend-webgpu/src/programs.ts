import type { ComputeType, Kernel, Program } from '@nacre/tensor/backend';
import { generate } from './codegen/kernel.ts';
import type { Failures } from './failures.ts';
import { computeStage } from './flags.ts';

/** A kernel in WGSL. */
export interface WebGPUProgram {
  readonly name: string;
  readonly passes: readonly WebGPUPass[];
  /** Bytes for what the passes leave each other, bound as one more buffer. */
  readonly scratch: number;
  readonly buffers: number;
  readonly args: readonly ComputeType[];
}

/** One dispatch. Its pipeline is made with its first launch. */
export interface WebGPUPass {
  readonly source: string;
  /** Workgroups in x and y; none if the kernel has no points. */
  readonly groups: readonly [x: number, y: number];
  pipeline: GPUComputePipeline | undefined;
}

export const programOf = (program: Program): WebGPUProgram => program as WebGPUProgram;

/** Compiles kernels, and holds the layouts they share: n storage buffers in group 0, the arguments in group 1. */
export class Programs {
  readonly argsLayout: GPUBindGroupLayout;
  private readonly device: GPUDevice;
  private readonly failures: Failures;
  private readonly bufferLayouts: GPUBindGroupLayout[] = [];

  constructor(device: GPUDevice, failures: Failures) {
    this.device = device;
    this.failures = failures;
    this.argsLayout = device.createBindGroupLayout({
      entries: [{ binding: 0, visibility: computeStage, buffer: { type: 'uniform', hasDynamicOffset: true } }],
    });
  }

  buffersLayout(count: number): GPUBindGroupLayout {
    this.bufferLayouts[count] ??= this.device.createBindGroupLayout({
      entries: Array.from({ length: count }, (_, binding) => ({
        binding,
        visibility: computeStage,
        buffer: { type: 'storage' },
      })),
    });
    return this.bufferLayouts[count];
  }

  compile(kernel: Kernel): WebGPUProgram {
    const { passes, scratch } = generate(kernel);
    const { name, buffers, args } = kernel;
    return {
      name,
      passes: passes.map((pass) => ({ ...pass, pipeline: undefined })),
      scratch,
      buffers: buffers.length,
      args: args.map(({ type }) => type),
    };
  }

  pipelineOf(program: WebGPUProgram, pass: WebGPUPass): GPUComputePipeline {
    pass.pipeline ??= this.failures.watch(program.name, 'the kernel', () => this.createPipeline(program, pass.source));
    return pass.pipeline;
  }

  private createPipeline({ name: label, buffers, scratch }: WebGPUProgram, code: string): GPUComputePipeline {
    const module = this.device.createShaderModule({ label, code });
    const bindGroupLayouts = [this.buffersLayout(buffers + (scratch > 0 ? 1 : 0)), this.argsLayout];
    const layout = this.device.createPipelineLayout({ bindGroupLayouts });
    return this.device.createComputePipeline({ label, layout, compute: { module, entryPoint: 'main' } });
  }
}
