import type { Expr, Index, Kernel } from '@nacre/tensor/backend';
import type { FunctionBuilder, Local, ValueType } from '../wasm/assembler.ts';
import { Accesses } from './accesses.ts';
import { Conditions } from './conditions.ts';
import { bitcast, convert } from './conversion.ts';
import type { ExprFacts } from './facts.ts';
import type { Functions } from './functions.ts';
import { type At, Indices } from './indices.ts';
import { Levels } from './levels.ts';
import { type RecordLayout, recordLayout } from './record.ts';
import { constant, ScalarEmitter, splat, valueType } from './scalar.ts';
import type { Scope } from './scope.ts';

type Guard = Extract<Expr, { kind: 'guard' }>;

/** Emits the expressions of a kernel: each as far out of the loops as its value holds, and once where several need it. */
export class Values {
  readonly levels: Levels;
  readonly conditions: Conditions;
  readonly accesses: Accesses;
  private readonly f: FunctionBuilder;
  private readonly functions: Functions;
  private readonly kernel: Kernel;
  private readonly own: ReadonlyMap<number, Local>;
  private readonly layout: RecordLayout;
  readonly facts: ExprFacts;
  private readonly root: Scope;
  private readonly record: Local;
  private readonly indices: Indices;
  readonly scalars: ScalarEmitter;

  /** `own`: addresses of buffers that the record does not know; they come after those it knows. */
  constructor(
    f: FunctionBuilder,
    functions: Functions,
    kernel: Kernel,
    facts: ExprFacts,
    root: Scope,
    record: Local,
    own: ReadonlyMap<number, Local> = new Map(),
  ) {
    this.f = f;
    this.functions = functions;
    this.kernel = kernel;
    this.own = own;
    this.layout = recordLayout({ buffers: kernel.buffers.filter((_, i) => !own.has(i)), args: kernel.args });
    this.facts = facts;
    this.root = root;
    this.record = record;
    this.levels = new Levels(facts, kernel.args);
    this.scalars = new ScalarEmitter(f, functions);
    this.indices = new Indices(
      f,
      facts,
      this.levels,
      (expr, at) => this.push(expr, at),
      (buffer) => this.base(buffer),
    );
    this.conditions = new Conditions(f, facts, this.levels, this.indices);
    this.accesses = new Accesses(f, functions, kernel.buffers, this.indices, this.conditions);
  }

  /** Pushes what a stage evaluates, for `at.lanes` points. */
  pushRoot(root: Expr, at: At): void {
    for (const piece of this.facts.piecesOf(root)) {
      this.push(piece, at);
      this.f.op('drop');
    }
    this.push(root, at);
  }

  /** Pushes the value of an expression, for `at.lanes` points. */
  push(expr: Expr, at: At): void {
    const { f } = this;
    if (at.lanes === 4 && expr.kind !== 'constant' && !this.moves(expr, at.scope)) {
      this.pushUniform(expr, at);
      return;
    }
    switch (expr.kind) {
      case 'constant':
        constant(f, expr.type, at.lanes, expr.value);
        break;
      case 'arg':
        f.get(this.arg(expr.arg));
        break;
      case 'result':
        f.get(at.scope.holderOf(expr.stage).results.get(expr.stage)![expr.accumulator]![at.lanes === 4 ? at.shift / 4 : 0]!);
        break;
      default: {
        const key = `${this.facts.id(expr)}:${at.lanes}@${this.moves(expr, at.scope) ? at.shift : ''}`;
        this.pushKept(expr, key, valueType(expr.type, at.lanes), at, (point) => this.compute(expr, point));
      }
    }
  }

  /** Pushes the address of a buffer. */
  pushBase(buffer: number): void {
    this.f.get(this.base(buffer));
  }

  /** Pushes an index as an i32. */
  pushIndex(index: Index, at: At): void {
    this.indices.push(index, at);
  }

  /** Pushes an i32: whether a bool holds, at one point or in any lane. */
  pushAny(expr: Expr, at: At): void {
    this.pushRoot(expr, at);
    if (at.lanes === 4) this.f.op('v128.any_true');
  }

  /** The constant an expression comes down to in a scope, if what is known of its conditions says so. */
  constantIn(expr: Expr, scope: Scope): number | undefined {
    if (expr.kind === 'constant') return expr.value;
    if (expr.kind !== 'load' && expr.kind !== 'guard') return undefined;
    const truth = this.levels.truth(expr.conditions, scope);
    if (expr.kind === 'load') return truth === false ? 0 : undefined;
    return truth === undefined ? undefined : this.constantIn(truth ? expr.value : expr.otherwise, scope);
  }

  /** Whether an expression may differ between lanes. */
  moves(expr: Expr, scope: Scope): boolean {
    return scope.vectorAxis !== undefined && this.facts.axesOf(expr).has(scope.vectorAxis);
  }

  /** In place, if that is where the value belongs and nothing else needs it; otherwise through a local. */
  private pushKept(expr: Expr, key: string, type: ValueType, at: At, compute: (at: At) => void): void {
    const { f } = this;
    const level = this.levels.levelOf(expr, at.scope);
    if (level === at.scope && !this.facts.isShared(expr)) {
      compute(at);
      return;
    }
    let local = level.memo.get(key);
    if (local === undefined) {
      local = f.local(type);
      const kept = local;
      level.memo.set(key, kept);
      f.at(level.place, () => {
        compute({ ...at, scope: level });
        f.set(kept);
      });
    }
    f.get(local);
  }

  /** The same scalar in all lanes. */
  private pushUniform(expr: Expr, at: At): void {
    const point: At = { scope: at.scope, lanes: 1, shift: 0 };
    this.pushKept(expr, `${this.facts.id(expr)}:splat`, 'v128', point, (scalar) => {
      if (expr.kind === 'load' && expr.type !== 'bool' && !this.facts.isShared(expr) && this.accesses.loadSplat(expr, scalar))
        return;
      this.push(expr, scalar);
      splat(this.f, expr.type);
    });
  }

  private compute(expr: Exclude<Expr, { kind: 'constant' | 'arg' | 'result' }>, at: At): void {
    const { f, functions } = this;
    switch (expr.kind) {
      case 'index':
        if (at.lanes === 4) this.indices.pushVector(expr.index, at);
        else this.indices.push(expr.index, at);
        break;
      case 'load':
        this.accesses.load(expr, at);
        break;
      case 'op':
        this.scalars.op(expr.op, expr.inputs.at(-1)!.type, at.lanes, {
          push: (i) => this.push(expr.inputs[i]!, at),
          pushUniform: (i) => {
            const input = expr.inputs[i]!;
            if (this.moves(input, at.scope)) return false;
            this.push(input, { ...at, lanes: 1, shift: 0 });
            return true;
          },
        });
        break;
      case 'convert':
        this.push(expr.input, at);
        convert(f, functions, expr.input.type, expr.to, at.lanes);
        break;
      case 'bitcast':
        this.push(expr.input, at);
        bitcast(f, expr.input.type, expr.type, at.lanes);
        break;
      case 'guard':
        this.computeGuard(expr, at);
    }
  }

  private computeGuard(expr: Guard, at: At): void {
    const { f, conditions } = this;
    const branch = (holds: boolean) => (): void => this.push(holds ? expr.value : expr.otherwise, at);
    const open = conditions.open(expr.conditions, at.scope);
    if (open === undefined || open.length === 0) branch(open !== undefined)();
    else if (at.lanes === 4 && conditions.vary(open, at.scope)) {
      branch(true)();
      branch(false)();
      conditions.pushMask(open, at);
      f.op('v128.bitselect');
    } else {
      conditions.pushFlags(open, at);
      f.if(valueType(expr.type, at.lanes), branch(true), branch(false));
    }
  }

  private base(buffer: number): Local {
    return this.own.get(buffer) ?? this.input(`b${buffer}`, 'i32', this.layout.buffers[buffer]!);
  }

  private arg(arg: number): Local {
    return this.input(`a${arg}`, valueType(this.kernel.args[arg]!.type, 1), this.layout.args[arg]!);
  }

  private input(key: string, type: ValueType, offset: number): Local {
    const { f, root } = this;
    let local = root.memo.get(key);
    if (local === undefined) {
      local = f.local(type);
      const kept = local;
      root.memo.set(key, kept);
      f.at(root.place, () =>
        f
          .get(this.record)
          .memory(`${type as 'i32' | 'f32' | 'f64'}.load`, offset)
          .set(kept),
      );
    }
    return local;
  }
}
