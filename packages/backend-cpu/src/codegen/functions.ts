import { type ScalarOp, scalarOps } from '@nacre/tensor/backend';
import type { FunctionBuilder, FunctionRef, ModuleBuilder, ValueType } from '../wasm/assembler.ts';
import { type MathOp, mathFunctions } from './math/functions.ts';
import type { Target } from './vector-function.ts';

/** Names under which generated modules import the float64 functions of JavaScript: `{float64: {exp, …}}`. */
export const float64Import = 'float64';

/** The float64 functions, in plain JavaScript. */
export const float64Functions: WebAssembly.ModuleImports = Object.fromEntries(
  Object.entries(scalarOps).map(([op, { meaning }]) => [op, (a: number, b: number) => meaning(a, b, 0, 'float64')]),
);

/** The helper functions of one module, each made when first asked for. */
export class Functions {
  readonly target: Target;
  private readonly module: ModuleBuilder;
  /** Whether the module calls into JavaScript. */
  imports = false;
  private readonly known = new Map<string, FunctionRef>();

  constructor(module: ModuleBuilder, target: Target) {
    this.module = module;
    this.target = target;
  }

  get(name: string, params: readonly ValueType[], result: ValueType, build: (f: FunctionBuilder) => void): FunctionRef {
    return this.remember(name, () => this.module.defineFunction(params, [result], build));
  }

  /** A float32 function of vectors, or of scalars. */
  math(op: MathOp, lanes: 1 | 4): FunctionRef {
    const params: ValueType[] = new Array(scalarOps[op].arity).fill(lanes === 4 ? 'v128' : 'f32');
    return this.get(`${op}${lanes}`, params, lanes === 4 ? 'v128' : 'f32', (f) => {
      if (lanes === 4) {
        mathFunctions[op].emit(f, f.params, this.target);
        return;
      }
      for (const x of f.params) f.get(x).op('f32x4.splat');
      f.call(this.math(op, 4)).lane('f32x4.extract_lane', 0);
    });
  }

  float64(op: ScalarOp): FunctionRef {
    const params: ValueType[] = new Array(scalarOps[op].arity).fill('f64');
    this.imports = true;
    return this.remember(`${op}64`, () => this.module.importFunction(float64Import, op, params, ['f64']));
  }

  private remember(name: string, make: () => FunctionRef): FunctionRef {
    let ref = this.known.get(name);
    if (ref === undefined) {
      ref = make();
      this.known.set(name, ref);
    }
    return ref;
  }
}
