import type { DType } from '../dtype.ts';
import type { Node } from '../graph/node.ts';
import { detach, sameSource, source } from '../ops/memory.ts';
import { sizeOf, type Shape } from '../shape.ts';
import type { Device } from './device.ts';
import type { DeviceBuffer } from './memory.ts';
import { hostDataOf, StoredValue, storedValueOf } from './values.ts';

/**
 * A value with identity and memory of its own: a parameter, running statistics, an optimizer's state. `node` is what an
 * operation reads now. An assignment takes effect for every operation recorded after it and is carried out with the next plan.
 */
export class Variable {
  node: Node;
  /** For errors: `conv1.weight`. */
  name = '';
  /** The node of the value that is in memory, behind any assignment still pending. */
  private leaf: Node;
  private gradient: boolean;
  private buffer: DeviceBuffer | undefined;
  private device: Device | undefined;

  constructor(node: Node) {
    this.node = node;
    this.leaf = node;
    this.gradient = node.requiresGrad;
    owners.set(node, this);
  }

  get requiresGrad(): boolean {
    return this.gradient;
  }

  /** From the next operation on. */
  set requiresGrad(value: boolean) {
    if (value === this.gradient) return;
    this.gradient = value;
    const { leaf } = this;
    this.leaf = sameSource(leaf as Node<'source'>, value);
    owners.set(this.leaf, this);
    if (this.node === leaf) this.node = this.leaf;
  }

  /** Records a new value; `by` names the update in errors. */
  assign(value: Node, by: string): void {
    this.node = detach(value);
    pending.set(this, { value: this.node, by });
  }

  /** Where its memory is; undefined while it is nowhere yet. */
  get home(): Device | undefined {
    return this.device ?? storedValueOf(this.leaf)?.device;
  }

  /** Whether its memory is on the device, or nowhere yet. */
  livesOn(device: Device): boolean {
    return (this.home ?? device) === device;
  }

  /** Takes over a value that exists already, with its memory: what was recorded before still reads the old one. */
  reset(value: Node<'source'>): void {
    pending.delete(this);
    this.leaf = sameSource(value, this.gradient);
    this.node = this.leaf;
    const stored = storedValueOf(value);
    this.buffer = stored?.buffer;
    this.device = stored?.device;
    owners.set(this.leaf, this);
  }

  /** Forgets an assignment that could not be carried out. */
  revert(): void {
    this.node = this.leaf;
  }

  /**
   * The variable's own memory, made on first use. A value still on the host moves there, so that the first update of a variable
   * is like every later one.
   */
  memoryOn(device: Device): DeviceBuffer {
    if (this.buffer !== undefined && this.device === device) return this.buffer;
    this.buffer = device.allocator.buffer(this.leaf.dtype, sizeOf(this.leaf.shape));
    this.device = device;
    const data = hostDataOf(this.leaf);
    if (data !== undefined) {
      device.backend.write(this.buffer.ref, data);
      this.leaf.realized = new StoredValue(device, this.buffer);
    }
    return this.buffer;
  }

  /** The node of the value that is in memory. */
  get current(): Node {
    return this.leaf;
  }

  /** After the plan ran: the assigned value is in the variable's memory. */
  updated(device: Device, value: Node, by: string): void {
    value.realized = this.replaced(device, value.shape, value.dtype, by);
    value.inputs = [];
  }

  /** After a plan wrote a new value into the variable's memory. */
  replaced(device: Device, shape: Shape, dtype: DType, by: string): StoredValue {
    const buffer = this.memoryOn(device);
    buffer.version++;
    buffer.replacedBy = by;
    this.leaf = source(shape, dtype, undefined, this.gradient);
    const stored = new StoredValue(device, buffer);
    this.leaf.realized = stored;
    owners.set(this.leaf, this);
    this.node = this.leaf;
    return stored;
  }
}

/** The variable a leaf belongs to. */
const owners = new WeakMap<Node, Variable>();
export const ownerOf = (leaf: Node): Variable | undefined => owners.get(leaf);

export interface Assignment {
  readonly value: Node;
  readonly by: string;
}

/** Assignments recorded and not yet carried out. */
export const pending = new Map<Variable, Assignment>();
