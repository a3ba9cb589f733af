import type { Lane } from './lane.ts';
import {
  abs,
  add,
  bits,
  constant,
  div,
  le,
  lt,
  mul,
  neg,
  pmax,
  pmin,
  polynomial,
  rare,
  select,
  shl,
  shrS,
  signOf,
  sub,
  withSign,
} from './lane.ts';

/** Added to a float below 2^22 it leaves the nearest integer in the low bits. */
const roundingMagic = 1.5 * 2 ** 23;
const one = 0x3f800000;

/** ln 2 in two parts; a small integer times the first is exact. */
export const ln2High = 0.693359375;
export const ln2Low = -2.1219444e-4;

/** (e^r − 1 − r) / r² on |r| ≤ ½ ln 2, relative error of e^r 3e-9 (Remez). */
const exponentialTail = [0.49999994, 0.16666509, 0.041668009, 0.0083699897, 0.0013847031];

interface Reduced {
  /** The integer of x = n · ln 2 + r, in the low bits of an i32. */
  readonly n: Lane;
  /** e^r − 1. */
  readonly tail: Lane;
}

function reduce(x: Lane): Reduced {
  const shifted = add(mul(x, Math.LOG2E), roundingMagic);
  const n = sub(shifted, roundingMagic);
  const r = sub(sub(x, mul(n, ln2High)), mul(n, ln2Low));
  return { n: bits(shifted), tail: add(mul(mul(r, r), polynomial(r, exponentialTail)), r) };
}

/** Below it e^x rounds to 0. */
const lowest = -104;
/** As bits: where e^|x| and e^−|x| are both normal numbers. */
const normal = 0x42ae0000;

/** e^x where that is a normal number. */
function normalExponential(x: Lane): Lane {
  const { n, tail } = reduce(x);
  return bits(add(bits(add(tail, 1)), shl(n, 23)));
}

/**
 * e^x for x up to 89; the power of two in two factors, so that a denormal result is rounded once. One factor is 0 where the result is: to underflow, as
 * for every masked score of an attention, takes processors a hundred cycles.
 */
function anyExponential(x: Lane): Lane {
  const { n, tail } = reduce(pmax(x, lowest));
  const half = shl(shrS(n, 1), 23);
  const rest = sub(shl(n, 23), half);
  const first = select(lt(x, lowest), 0, bits(add(half, one)));
  return mul(mul(add(tail, 1), first), bits(add(rest, one)));
}

/** Comparing bits finds NaN, too. */
const isExtreme = (x: Lane): Lane => lt(normal, bits(abs(x)));

export const exp = (x: Lane): Lane => rare(isExtreme(x), anyExponential(pmin(x, 89)), normalExponential(x));

/** e^−|x| serves both signs, so that nothing overflows. */
export function sigmoid(x: Lane): Lane {
  const t = neg(abs(x));
  const e = anyExponential(t);
  return div(select(lt(x, 0), e, 1), add(e, 1));
}

/** 2^n · (e^r − 1) + (2^n − 1), halved and doubled because 2^128 is no float. */
export function expm1(x: Lane): Lane {
  const { n, tail } = reduce(pmin(pmax(x, -18), 89));
  const half = bits(add(shl(n, 23), one - 0x800000));
  const sum = add(mul(half, tail), sub(half, 0.5));
  return select(lt(abs(x), 2 ** -60), x, add(sum, sum));
}

/** (e^2|x| − 1) / (e^2|x| + 1). */
export function tanh(x: Lane): Lane {
  const t = abs(x);
  const { n, tail } = reduce(pmin(add(t, t), 40));
  const scale = bits(add(shl(n, 23), one));
  const m = add(mul(scale, tail), sub(scale, 1));
  return withSign(div(m, add(m, 2)), signOf(x));
}

/** erf(x)/x − 1 in x² for |x| ≤ 1, relative error of erf 3e-9 (Remez). */
const erfSmall = [0.12837917, -0.37612626, 0.11283585, -0.026853813, 0.0051883277, -0.0008010195, 7.8538673e-5];
/** log2(1 − erf(t)) / t for 1 ≤ t ≤ 3.95, error of erf 7e-9 (Remez). */
const erfcExponent = [-1.6280533, -0.91730833, -0.15165381, 0.032893248, -0.0045983986, 0.00030396547];
/** 2^f on |f| ≤ ½, relative error 8e-8 (Remez): of erf, where 1 − erf ≤ 0.16, a fifth of an ulp. */
const exponential2 = [1.0000001, 0.69314694, 0.2402212, 0.055507131, 0.0096755419, 0.0013276482];

export function erf(x: Lane): Lane {
  const t = abs(x);
  const square = mul(t, t);
  const small = add(mul(t, polynomial(square, erfSmall)), t);
  const bounded = pmin(t, 3.95);
  const exponent = mul(bounded, polynomial(bounded, erfcExponent));
  const shifted = add(exponent, roundingMagic);
  const fraction = sub(exponent, sub(shifted, roundingMagic));
  const complement = mul(polynomial(fraction, exponential2), bits(add(shl(bits(shifted), 23), one)));
  return withSign(select(le(t, 1), small, sub(constant('f32', 1), complement)), signOf(x));
}
