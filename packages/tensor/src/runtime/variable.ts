import type { DType } from '../dtype.ts';
import { Node } from '../graph/node.ts';
import { detach, sameSource, source } from '../ops/memory.ts';
import { type Shape, sizeOf } from '../shape.ts';
import type { Device } from './device.ts';
import type { DeviceBuffer } from './memory.ts';
import { disposedValue, homeOf, hostDataOf, StoredValue, storedValueOf } from './values.ts';

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
    node.owner = this;
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
    this.leaf.owner = this;
    const assigned = pending.get(this)?.value;
    this.node = assigned === undefined ? this.leaf : this.ownValue(assigned);
  }

  /** Records a new value; `by` names the update in errors. */
  assign(value: Node, by: string): void {
    const constant = detach(value);
    this.node = this.ownValue(constant);
    pending.set(this, { value: constant, by });
  }

  /** What stands for the variable while a value is only assigned: gradients by it are the variable's. */
  private ownValue(value: Node): Node {
    if (!this.gradient) return value;
    const own = new Node('variable', [value], {}, value.shape, value.dtype, true);
    own.owner = this;
    return own;
  }

  /** Where its memory is; undefined while it is nowhere yet, or where nothing can be any more. */
  get home(): Device | undefined {
    const home = this.device ?? homeOf(this.leaf);
    return home?.usable === false ? undefined : home;
  }

  /** Takes over a value that exists already, with its memory: what was recorded before still reads the old one. */
  reset(value: Node<'source'>): void {
    pending.delete(this);
    this.leaf = sameSource(value, this.gradient);
    this.node = this.leaf;
    const stored = storedValueOf(value);
    this.buffer = stored?.buffer;
    this.device = stored?.device;
    this.leaf.owner = this;
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
    this.buffer.hold();
    this.device = device;
    const data = hostDataOf(this.leaf);
    if (data !== undefined) {
      device.backend.write(this.buffer.ref, data);
      this.leaf.realized = new StoredValue(device, this.buffer);
    }
    return this.buffer;
  }

  /** Gives the memory back; there is no value until another is assigned. */
  dispose(): void {
    pending.delete(this);
    this.leaf = source(this.leaf.shape, this.leaf.dtype, undefined, this.gradient);
    this.leaf.realized = disposedValue;
    this.leaf.owner = this;
    this.node = this.leaf;
    this.buffer?.free();
    this.buffer = undefined;
    this.device = undefined;
  }

  /** The node of the value that is in memory. */
  get current(): Node {
    return this.leaf;
  }

  /**
   * After the plan ran: the assigned value is in the variable's memory, where a value computed for it can be read until the next
   * update. A value that was there before keeps its own place.
   */
  updated(device: Device, value: Node, by: string): void {
    const buffer = this.replaced(device, value.shape, value.dtype, by);
    if (value.realized !== undefined || value.inputs.length === 0) return;
    value.realized = new StoredValue(device, buffer);
    value.inputs = [];
  }

  /** After a plan wrote a new value into the variable's memory. */
  replaced(device: Device, shape: Shape, dtype: DType, by: string): DeviceBuffer {
    const buffer = this.memoryOn(device);
    buffer.version++;
    buffer.replacedBy = by;
    this.leaf = source(shape, dtype, undefined, this.gradient);
    this.leaf.realized = new StoredValue(device, buffer);
    this.leaf.owner = this;
    this.node = this.leaf;
    return buffer;
  }
}

/** The variable a leaf belongs to. */
export const ownerOf = (leaf: Node): Variable | undefined => leaf.owner as Variable | undefined;

export interface Assignment {
  readonly value: Node;
  readonly by: string;
}

/** Assignments recorded and not yet carried out. */
export const pending = new Map<Variable, Assignment>();
