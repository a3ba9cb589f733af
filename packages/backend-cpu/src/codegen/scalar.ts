import { type ComputeType, type ScalarOp, scalarOps } from '@nacre/tensor/backend';
import type { FunctionBuilder, Local, Opcode, ValueType } from '../wasm/assembler.ts';
import type { Functions } from './functions.ts';
import { type MathOp, mathFunctions } from './math/functions.ts';

export type Lanes = 1 | 4;

/** What holds a value of a compute type. */
export function valueType(type: ComputeType, lanes: Lanes): ValueType {
  if (lanes === 4) return 'v128';
  return type === 'float32' ? 'f32' : type === 'float64' ? 'f64' : 'i32';
}

/** The instruction prefix of a compute type. */
function prefix(type: ComputeType, lanes: Lanes): string {
  const scalar = valueType(type, 1);
  return lanes === 4 ? `${scalar}x4` : scalar;
}

export function constant(f: FunctionBuilder, type: ComputeType, lanes: Lanes, value: number): void {
  if (lanes === 4)
    f.v128(type === 'float32' ? new Float32Array(4).fill(value) : new Int32Array(4).fill(type === 'bool' ? -value : value));
  else if (type === 'float32') f.f32(value);
  else if (type === 'float64') f.f64(value);
  else f.i32(value);
}

/** [scalar] → the same in every lane. */
export function splat(f: FunctionBuilder, type: ComputeType): void {
  if (type === 'bool') {
    const value = f.local('i32');
    f.set(value).i32(0).get(value).op('i32.sub');
  }
  f.op(type === 'float32' ? 'f32x4.splat' : 'i32x4.splat');
}

/** [lanes] → lane k as a scalar. */
export function extract(f: FunctionBuilder, type: ComputeType, lane: number): void {
  f.lane(type === 'float32' ? 'f32x4.extract_lane' : 'i32x4.extract_lane', lane);
  if (type === 'bool') f.i32(1).op('i32.and');
}

/** What an operation is applied to: pushes its operands. */
export interface Operands {
  readonly push: (operand: number) => void;
  /** The scalar that all lanes of an operand share, if they do; says whether it was pushed. */
  readonly pushUniform: (operand: number) => boolean;
}

const isFloat = (type: ComputeType): boolean => type === 'float32' || type === 'float64';
const isSigned = (type: ComputeType): boolean => type === 'int32';

const floatInstructions: Partial<Record<ScalarOp, string>> = {
  neg: 'neg',
  abs: 'abs',
  floor: 'floor',
  ceil: 'ceil',
  round: 'nearest',
  trunc: 'trunc',
  sqrt: 'sqrt',
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  div: 'div',
  min: 'min',
  max: 'max',
  eq: 'eq',
  ne: 'ne',
  lt: 'lt',
  le: 'le',
};
const signed: Partial<Record<ScalarOp, string>> = { lt: 'lt_s', le: 'le_s', shr: 'shr_s', min: 'min_s', max: 'max_s' };
const unsigned: Partial<Record<ScalarOp, string>> = { lt: 'lt_u', le: 'le_u', shr: 'shr_u', min: 'min_u', max: 'max_u' };
const signless: Partial<Record<ScalarOp, string>> = { add: 'add', sub: 'sub', mul: 'mul', eq: 'eq', ne: 'ne', shl: 'shl' };
const integerInstruction = (op: ScalarOp, type: ComputeType): string =>
  (signless[op] ?? (isSigned(type) ? signed : unsigned)[op])!;

/** Above this cost a function is called, below it its code stands in the loop. */
const inlineCost = 10;

/** Emits operations on values of one compute type and lane count. */
export class ScalarEmitter {
  private readonly f: FunctionBuilder;
  private readonly functions: Functions;

  constructor(f: FunctionBuilder, functions: Functions) {
    this.f = f;
    this.functions = functions;
  }

  /** `type` is the operands' (of `where`, the last two's). */
  op(op: ScalarOp, type: ComputeType, lanes: Lanes, operands: Operands): void {
    const { f } = this;
    const { arity } = scalarOps[op];
    const pushAll = (): void => {
      for (let i = 0; i < arity; i++) operands.push(i);
    };
    if (op === 'where') {
      operands.push(1);
      operands.push(2);
      operands.push(0);
      f.op(lanes === 4 ? 'v128.bitselect' : 'select');
    } else if (isFloat(type) && op in floatInstructions) {
      pushAll();
      f.op(`${prefix(type, lanes)}.${floatInstructions[op]}` as Opcode);
    } else if (op === 'sign') {
      operands.push(0);
      this.sign(type, lanes);
    } else if (type === 'float64') {
      pushAll();
      f.call(this.functions.float64(op));
    } else if (type === 'float32') {
      pushAll();
      this.math(op as MathOp, lanes);
    } else if (lanes === 4 && (op === 'shl' || op === 'shr')) {
      operands.push(0);
      if (operands.pushUniform(1)) f.op(`i32x4.${integerInstruction(op, type)}` as Opcode);
      else {
        operands.push(1);
        this.byLanes(2, () => f.op(`i32.${integerInstruction(op, type)}` as Opcode));
      }
    } else {
      pushAll();
      this.integer(op, type, lanes);
    }
  }

  /** [a, b] → combined as a reduction does. */
  combine(op: ScalarOp, type: ComputeType, lanes: Lanes): void {
    if (isFloat(type)) this.f.op(`${prefix(type, lanes)}.${floatInstructions[op]}` as Opcode);
    else this.integer(op, type, lanes);
  }

  private math(op: MathOp, lanes: Lanes): void {
    const { f, functions } = this;
    if (lanes === 1 || scalarOps[op].cost > inlineCost) {
      f.call(functions.math(op, lanes));
      return;
    }
    const operands = this.pop('v128', scalarOps[op].arity);
    mathFunctions[op].emit(f, operands, functions.target);
  }

  private integer(op: ScalarOp, type: ComputeType, lanes: Lanes): void {
    const { f } = this;
    const vector = lanes === 4;
    switch (op) {
      case 'and':
      case 'or':
      case 'xor':
        f.op(vector ? `v128.${op}` : `i32.${op}`);
        return;
      case 'not':
        if (vector) f.op('v128.not');
        else if (type === 'bool') f.op('i32.eqz');
        else f.i32(-1).op('i32.xor');
        return;
      case 'neg':
        if (vector) f.op('i32x4.neg');
        else f.i32(-1).op('i32.mul');
        return;
      case 'abs':
        if (isSigned(type)) this.absolute(vector);
        return;
      case 'mod':
        if (vector) this.byLanes(2, () => f.call(this.floorModulo(type)));
        else f.call(this.floorModulo(type));
        return;
      case 'min':
      case 'max':
        if (type === 'bool') f.op(`${vector ? 'v128' : 'i32'}.${op === 'min' ? 'and' : 'or'}`);
        else if (vector) f.op(`i32x4.${integerInstruction(op, type)}` as Opcode);
        else this.select(`i32.${op === 'min' ? 'lt' : 'gt'}_${isSigned(type) ? 's' : 'u'}`);
        return;
      default:
        f.op(`${vector ? 'i32x4' : 'i32'}.${integerInstruction(op, type)}` as Opcode);
    }
  }

  /** [x] → −1, 0 or 1. */
  private sign(type: ComputeType, lanes: Lanes): void {
    const { f } = this;
    const [x] = this.pop(valueType(type, lanes), 1) as [Local];
    if (type === 'uint32') {
      f.get(x);
      constant(f, type, lanes, 0);
      f.op(lanes === 4 ? 'i32x4.ne' : 'i32.ne');
      if (lanes === 4) f.op('i32x4.neg');
      return;
    }
    const compare = (name: string): void => {
      f.get(x);
      constant(f, type, lanes, 0);
      f.op(`${prefix(type, lanes)}.${name}${isFloat(type) ? '' : '_s'}` as Opcode);
    };
    // Comparisons are 0 and 1 in scalars, 0 and −1 in lanes.
    compare(lanes === 4 ? 'lt' : 'gt');
    compare(lanes === 4 ? 'gt' : 'lt');
    f.op(lanes === 4 ? 'i32x4.sub' : 'i32.sub');
    if (lanes === 4 && type === 'float32') f.op('f32x4.convert_i32x4_s');
    else if (isFloat(type)) f.op(`${prefix(type, 1)}.convert_i32_s` as Opcode);
  }

  private absolute(vector: boolean): void {
    if (vector) this.f.op('i32x4.abs');
    else {
      const [x] = this.pop('i32', 1) as [Local];
      const mask = this.f.local('i32');
      this.f.get(x).get(x).i32(31).op('i32.shr_s').tee(mask).op('i32.xor').get(mask).op('i32.sub');
    }
  }

  /** [a, b] → a where `a compare b`, else b. */
  private select(compare: Opcode): void {
    const [a, b] = this.pop('i32', 2) as [Local, Local];
    this.f.get(a).get(b).get(a).get(b).op(compare).op('select');
  }

  /** The remainder with the divisor's sign; 0 where the divisor is 0. */
  private floorModulo(type: ComputeType) {
    return this.functions.get(`mod:${type}`, ['i32', 'i32'], 'i32', (f) => {
      const [a, b] = f.params as [Local, Local];
      const r = f.local('i32');
      f.get(b)
        .op('i32.eqz')
        .if(
          'i32',
          () => f.i32(0),
          () => {
            f.get(a)
              .get(b)
              .op(isSigned(type) ? 'i32.rem_s' : 'i32.rem_u');
            if (!isSigned(type)) return;
            f.tee(r).get(r).op('i32.eqz').get(r).get(b).op('i32.xor').i32(0).op('i32.ge_s').op('i32.or');
            f.if(
              'i32',
              () => f.i32(0),
              () => f.get(b),
            ).op('i32.add');
          },
        );
    });
  }

  /** [vectors of operands] → a vector, one scalar operation a lane. */
  private byLanes(arity: number, scalar: () => void): void {
    const { f } = this;
    const operands = this.pop('v128', arity);
    const result = f.local('v128');
    for (let lane = 0; lane < 4; lane++) {
      f.get(result);
      for (const operand of operands) f.get(operand).lane('i32x4.extract_lane', lane);
      scalar();
      f.lane('i32x4.replace_lane', lane).set(result);
    }
    f.get(result);
  }

  private pop(type: ValueType, count: number): Local[] {
    const locals = Array.from({ length: count }, () => this.f.local(type));
    for (const local of locals.toReversed()) this.f.set(local);
    return locals;
  }
}
