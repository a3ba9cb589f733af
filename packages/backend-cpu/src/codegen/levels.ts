import { type ArgSlot, type Atom, type Condition, type Expr, type Index, indexBounds } from '@nacre/tensor/backend';
import type { ExprFacts } from './facts.ts';
import { deeper, type Range, type Scope } from './scope.ts';

/** Says what is known of indices and conditions in a scope, and how far out of the loops an expression can be computed. */
export class Levels {
  private readonly facts: ExprFacts;
  private readonly args: readonly ArgSlot[];
  private readonly cache = new WeakMap<Scope, Map<Expr, Scope>>();

  constructor(facts: ExprFacts, args: readonly ArgSlot[]) {
    this.facts = facts;
    this.args = args;
  }

  /** Least and greatest value of an index in a scope. */
  bounds(index: Index, scope: Scope): Range {
    return indexBounds(index, (axis) => scope.rangeOf(axis)!, this.args);
  }

  /** Whether a condition holds everywhere in a scope, nowhere, or neither is known. */
  conditionTruth(condition: Condition, scope: Scope): boolean | undefined {
    const [low, high] = this.bounds(condition.index, scope);
    if (low >= 0 && high < condition.size) return true;
    if (high < 0 || low >= condition.size) return false;
    return scope.factOf(this.conditionKey(condition, scope));
  }

  /** Whether all of several conditions hold. */
  truth(conditions: readonly Condition[], scope: Scope): boolean | undefined {
    let all: boolean | undefined = true;
    for (const condition of conditions) {
      const holds = this.conditionTruth(condition, scope);
      if (holds === false) return false;
      if (holds === undefined) all = undefined;
    }
    return all;
  }

  /** Equal keys, equal conditions: axes that are constant in the scope are replaced. */
  conditionKey({ index, size }: Condition, scope: Scope): string {
    return `${size}:${this.indexKey(index, scope)}`;
  }

  indexKey(index: Index, scope: Scope): string {
    let offset = index.offset;
    let text = '';
    for (const { scale, atom } of index.terms) {
      const constant = atom.kind === 'axis' ? scope.constantOf(atom.axis) : undefined;
      if (constant === undefined) text += `+${scale}${this.atomKey(atom, scope)}`;
      else offset += scale * constant;
    }
    return offset + text;
  }

  atomKey(atom: Atom, scope: Scope): string {
    switch (atom.kind) {
      case 'axis':
        return `i${atom.axis}`;
      case 'arg':
        return `a${atom.arg}`;
      case 'div':
      case 'mod':
        return `${atom.kind}${atom.by}(${this.indexKey(atom.of, scope)})`;
      case 'value':
        return `v${this.facts.id(atom.value)}`;
    }
  }

  /** The outermost scope that encloses `scope` and in which `expr` has the value it has here. */
  levelOf(expr: Expr, scope: Scope): Scope {
    const known = this.cache.get(scope) ?? new Map<Expr, Scope>();
    this.cache.set(scope, known);
    let level = known.get(expr);
    if (level === undefined) {
      level = this.computeLevel(expr, scope);
      known.set(expr, level);
    }
    return level;
  }

  private computeLevel(expr: Expr, scope: Scope): Scope {
    switch (expr.kind) {
      case 'constant':
      case 'arg':
        return scope.root;
      case 'result':
        return scope.holderOf(expr.stage);
      case 'index':
        return this.indexLevel(expr.index, scope);
      case 'load':
        return deeper(this.conditionsLevel(expr.conditions, scope), this.indexLevel(expr.index, scope));
      case 'op':
        return this.deepest(expr.inputs, scope, (e) => this.levelOf(e, scope));
      case 'convert':
      case 'bitcast':
        return this.levelOf(expr.input, scope);
      case 'guard': {
        const holds = this.truth(expr.conditions, scope);
        const branches = holds === undefined ? [expr.value, expr.otherwise] : [holds ? expr.value : expr.otherwise];
        return deeper(
          this.conditionsLevel(expr.conditions, scope),
          this.deepest(branches, scope, (e) => this.levelOf(e, scope)),
        );
      }
    }
  }

  indexLevel(index: Index, scope: Scope): Scope {
    return this.deepest(index.terms, scope, ({ atom }) => this.atomLevel(atom, scope));
  }

  atomLevel(atom: Atom, scope: Scope): Scope {
    switch (atom.kind) {
      case 'axis':
        return scope.binding(atom.axis);
      case 'arg':
        return scope.root;
      case 'div':
      case 'mod':
        return this.indexLevel(atom.of, scope);
      case 'value':
        return this.levelOf(atom.value, scope);
    }
  }

  /** Where conditions are decided: by what is known of a scope, or else where they can be computed. */
  private conditionsLevel(conditions: readonly Condition[], scope: Scope): Scope {
    if (this.truth(conditions, scope) === undefined)
      return this.deepest(conditions, scope, ({ index }) => this.indexLevel(index, scope));
    let outermost = scope;
    while (outermost.parent !== undefined && this.truth(conditions, outermost.parent) !== undefined) outermost = outermost.parent;
    return outermost;
  }

  private deepest<T>(items: readonly T[], scope: Scope, level: (item: T) => Scope): Scope {
    return items.reduce((found, item) => deeper(found, level(item)), scope.root);
  }
}
