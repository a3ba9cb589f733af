import type { KernelLaunch, Launch, NacreError } from '@nacre/tensor/backend';
import { LaunchArguments } from './arguments.ts';
import { Bindings, type Invocation } from './bindings.ts';
import type { Failures } from './failures.ts';
import type { Memory } from './memory.ts';
import type { Order } from './order.ts';
import { type Programs, programOf, type WebGPUProgram } from './programs.ts';
import { submissionsOf } from './submissions.ts';

/** Runs that may be queued before one has to be waited for: memory for uploads does not pile up. */
const maxRunsAhead = 3;

/** A launch whose arguments are uploaded. */
export interface Encodable {
  /** About how many operations it takes. */
  readonly work: number;
  encode(pass: GPUComputePassEncoder): void;
}

/** Encodes launches: one encoder, one pass and one submission for each run, unless it takes very long. */
export class LaunchQueue {
  private readonly device: GPUDevice;
  private readonly programs: Programs;
  private readonly failures: Failures;
  private readonly order: Order;
  private readonly args: LaunchArguments;
  private readonly bindings: Bindings;
  private readonly submitted: Promise<undefined>[] = [];

  constructor(device: GPUDevice, programs: Programs, memory: Memory, failures: Failures, order: Order) {
    this.device = device;
    this.programs = programs;
    this.failures = failures;
    this.order = order;
    this.args = new LaunchArguments(device, programs.argsLayout);
    this.bindings = new Bindings(device, programs, memory, failures);
  }

  /**
   * Everything is queued on return, unless a pipeline is missing. The promise brings the errors of what was new; what has run before is
   * waited for only if too much of it is queued.
   */
  async run(launches: readonly Launch[]): Promise<void> {
    this.failures.check('run');
    await this.whenReady(launches, (kernels) => {
      if (kernels.some(hasPoints))
        this.failures.watch({ operation: 'run', subject: () => namesOf(kernels) }, () => this.submit(kernels));
    });
    if (this.failures.unsettled) await this.failures.settle('run');
    this.submitted.push(this.done());
    if (this.submitted.length > maxRunsAhead) await this.submitted.shift();
  }

  /** When everything submitted so far is done. */
  done(): Promise<undefined> {
    return this.device.queue.onSubmittedWorkDone().catch(() => undefined);
  }

  /** Encodes something with launches as they are now, once their pipelines are there, in its turn. */
  whenReady<T>(launches: readonly Launch[], encode: (kernels: readonly Invocation[]) => T): T | Promise<T> {
    const kernels = this.invocations(launches);
    const preparing = kernels.flatMap(({ program }) => this.programs.prepare(programOf(program)) ?? []);
    if (preparing.length === 0 && this.order.isFree) return encode(kernels);
    const copies = kernels.map((launch) => ({
      ...launch,
      buffers: [...launch.buffers],
      args: [...launch.args],
      origin: launch.origin ?? launch,
    }));
    return this.order.do(() => {
      this.failures.expectDevice('run');
      const failed = copies.map(({ program }) => failureOf(programOf(program))).find((failure) => failure !== undefined);
      if (failed !== undefined) throw failed;
      return encode(copies);
    }, Promise.all(preparing));
  }

  /** Uploads the arguments of launches; says what belongs in each submission. */
  submissions(kernels: readonly Invocation[]): Encodable[][] {
    const offsets = this.args.upload(kernels);
    return submissionsOf(
      kernels.map((kernel, i) => ({
        work: programOf(kernel.program).work,
        encode: (pass: GPUComputePassEncoder) => this.encode(pass, kernel, offsets[i]!),
      })),
    );
  }

  close(): void {
    this.args.close();
    this.bindings.close();
  }

  private submit(kernels: readonly Invocation[]): void {
    for (const submission of this.submissions(kernels)) {
      const encoder = this.device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      for (const launch of submission) launch.encode(pass);
      pass.end();
      this.device.queue.submit([encoder.finish()]);
    }
  }

  private encode(pass: GPUComputePassEncoder, kernel: Invocation, offsets: readonly number[]): void {
    const { passes, args } = programOf(kernel.program);
    if (!hasPoints(kernel)) return;
    this.bindings.set(pass, kernel);
    passes.forEach(({ shader, groups, args: more }, i) => {
      if (shader.pipeline === undefined || groups[0] === 0) return;
      pass.setPipeline(shader.pipeline);
      pass.setBindGroup(1, this.args.group(args.length + more.length), [offsets[i]!]);
      pass.dispatchWorkgroups(...groups);
    });
  }

  private invocations(launches: readonly Launch[]): Invocation[] {
    return launches.map((launch) =>
      'program' in launch ? launch : { ...launch, program: this.programs.of(launch), origin: launch },
    );
  }
}

const hasPoints = ({ program }: KernelLaunch): boolean => programOf(program).passes.some(({ groups }) => groups[0] > 0);

const failureOf = ({ passes }: WebGPUProgram): NacreError | undefined =>
  passes.find(({ shader }) => shader.failure !== undefined)?.shader.failure;

const namesOf = (kernels: readonly KernelLaunch[]): string =>
  `a run of ${[...new Set(kernels.map(({ program }) => programOf(program).name))].join(', ')}`;
