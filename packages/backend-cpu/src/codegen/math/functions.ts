import type { VectorFunction } from '../vector-function.ts';
import { emitLanes } from './emit.ts';
import { erf, exp, expm1, sigmoid, tanh } from './exponential.ts';
import type { Lane } from './lane.ts';
import { input } from './lane.ts';
import { log, log1p, log2 } from './logarithm.ts';
import { mod, pow } from './power.ts';
import { atan, atan2, cos, sin } from './trigonometric.ts';

interface MathFunction {
  readonly emit: VectorFunction;
  /** Largest distance from the exact result, in units of the last place of a float32; ½ is correctly rounded. */
  readonly ulps: number;
}

const unary =
  (build: (x: Lane) => Lane): VectorFunction =>
  (f, operands) =>
    emitLanes(f, build(input(0)), operands);
const binary =
  (build: (x: Lane, y: Lane) => Lane): VectorFunction =>
  (f, operands) =>
    emitLanes(f, build(input(0), input(1)), operands);

const table = {
  exp: { emit: unary(exp), ulps: 1 },
  expm1: { emit: unary(expm1), ulps: 2 },
  log: { emit: unary(log), ulps: 1 },
  log1p: { emit: unary(log1p), ulps: 1.5 },
  log2: { emit: unary(log2), ulps: 2 },
  sin: { emit: unary(sin), ulps: 2 },
  cos: { emit: unary(cos), ulps: 2 },
  atan: { emit: unary(atan), ulps: 2 },
  tanh: { emit: unary(tanh), ulps: 3 },
  sigmoid: { emit: unary(sigmoid), ulps: 2.5 },
  erf: { emit: unary(erf), ulps: 1.5 },
  pow: { emit: binary(pow), ulps: 0.51 },
  atan2: { emit: binary(atan2), ulps: 2 },
  mod: { emit: binary(mod), ulps: 0.5 },
} as const satisfies Record<string, MathFunction>;

export type MathOp = keyof typeof table;

/** The float32 operations that are no single instruction. */
export const mathFunctions: { readonly [op in MathOp]: MathFunction } = table;
