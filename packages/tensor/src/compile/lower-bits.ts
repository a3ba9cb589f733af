import type { Expr } from '../contract/kernel.ts';
import type { Exprs } from './exprs.ts';

const rotations = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;
const parity = 0x1bd11bda;

/** Threefry-2x32 with 20 rounds (Salmon et al., SC 2011) of the counter (n, 0): both words, as kernel expressions. */
export function threefry(e: Exprs, key: readonly [Expr, Expr], n: Expr): [Expr, Expr] {
  const constant = (value: number): Expr => e.constant(value, 'uint32');
  const rotate = (x: Expr, by: number): Expr => e.op('or', e.op('shl', x, constant(by)), e.op('shr', x, constant(32 - by)));
  const schedule = [key[0], key[1], e.op('xor', e.op('xor', key[0], key[1]), constant(parity))] as const;
  let a = e.op('add', n, schedule[0]);
  let b: Expr = schedule[1];
  for (let group = 0; group < 5; group++) {
    for (const by of rotations[group % 2]!) {
      a = e.op('add', a, b);
      b = e.op('xor', rotate(b, by), a);
    }
    a = e.op('add', a, schedule[(group + 1) % 3]!);
    b = e.op('add', e.op('add', b, schedule[(group + 2) % 3]!), constant(group + 1));
  }
  return [a, b];
}
