/**
 * Every error Nacre throws on purpose. One form: `operation: what was expected and what came; what to do`.
 * The classes are for `instanceof`; the fields carry the parts of the message.
 */
export class NacreError extends Error {
  /** The operation that refused, as the user spelled it: `matmul`, `loadSafetensors`, `SGD.step`. */
  readonly operation: string;
  /** What to do about it, when there is something to do. */
  readonly fix: string | undefined;

  constructor(operation: string, problem: string, fix?: string) {
    super(fix === undefined ? `${operation}: ${problem}` : `${operation}: ${problem}; ${fix}`);
    this.name = new.target.name;
    this.operation = operation;
    this.fix = fix;
  }
}

/** Shapes that do not fit each other or the operation, and sizes that are negative, fractional or NaN. */
export class ShapeMismatchError extends NacreError {}

/** A dtype the operation or the device does not take. */
export class DTypeError extends NacreError {}

/** Tensors of different devices in one operation, or a device that cannot do what was asked. */
export class DeviceError extends NacreError {}

/** Any other argument outside what the operation takes. */
export class ArgumentError extends NacreError {}

/** An index outside its axis. */
export class IndexOutOfRangeError extends NacreError {}

/** A lazy tensor recorded against values that an assignment has since replaced. */
export class StaleValueError extends NacreError {}

/** A tensor that was disposed, or that lived on a device that was closed. */
export class DisposedError extends NacreError {}

/** Differentiation of something that has no gradient. */
export class GradientError extends NacreError {}

/** The device's memory, or the budget given to it, is used up. */
export class OutOfMemoryError extends NacreError {}

/** Bytes that are not the file they claim to be. */
export class FormatError extends NacreError {}

/** The graph or a kernel broke an invariant: a defect of Nacre or of a backend, never of the caller. */
export class InternalError extends NacreError {}
