import type { Condition } from '@nacre/tensor/backend';
import type { FunctionBuilder } from '../wasm/assembler.ts';
import type { ExprFacts } from './facts.ts';
import type { At, Indices } from './indices.ts';
import type { Levels } from './levels.ts';
import type { Scope } from './scope.ts';

/** Emits the conditions that ranges and facts leave open. */
export class Conditions {
  private readonly f: FunctionBuilder;
  private readonly facts: ExprFacts;
  private readonly levels: Levels;
  private readonly indices: Indices;

  constructor(f: FunctionBuilder, facts: ExprFacts, levels: Levels, indices: Indices) {
    this.f = f;
    this.facts = facts;
    this.levels = levels;
    this.indices = indices;
  }

  /** The conditions to be tested at run time; undefined if one is known to fail. */
  open(conditions: readonly Condition[], scope: Scope): Condition[] | undefined {
    const truths = conditions.map((c) => this.levels.conditionTruth(c, scope));
    return truths.includes(false) ? undefined : conditions.filter((_, i) => truths[i] === undefined);
  }

  /** Whether lanes may differ in any of the conditions. */
  vary(conditions: readonly Condition[], scope: Scope): boolean {
    const axis = scope.vectorAxis;
    return axis !== undefined && conditions.some(({ index }) => this.facts.indexUses(index, axis));
  }

  /** Pushes an i32: 1 if all conditions hold at one point, or for all lanes of a vector in which none varies. */
  pushFlags(conditions: readonly Condition[], at: At): void {
    const { f, indices, levels } = this;
    const point: At = at.lanes === 1 ? at : { ...at, lanes: 1 };
    conditions.forEach((condition, i) => {
      const level = levels.indexLevel(condition.index, at.scope);
      const push = (scope: Scope): void => {
        indices.push(condition.index, { ...point, scope });
        f.i32(condition.size).op('i32.lt_u');
      };
      if (level === at.scope) push(level);
      else f.get(indices.keep(`c${levels.conditionKey(condition, at.scope)}@${at.shift}`, level, () => push(level)));
      if (i > 0) f.op('i32.and');
    });
  }

  /** Pushes a mask of four lanes. */
  pushMask(conditions: readonly Condition[], at: At): void {
    conditions.forEach(({ index, size }, i) => {
      this.indices.pushVector(index, at);
      this.f.v128(new Int32Array(4).fill(size)).op('i32x4.lt_u');
      if (i > 0) this.f.op('v128.and');
    });
  }
}
