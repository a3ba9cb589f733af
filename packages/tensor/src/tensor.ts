import { isNode, type Node } from './graph/node.ts';
import type { Device } from './runtime/device.ts';
import { giveGradient, gradientOf } from './runtime/gradients.ts';
import { isLost } from './runtime/realize.ts';
import { Variable } from './runtime/variable.ts';
import { checkAssignable, isHostSource, leafOf, valueOf } from './tensor/leaf.ts';
import { Linear } from './tensor/linear.ts';
import type { DType, Shape } from './types/index.ts';

/**
 * An immutable array of numbers of one dtype: a handle on a node of a lazy graph. Operations record; values are computed when
 * they are read, realized, or needed by an optimizer's step. Shape and dtype are part of the type.
 * @example
 * const y = tensor([[1, 2], [3, 4]]).matmul(tensor([1, 1])).relu();
 * await y.array(); // [3, 7]
 */
export class Tensor<out S extends Shape = Shape, out D extends DType = DType> extends Linear<S, D> {
  readonly #node: Node;

  /** @internal Tensors are made by `tensor`, `zeros` and the like. */
  constructor(node: Node) {
    super(node);
    this.#node = node;
  }

  /** @internal */
  get node(): Node {
    return this.#node;
  }

  /** @internal */
  wrap<T extends Shape, E extends DType>(node: Node): Tensor<T, E> {
    return new Tensor(node);
  }
}

/**
 * A tensor with identity and memory of its own, whose value can be replaced: what `Parameter` and `ModuleBuffer` share.
 * @example
 * const x: AssignableTensor = new ModuleBuffer(tensor([1]));
 * x.assign(tensor([2]));
 * await x.array(); // [2]
 */
export abstract class AssignableTensor<out S extends Shape = Shape, out D extends DType = DType> extends Tensor<S, D> {
  /** @internal */
  readonly variable: Variable;

  constructor(value: Tensor<S, D>, requiresGrad: boolean) {
    const node = leafOf(value.node, requiresGrad);
    super(node);
    this.variable = new Variable(node);
  }

  /** @internal */
  override get node(): Node {
    return this.variable?.node ?? super.node;
  }

  /**
   * Called in errors by this name; `namedParameters` of a module gives it.
   * @example
   * const w = new Parameter(zeros([2]));
   * w.name = 'conv1.weight';
   * w.assign(zeros([3])); // throws ShapeMismatchError
   */
  get name(): string {
    return this.variable.name;
  }

  set name(name: string) {
    this.variable.name = name;
  }

  override get requiresGrad(): boolean {
    return this.variable.requiresGrad;
  }

  /**
   * Whether `backward` computes a gradient, from the next operation on.
   * @example
   * const w = new Parameter(zeros([2]));
   * w.requiresGrad = false;
   * w.mul(2).requiresGrad; // false
   */
  override set requiresGrad(value: boolean) {
    this.variable.requiresGrad = value;
  }

  override get grad(): Tensor<S, D> | undefined {
    const gradient = gradientOf(this.variable.current);
    return gradient && new Tensor(gradient);
  }

  override set grad(value: Tensor | undefined) {
    giveGradient(this.variable.current, value?.node);
  }

  /**
   * Replaces the value for everything recorded from now on, with the next plan that runs. `by` names the update in the error
   * that a tensor recorded before it throws when it is read after it.
   * @throws ShapeMismatchError, DTypeError for a value of another shape or dtype
   * @example
   * const count = new ModuleBuffer(tensor([1]));
   * count.assign(count.add(1));
   * await count.array(); // [2]
   */
  assign(value: Tensor, by = 'assign'): void {
    checkAssignable(this, value.node);
    this.variable.assign(value.node, by);
  }

  /**
   * The present value as a plain tensor, without identity and gradient. Once an update replaced it, reading it throws
   * StaleValueError.
   * @example await new Parameter(tensor([1, 2])).value.array(); // [1, 2]
   */
  get value(): Tensor<S, D> {
    return new Tensor(valueOf(this.node));
  }

  /**
   * Takes over a value from elsewhere, such as a file. One that the host knows is there at once and what was recorded before
   * still reads the old value; any other is assigned. Where the variable's device was lost or closed, the value's place becomes the
   * variable's, and a gradient that is gone is cleared.
   * @throws ShapeMismatchError, DTypeError for a value of another shape or dtype
   * @example
   * const w = new Parameter(zeros([2]));
   * w.load(tensor([1, 2]));
   * await w.array(); // [1, 2]
   */
  load(value: Tensor, by = 'load'): void {
    checkAssignable(this, value.node);
    if (this.grad !== undefined && isLost(this.grad.node)) this.grad = undefined;
    const { home } = this.variable;
    if (isHostSource(value.node)) this.variable.reset(home === undefined ? value.node : (value.to(home).node as Node<'source'>));
    else this.assign(home === undefined || value.device === home ? value : value.to(home), by);
  }

  /**
   * Gives the memory back now; there is no value any more until another is assigned.
   * @example
   * const w = new Parameter(zeros([2]));
   * w.dispose();
   * await w.data(); // throws DisposedError
   */
  override dispose(): void {
    this.variable.dispose();
  }

  /**
   * Moves the value, its memory and its gradient to a device; tensors recorded before stay where they are.
   * @throws DeviceError for a device that is closed
   * @example
   * const w = new Parameter(zeros([2]));
   * w.moveTo(defaultDevice());
   * w.device === defaultDevice(); // true
   */
  moveTo(device: Device): void {
    const { grad } = this;
    const moved = this.to(device).node;
    if (isNode(moved, 'source') && this.variable.home !== device) this.variable.reset(moved);
    if (grad !== undefined) this.grad = grad.to(device);
  }
}

/**
 * What a network learns: requires a gradient, unless told otherwise.
 * @throws DTypeError for values that are no floats
 * @example
 * const w = new Parameter(tensor([2]));
 * w.square().sum().backward();
 * await w.grad!.array(); // [4]
 */
export class Parameter<out S extends Shape = Shape, out D extends DType = DType> extends AssignableTensor<S, D> {
  constructor(value: Tensor<S, D>, options: { requiresGrad?: boolean } = {}) {
    super(value, options.requiresGrad ?? true);
  }
}

/**
 * State of a module that is not trained, such as running statistics.
 * @example new ModuleBuffer(zeros([10])).requiresGrad; // false
 */
export class ModuleBuffer<out S extends Shape = Shape, out D extends DType = DType> extends AssignableTensor<S, D> {
  constructor(value: Tensor<S, D>) {
    super(value, false);
  }
}
