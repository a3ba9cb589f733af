import type { ComputeType, DType, ScalarOp } from '@nacre/tensor/backend';
import { InternalError } from '@nacre/tensor/backend';
import type { PreludeName } from './prelude/index.ts';
import { type RegisterType, registerType } from './types.ts';

/** Calls a function of the prelude, which is thereby included. */
export type Call = (name: PreludeName, ...operands: readonly string[]) => string;

/** An operation on the texts of its operands, for one register type. */
type Spelling = (call: Call, a: string, b: string, c: string) => string;
type Spellings = { readonly [T in RegisterType]?: Spelling };

const infix =
  (operator: string): Spelling =>
  (_call, a, b) =>
    `${a} ${operator} ${b}`;
const builtin =
  (name: string): Spelling =>
  (_call, a, b) =>
    b === '' ? `${name}(${a})` : `${name}(${a}, ${b})`;
const own =
  (name: PreludeName): Spelling =>
  (call, a, b) =>
    b === '' ? call(name, a) : call(name, a, b);

/** `a ∘ b` where bools are ordered false < true. */
const numeric = (spelling: Spelling): Spellings => ({ f32: spelling, i32: spelling, u32: spelling });
const integral = (spelling: Spelling): Spellings => ({ i32: spelling, u32: spelling });
const float = (spelling: Spelling): Spellings => ({ f32: spelling });

/** Drivers take a product with a constant 0 for 0, though with NaN or an infinity it is NaN; they cannot see this 0. */
const opaque = (operand: string): string => (operand === '0f' ? 'bitcast<f32>(args.zero)' : operand);
const multiplicative =
  (operator: string): Spelling =>
  (_call, a, b) =>
    `${opaque(a)} ${operator} ${opaque(b)}`;

const equal = infix('==');
const unequal = infix('!=');
const and = infix('&');
const or = infix('|');
/** The count is taken modulo 32; WGSL refuses larger constants. */
const shift =
  (operator: string): Spelling =>
  (_call, a, b) =>
    `${a} ${operator} (u32(${b}) & 31u)`;

const table: { readonly [op in ScalarOp]: Spellings } = {
  neg: { f32: (_call, a) => `-${a}`, i32: (_call, a) => `-${a}`, u32: (_call, a) => `~${a} + 1u` },
  abs: numeric(builtin('abs')),
  sign: { f32: own('sign_f32'), i32: builtin('sign'), u32: (_call, a) => `min(${a}, 1u)` },
  floor: float(builtin('floor')),
  ceil: float(builtin('ceil')),
  round: float(builtin('round')),
  trunc: float(builtin('trunc')),
  sqrt: float(builtin('sqrt')),
  exp: float(own('exp_f32')),
  expm1: float(own('expm1_f32')),
  log: float(own('log_f32')),
  log1p: float(own('log1p_f32')),
  log2: float(own('log2_f32')),
  sin: float(own('sin_f32')),
  cos: float(own('cos_f32')),
  atan: float(own('atan_f32')),
  tanh: float(own('tanh_f32')),
  sigmoid: float(own('sigmoid_f32')),
  erf: float(own('erf_f32')),
  not: { ...integral((_call, a) => `~${a}`), bool: (_call, a) => `!${a}` },

  add: numeric(infix('+')),
  sub: numeric(infix('-')),
  mul: { ...integral(infix('*')), f32: multiplicative('*') },
  div: float(multiplicative('/')),
  mod: { f32: own('mod_f32'), i32: own('mod_i32'), u32: own('mod_u32') },
  pow: float(own('pow_f32')),
  atan2: float(own('atan2_f32')),
  min: { ...integral(builtin('min')), f32: own('min_f32'), bool: and },
  max: { ...integral(builtin('max')), f32: own('max_f32'), bool: or },
  and: { ...integral(and), bool: and },
  or: { ...integral(or), bool: or },
  xor: { ...integral(infix('^')), bool: unequal },
  shl: integral(shift('<<')),
  shr: integral(shift('>>')),

  eq: { ...integral(equal), f32: own('eq_f32'), bool: equal },
  ne: { ...integral(unequal), f32: (call, a, b) => `!${call('eq_f32', a, b)}`, bool: unequal },
  lt: { ...integral(infix('<')), f32: own('lt_f32'), bool: (_call, a, b) => `!${a} & ${b}` },
  le: { ...integral(infix('<=')), f32: own('le_f32'), bool: (_call, a, b) => `!${a} | ${b}` },

  where: { ...numeric((_call, a, b, c) => `select(${c}, ${b}, ${a})`), bool: (_call, a, b, c) => `select(${c}, ${b}, ${a})` },
};

/** A scalar operation on operands of the given type; operands are names or literals. */
export function spell(op: ScalarOp, operandType: ComputeType, operands: readonly string[], call: Call): string {
  const spelling = table[op][registerType(operandType)];
  if (spelling === undefined) throw new InternalError('webgpu', `a kernel asks for ${op} of ${operandType}`);
  const [a = '', b = '', c = ''] = operands;
  return spelling(call, a, b, c);
}

/** `convertScalar` of the contract. */
export function convert(from: ComputeType, to: DType, value: string, call: Call): string {
  const source = registerType(from);
  const toInt32 = source === 'f32' ? call('to_i32', value) : `i32(${value})`;
  switch (to) {
    case 'bool':
      return source === 'f32' ? call('is_not_zero', value) : `bool(${value})`;
    case 'float32':
      return `f32(${value})`;
    case 'float16':
      return call('half_to_float', call('float_to_half', `f32(${value})`));
    case 'int32':
      return toInt32;
    case 'uint32':
      return source === 'f32' ? call('to_u32', value) : `u32(${value})`;
    case 'uint8':
      return `${toInt32} & 0xff`;
    case 'int8':
      return `(${toInt32} << 24u) >> 24u`;
    default:
      throw new InternalError('webgpu', `a kernel converts to ${to}, which is not among the device's dtypes`);
  }
}
