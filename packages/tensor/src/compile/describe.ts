import type { Kernel } from '../contract/kernel.ts';
import type { Routine } from '../contract/routine.ts';
import { computeType, type DType } from '../dtype.ts';
import { isNode, type Node } from '../graph/node.ts';
import { type Shape, sizeOf } from '../shape.ts';
import { sharedIndex } from './storage.ts';

const along = (shape: Shape, axis: number): { outer: number; length: number; inner: number } => ({
  outer: sizeOf(shape.slice(0, axis)),
  length: shape[axis]!,
  inner: sizeOf(shape.slice(axis + 1)),
});

/** The routine a scan, an argsort or a scatter stands for. */
export function describe(node: Node): Routine {
  if (isNode(node, 'scan')) {
    const { axis, op } = node.attributes;
    return { kind: 'scan', op, dtype: node.dtype, ...along(node.shape, axis) };
  }
  if (isNode(node, 'argsort')) {
    const { axis, descending } = node.attributes;
    return { kind: 'argsort', descending, dtype: node.inputs[0]!.dtype, ...along(node.shape, axis) };
  }
  const scatter = node as Node<'scatter'>;
  const { axis, mode } = scatter.attributes;
  const index = node.inputs[1]!;
  const { inner, length: count } = along(index.shape, axis);
  const shared = sharedIndex(scatter)?.shape ?? index.shape;
  const repeats = (block: Shape, from: Shape): boolean => sizeOf(block) !== sizeOf(from);
  const innerStride = repeats(index.shape.slice(axis + 1), shared.slice(axis + 1)) ? 0 : 1;
  const innerSize = innerStride === 0 ? 1 : inner;
  const countStride = shared[axis] === count ? innerSize : 0;
  const outerStride = repeats(index.shape.slice(0, axis), shared.slice(0, axis)) ? 0 : innerSize * shared[axis]!;
  return {
    kind: 'scatter',
    mode,
    dtype: node.dtype,
    count,
    indexStrides: [outerStride, countStride, innerStride],
    ...along(node.shape, axis),
  };
}

/** Buffer 1 becomes buffer 0. */
export function copyKernel(dtype: DType, count: number): Kernel {
  const index = { offset: 0, terms: [{ scale: 1, atom: { kind: 'axis', axis: 0 } as const }] };
  const value = { kind: 'load', type: computeType(dtype), buffer: 0, index, conditions: [] } as const;
  return {
    name: 'copy',
    buffers: [
      { dtype, count, access: 'read' },
      { dtype, count, access: 'write' },
    ],
    args: [],
    axes: [count],
    stages: [{ kind: 'map', axes: [], stores: [{ buffer: 1, index, value }], checks: [] }],
  };
}
