import {
  type Capture,
  capture,
  type Passes,
  type PlannedLaunch,
  passes,
  type RoutineLowering,
  type Slot,
} from './compile/index.ts';
import { launchesOf } from './compile/provenance.ts';
import { holderOf } from './compile/storage.ts';
import type { Backend } from './contract/backend.ts';
import type { Kernel } from './contract/kernel.ts';
import type { Routine } from './contract/routine.ts';
import { bytesPerElement, type DType } from './dtype.ts';
import { ArgumentError, InternalError } from './errors.ts';
import type { Node, Op, Scalar } from './graph/node.ts';
import { kernelCost } from './runtime/cost.ts';
import { checkDType } from './runtime/realize.ts';
import { record, type Trace } from './runtime/tracing.ts';
import { storedValueOf } from './runtime/values.ts';
import { ownerOf } from './runtime/variable.ts';
import type { Shape } from './shape.ts';
import { Tensor } from './tensor.ts';

/**
 * What the compiler asks of a backend: what it can do, and how much room values take there. Every backend is one; no device is needed.
 */
export type PlanTarget = Pick<Backend, 'name' | 'capabilities' | 'byteLength'>;

/**
 * What becomes of a program: plain data, which can be sent to other threads.
 */
export interface PlanInspection {
  /** The graph as recorded, inputs before users. */
  readonly nodes: readonly InspectedNode[];
  /** The places in `nodes` of what the function returned. */
  readonly results: readonly number[];
  /** In the order in which they run. */
  readonly launches: readonly InspectedLaunch[];
  /** What the launches read and write. */
  readonly values: readonly InspectedValue[];
  /** Bytes of each allocation of scratch memory. */
  readonly scratch: readonly number[];
}

/**
 * One primitive of the graph, applied.
 */
export interface InspectedNode {
  /** The primitive: `elementwise`, `reduce`, `convolution`, …; `source` for values from outside, parameters and buffers among them. */
  readonly primitive: string;
  /** What it does, in a word: `mul`, `sum`, `matmul`, `permute`; the name of a parameter. */
  readonly name: string;
  /** The rest of it: axes, offsets, the number of a constant. Empty if there is nothing to say. */
  readonly detail: string;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Places in `nodes`. */
  readonly inputs: readonly number[];
  /**
   * The launches in which it is computed: several if it is computed anew by its readers, or was split. Movement and constants are index arithmetic
   * and numbers inside the launches that read them; of a source they are those that read it.
   */
  readonly launches: readonly number[];
}

/**
 * One step of a plan: a kernel, or one of the backend's routines (scan, argsort, scatter).
 */
export interface InspectedLaunch {
  /** What was fused: `matmul+add+relu`. */
  readonly name: string;
  readonly kernel?: Kernel;
  readonly routine?: Routine;
  /** Scalar operations, and bytes of the distinct elements that a kernel reads and writes. */
  readonly flops: number;
  readonly bytes: number;
  /** In the order of the slots of the kernel. */
  readonly buffers: readonly { readonly access: 'read' | 'write' | 'readwrite'; readonly value: number }[];
  /** Places in `nodes` of what it computes or reads from outside. */
  readonly nodes: readonly number[];
}

/**
 * Something in memory while a plan runs.
 */
export interface InspectedValue {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly bytes: number;
  /** `input`: is there before; `result`, `update`: is there afterwards, an update in the memory of a parameter; `faults`: flags for bad indices. */
  readonly place: 'input' | 'result' | 'update' | 'scratch' | 'faults';
  /** In scratch memory: which allocation, and where in it. */
  readonly allocation?: number;
  readonly offset?: number;
  /** The first and the last launch that use it. */
  readonly from: number;
  readonly to: number;
  /** The node whose value it is, if it is one of the graph's. */
  readonly node?: number;
}

type Results = Tensor | readonly Tensor[] | undefined;

/**
 * Records `f`, as `compile` would, and tells what the compiler makes of it for a backend: graph, kernels, memory, and which
 * kernel computes what. Nothing is computed, and no device is needed. `f` may call `backward` and an optimizer's `step`; what it assigns is
 * part of the plan and forgotten afterwards. Parameters and buffers count as values that are there, as in every step but the first.
 *
 * Backends without some routine pass `routineKernels` as `lowering`.
 * @throws ArgumentError if `f` gives anything but tensors, or nothing at all to compute; DTypeError for a dtype that the target lacks
 * @example
 * import { referenceBackend } from '@nacre/tensor/testing';
 * const { launches } = await inspectPlan(() => tensor([1, 2, 3]).mul(2).sum(), referenceBackend());
 * launches.map(({ name }) => name); // ['mul+sum']
 */
export async function inspectPlan(
  f: () => Results | Promise<Results>,
  target: PlanTarget,
  lowering?: RoutineLowering,
): Promise<PlanInspection>;
export async function inspectPlan(
  f: () => Promise<void>,
  target: PlanTarget,
  lowering?: RoutineLowering,
): Promise<PlanInspection>;
export async function inspectPlan(
  f: () => Results | Promise<Results> | Promise<void>,
  target: PlanTarget,
  lowering: RoutineLowering = noLowering,
): Promise<PlanInspection> {
  const trace: Trace = { updates: new Map(), hooks: [], cleanup: [] };
  const results = tensorsOf(await record<unknown>(trace, f)).map((x) => x.node);
  if (results.length + trace.updates.size === 0)
    throw new ArgumentError('inspectPlan', 'there is nothing to compute', 'return a tensor, or update a parameter');
  const updates = [...trace.updates].map(([variable, { value }]) => ({ value, memory: variable }));
  const captured = capture(results, updates, (leaf) => ownerOf(leaf) ?? storedValueOf(leaf)?.buffer, isGiven);
  for (const node of captured.order) checkDType(node, 'inspectPlan', target);
  return described(captured, passes(captured, target, lowering), target);
}

const noLowering: RoutineLowering = ({ op }) => {
  throw new InternalError('inspectPlan', `the backend has no ${op}`, 'pass routineKernels');
};

function tensorsOf(results: unknown): readonly Tensor[] {
  if (results === undefined) return [];
  const list = Array.isArray(results) ? (results as readonly unknown[]) : [results];
  const other = list.find((x) => !(x instanceof Tensor));
  if (other !== undefined)
    throw new ArgumentError('inspectPlan', `the function gives ${typeof other}`, 'return a tensor, or an array of tensors');
  return list as readonly Tensor[];
}

/** Values in memory, and those of variables. */
const isGiven = (node: Node): boolean => node.realized !== undefined || node.op === 'source' || ownerOf(node)?.current === node;

function described(captured: ReturnType<typeof capture>, made: Passes, target: PlanTarget): PlanInspection {
  const { order } = captured;
  const places = new Map(order.map((node, i) => [node, i]));
  const launches = launchesOf(captured, made);
  const values = new Values(captured, made, target);
  return {
    nodes: order.map((node, i) => ({
      primitive: captured.leaves.includes(node) ? 'source' : node.op,
      ...(captured.leaves.includes(node) ? nameOfLeaf(node) : wordsOf(node)),
      shape: node.shape,
      dtype: node.dtype,
      inputs: captured.leaves.includes(node) ? [] : node.inputs.map((input) => places.get(input)!),
      launches: launches[i]!,
    })),
    results: captured.results.map((node) => places.get(node)!),
    launches: made.plan.launches.map((launch, i) => ({
      ...costOf(launch),
      buffers: launch.slots.map((slot, j) => ({ access: accessOf(launch, j), value: values.at(i, slot, j) })),
      nodes: order.flatMap((_, node) => (launches[node]!.includes(i) ? [node] : [])),
    })),
    values: values.list,
    scratch: made.plan.scratch,
  };
}

function costOf(launch: PlannedLaunch): Pick<InspectedLaunch, 'name' | 'kernel' | 'routine' | 'flops' | 'bytes'> {
  if ('kernel' in launch) return { name: launch.kernel.name, kernel: launch.kernel, ...kernelCost(launch.kernel) };
  const bytes = launch.slots.reduce((sum, { dtype, count }) => sum + count * bytesPerElement(dtype), 0);
  return { name: launch.routine.kind, routine: launch.routine, flops: 0, bytes };
}

/** A routine writes what it makes, and its record of faults behind that. */
function accessOf(launch: PlannedLaunch, slot: number): 'read' | 'write' | 'readwrite' {
  if ('kernel' in launch) return launch.kernel.buffers[slot]!.access;
  const made = launch.slots.length - (launch.routine.kind === 'scatter' ? 2 : 1);
  return slot < made ? 'read' : 'write';
}

/** The values of a plan, each with the span of launches that use it. */
class Values {
  readonly list: { -readonly [K in keyof InspectedValue]: InspectedValue[K] }[] = [];
  private readonly holders: readonly (readonly (Node | undefined)[])[];
  private readonly target: PlanTarget;
  private readonly nodes = new Map<Node, number>();
  private readonly known = new Map<Node | string, number>();

  constructor({ order }: Capture, { program: { copies }, planner }: Passes, target: PlanTarget) {
    this.target = target;
    this.holders = [...planner.order.map((group) => planner.buffersOf(group)), ...planner.copied.map(({ from }) => [from, from])];
    order.forEach((node, i) => {
      const holder = holderOf(copies.get(node)!);
      if (!this.nodes.has(holder)) this.nodes.set(holder, i);
    });
  }

  /** The number of the value in a slot of a launch. */
  at(launch: number, { kind, dtype, count, ...place }: Slot, slot: number): number {
    const holder = this.holders[launch]![slot];
    const key = 'index' in place ? `${kind} ${place.index}` : (holder ?? kind);
    const known = this.known.get(key);
    if (known !== undefined) {
      this.list[known]!.to = launch;
      return known;
    }
    const node = holder && this.nodes.get(holder);
    this.known.set(key, this.list.length);
    return (
      this.list.push({
        dtype,
        shape: holder?.shape ?? [count],
        bytes: this.target.byteLength(dtype, count),
        place: kind === 'leaf' ? 'input' : kind,
        ...('offset' in place && place),
        from: launch,
        to: launch,
        ...(node !== undefined && { node }),
      }) - 1
    );
  }
}

type Words = Pick<InspectedNode, 'name' | 'detail'>;

const nameOfLeaf = (leaf: Node): Words => ({ name: ownerOf(leaf)?.name || 'input', detail: '' });

/** For each primitive, its name and what else there is to say. */
const words: { readonly [O in Op]: (node: Node<O>) => Words } = {
  source: nameOfLeaf,
  constant: ({ attributes }) => ({ name: 'constant', detail: numberOf(attributes.value) }),
  iota: ({ attributes }) => ({ name: 'iota', detail: `axis ${attributes.axis}` }),
  bits: ({ attributes }) => ({ name: 'bits', detail: `word ${attributes.word}` }),
  elementwise: ({ attributes }) => ({ name: attributes.op, detail: '' }),
  convert: ({ dtype }) => ({ name: 'convert', detail: `to ${dtype}` }),
  bitcast: ({ dtype }) => ({ name: 'bitcast', detail: `to ${dtype}` }),
  reshape: () => ({ name: 'reshape', detail: '' }),
  permute: ({ attributes }) => ({ name: 'permute', detail: attributes.order.join() }),
  expand: () => ({ name: 'expand', detail: '' }),
  pad: ({ attributes }) => ({ name: 'pad', detail: `before ${attributes.before.map(numberOf).join()}` }),
  shrink: ({ attributes }) => ({ name: 'shrink', detail: `from ${attributes.start.map(numberOf).join()}` }),
  flip: ({ attributes }) => ({ name: 'flip', detail: axesOf(attributes.axes) }),
  concat: ({ attributes }) => ({ name: 'concat', detail: `axis ${attributes.axis}` }),
  reduce: ({ attributes }) => ({ name: attributes.op, detail: axesOf(attributes.axes) }),
  convolution: ({ attributes: { spatial } }) =>
    spatial.length === 0
      ? { name: 'matmul', detail: '' }
      : { name: 'convolution', detail: `stride ${spatial.map(({ stride }) => stride).join()}` },
  window: ({ attributes }) => ({
    name: `window ${attributes.op}`,
    detail: `size ${attributes.spatial.map(({ size }) => size).join()}`,
  }),
  windowSpread: ({ attributes }) => ({
    name: 'windowSpread',
    detail: `size ${attributes.spatial.map(({ size }) => size).join()}`,
  }),
  gather: ({ attributes }) => ({ name: 'gather', detail: `axis ${attributes.axis}` }),
  scatter: ({ attributes }) => ({ name: `scatter ${attributes.mode}`, detail: `axis ${attributes.axis}` }),
  argsort: ({ attributes }) => ({ name: 'argsort', detail: `axis ${attributes.axis}` }),
  scan: ({ attributes }) => ({ name: `scan ${attributes.op}`, detail: `axis ${attributes.axis}` }),
  custom: () => ({ name: 'custom', detail: '' }),
  barrier: () => ({ name: 'barrier', detail: '' }),
  detach: () => ({ name: 'detach', detail: '' }),
  variable: () => ({ name: 'variable', detail: '' }),
};

const wordsOf = (node: Node): Words => words[node.op](node as never);
const axesOf = (axes: readonly number[]): string => `${axes.length === 1 ? 'axis' : 'axes'} ${axes.join()}`;

/** A number that changes from run to run is not known. */
const numberOf = (value: Scalar): string => (typeof value === 'number' ? String(value) : 'changing');
