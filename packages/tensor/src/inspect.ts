import { capture, compile as compilePlan, type Plan, type PlannedLaunch } from './compile/index.ts';
import { printKernel } from './contract/print.ts';
import { kernelCost } from './runtime/cost.ts';
import { currentDevice } from './runtime/default-device.ts';
import { observe } from './runtime/observe.ts';
import { deviceOf } from './runtime/realize.ts';
import { storedValueOf } from './runtime/values.ts';
import type { Tensor } from './tensor.ts';

/**
 * What `explain` takes.
 */
export interface ExplainOptions {
  /** Also what the backend generated for each kernel. */
  readonly source?: boolean;
}

/**
 * The plan that would compute the tensors, as text: its kernels in order with what was fused, their loops and expressions, the
 * arithmetic and bytes of each, and the scratch memory. Nothing is computed.
 * @example explain(tensor([1, 2, 3]).mul(2).sum()).split(',')[0]; // '1 launch on reference'
 */
export function explain(x: Tensor | readonly Tensor[], options: ExplainOptions = {}): string {
  const nodes = (Array.isArray(x) ? (x as readonly Tensor[]) : [x as Tensor])
    .map((t) => t.node)
    .filter((node) => node.realized === undefined);
  const device = deviceOf('explain', nodes) ?? currentDevice();
  const plan = compilePlan(
    capture(nodes, [], (leaf) => storedValueOf(leaf)?.buffer),
    device.backend,
    device.lowering,
  );
  const parts = plan.launches.map((launch, i) => explainLaunch(launch, i));
  if (options.source) {
    plan.launches.forEach((launch, i) => {
      if ('kernel' in launch) parts[i] += `\n${device.source(launch.kernel)}`;
    });
  }
  return [
    `${count(plan.launches.length, 'launch', 'launches')} on ${device.name}, ${plan.scratch.reduce((a, b) => a + b, 0)} bytes of scratch`,
    ...parts,
  ].join('\n\n');
}

function explainLaunch(launch: PlannedLaunch, i: number): string {
  if ('routine' in launch) return `${i}: routine ${launch.routine.kind} ${JSON.stringify(launch.routine)}`;
  const { flops, bytes } = kernelCost(launch.kernel);
  const contraction = launch.kernel.stages.some((stage) => stage.kind === 'reduce' && stage.contraction) ? ', contraction' : '';
  return `${i}: ${launch.kernel.name} (${flops} flops, ${bytes} bytes${contraction})\n${printKernel(launch.kernel)}`;
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/**
 * One kernel in a profile.
 */
export interface ProfileRow {
  /** What was fused: `convolution+add+tanh`. */
  readonly kernel: string;
  readonly calls: number;
  readonly milliseconds: number;
  /** 10⁹ operations per second, and 10⁹ bytes. */
  readonly gflops: number;
  readonly gigabytes: number;
}

/**
 * What `profile` found.
 */
export interface Profile<T> {
  readonly result: T;
  /** Milliseconds from beginning to end. */
  readonly total: number;
  /** Milliseconds of `total` in which plans ran. */
  readonly running: number;
  /** Milliseconds spent on finding, compiling and binding plans. */
  readonly preparing: number;
  readonly plans: number;
  /** Plans that had to be compiled. */
  readonly compiled: number;
  /** By kernel, the longest first; empty where the backend cannot time its launches. */
  readonly rows: readonly ProfileRow[];
  toString(): string;
}

/**
 * Runs `f` and says where its time went: kernel by kernel, and on the host. Kernels are timed one by one, which costs some time
 * itself.
 * @example
 * const report = await profile(() => tensor([1, 2, 3]).mul(2).data());
 * report.plans; // 1
 * String(report).includes('running 1 plan'); // true
 */
export async function profile<T>(f: () => T | Promise<T>): Promise<Profile<T>> {
  const rows = new Map<string, { calls: number; milliseconds: number; flops: number; bytes: number }>();
  const totals = { running: 0, preparing: 0, plans: 0, compiled: 0 };
  const untimed = new Set<string>();
  const start = performance.now();
  const result = await observe(
    {
      run: async ({ plan, prepared, device: { backend } }) => {
        const begin = performance.now();
        // At once: what is read next has to see what it computes.
        const timing = backend.time?.(prepared);
        if (timing === undefined) {
          untimed.add(`kernels are not timed: ${backend.untimed ?? `the ${backend.name} backend measures none`}`);
          await backend.run(prepared);
          await backend.wait();
        }
        const launches = await timing;
        totals.running += performance.now() - begin;
        totals.plans++;
        launches?.forEach((milliseconds, i) => addRow(rows, plan, i, milliseconds));
      },
      finding: () => {
        const begin = performance.now();
        return (compiled) => {
          totals.preparing += performance.now() - begin;
          if (compiled) totals.compiled++;
        };
      },
    },
    f,
  );
  const total = performance.now() - start;
  const table = [...rows]
    .map(([kernel, r]) => ({
      kernel,
      calls: r.calls,
      milliseconds: r.milliseconds,
      gflops: r.flops / r.milliseconds / 1e6,
      gigabytes: r.bytes / r.milliseconds / 1e6,
    }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
  return { result, total, ...totals, rows: table, toString: () => report(total, totals, table, untimed) };
}

function addRow(
  rows: Map<string, { calls: number; milliseconds: number; flops: number; bytes: number }>,
  plan: Plan,
  i: number,
  milliseconds: number,
): void {
  const launch = plan.launches[i]!;
  const name = 'kernel' in launch ? launch.kernel.name : launch.routine.kind;
  const key = 'kernel' in launch ? `${name} [${launch.kernel.axes.join()}]` : name;
  const cost = 'kernel' in launch ? kernelCost(launch.kernel) : { flops: 0, bytes: 0 };
  const row = rows.get(key) ?? { calls: 0, milliseconds: 0, flops: 0, bytes: 0 };
  rows.set(key, {
    calls: row.calls + 1,
    milliseconds: row.milliseconds + milliseconds,
    flops: row.flops + cost.flops,
    bytes: row.bytes + cost.bytes,
  });
}

function report(
  total: number,
  totals: { running: number; preparing: number; plans: number; compiled: number },
  rows: readonly ProfileRow[],
  untimed: ReadonlySet<string>,
): string {
  const recording = Math.max(0, total - totals.running - totals.preparing);
  const head =
    `${total.toFixed(2)} ms: ${totals.running.toFixed(2)} running ${count(totals.plans, 'plan', 'plans')}, ${totals.preparing.toFixed(2)} preparing ` +
    `(${totals.compiled} compiled), ${recording.toFixed(2)} recording and waiting`;
  const lines = rows.map(
    (r) =>
      `${r.milliseconds.toFixed(3).padStart(10)} ${String(r.calls).padStart(6)} ${r.gflops.toFixed(2).padStart(9)} ${r.gigabytes.toFixed(2).padStart(9)}  ${r.kernel}`,
  );
  const table = rows.length === 0 ? [] : ['        ms  calls    GFLOP/s      GB/s  kernel', ...lines];
  return [head, ...untimed, ...table].join('\n');
}
