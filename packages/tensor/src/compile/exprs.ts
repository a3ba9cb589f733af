import { bitcastScalar, convertScalar } from '../contract/convert.ts';
import type { Condition, Expr, Index } from '../contract/kernel.ts';
import { type ScalarOp, scalarOps, toComputeType } from '../contract/scalar.ts';
import { type ComputeType, computeType, type DType } from '../dtype.ts';
import type { IndexSpace } from './index-space.ts';

/** Makes the expressions of one kernel, each distinct one once, operations on constants folded. */
export class Exprs {
  private readonly known = new Map<string, Expr>();
  private readonly ids = new Map<Expr, number>();
  private readonly space: IndexSpace;

  constructor(space: IndexSpace) {
    this.space = space;
  }

  constant(value: number, type: ComputeType): Expr {
    const rounded = toComputeType(type, value);
    return this.intern(`c${type}${Object.is(rounded, -0) ? '-0' : rounded}`, { kind: 'constant', type, value: rounded });
  }

  arg(arg: number, type: ComputeType): Expr {
    return this.intern(`a${arg}`, { kind: 'arg', type, arg });
  }

  result(stage: number, accumulator: number, type: ComputeType): Expr {
    return this.intern(`r${stage}.${accumulator}`, { kind: 'result', type, stage, accumulator });
  }

  index(index: Index): Expr {
    if (index.terms.length === 0) return this.constant(index.offset, 'int32');
    return this.intern(`i${this.space.key(index)}`, { kind: 'index', type: 'int32', index });
  }

  load(buffer: number, dtype: DType, index: Index, conditions: readonly Condition[]): Expr {
    const key = `l${buffer}[${this.space.key(index)}]${this.conditionKey(conditions)}`;
    return this.intern(key, { kind: 'load', type: computeType(dtype), buffer, index, conditions });
  }

  op(op: ScalarOp, ...inputs: readonly Expr[]): Expr {
    const last = inputs[inputs.length - 1]!;
    const row = scalarOps[op];
    const type = row.result === 'bool' ? 'bool' : last.type;
    if (inputs.every((input) => input.kind === 'constant')) {
      const [a = 0, b = 0, c = 0] = inputs.map((input) => input.value);
      return this.constant(row.meaning(a, b, c, last.type), type);
    }
    return this.intern(`${op}(${inputs.map((input) => this.id(input)).join()})`, { kind: 'op', type, op, inputs });
  }

  /** Computes in the dtype's compute type; narrow dtypes are rounded or wrapped. */
  convert(input: Expr, to: DType): Expr {
    const type = computeType(to);
    if (input.type === to) return input;
    if (input.kind === 'constant') return this.constant(convertScalar(input.value, input.type, to), type);
    return this.intern(`to${to}(${this.id(input)})`, { kind: 'convert', type, to, input });
  }

  bitcast(input: Expr, type: ComputeType): Expr {
    if (input.type === type) return input;
    if (input.kind === 'constant') return this.constant(bitcastScalar(input.value, input.type, type), type);
    return this.intern(`bits${type}(${this.id(input)})`, { kind: 'bitcast', type, input });
  }

  /** `value` where the conditions hold. A load that is zero there already needs no guard for zero. */
  guard(conditions: readonly Condition[], value: Expr, otherwise: Expr): Expr {
    if (conditions.length === 0 || value === otherwise) return value;
    const isZero = otherwise.kind === 'constant' && otherwise.value === 0;
    if (isZero && value.kind === 'load' && this.covers(value.conditions, conditions)) return value;
    const key = `g${this.id(value)}:${this.id(otherwise)}${this.conditionKey(conditions)}`;
    return this.intern(key, { kind: 'guard', type: value.type, conditions, value, otherwise });
  }

  /** Equal ids, the same expression. */
  id(expr: Expr): number {
    return this.ids.get(expr)!;
  }

  private covers(have: readonly Condition[], wanted: readonly Condition[]): boolean {
    const keys = new Set(have.map((c) => this.conditionKey([c])));
    return wanted.every((c) => keys.has(this.conditionKey([c])));
  }

  private conditionKey(conditions: readonly Condition[]): string {
    return conditions.map((c) => `?${c.size}:${this.space.key(c.index)}`).join('');
  }

  private intern(key: string, expr: Expr): Expr {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, expr);
    this.ids.set(expr, this.ids.size);
    return expr;
  }
}
