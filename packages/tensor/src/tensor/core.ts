import { backward, gradientLeaves } from '../autograd/backward.ts';
import { type DType, dtypes, isDType, type TypedArray } from '../dtype.ts';
import { ArgumentError, DeviceError, DTypeError, GradientError } from '../errors.ts';
import type { Node } from '../graph/node.ts';
import { withGradients } from '../graph/record.ts';
import { float16ToFloat32 } from '../half.ts';
import * as ops from '../ops/index.ts';
import { currentDevice } from '../runtime/default-device.ts';
import { Device } from '../runtime/device.ts';
import { giveGradient, gradientOf, noteBackward } from '../runtime/gradients.ts';
import { deviceOf, read, readSync, realizeAhead } from '../runtime/realize.ts';
import { dropCopies } from '../runtime/residents.ts';
import { disposedValue, hostDataOf, StoredValue, storedValueOf } from '../runtime/values.ts';
import { ownerOf } from '../runtime/variable.ts';
import { formatShape, type Shape, sizeOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import type { ArrayOf, DataOf, ScalarOf } from './host-types.ts';
import { nested, preview } from './nested.ts';

/** What every tensor has: a shape, a dtype, a node of the graph, ways to read it and to differentiate it. */
export abstract class TensorCore<out S extends Shape = Shape, out D extends DType = DType> {
  /**
   * The sizes of the dimensions, outermost first.
   * @example zeros([2, 3]).shape; // [2, 3]
   */
  readonly shape: S;
  /**
   * The type of the elements.
   * @example zeros([2]).dtype; // 'float32'
   */
  readonly dtype: D;
  /** @internal */
  abstract get node(): Node;
  /** @internal */
  abstract wrap<T extends Shape, E extends DType>(node: Node): Tensor<T, E>;

  constructor(node: Node) {
    this.shape = node.shape as S;
    this.dtype = node.dtype as D;
  }

  /**
   * The number of dimensions.
   * @example zeros([2, 3]).rank; // 2
   */
  get rank(): number {
    return this.shape.length;
  }

  /**
   * The number of elements.
   * @example zeros([2, 3]).size; // 6
   */
  get size(): number {
    return sizeOf(this.shape);
  }

  /**
   * Where the value lives, or will live when it is computed.
   * @throws DeviceError if it is computed from tensors of different devices
   * @example tensor([1]).device.name; // 'reference'
   */
  get device(): Device {
    return deviceOf('device', [this.node]) ?? currentDevice();
  }

  /**
   * Whether `backward` computes a gradient for this tensor or flows through it.
   * @example tensor([1], { requiresGrad: true }).mul(2).requiresGrad; // true
   */
  get requiresGrad(): boolean {
    return this.node.requiresGrad;
  }

  /**
   * Computes the value and copies it to the host, row-major. float16 is widened to float32, bool is 0 and 1 in bytes.
   * @throws IndexOutOfRangeError for an index out of range in what is computed
   * @throws StaleValueError, DisposedError if a value it depends on is replaced or gone, OutOfMemoryError if memory is used up
   * @example await tensor([[1, 2], [3, 4]]).data(); // Float32Array [1, 2, 3, 4]
   */
  async data(): Promise<DataOf<D>> {
    const [data] = await read('data', [this.node]);
    return this.hostData(data!);
  }

  /**
   * Like `data`, at once, on devices that can (`device.canReadSync`).
   * @throws DeviceError on devices that cannot
   * @example tensor([1, 2]).dataSync(); // Float32Array [1, 2]
   */
  dataSync(): DataOf<D> {
    const [data] = readSync('dataSync', [this.node]);
    return this.hostData(data!);
  }

  /**
   * The value as nested arrays; booleans for bool; a plain value for rank 0.
   * @example await tensor([[1, 2], [3, 4]]).array(); // [[1, 2], [3, 4]]
   */
  async array(): Promise<ArrayOf<S, D>> {
    return nested(await this.data(), this.shape, this.dtype) as ArrayOf<S, D>;
  }

  /**
   * Like `array`, at once, on devices that can (`device.canReadSync`).
   * @throws DeviceError on devices that cannot
   * @example tensor([1, 2]).arraySync(); // [1, 2]
   */
  arraySync(): ArrayOf<S, D> {
    return nested(this.dataSync(), this.shape, this.dtype) as ArrayOf<S, D>;
  }

  /**
   * The only element, as a number (or boolean).
   * @throws ArgumentError for more elements than one, or none
   * @example await tensor([1, 2]).sum().item(); // 3
   */
  async item(): Promise<ScalarOf<D>> {
    this.requireSingle('item');
    const data = await this.data();
    return (this.dtype === 'bool' ? data[0] !== 0 : data[0]) as ScalarOf<D>;
  }

  /**
   * Like `item`, at once, on devices that can (`device.canReadSync`).
   * @throws DeviceError on devices that cannot, ArgumentError for more elements than one, or none
   * @example tensor(3).itemSync(); // 3
   */
  itemSync(): ScalarOf<D> {
    this.requireSingle('itemSync');
    const data = this.dataSync();
    return (this.dtype === 'bool' ? data[0] !== 0 : data[0]) as ScalarOf<D>;
  }

  /**
   * The values, if the host has them already: of tensors made of host data, say. Nothing is computed or read.
   * @example tensor([1, 2]).knownData(); // Float32Array [1, 2]
   */
  knownData(): DataOf<D> | undefined {
    const data = hostDataOf(this.node);
    return data && this.hostData(data);
  }

  /**
   * Shape, dtype and, where they are on the host, values.
   * @example tensor([1, 2]).toString(); // 'Tensor([2], float32, [1, 2])'
   */
  toString(): string {
    const data = hostDataOf(this.node);
    const values = data === undefined ? '' : `, ${preview(this.hostData(data), this.shape, this.dtype)}`;
    return `Tensor(${formatShape(this.shape)}, ${this.dtype}${values})`;
  }

  /**
   * The accumulated gradient of a leaf that requires one; undefined before any `backward`.
   * @example
   * const x = tensor([2, 3], { requiresGrad: true });
   * x.square().sum().backward();
   * await x.grad!.array(); // [4, 6]
   */
  get grad(): Tensor<S, D> | undefined {
    const gradient = gradientOf(this.node);
    return gradient && this.wrap<S, D>(gradient);
  }

  /**
   * Replaces or, with undefined, clears the accumulated gradient.
   * @throws GradientError for a gradient of another shape
   */
  set grad(value: Tensor | undefined) {
    if (value !== undefined && formatShape(value.shape) !== formatShape(this.shape))
      throw new GradientError(
        'grad',
        `the gradient of ${formatShape(this.shape)} has its shape, got ${formatShape(value.shape)}`,
      );
    giveGradient(this.node, value?.node);
  }

  /**
   * Adds to `grad` of every leaf that requires a gradient the derivative of this scalar (PyTorch's `backward`). Of a tensor
   * that is no scalar, `gradient` weighs the elements. Nothing is computed until a value is needed.
   * @throws GradientError if nothing it was computed from requires a gradient, or without `gradient` for more elements than one
   * @example
   * const x = tensor([2, 3], { requiresGrad: true });
   * x.square().backward(tensor([1, 10]));
   * await x.grad!.array(); // [4, 60]
   */
  backward(gradient?: Tensor): void {
    const { node } = this;
    if (!node.requiresGrad) {
      throw new GradientError(
        'backward',
        'no tensor it was computed from requires a gradient',
        'make the leaf with {requiresGrad: true}, outside noGrad',
      );
    }
    if (gradient === undefined && this.size !== 1) {
      throw new GradientError(
        'backward',
        `only a single element has a gradient by itself, got shape ${formatShape(this.shape)}`,
        'reduce it with sum() or mean(), or pass a gradient of its shape',
      );
    }
    if (gradient !== undefined && !(gradient instanceof TensorCore))
      throw new ArgumentError('backward', `expected a tensor for the gradient, got ${typeof gradient}`);
    const seed = gradient === undefined ? ops.constant(1, node.shape, node.dtype) : ops.convert(gradient.node, node.dtype);
    if (formatShape(seed.shape) !== formatShape(node.shape)) {
      throw new GradientError('backward', `the gradient's shape ${formatShape(seed.shape)} is not ${formatShape(node.shape)}`);
    }
    const leaves = gradientLeaves(node);
    const gradients = withGradients(false, () => backward([node], [seed], leaves));
    leaves.forEach((leaf, i) => {
      const before = gradientOf(leaf);
      const added = gradients[i];
      if (added !== undefined)
        giveGradient(leaf, before === undefined ? added : withGradients(false, () => ops.add(before, added)));
    });
    noteBackward(node);
  }

  /**
   * The same value, without a gradient.
   * @example tensor([1], { requiresGrad: true }).detach().requiresGrad; // false
   */
  detach(): Tensor<S, D> {
    return this.wrap(ops.detach(this.node));
  }

  /**
   * Another dtype, or another device: floats become integers by truncation, anything but 0 is true. A tensor that only exists
   * on a device is copied through the host.
   * @throws DeviceError for a device that is closed, or a move from one that cannot be read at once
   * @example await tensor([1.5, -1.5]).to('int32').array(); // [1, -1]
   */
  to<E extends DType>(dtype: E): Tensor<S, E>;
  to(device: Device): Tensor<S, D>;
  to(target: DType | Device): Tensor<S> {
    if (target instanceof Device) return this.onDevice(target);
    if (!isDType(target))
      throw new DTypeError('to', `there is no dtype ${String(target)}`, `choose one of ${dtypes.join(', ')}, or a device`);
    return this.wrap(ops.convert(this.node, target));
  }

  private onDevice(device: Device): Tensor<S, D> {
    device.checkOpen('to');
    const { node } = this;
    const current = deviceOf('to', [node]);
    if (current === device) return this.wrap(node);
    if (current === undefined && hostDataOf(node) === undefined) {
      realizeAhead('to', node, device);
      return this.wrap(node);
    }
    if (current !== undefined && !current.canReadSync) {
      throw new DeviceError(
        'to',
        `${current.name} cannot be read synchronously`,
        'write tensor(await x.data(), {shape: x.shape, device})',
      );
    }
    const data = hostDataOf(node) ?? readSync('to', [node])[0]!;
    const copy = ops.source(node.shape, node.dtype, undefined, node.requiresGrad && node.op === 'source');
    const buffer = device.allocator.buffer(node.dtype, this.size);
    device.backend.write(buffer.ref, data);
    copy.realized = new StoredValue(device, buffer);
    return this.wrap(copy);
  }

  /**
   * Gives the memory back now; the tensor cannot be read any more. Never needed: the collector does it later. A parameter's
   * memory is its own to give.
   * @example
   * const x = tensor([1]);
   * x.dispose();
   * await x.data(); // throws DisposedError
   */
  dispose(): void {
    const { node } = this;
    if (ownerOf(node) !== undefined) return;
    const stored = storedValueOf(node);
    if (stored !== undefined) stored.dispose();
    else {
      dropCopies(node);
      node.realized = disposedValue;
    }
  }

  /**
   * `using x = …` disposes at the end of the block.
   * @example
   * {
   *   using x = tensor([1, 2]);
   *   await x.data();
   * }
   */
  [Symbol.dispose](): void {
    this.dispose();
  }

  /** A host copy is never shared with the caller twice, and float16 bits become numbers. */
  private hostData(data: TypedArray): DataOf<D> {
    return (this.dtype === 'float16' ? float16ToFloat32(data as Uint16Array) : data.slice()) as DataOf<D>;
  }

  private requireSingle(operation: string): void {
    if (this.size !== 1)
      throw new ArgumentError(
        operation,
        `expected a single element, got shape ${formatShape(this.shape)}`,
        'read all with data()',
      );
  }
}
