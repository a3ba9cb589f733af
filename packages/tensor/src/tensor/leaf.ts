import { convertScalar } from '../contract/convert.ts';
import { type DType, hostArray, isFloat, type TypedArray } from '../dtype.ts';
import { ArgumentError, DTypeError, ShapeMismatchError } from '../errors.ts';
import { isNode, type Node } from '../graph/node.ts';
import { numberToFloat16 } from '../half.ts';
import { barrier, detach, sameSource, source } from '../ops/memory.ts';
import { currentDevice } from '../runtime/default-device.ts';
import { deviceOf, readSync, realizeAhead } from '../runtime/realize.ts';
import { HostValue, StoredValue, storedValueOf } from '../runtime/values.ts';
import { formatShape, sameShape, sizeOf } from '../shape.ts';

/** A leaf of its own with the value of a tensor: on the host where that can be had, else a copy on the device. */
export function leafOf(node: Node, requiresGrad: boolean): Node {
  if (requiresGrad && !isFloat(node.dtype)) {
    throw new DTypeError('Parameter', `only floats have gradients, got ${node.dtype}`, "convert with .to('float32')");
  }
  if (isHostSource(node)) return sameSource(node, requiresGrad);
  const data = filled(node);
  return data === undefined ? computed(node, requiresGrad) : source(node.shape, node.dtype, data, requiresGrad);
}

/** Whether the value is on the host, made or yet to be made. */
export const isHostSource = (node: Node): node is Node<'source'> => isNode(node, 'source') && storedValueOf(node) === undefined;

/** A leaf that shares a variable's present value; the node itself where it is not a value yet, or none any more. */
export function valueOf(node: Node): Node {
  if (isHostSource(node)) return sameSource(node, false);
  const stored = storedValueOf(node);
  if (stored === undefined || !stored.valid) return detach(node);
  const leaf = source(node.shape, node.dtype, undefined);
  leaf.realized = new StoredValue(stored.device, stored.buffer);
  return leaf;
}

/** What a constant is filled with, on the host. */
export function filled(node: Node): TypedArray | undefined {
  if (!isNode(node, 'constant') || typeof node.attributes.value !== 'number') return undefined;
  const value = convertScalar(node.attributes.value, 'float64', node.dtype);
  return hostArray(node.dtype, sizeOf(node.shape)).fill(node.dtype === 'float16' ? numberToFloat16(value) : value);
}

/** On the host, or a copy on the device; it belongs to the device of what it was computed from. */
function computed(node: Node, requiresGrad: boolean): Node {
  const home = deviceOf('Parameter', [node]);
  if ((home ?? currentDevice()).canReadSync) {
    const [data] = readSync('Parameter', [node]);
    const leaf = source(node.shape, node.dtype, data, requiresGrad);
    if (home !== undefined) leaf.realized = new HostValue(data!, home);
    return leaf;
  }
  const copy = barrier(detach(node));
  realizeAhead('Parameter', copy);
  const leaf = source(node.shape, node.dtype, undefined, requiresGrad);
  leaf.realized = copy.realized;
  return leaf;
}

export function checkAssignable(
  target: { readonly shape: readonly number[]; readonly dtype: DType; readonly name: string },
  node: Node,
): void {
  const name = target.name || 'a variable';
  if (!sameShape(target.shape, node.shape)) {
    throw new ShapeMismatchError(
      'assign',
      `${name} has shape ${formatShape(target.shape)}, the new value ${formatShape(node.shape)}`,
    );
  }
  if (target.dtype !== node.dtype) {
    throw new DTypeError(
      'assign',
      `${name} is ${target.dtype}, the new value ${node.dtype}`,
      `convert with .to('${target.dtype}')`,
    );
  }
}

/** Numbers as the host array of a dtype: integers must be integers in range, and are not rounded behind the user's back. */
export function hostData(operation: string, values: ArrayLike<number | boolean>, dtype: DType): TypedArray {
  const out = hostArray(dtype, values.length);
  const exact = !isFloat(dtype) && dtype !== 'bool';
  for (let i = 0; i < values.length; i++) {
    const value = Number(values[i]);
    if (exact && convertScalar(value, 'float64', dtype) !== value) {
      throw new ArgumentError(operation, `${value} at place ${i} is no ${dtype}`, 'round it, or choose another dtype');
    }
    out[i] = dtype === 'float16' ? numberToFloat16(value) : dtype === 'bool' ? Number(value !== 0) : value;
  }
  return out;
}
