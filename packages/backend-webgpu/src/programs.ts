import {
  type BufferSlot,
  type ComputeType,
  InternalError,
  type Kernel,
  type Launch,
  type NacreError,
  type Program,
  type Routine,
  stageExprs,
} from '@nacre/tensor/backend';
import { product } from './codegen/axes.ts';
import { generate } from './codegen/kernel.ts';
import type { Pass } from './codegen/module.ts';
import { exprCount } from './codegen/quad-loads.ts';
import type { Target } from './codegen/target.ts';
import { computeStage } from './flags.ts';
import { generateRoutine } from './routines/routine.ts';
import { byteLength } from './storage.ts';

/** A kernel or a routine in WGSL: what is dispatched for a launch, in order. */
export interface WebGPUProgram {
  readonly name: string;
  readonly passes: readonly WebGPUPass[];
  readonly buffers: number;
  /** Bytes that the passes share, bound after the buffers. */
  readonly scratch: number;
  /** The buffers that are bound with an offset given at each dispatch, in order. */
  readonly moving: readonly number[];
  readonly args: readonly ComputeType[];
  /** About how many operations a launch takes. */
  readonly work: number;
}

export interface WebGPUPass {
  readonly shader: Shader;
  /** Workgroups in x and y; none if there is nothing to do. */
  readonly groups: readonly [x: number, y: number];
  /** Arguments (uint32) after those of the launch. */
  readonly args: readonly number[];
}

/** A module, and its pipeline once it was asked for. */
export interface Shader {
  readonly source: string;
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

function movingBuffers(buffers: readonly BufferSlot[]): number[] {
  const small = buffers.flatMap(({ dtype, count }, i) => (count > 0 && byteLength(dtype, count) <= movingBytes ? [i] : []));
  const isRead = (i: number): boolean => buffers[i]!.access === 'read';
  const writtenFirst = [...small.filter((i) => !isRead(i)), ...small.filter(isRead)];
  return writtenFirst.slice(0, maxMoving).sort((a, b) => a - b);
}

/** The expressions that are evaluated at all points of all stages. */
const workOf = ({ axes, stages }: Kernel): number =>
  product(axes) * stages.reduce((sum, stage) => sum + product(stage.axes) * exprCount(stageExprs(stage)), 0);

/** What a pass of a routine does to an element: about the steps of a bisection. */
const routineWork = 32;

/** Passes with the same source share a pipeline. */
export function passesOf(passes: readonly Pass[]): WebGPUPass[] {
  const shaders = new Map<string, Shader>();
  return passes.map(({ source, groups, args = [] }) => {
    const shader = shaders.get(source) ?? { source, pipeline: undefined, preparing: undefined, failure: undefined };
    shaders.set(source, shader);
    return { shader, groups, args };
  });
}

/** Compiles kernels, and holds the layouts they share: n storage buffers in group 0, the arguments in group 1. */
export class Programs {
  readonly argsLayout: GPUBindGroupLayout;
  private readonly device: GPUDevice;
  private readonly target: Target;
  private readonly layouts = new Map<string, GPUBindGroupLayout>();
  private readonly routines = new WeakMap<Routine, WebGPUProgram>();
  private readonly equalRoutines = new Map<string, WeakRef<WebGPUProgram>>();
  private readonly forgotten = new FinalizationRegistry<string>((key) => {
    if (this.equalRoutines.get(key)?.deref() === undefined) this.equalRoutines.delete(key);
  });

  constructor(device: GPUDevice, target: Target) {
    this.device = device;
    this.target = target;
    this.argsLayout = device.createBindGroupLayout({
      entries: [{ binding: 0, visibility: computeStage, buffer: { type: 'uniform', hasDynamicOffset: true } }],
    });
  }

  buffersLayout({ buffers, scratch, moving }: WebGPUProgram): GPUBindGroupLayout {
    const length = buffers + Number(scratch > 0);
    const key = `${length}:${moving}`;
    let layout = this.layouts.get(key);
    if (layout === undefined) {
      layout = this.device.createBindGroupLayout({
        entries: Array.from({ length }, (_, binding) => ({
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
    const { name, buffers, args } = kernel;
    const { passes, scratch } = generate(kernel, this.target);
    return {
      name,
      passes: passesOf(passes),
      buffers: buffers.length,
      scratch,
      moving: movingBuffers(buffers),
      args: args.map(({ type }) => type),
      work: workOf(kernel),
    };
  }

  /** What a launch runs. */
  of(launch: Launch): WebGPUProgram {
    return 'program' in launch ? programOf(launch.program) : this.routine(launch.routine);
  }

  /** The program of a routine, kept as long as one that is equal to it. */
  private routine(routine: Routine): WebGPUProgram {
    const known = this.routines.get(routine);
    if (known !== undefined) return known;
    const key = JSON.stringify(routine);
    let program = this.equalRoutines.get(key)?.deref();
    if (program === undefined) {
      const { passes, scratch, buffers, args } = generateRoutine(routine);
      const moving = movingBuffers(buffers);
      const work = passes.length * routineWork * buffers.reduce((sum, { count }) => sum + count, 0);
      program = { name: routine.kind, passes: passesOf(passes), buffers: buffers.length, scratch, moving, args, work };
      this.equalRoutines.set(key, new WeakRef(program));
      this.forgotten.register(program, key);
    }
    this.routines.set(routine, program);
    return program;
  }

  /** Begins to make the pipelines. Nothing if they are there, or not needed; the promise never rejects. */
  prepare(program: WebGPUProgram): Promise<void> | undefined {
    const missing = program.passes.filter(({ shader, groups }) => shader.pipeline === undefined && groups[0] > 0);
    if (missing.length === 0) return undefined;
    const preparing = missing.map(({ shader }) => {
      shader.preparing ??= this.createPipeline(program, shader);
      return shader.preparing;
    });
    return Promise.all(preparing).then(() => undefined);
  }

  private async createPipeline(program: WebGPUProgram, shader: Shader): Promise<void> {
    const { name: label } = program;
    const { source: code } = shader;
    // What is wrong with the module is told by the refusal of the pipeline.
    this.device.pushErrorScope('validation');
    const module = this.device.createShaderModule({ label, code });
    const layout = this.device.createPipelineLayout({ bindGroupLayouts: [this.buffersLayout(program), this.argsLayout] });
    const compute = { module, entryPoint: 'main' };
    const pipeline = this.device.createComputePipelineAsync({ label, layout, compute });
    const popped = this.device.popErrorScope();
    try {
      shader.pipeline = await pipeline;
      await popped;
    } catch (error) {
      shader.failure = new InternalError('run', `WebGPU refused the kernel ${label}: ${await complaint(module, code, error)}`);
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
