import type { DType, TypedArray } from '../dtype.ts';
import { type CustomBackward, isNode, Node, type Scalar } from '../graph/node.ts';
import { record } from '../graph/record.ts';
import { type Shape, sameShape } from '../shape.ts';

/** A value from outside the graph; `data` is the host array of the dtype, row-major. */
export const source = (shape: Shape, dtype: DType, data: TypedArray | undefined, requiresGrad = false): Node<'source'> =>
  new Node('source', [], { data }, shape, dtype, requiresGrad);

/** A value from outside that is made when it is first needed. */
export function deferredSource(shape: Shape, dtype: DType, make: () => TypedArray): Node<'source'> {
  let made: TypedArray | undefined;
  const attributes = {
    get data(): TypedArray {
      made ??= make();
      return made;
    },
  };
  return new Node('source', [], attributes, shape, dtype, false);
}

/** A leaf of its own with the value of another, made no earlier than it would be. */
export function sameSource(leaf: Node<'source'>, requiresGrad: boolean): Node<'source'> {
  const same = new Node('source', [], leaf.attributes, leaf.shape, leaf.dtype, requiresGrad);
  same.realized = leaf.realized;
  return same;
}

/** A number known where the program is written: part of the program. */
export const constant = (value: number, shape: Shape, dtype: DType): Node<'constant'> =>
  record('constant', [], { value, fixed: true }, shape, dtype);

/** A number of the user's: an argument of the program, except 0 and ±1, which programs are simpler for knowing. */
export function scalar(value: Scalar, shape: Shape, dtype: DType): Node<'constant'> {
  const fixed = typeof value === 'number' && (value === 0 || Math.abs(value) === 1);
  return record('constant', [], { value, fixed }, shape, dtype);
}

/** A number that is an argument of the program whatever it is. */
export const argument = (value: Scalar, dtype: DType): Node<'constant'> =>
  record('constant', [], { value, fixed: false }, [], dtype);

/** The fixed number a node is filled with; undefined for every other node. */
export const fixedValue = (node: Node): number | undefined =>
  isNode(node, 'constant') && node.attributes.fixed ? (node.attributes.value as number) : undefined;

export const isZero = (node: Node): boolean => fixedValue(node) === 0;

export const iota = (axis: number, shape: Shape): Node<'iota'> => record('iota', [], { axis }, shape, 'int32');

export const bits = (key: readonly [Scalar, Scalar], word: 0 | 1, shape: Shape): Node<'bits'> =>
  record('bits', [], { key, word }, shape, 'uint32');

export const detach = (x: Node): Node => (x.requiresGrad ? new Node('detach', [x], {}, x.shape, x.dtype, false) : x);

export const barrier = (x: Node, after?: Node): Node => record('barrier', after ? [x, after] : [x], {}, x.shape, x.dtype);

/** The value of `y`, differentiated by `backward` with respect to `inputs`. */
export const custom = (y: Node, inputs: readonly Node[], backward: CustomBackward): Node =>
  record('custom', [detach(y), ...inputs], { backward }, y.shape, y.dtype);

export const gather = (x: Node, index: Node, axis: number, operation = 'gather'): Node =>
  record('gather', [x, index], { axis, operation }, index.shape, x.dtype);

export const scatter = (base: Node, index: Node, from: Node, axis: number, mode: 'set' | 'add', operation = 'scatter'): Node =>
  record('scatter', [base, index, from], { axis, mode, operation }, base.shape, base.dtype);

export const argsort = (x: Node, axis: number, descending: boolean): Node =>
  record('argsort', [x], { axis, descending }, x.shape, 'int32');

export const scan = (x: Node, axis: number, op: 'sum' | 'prod'): Node => record('scan', [x], { axis, op }, x.shape, x.dtype);

/** `x` if it already has the shape. */
export const hasShape = (x: Node, shape: Shape): boolean => sameShape(x.shape, shape);
