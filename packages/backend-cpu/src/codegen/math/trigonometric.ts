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
  low,
  lt,
  max,
  mul,
  nearest,
  pmin,
  polynomial,
  promote,
  rare,
  select,
  shl,
  signOf,
  sub,
  withSign,
  xor,
} from './lane.ts';

/** π/2 in two parts: the first has 33 bits, so that an integer below 2^20 times it is exact in float64. */
const halfPiHigh = 1.5707963267341256;
const halfPiLow = 6.077100506506192e-11;
const reductionLimit = 2 ** 20;

/** The bits of 2/π in groups of 24. */
const twoOverPi = [10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841].map(
  (word, k) => word * 2 ** (-24 * (k + 1)),
);

/** (sin r − r) / r³ and (cos r − 1 + r²/2) / r⁴ in r² on |r| ≤ π/4, relative errors 4e-9 and 2e-10 (Remez). */
const sineTail = [-0.16666655, 0.0083321892, -0.00019518285];
const cosineTail = [0.041666653, -0.0013887612, 2.4462202e-5];

/** x = (π/2) · quadrant + rest; the quadrant as a float64 integer. */
interface Angle {
  readonly quadrant: Lane;
  readonly rest: Lane;
}

function reduce(x: Lane): Angle {
  const quadrant = nearest(mul(x, 2 / Math.PI));
  return { quadrant, rest: sub(sub(x, mul(quadrant, halfPiHigh)), mul(quadrant, halfPiLow)) };
}

/**
 * For any float32 (Payne and Hanek's idea in float64): its product with each group of bits of 2/π is exact and so is taking that
 * modulo 4; what is left is summed from the largest on, the nearest integer going to the quadrant at every step.
 */
function reduceLarge(x: Lane): Angle {
  let quadrant: Lane = constant('f64', 0);
  let rest: Lane = constant('f64', 0);
  for (const group of twoOverPi) {
    const product = mul(x, group);
    const sum = add(rest, sub(product, mul(nearest(mul(product, 0.25)), 4)));
    const whole = nearest(sum);
    quadrant = add(quadrant, whole);
    rest = sub(sum, whole);
  }
  return { quadrant, rest: mul(rest, Math.PI / 2) };
}

/** sin(angle + turns · π/2). */
function sineOf({ quadrant, rest }: Angle, turns: 0 | 1): Lane {
  const r = demote(rest);
  const square = mul(r, r);
  const sine = add(mul(mul(square, r), polynomial(square, sineTail)), r);
  const cosine = add(sub(mul(mul(square, square), polynomial(square, cosineTail)), mul(square, 0.5)), 1);
  const number = low(bits(add(quadrant, 1.5 * 2 ** 52 + turns)));
  return bits(xor(bits(select(eq(and(number, 1), 0), sine, cosine)), shl(and(number, 2), 30)));
}

function circular(magnitude: Lane, turns: 0 | 1): Lane {
  const x = promote(magnitude);
  return rare(lt(reductionLimit, magnitude), sineOf(reduceLarge(x), turns), sineOf(reduce(x), turns));
}

export const sin = (x: Lane): Lane => bits(xor(bits(circular(abs(x), 0)), signOf(x)));
export const cos = (x: Lane): Lane => circular(abs(x), 1);

/** (atan z − z) / z³ in z² on z ≤ 1, relative error 3e-9 (Remez). */
const arctangentTail = [
  -0.33333313, 0.19998907, -0.1426757, 0.10967876, -0.084456243, 0.058631688, -0.031811874, 0.011238634, -0.001863037,
];

/** The arctangent of z in [0, 1]. */
function arctangent(z: Lane): Lane {
  const square = mul(z, z);
  return add(mul(mul(square, z), polynomial(square, arctangentTail)), z);
}

/** `multiple` · π/2 − angle; π/2 = 1.57079637 − 4.37e-8. */
const complement = (multiple: 1 | 2, angle: Lane): Lane =>
  sub(constant('f32', multiple * 1.57079637), add(angle, multiple * 4.37113883e-8));

export function atan(x: Lane): Lane {
  const t = abs(x);
  const inverted = lt(1, t);
  const angle = arctangent(select(inverted, div(constant('f32', 1), t), t));
  return withSign(select(inverted, complement(1, angle), angle), signOf(x));
}

export function atan2(y: Lane, x: Lane): Lane {
  const [height, width] = [abs(y), abs(x)];
  const larger = max(height, width);
  const smaller = pmin(height, width);
  // 0/0 and ∞/∞ are the angles of the axes and the diagonals; a NaN stays one, because `larger` is then NaN.
  const ratio = select(eq(larger, 0), 0, select(and(eq(smaller, Infinity), eq(larger, Infinity)), 1, div(smaller, larger)));
  const angle = arctangent(ratio);
  const fromWidth = select(lt(width, height), complement(1, angle), angle);
  return withSign(select(lt(bits(x), 0), complement(2, fromWidth), fromWidth), signOf(y));
}
