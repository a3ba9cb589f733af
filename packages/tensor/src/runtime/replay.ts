import { type Capture, capture, type Request } from '../compile/index.ts';
import type { BufferRef } from '../contract/backend.ts';
import type { TypedArray } from '../dtype.ts';
import type { Node } from '../graph/node.ts';
import { source } from '../ops/memory.ts';
import { currentDevice } from './default-device.ts';
import type { Device } from './device.ts';
import type { Executable } from './executable.ts';
import { deviceOf, readyLeaf, realize, resultBuffers } from './realize.ts';
import type { Trace } from './tracing.ts';
import { StoredValue, storedValueOf } from './values.ts';
import { ownerOf, type Variable } from './variable.ts';

type Leaf = { readonly argument: number } | { readonly variable: Variable } | { readonly node: Node };

/** A recorded function on a device: replaying it records, captures and plans nothing. */
export class Replay {
  private readonly device: Device;
  private readonly captured: Capture & Request;
  private readonly executable: Executable;
  private readonly leaves: readonly Leaf[];
  private readonly trace: Trace;
  private readonly updated: readonly Variable[];
  private readonly outputs: number;

  constructor(operation: string, parameters: readonly Node[], outputs: readonly Node[], trace: Trace) {
    const results = [...outputs, ...trace.wanted];
    const updates = [...trace.updates];
    this.trace = trace;
    this.outputs = outputs.length;
    this.device = deviceOf(operation, [...results, ...updates.map(([, { value }]) => value)]) ?? currentDevice();
    this.updated = updates.map(([variable]) => variable);
    const memories = this.updated.map((variable) => variable.memoryOn(this.device));
    this.captured = capture(
      results,
      updates.map(([, { value }], i) => ({ value, memory: memories[i]! })),
      (leaf) => storedValueOf(leaf)?.buffer,
    );
    this.executable = this.device.plans.find(this.captured);
    this.leaves = this.captured.leaves.map((node): Leaf => {
      const argument = parameters.indexOf(node);
      if (argument >= 0) return { argument };
      const variable = ownerOf(node);
      return variable ? { variable } : { node };
    });
  }

  /** Runs on new arguments; gives the nodes of the results. */
  async run(operation: string, args: readonly Node[], first: boolean): Promise<Node[]> {
    if (!first) this.trace.hooks.forEach((hook) => hook());
    const lazy = args.filter((node) => node.realized === undefined && node.op !== 'source');
    if (lazy.length > 0) await realize(operation, lazy, this.device);
    const results = this.captured.results;
    const buffers = resultBuffers(this.device, results, this.executable.plan.results);
    const done = this.executable.run({
      leaves: this.leaves.map((leaf) => this.value(operation, leaf, args)),
      results: buffers.bySlot.map((buffer) => buffer.ref),
      updates: this.updated.map((variable) => variable.memoryOn(this.device).ref),
      args: this.captured.args,
    });
    this.updated.forEach((variable) => {
      const { value, by } = this.trace.updates.get(variable)!;
      variable.replaced(this.device, value.shape, value.dtype, by);
    });
    await done;
    return results.slice(0, this.outputs).map((node, i) => {
      const fresh = source(node.shape, node.dtype, undefined);
      fresh.realized = new StoredValue(this.device, buffers.byResult[i]!);
      return fresh;
    });
  }

  private value(operation: string, leaf: Leaf, args: readonly Node[]): BufferRef | TypedArray {
    if ('variable' in leaf) return readyLeaf(leaf.variable.current, operation, this.device);
    return readyLeaf('node' in leaf ? leaf.node : args[leaf.argument]!, operation, this.device);
  }
}
