import type { Atom, Expr, Index, Term } from '@nacre/tensor/backend';
import type { FunctionBuilder, Local } from '../wasm/assembler.ts';
import type { ExprFacts } from './facts.ts';
import type { Levels } from './levels.ts';
import type { Lanes } from './scalar.ts';
import { deeper, type Scope } from './scope.ts';

/** Where an expression is evaluated: at one point, or at four neighbours on the vector axis. */
export interface At {
  readonly scope: Scope;
  readonly lanes: Lanes;
  /** Distance along the vector axis from where the scope stands. */
  readonly shift: number;
  /** The vector that this point is a lane of. */
  readonly vector?: At;
}

export const laneOf = (vector: At, lane: number): At => ({ ...vector, lanes: 1, shift: vector.shift + lane, vector });

/** An address of `local` plus a constant. */
export interface Address {
  readonly local: Local;
  readonly offset: number;
}

/** Constant offsets up to here stand in the load; beyond, in the pointer, which so stays above 0. */
export const offsetSpan = 32768;

/** Emits index arithmetic. Addresses are pointers that loops step along, one per distinct walk through a buffer. */
export class Indices {
  private readonly f: FunctionBuilder;
  private readonly facts: ExprFacts;
  private readonly levels: Levels;
  private readonly pushExpr: (expr: Expr, at: At) => void;
  private readonly baseOf: (buffer: number) => Local;

  constructor(
    f: FunctionBuilder,
    facts: ExprFacts,
    levels: Levels,
    pushExpr: (expr: Expr, at: At) => void,
    baseOf: (buffer: number) => Local,
  ) {
    this.f = f;
    this.facts = facts;
    this.levels = levels;
    this.pushExpr = pushExpr;
    this.baseOf = baseOf;
  }

  /** Pushes an index as an i32. */
  push(index: Index, at: At): void {
    this.pushSum(this.resolve(index, at), at);
  }

  /** Pushes the index of each of four neighbours on the vector axis. */
  pushVector(index: Index, at: At): void {
    const { f } = this;
    const scale = this.vectorScale(index, at.scope);
    if (scale !== undefined) {
      this.push(index, { ...at, lanes: 1 });
      f.op('i32x4.splat');
      if (scale !== 0) f.v128(Int32Array.of(0, scale, 2 * scale, 3 * scale)).op('i32x4.add');
      return;
    }
    f.v128(new Int32Array(4));
    for (let lane = 0; lane < 4; lane++) {
      this.push(index, laneOf(at, lane));
      f.lane('i32x4.replace_lane', lane);
    }
  }

  /** What does not change in the innermost loop is summed before it. */
  private pushSum({ offset, terms }: Index, at: At): void {
    const { f, levels } = this;
    const level = ({ atom }: Term): Scope => levels.atomLevel(atom, at.scope);
    const rest = terms.filter((term) => level(term) !== at.scope);
    if (rest.length === 0) f.i32(offset);
    else {
      const outer = rest.reduce((found, term) => deeper(found, level(term)), at.scope.root);
      const key = `x${offset}${this.termKeys(rest, at)}`;
      f.get(this.keep(key, outer, () => this.pushSum({ offset, terms: rest }, { ...at, scope: outer })));
    }
    for (const term of terms) if (!rest.includes(term)) this.addScaled(() => this.pushAtom(term.atom, at), term.scale);
  }

  /** A local of a scope that is set at the start of it. */
  keep(key: string, level: Scope, push: () => void): Local {
    const known = level.memo.get(key);
    if (known !== undefined) return known;
    const local = this.f.local('i32');
    level.memo.set(key, local);
    this.f.at(level.place, () => {
      push();
      this.f.set(local);
    });
    return local;
  }

  /** The address of element `index` of a buffer; `reach` elements from there are the lowest that is accessed with it. */
  address(buffer: number, bytes: number, index: Index, at: At, reach = 0): Address {
    const { offset, terms } = this.resolve(index, at);
    const point: At = at.lanes === 1 ? at : { ...at, lanes: 1 };
    const lowest = (offset + reach) * bytes;
    const base = Math.floor(lowest / offsetSpan) * offsetSpan;
    return { local: this.pointer(buffer, bytes, terms, base, point), offset: offset * bytes - base };
  }

  /** Elements that an index moves per step of the vector axis; undefined if that is not constant. */
  vectorScale(index: Index, scope: Scope): number | undefined {
    const axis = scope.vectorAxis!;
    let sum = 0;
    for (const { scale, atom } of index.terms) {
      if (atom.kind === 'axis') sum += atom.axis === axis ? scale : 0;
      else if (this.facts.atomUses(atom, axis)) return undefined;
    }
    return sum;
  }

  /** With constant axes and the shift along the vector axis in the offset. */
  private resolve(index: Index, { scope, shift }: At): Index {
    let offset = index.offset;
    const terms = index.terms.filter(({ scale, atom }) => {
      if (atom.kind !== 'axis') return true;
      const constant = scope.constantOf(atom.axis);
      offset += scale * ((constant ?? 0) + (atom.axis === scope.vectorAxis ? shift : 0));
      return constant === undefined;
    });
    return { offset, terms };
  }

  private pushAtom(atom: Atom, at: At): void {
    const { f } = this;
    switch (atom.kind) {
      case 'axis':
        f.get(at.scope.binding(atom.axis).value as Local);
        break;
      case 'arg':
        this.pushExpr({ kind: 'arg', type: 'int32', arg: atom.arg }, at);
        break;
      case 'value':
        this.pushValue(atom.value, at);
        break;
      case 'div':
      case 'mod':
        this.pushDivision(atom, at);
    }
  }

  /** The index that data holds; in a lane of a vector, that lane of the vector's value. */
  private pushValue(value: Expr, at: At): void {
    const { vector } = at;
    if (vector === undefined || !this.facts.axesOf(value).has(at.scope.vectorAxis!)) {
      this.pushExpr(value, at);
      return;
    }
    this.pushExpr(value, vector);
    this.f.lane('i32x4.extract_lane', at.shift - vector.shift);
  }

  private pushDivision({ kind, of, by }: Extract<Atom, { kind: 'div' | 'mod' }>, at: At): void {
    const { f } = this;
    const powerOfTwo = (by & (by - 1)) === 0;
    this.push(of, at);
    if (this.levels.bounds(of, at.scope)[0] >= 0) f.i32(by).op(kind === 'div' ? 'i32.div_u' : 'i32.rem_u');
    else if (powerOfTwo) f.i32(kind === 'div' ? Math.log2(by) : by - 1).op(kind === 'div' ? 'i32.shr_s' : 'i32.and');
    else if (kind === 'mod') {
      const r = f.local('i32');
      f.i32(by).op('i32.rem_s').tee(r).get(r).i32(31).op('i32.shr_s').i32(by).op('i32.and').op('i32.add');
    } else {
      const sign = f.local('i32');
      const x = f.local('i32');
      f.tee(x).get(x).i32(31).op('i32.shr_s').tee(sign).op('i32.xor').i32(by).op('i32.div_u').get(sign).op('i32.xor');
    }
  }

  /**
   * A local with the address `base` bytes and all terms from the start of a buffer. The innermost loop that a term follows
   * carries it: set up before the loop from the pointer of the remaining terms, advanced at the end of every iteration.
   */
  private pointer(buffer: number, bytes: number, terms: readonly Term[], base: number, at: At): Local {
    const { f, levels } = this;
    if (terms.length === 0 && base === 0) return this.baseOf(buffer);
    const level = terms.reduce((found, { atom }) => deeper(found, levels.atomLevel(atom, at.scope)), at.scope.root);
    const key = `p${buffer}+${base}${this.termKeys(terms, at)}`;
    const here = terms.filter(({ atom }) => levels.atomLevel(atom, at.scope) === level);
    const rest = terms.filter((term) => !here.includes(term));
    if (level.loop === undefined || here.some(({ atom }) => atom.kind !== 'axis')) {
      return this.keep(key, level, () => {
        const inner = { ...at, scope: level };
        f.get(terms.length === 0 ? this.baseOf(buffer) : this.pointer(buffer, bytes, rest, base, inner));
        if (terms.length === 0) f.i32(base).op('i32.add');
        for (const { scale, atom } of here) this.addScaled(() => this.pushAtom(atom, inner), scale * bytes);
      });
    }
    const known = level.memo.get(key);
    if (known !== undefined) return known;
    const { step, start, latch } = level.loop;
    const before = level.parent!;
    const stride = here.reduce((sum, { scale }) => sum + scale, 0) * bytes;
    const outer = this.pointer(buffer, bytes, rest, base, { ...at, scope: before });
    const local = f.local('i32');
    level.memo.set(key, local);
    f.at(before.place, () => {
      f.get(outer);
      if (start === undefined) this.addScaled(() => f.get(level.value as Local), stride);
      else f.i32(start * stride).op('i32.add');
      f.set(local);
    });
    f.at(latch, () =>
      f
        .get(local)
        .i32(stride * step)
        .op('i32.add')
        .set(local),
    );
    return local;
  }

  /** [sum] → sum + value · scale. */
  private addScaled(pushValue: () => void, scale: number): void {
    pushValue();
    if (scale !== 1) this.f.i32(scale).op('i32.mul');
    this.f.op('i32.add');
  }

  private termKeys(terms: readonly Term[], at: At): string {
    return terms.map(({ scale, atom }) => `+${scale}${this.termKey(atom, at)}`).join('');
  }

  private termKey(atom: Atom, at: At): string {
    const key = this.levels.atomKey(atom, at.scope);
    if (atom.kind === 'axis' || atom.kind === 'arg') return key;
    const moves = at.scope.vectorAxis !== undefined && this.facts.atomUses(atom, at.scope.vectorAxis);
    return moves ? `${key}@${at.shift}` : key;
  }
}
