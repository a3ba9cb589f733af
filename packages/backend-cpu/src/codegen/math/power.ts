import type { Lane } from './lane.ts';
import {
  abs,
  add,
  and,
  bits,
  constant,
  demote,
  div,
  eq,
  lt,
  mul,
  nearest,
  or,
  pmax,
  pmin,
  polynomial,
  promote,
  rare,
  select,
  shl,
  shrU,
  signOf,
  sub,
  trunc,
  withSign,
  xor,
} from './lane.ts';

/** log2((1 + s) / (1 − s)) / s in s² on √½ ≤ (1 + s)/(1 − s) ≤ √2, relative error 3e-14 (Remez). */
const logarithm2 = [
  2.88539008177785, 0.9617966941134961, 0.577077942315808, 0.41220925771481465, 0.319905463821912, 0.28290367855056786,
];
/** 2^f on |f| ≤ ½, relative error 4e-11 (Remez). */
const exponential2 = [
  0.9999999999616771, 0.6931471807283803, 0.2402265119818506, 0.055504103536098526, 0.009618027250678377, 0.0013333922457916215,
  0.00015469291958103749, 1.5201942409192243e-5,
];

const mantissaBits = 2 ** 52;
/** Of the float64s 1, √½ (its upper half) and 2^52. */
const oneBits = 1023 * mantissaBits;
const sqrtHalfBits = 0x3fe6a09e * 2 ** 32;
const twoTo52Bits = 1075 * mantissaBits;

/** log2 of a non-negative float64; a bias keeps the exponent positive, so that a logical shift reads it. */
function log2(x: Lane): Lane {
  const bias = 1024;
  const offset = add(sub(bits(x), sqrtHalfBits), bias * mantissaBits);
  const exponent = sub(bits(or(shrU(offset, 52), twoTo52Bits)), 2 ** 52 + bias);
  const mantissa = bits(add(and(offset, mantissaBits - 1), sqrtHalfBits));
  const s = div(sub(mantissa, 1), add(mantissa, 1));
  const finite = add(mul(s, polynomial(mul(s, s), logarithm2)), exponent);
  return select(lt(x, Infinity), select(eq(x, 0), -Infinity, finite), x);
}

/** 2^x of a float64 to float32: beyond ±200 it has over- or underflowed. */
function exp2(x: Lane): Lane {
  const bounded = pmin(pmax(x, -200), 200);
  const whole = nearest(bounded);
  const scale = bits(add(shl(bits(add(whole, 1.5 * mantissaBits)), 52), oneBits));
  return mul(polynomial(sub(bounded, whole), exponential2), scale);
}

export function pow(x: Lane, y: Lane): Lane {
  const base = abs(x);
  const power = demote(exp2(mul(promote(y), log2(promote(base)))));
  const half = mul(y, 0.5);
  const isWhole = eq(trunc(y), y);
  const sign = select(isWhole, select(eq(trunc(half), half), constant('i32', 0), signOf(x)), constant('i32', 0));
  const magnitude = select(and(eq(base, 1), eq(y, y)), 1, power);
  const real = select(and(lt(x, 0), lt(base, Infinity)), select(isWhole, magnitude, NaN), magnitude);
  return select(or(eq(y, 0), eq(x, 1)), 1, bits(xor(bits(real), sign)));
}

/** A quotient below this is exact enough in float64 to leave an exact remainder. */
const quotientLimit = 2 ** 28;

/** The remainder of non-negative float64s with a / b < 2^28, both at most 24 bits long. */
function step(a: Lane, b: Lane): Lane {
  const r = sub(a, mul(trunc(div(a, b)), b));
  return select(lt(r, 0), add(r, b), r);
}

/** The same for any quotient of float32s, long division 28 bits at a time. */
function longDivision(a: Lane, b: Lane): Lane {
  let r = a;
  for (let digit = 9; digit >= 0; digit--) r = step(r, mul(b, quotientLimit ** digit));
  return r;
}

/** Exact: the remainder of the magnitudes, then the sign of a, then b added where the signs differ. */
export function mod(a: Lane, b: Lane): Lane {
  const [dividend, divisor] = [abs(a), abs(b)];
  const isLong = lt(quotientLimit, div(dividend, divisor));
  const remainder = rare(
    isLong,
    demote(longDivision(promote(dividend), promote(divisor))),
    demote(step(promote(dividend), promote(divisor))),
  );
  const proper = select(lt(dividend, divisor), a, withSign(remainder, signOf(a)));
  const sameSign = lt(-1, xor(bits(proper), bits(b)));
  return select(or(eq(proper, 0), sameSign), proper, add(proper, b));
}
