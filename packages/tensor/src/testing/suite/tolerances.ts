import type { ScalarOp } from '../../contract/scalar.ts';
import type { DType } from '../../dtype.ts';
import type { Tolerance } from '../compare.ts';

const exact: Tolerance = {};
const few: Tolerance = { ulps: 4 };

/** How far a scalar operation may be off in float32. Integers, comparisons and float arithmetic are exact; functions are off by a few ulps. */
export const defaultTolerances: { readonly [op in ScalarOp]: Tolerance } = {
  neg: exact,
  abs: exact,
  sign: exact,
  floor: exact,
  ceil: exact,
  round: exact,
  trunc: exact,
  sqrt: exact,
  add: exact,
  sub: exact,
  mul: exact,
  div: exact,
  mod: exact,
  min: exact,
  max: exact,
  not: exact,
  and: exact,
  or: exact,
  xor: exact,
  shl: exact,
  shr: exact,
  eq: exact,
  ne: exact,
  lt: exact,
  le: exact,
  where: exact,
  exp: few,
  expm1: few,
  log: few,
  log1p: few,
  log2: few,
  sin: few,
  cos: few,
  atan: few,
  tanh: few,
  sigmoid: few,
  erf: few,
  pow: few,
  atan2: few,
};

/** The accuracies WGSL asks of its built-in functions, for backends that use those. Source: WGSL, 15.7.4 "Floating Point Accuracy". */
export const wgslTolerances: Partial<Record<ScalarOp, Tolerance>> = {
  div: { ulps: 2.5 },
  sqrt: { ulps: 4 },
  // 3 + 2·|x| ulps at the largest |x| tried, 80.
  exp: { ulps: 163 },
  expm1: { ulps: 163, absolute: 2 ** -21 },
  log: { ulps: 3, absolute: 2 ** -21 },
  log1p: { ulps: 4, absolute: 2 ** -21 },
  log2: { ulps: 3, absolute: 2 ** -21 },
  sin: { absolute: 2 ** -11 },
  cos: { absolute: 2 ** -11 },
  atan: { ulps: 4096 },
  atan2: { ulps: 4096 },
  tanh: { absolute: 1e-5 },
  sigmoid: { ulps: 170 },
  erf: { absolute: 1e-5 },
  // exp2(b · log2(a)): the error of log2 is multiplied by the exponent.
  pow: { relative: 2e-3 },
};

/** In narrower and wider floats: float16 is computed in float32 and rounded once more; float64 functions are as good as float32's. */
export function toleranceFor(op: ScalarOp, dtype: DType, float32: Tolerance): Tolerance {
  const isExact = float32.ulps === undefined && float32.relative === undefined && float32.absolute === undefined;
  if (dtype === 'float32' || isExact) return float32;
  if (dtype === 'float64') return defaultTolerances[op];
  return { ...float32, ulps: 1 };
}
