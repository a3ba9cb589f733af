/**
 * Every error Nacre throws on purpose. One form: `operation: what was expected and what came; what to do`. The classes are for
 * `instanceof`; the fields carry the parts of the message.
 * @example await tensor([1, 2]).item(); // throws ArgumentError
 */
export class NacreError extends Error {
  /** Written out, as minifiers rename classes. */
  override readonly name: string = 'NacreError';
  /** The operation that refused, as the user spelled it: `matmul`, `loadSafetensors`, `SGD.step`. */
  readonly operation: string;
  /** What was expected and what came. */
  readonly problem: string;
  /** What to do about it, when there is something to do. */
  readonly fix: string | undefined;

  constructor(operation: string, problem: string, fix?: string) {
    super(fix === undefined ? `${operation}: ${problem}` : `${operation}: ${problem}; ${fix}`);
    this.operation = operation;
    this.problem = problem;
    this.fix = fix;
  }
}

/**
 * Shapes that do not fit each other or the operation, and sizes that are negative, fractional or NaN.
 * @example
 * const x: Tensor = zeros([2]);
 * x.add(zeros([3])); // throws ShapeMismatchError
 */
export class ShapeMismatchError extends NacreError {
  override readonly name: string = 'ShapeMismatchError';
}

/**
 * A dtype the operation or the device does not take.
 * @example zeros([2]).bitwiseNot(); // throws DTypeError
 */
export class DTypeError extends NacreError {
  override readonly name: string = 'DTypeError';
}

/**
 * Tensors of different devices in one operation, or a device that cannot do what was asked.
 * @example
 * const other = await cpu();
 * tensor([1], { device: other }).add(tensor([1], { device: defaultDevice() })).device; // throws DeviceError
 */
export class DeviceError extends NacreError {
  override readonly name: string = 'DeviceError';
}

/**
 * Any other argument outside what the operation takes.
 * @example zeros([2]).clamp(); // throws ArgumentError
 */
export class ArgumentError extends NacreError {
  override readonly name: string = 'ArgumentError';
}

/**
 * An index outside its axis.
 * @example zeros([2]).gather(0, tensor([2], { dtype: 'int32' })); // throws IndexOutOfRangeError
 */
export class IndexOutOfRangeError extends NacreError {
  override readonly name: string = 'IndexOutOfRangeError';
}

/**
 * A lazy tensor recorded against values that an assignment has since replaced.
 * @example
 * const w = new Parameter(tensor([1]));
 * const before = w.add(1);
 * w.assign(tensor([2]));
 * await applyUpdates('assign');
 * await before.data(); // throws StaleValueError
 */
export class StaleValueError extends NacreError {
  override readonly name: string = 'StaleValueError';
}

/**
 * A tensor that was disposed, or that lived on a device that was closed.
 * @example
 * const x = tensor([1]);
 * x.dispose();
 * await x.data(); // throws DisposedError
 */
export class DisposedError extends NacreError {
  override readonly name: string = 'DisposedError';
}

/**
 * Differentiation of something that has no gradient.
 * @example zeros([1]).backward(); // throws GradientError
 */
export class GradientError extends NacreError {
  override readonly name: string = 'GradientError';
}

/**
 * The device's memory, or the budget given to it, is used up.
 * @example
 * const device = await cpu({ memory: 1024 });
 * await ones([1024], { device }).exp().data(); // throws OutOfMemoryError
 */
export class OutOfMemoryError extends NacreError {
  override readonly name: string = 'OutOfMemoryError';
}

/**
 * Bytes that are not the file they claim to be.
 * @example loadNpy(new Uint8Array(4)); // throws FormatError
 */
export class FormatError extends NacreError {
  override readonly name: string = 'FormatError';
}

/**
 * The graph or a kernel broke an invariant: a defect of Nacre or of a backend, never of the caller.
 * @example
 * import { createDevice } from '@nacre/tensor/backend';
 * import { referenceBackend } from '@nacre/tensor/testing';
 * const device = createDevice(referenceBackend({ routines: [] }));
 * await tensor([3, 1, 2], { device }).argsort(0).data(); // throws InternalError
 */
export class InternalError extends NacreError {
  override readonly name: string = 'InternalError';
}
