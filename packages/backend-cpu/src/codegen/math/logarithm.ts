import { ln2High, ln2Low } from './exponential.ts';
import type { Lane } from './lane.ts';
import { add, and, bits, constant, eq, lt, mul, or, polynomial, rare, select, shl, shrS, signOf, sub, toFloat } from './lane.ts';

const smallestNormal = 0x00800000;
const infinity = 0x7f800000;
const sqrtHalf = 0x3f3504f3;

/** (ln(1 + f) − f + f²/2) / f³ on √½ ≤ 1 + f ≤ √2, relative error of the logarithm 8e-9 (Remez). */
const logarithmTail = [0.33333331, -0.25000823, 0.20001227, -0.16623355, 0.1420176, -0.13160194, 0.12761573, -0.076344624];

/** x = 2^exponent · mantissa, √½ ≤ mantissa < √2. */
function split(x: Lane): { readonly exponent: Lane; readonly mantissa: Lane } {
  const offset = sub(bits(x), sqrtHalf);
  return { exponent: shrS(offset, 23), mantissa: bits(add(and(offset, 0x007fffff), sqrtHalf)) };
}

/** ln(1 + f) − f. */
function tailOf(f: Lane): Lane {
  const square = mul(f, f);
  return sub(mul(mul(square, f), polynomial(f, logarithmTail)), mul(square, 0.5));
}

type Combine = (exponent: Lane, f: Lane) => Lane;

const natural: Combine = (e, f) => add(add(add(mul(e, ln2Low), tailOf(f)), f), mul(e, ln2High));

/** log2(e) − 1: the leading part of the product is then exact. */
const log2eMinus1 = Math.LOG2E - 1;
const binary: Combine = (e, f) => {
  const tail = tailOf(f);
  return add(add(add(add(mul(tail, log2eMinus1), mul(f, log2eMinus1)), tail), f), e);
};

const logarithm =
  (combine: Combine) =>
  (x: Lane): Lane => {
    const usual = split(x);
    const scaled = split(mul(x, 2 ** 23));
    const denormal = combine(toFloat(sub(scaled.exponent, 23)), sub(scaled.mantissa, 1));
    const negative = select(lt(x, 0), NaN, x);
    const special = select(and(lt(0, x), lt(x, 1)), denormal, select(eq(x, 0), -Infinity, negative));
    const isSpecial = or(lt(bits(x), smallestNormal), lt(infinity - 1, bits(x)));
    return rare(isSpecial, special, combine(toFloat(usual.exponent), sub(usual.mantissa, 1)));
  };

export const log = logarithm(natural);
export const log2 = logarithm(binary);

/** The logarithm of u = 1 + x, with what the addition rounded away brought back into its mantissa. */
export function log1p(x: Lane): Lane {
  const u = add(x, 1);
  const { exponent, mantissa } = split(u);
  const lost = select(lt(x, 1), sub(x, sub(u, 1)), sub(constant('f32', 1), sub(u, x)));
  const scale = bits(sub(constant('i32', 0x3f800000), shl(exponent, 23)));
  const f = add(sub(mantissa, 1), mul(lost, scale));
  const usual = bits(or(bits(natural(toFloat(exponent), f)), signOf(x)));
  const outside = select(eq(x, -1), -Infinity, select(lt(x, -1), NaN, x));
  // From 2^126 on nothing is lost, and `scale` might be no normal number.
  const special = select(and(lt(1, x), lt(x, Infinity)), natural(toFloat(exponent), sub(mantissa, 1)), outside);
  const isSpecial = or(lt(bits(u), smallestNormal), lt(253 << 23, bits(u)));
  return rare(isSpecial, special, usual);
}
