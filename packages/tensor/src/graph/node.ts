import type { ReduceOp, ScalarOp } from '../contract/scalar.ts';
import type { DType, TypedArray } from '../dtype.ts';
import type { Shape } from '../shape.ts';
import { plansRunSoFar } from './deep.ts';

/**
 * A node of the lazy graph: one primitive, applied. Recording a node computes nothing. `Attributes` is the closed list of
 * primitives; whatever else Nacre offers is composed of these.
 */
export type Op = keyof Attributes;

/**
 * A number that is an argument of the compiled program, not part of it: a changing one is no new program. A cell is read
 * anew at every run; an `Argument` is the n-th one, inside the compiler.
 */
export type Scalar = number | Cell | Argument;
export interface Cell {
  readonly current: number;
}
export interface Argument {
  readonly argument: number;
}

export interface Attributes {
  /** A value from outside: host data, a device buffer, or nothing yet (a placeholder). */
  source: { readonly data: TypedArray | undefined };
  /** One number in every element. `fixed` numbers are part of the program; the others are its arguments. */
  constant: { readonly value: Scalar; readonly fixed: boolean };
  /** int32: the element's position along `axis`. */
  iota: { readonly axis: number };
  /** uint32: word 0 or 1 of Threefry-2x32 under `key`, counted by the element's row-major position. */
  bits: { readonly key: readonly [Scalar, Scalar]; readonly word: 0 | 1 };

  /** A scalar operation on inputs of one shape. */
  elementwise: { readonly op: ScalarOp };
  /** To the node's dtype; see `convertScalar`. */
  convert: Record<never, never>;
  /** The same 32 bits as the node's dtype. */
  bitcast: Record<never, never>;

  reshape: Record<never, never>;
  /** Output dimension i is input dimension `order[i]`. */
  permute: { readonly order: readonly number[] };
  /** Repeats dimensions of size 1. */
  expand: Record<never, never>;
  /** Zeros around the input, which starts at `before`. Where input and output size agree, `before` is 0. */
  pad: { readonly before: readonly Scalar[] };
  /** The part that begins at `start`. Where input and output size agree, `start` is 0. */
  shrink: { readonly start: readonly Scalar[] };
  flip: { readonly axes: readonly number[] };
  /** Inputs side by side along `axis`. */
  concat: { readonly axis: number };

  /** Over `axes`, which stay with size 1. */
  reduce: { readonly op: ReduceOp; readonly axes: readonly number[] };
  /**
   * Inputs [N, G, Ci, S…] and [G, Co, Ci, K…], output [N, G, Co, O…], with XLA's padding (which may be negative) and dilations:
   * `out[n, g, o, x] = Σ_{c, k} in'[n, g, c, x · stride + k · kernelDilation − padLow] · kernel[g, o, c, k]`,
   * where in' is the input with `inputDilation − 1` zeros between neighbours. Without spatial axes it is the batched
   * product [M, B, K] × [B, N, K] → [M, B, N].
   */
  convolution: { readonly spatial: readonly SpatialAxis[] };
  /**
   * Slides a window over the last `spatial.length` axes. `argmax` gives the row-major place inside the window (int32) of the first
   * maximum, NaN counting as largest. Padding never wins a maximum; inputDilation only with `sum`.
   */
  window: { readonly op: 'sum' | 'max' | 'argmax'; readonly spatial: readonly WindowAxis[] };
  /** Adjoint of taking each window's element `place`: inputs [gradient, place], output of the size the window slid over. */
  windowSpread: { readonly spatial: readonly WindowAxis[] };

  /** Inputs [x, index]: `out[…, j, …] = x[…, index[…, j, …], …]` along `axis`; other dimensions agree. `operation` names the user's call in errors. */
  gather: { readonly axis: number; readonly operation: string };
  /** Inputs [base, index, source]: base with source set or added at index along `axis`, in the source's order. */
  scatter: { readonly axis: number; readonly mode: 'set' | 'add'; readonly operation: string };
  /** int32: the stable order along `axis`, NaN as largest. */
  argsort: { readonly axis: number; readonly descending: boolean };
  /** Running sum or product along `axis`. */
  scan: { readonly axis: number; readonly op: 'sum' | 'prod' };

  /** Inputs [y, …x]: the value of y, differentiated by `backward` with respect to the x. */
  custom: { readonly backward: CustomBackward };
  /** Inputs [x, after?]: x, computed apart from every other x, and not before `after`. */
  barrier: Record<never, never>;
  /** The input's value, without its gradient. */
  detach: Record<never, never>;
  /** The input's value under an identity of its own, to differentiate by. */
  variable: Record<never, never>;
}

export type CustomBackward = (gradient: Node, inputs: readonly Node[]) => readonly (Node | undefined)[];

export interface WindowAxis {
  /** Window or kernel size along this axis. */
  readonly size: number;
  readonly stride: number;
  readonly padLow: number;
  readonly padHigh: number;
  readonly dilation: number;
  readonly inputDilation: number;
}

/** A convolution's axis; its kernel size is the kernel's. */
export type SpatialAxis = Omit<WindowAxis, 'size'>;

/** What the runtime keeps of a node that has been computed. */
export interface Realized {
  /** False once the memory was given back or overwritten. */
  readonly valid: boolean;
}

let count = 0;

export class Node<O extends Op = Op> {
  readonly op: O;
  readonly attributes: Attributes[O];
  readonly shape: Shape;
  readonly dtype: DType;
  /** Whether a gradient may flow through this node. */
  readonly requiresGrad: boolean;
  /** Order of recording: inputs have smaller ids. */
  readonly id: number;
  /** Emptied by `forget`. */
  inputs: readonly Node[];
  /** Set by the runtime when the value exists on a device. */
  realized: Realized | undefined = undefined;
  /** Set by the runtime: the variable this is the value of. */
  owner: object | undefined = undefined;
  /** The last walk over a graph that came by, and the place this node had in it. */
  walk = 0;
  place = 0;
  /** Plans run by the time of recording. */
  readonly recordedAt: number;
  /** Plans run while a chain of nodes that ends here grew without being computed. */
  readonly age: number;

  constructor(op: O, inputs: readonly Node[], attributes: Attributes[O], shape: Shape, dtype: DType, requiresGrad: boolean) {
    this.op = op;
    this.inputs = inputs;
    this.attributes = attributes;
    this.shape = shape;
    this.dtype = dtype;
    this.requiresGrad = requiresGrad;
    this.id = count++;
    this.recordedAt = plansRunSoFar();
    let age = 0;
    for (const input of inputs) {
      if (input.realized !== undefined || input.inputs.length === 0) continue;
      age = Math.max(age, input.age + (input.recordedAt < this.recordedAt ? 1 : 0));
    }
    this.age = age;
  }
}

/** A node known to be one particular primitive, or any of them with op and attributes in step. */
export type AnyNode = { [O in Op]: Node<O> }[Op];

/** How many nodes were recorded so far: those recorded from now on have this id or a greater one. */
export const nodesRecorded = (): number => count;

/** A node at which gradients are collected: a source, or a variable's value that is not in memory yet. */
export const isGradientLeaf = (node: Node): boolean =>
  node.requiresGrad && (node.op === 'source' || (node.op === 'variable' && node.inputs[0]?.requiresGrad !== true));

export const isNode = <O extends Op>(node: Node, op: O): node is Node<O> => node.op === op;

/** Extent of the input that a window axis sees once dilated and padded. */
const paddedSize = (input: number, axis: SpatialAxis): number =>
  (input === 0 ? 0 : (input - 1) * axis.inputDilation + 1) + axis.padLow + axis.padHigh;

/** Number of windows along an axis. */
export function windowCount(input: number, size: number, axis: SpatialAxis): number {
  const room = paddedSize(input, axis) - ((size - 1) * axis.dilation + 1);
  return room < 0 || size === 0 ? 0 : Math.floor(room / axis.stride) + 1;
}
