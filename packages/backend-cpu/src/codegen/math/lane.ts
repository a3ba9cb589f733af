/**
 * What a math function computes in each lane: a graph of IEEE operations. A multiply and an add are two roundings, so the bits
 * are the same on every machine.
 */
export type LaneType = 'f32' | 'i32' | 'f64' | 'i64';

type Arithmetic = 'add' | 'sub' | 'mul' | 'div' | 'max' | 'pmin' | 'pmax';
type Bitwise = 'and' | 'or' | 'xor';
type Rounding = 'abs' | 'neg' | 'nearest' | 'trunc';
type Comparison = 'eq' | 'lt' | 'le';
type Shift = 'shl' | 'shr_s' | 'shr_u';
type Conversion = 'bits' | 'convert' | 'promote' | 'demote' | 'low';

export interface Lane {
  /** `bool` comes from a comparison of `width` bits. */
  readonly type: LaneType | 'bool';
  readonly width: 32 | 64;
  readonly op: 'input' | 'constant' | 'select' | 'rare' | Arithmetic | Bitwise | Rounding | Comparison | Shift | Conversion;
  readonly inputs: readonly Lane[];
  /** The number of an input, the value of a constant, the count of a shift. */
  readonly value: number;
}

/** An operand of a binary operation: a number stands for a constant of the other operand's type. */
type Operand = Lane | number;

const widthOf = (type: LaneType): 32 | 64 => (type === 'f64' || type === 'i64' ? 64 : 32);

function node(op: Lane['op'], type: LaneType, inputs: readonly Lane[], value = 0): Lane {
  return { op, type, width: widthOf(type), inputs, value };
}

export const input = (number: number): Lane => node('input', 'f32', [], number);
export const constant = (type: LaneType, value: number): Lane => node('constant', type, [], value);

function lift(a: Operand, b: Operand): [Lane, Lane] {
  const type = typeof a === 'number' ? (b as Lane).type : a.type;
  const like = (x: Operand): Lane => (typeof x === 'number' ? constant(type as LaneType, x) : x);
  return [like(a), like(b)];
}

const arithmetic =
  (op: Arithmetic) =>
  (a: Operand, b: Operand): Lane => {
    const inputs = lift(a, b);
    return node(op, inputs[0].type as LaneType, inputs);
  };
export const add = arithmetic('add');
export const sub = arithmetic('sub');
export const mul = arithmetic('mul');
export const div = arithmetic('div');
/** NaN if either operand is. */
export const max = arithmetic('max');
/** `b < a ? b : a`: a NaN in `a` stays. */
export const pmin = arithmetic('pmin');
/** `a < b ? b : a`: a NaN in `a` stays. */
export const pmax = arithmetic('pmax');

const bitwise =
  (op: Bitwise) =>
  (a: Operand, b: Operand): Lane => {
    const inputs = lift(a, b);
    return { ...inputs[0], op, inputs, value: 0 };
  };
export const and = bitwise('and');
export const or = bitwise('or');
export const xor = bitwise('xor');

const rounding =
  (op: Rounding) =>
  (a: Lane): Lane =>
    node(op, a.type as LaneType, [a]);
export const abs = rounding('abs');
export const neg = rounding('neg');
export const nearest = rounding('nearest');
export const trunc = rounding('trunc');

const comparison =
  (op: Comparison) =>
  (a: Operand, b: Operand): Lane => {
    const inputs = lift(a, b);
    return { op, type: 'bool', width: inputs[0].width, inputs, value: 0 };
  };
export const eq = comparison('eq');
export const lt = comparison('lt');
export const le = comparison('le');

const shift =
  (op: Shift) =>
  (a: Lane, count: number): Lane =>
    node(op, a.type as LaneType, [a], count);
export const shl = shift('shl');
export const shrS = shift('shr_s');
export const shrU = shift('shr_u');

/** The same bits as an integer, or back as a float. */
export const bits = (a: Lane): Lane =>
  node('bits', ({ f32: 'i32', i32: 'f32', f64: 'i64', i64: 'f64', bool: 'i32' } as const)[a.type], [a]);
/** An i32 as an f32. */
export const toFloat = (a: Lane): Lane => node('convert', 'f32', [a]);
export const promote = (a: Lane): Lane => node('promote', 'f64', [a]);
export const demote = (a: Lane): Lane => node('demote', 'f32', [a]);
/** The low half of an i64. */
export const low = (a: Lane): Lane => node('low', 'i32', [a]);

/** `condition ? a : b`; all of one width. */
export const select = (condition: Lane, a: Operand, b: Operand): Lane => {
  const [x, y] = lift(a, b);
  return node('select', x.type as LaneType, [condition, x, y]);
};
/** The same, where the condition holds for so few arguments that `a` is computed only if it does. */
export const rare = (condition: Lane, a: Lane, b: Lane): Lane => node('rare', a.type as LaneType, [condition, a, b]);

/** `c[0] + c[1] · x + c[2] · x² + …`, pairs first (Estrin), then pairs of these: what comes next need not wait for all that went before. */
export function polynomial(x: Lane, coefficients: readonly Operand[]): Lane {
  const pairs = coefficients.flatMap((c, i) => {
    if (i % 2 > 0) return [];
    const next = coefficients[i + 1];
    return [next === undefined ? c : add(mul(x, next), c)];
  });
  return pairs.length === 1 ? (pairs[0] as Lane) : polynomial(mul(x, x), pairs);
}

const signMask = -(2 ** 31);
export const signOf = (x: Lane): Lane => and(bits(x), signMask);
/** The magnitude of a non-negative lane with a sign from `signOf`. */
export const withSign = (magnitude: Lane, sign: Lane): Lane => bits(or(bits(magnitude), sign));
