import { type Capture, capture, type Request } from '../compile/index.ts';
import type { BufferRef } from '../contract/backend.ts';
import type { TypedArray } from '../dtype.ts';
import { DeviceError } from '../errors.ts';
import { countPlan } from '../graph/deep.ts';
import type { Node } from '../graph/node.ts';
import { source } from '../ops/memory.ts';
import { currentDevice } from './default-device.ts';
import type { Device } from './device.ts';
import { checkDType, deviceOf, oldChains, planOf, readyLeaf, realize, start, takeTurns } from './realize.ts';
import type { Trace } from './tracing.ts';
import { StoredValue, storedValueOf } from './values.ts';
import { ownerOf, type Variable } from './variable.ts';

type Leaf = { readonly argument: number } | { readonly variable: Variable } | { readonly node: Node };

/** A recorded function on a device: replaying it records, captures and plans nothing. */
export class Replay {
  private readonly device: Device;
  private readonly captured: Capture & Request;
  private readonly leaves: readonly Leaf[];
  private readonly trace: Trace;
  private readonly updated: readonly Variable[];

  constructor(operation: string, parameters: readonly Node[], outputs: readonly Node[], trace: Trace) {
    const updates = [...trace.updates];
    this.trace = trace;
    const values = updates.map(([, { value }]) => value);
    this.device =
      deviceOf(operation, [...outputs, ...values]) ??
      updates.map(([variable]) => variable.home).find((d) => d !== undefined) ??
      currentDevice();
    this.device.checkOpen(operation);
    this.updated = updates.map(([variable]) => variable);
    const memories = this.memories(operation);
    this.captured = capture(
      outputs,
      values.map((value, i) => ({ value, memory: memories[i]! })),
      (leaf) => storedValueOf(leaf)?.buffer,
    );
    for (const node of this.captured.order) checkDType(node, operation, this.device.backend);
    this.leaves = this.captured.leaves.map((node): Leaf => {
      const argument = parameters.indexOf(node);
      if (argument >= 0) return { argument };
      const variable = ownerOf(node);
      return variable ? { variable } : { node };
    });
  }

  /** Runs on new arguments; gives the nodes of the results. No assignment may be pending. */
  async run(operation: string, args: readonly Node[], first: boolean): Promise<Node[]> {
    const { device, trace } = this;
    device.checkOpen(operation);
    if (!first) for (const hook of trace.hooks) hook();
    const prepared = realize(operation, [...args.filter((node) => node.op !== 'source'), ...oldChains(device)], device);
    // A plan that was dropped from the cache in the meantime is made again.
    const executable = planOf(operation, device, this.captured);
    // Before the leaves: a value that is on the host moves to its variable's memory.
    const memories = this.memories(operation);
    const leaves = this.leaves.map((leaf) => this.value(operation, leaf, args));
    const { done, buffers } = start(operation, device, executable, this.captured.results, () => ({
      leaves,
      updates: memories.map((buffer) => buffer.ref),
      args: this.captured.args,
    }));
    countPlan();
    for (const variable of this.updated) {
      const { value, by } = trace.updates.get(variable)!;
      variable.replaced(device, value.shape, value.dtype, by);
    }
    const results = this.captured.results.map((node, i) => {
      const fresh = source(node.shape, node.dtype, undefined);
      fresh.realized = new StoredValue(device, buffers[i]!);
      return fresh;
    });
    await Promise.all([prepared, done]);
    await takeTurns(device);
    return results;
  }

  /** The memory of what is assigned. */
  private memories(operation: string): ReturnType<Variable['memoryOn']>[] {
    const { device } = this;
    const elsewhere = this.updated.find(({ home }) => home !== undefined && home !== device);
    if (elsewhere !== undefined) {
      throw new DeviceError(
        operation,
        `${elsewhere.name || 'a variable'} is not on ${device.name}, for which the function was compiled`,
        'compile it again after moving',
      );
    }
    return this.updated.map((variable) => variable.memoryOn(device));
  }

  private value(operation: string, leaf: Leaf, args: readonly Node[]): BufferRef | TypedArray {
    if ('variable' in leaf) return readyLeaf(leaf.variable.current, operation, this.device);
    return readyLeaf('node' in leaf ? leaf.node : args[leaf.argument]!, operation, this.device);
  }
}
