export type * from './attention.ts';
export type { Broadcast, BroadcastAll, Expand, Same } from './broadcast.ts';
export type { Arange, Nested, NestedShape, Valid } from './creation.ts';
export type * from './dtype.ts';
export type { Einsum } from './einsum.ts';
export type { Check, DTypeMismatch, Resolved, ShapeError, Show } from './error.ts';
export type { Diagonal, Gather, IndexSelect, Narrow, Nonzero, OneHot, Range, Scatter, Select, Slice, TopK } from './indexing.ts';
export type { Concat, Pad, Split, Stack } from './joining.ts';
export type * from './layer.ts';
export type * from './linear.ts';
export type { Flatten, Matrix, Permute, Reshape, Squeeze, Tile, Transpose, Unflatten, Unsqueeze } from './movement.ts';
export type {
  BinaryArithmetic,
  BinaryCheck,
  BinaryDType,
  BinaryFloat,
  BinaryShape,
  BitsCheck,
  BitwiseCheck,
  Operand,
  OperandShape,
  PromoteAll,
  PromoteAllCheck,
  PromoteCheck,
  Promoted,
  ShapesIn,
  TensorLike,
} from './operand.ts';
export type * from './recurrent.ts';
export type { Along, Dims, Reduce } from './reduction.ts';
export type * from './resampling.ts';
export type * from './shape.ts';
export type {
  AdaptivePool,
  AdaptiveSize,
  Bias,
  Conv,
  ConvOptions,
  ConvTranspose,
  ConvTransposeOptions,
  Pool,
  PoolOptions,
  Size,
} from './window.ts';
