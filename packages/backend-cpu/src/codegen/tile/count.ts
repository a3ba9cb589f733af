import type { FunctionBuilder, Local } from '../../wasm/assembler.ts';
import { type Bound, pushBound, smaller } from '../loops.ts';
import type { Scope } from '../scope.ts';
import { type Blocking, pointsOf } from './axes.ts';

/** A number of points or vectors that is smaller in the last block: what it is here, and what it can be. */
export class Count {
  private readonly f: FunctionBuilder;
  readonly here: Bound;
  readonly possible: readonly number[];

  constructor(f: FunctionBuilder, here: Bound, possible: readonly number[]) {
    this.f = f;
    this.here = here;
    this.possible = possible;
  }

  times(factor: number): Count {
    return factor === 1
      ? this
      : this.map(
          (n) => n * factor,
          () => this.f.i32(factor).op('i32.mul'),
        );
  }

  /** How many vectors of four; the last may be short. */
  vectors(): Count {
    return this.map(
      (n) => Math.ceil(n / 4),
      () => this.f.i32(3).op('i32.add').i32(2).op('i32.shr_u'),
    );
  }

  /** How many whole groups. */
  groups(size: number): Count {
    return this.map(
      (n) => Math.floor(n / size),
      () => this.f.i32(size).op('i32.div_u'),
    );
  }

  /** 1 if the last vector is short. */
  shortVectors(): Count {
    return this.map(
      (n) => Number(n % 4 > 0),
      () => this.f.i32(3).op('i32.and').i32(0).op('i32.ne'),
    );
  }

  push(): void {
    pushBound(this.f, this.here);
  }

  /** Emits `body` for what is left over in groups, for each remainder there can be. */
  forRemainder(size: number, body: (rest: number) => void): void {
    for (const rest of new Set(this.possible.map((n) => n % size))) {
      if (rest === 0) continue;
      if (typeof this.here === 'number') body(rest);
      else
        this.f
          .get(this.here)
          .i32(size)
          .op('i32.rem_u')
          .i32(rest)
          .op('i32.eq')
          .if(undefined, () => body(rest));
    }
  }

  private map(change: (n: number) => number, emit: () => void): Count {
    const { f } = this;
    if (typeof this.here === 'number') return new Count(f, change(this.here), [change(this.here)]);
    const local = f.local('i32');
    this.push();
    emit();
    f.set(local);
    return new Count(f, local, this.possible.map(change));
  }
}

/** Points of the first inner axis that lie in a block; `scope` knows which block. */
export function firstCount(f: FunctionBuilder, { inner, cut }: Pick<Blocking, 'inner' | 'cut'>, scope: Scope): Count {
  const full = inner[0]?.size ?? 1;
  if (cut === undefined || cut.size % cut.chunk === 0) return new Count(f, full, [full]);
  const local = f.local('i32');
  smaller(
    f,
    () => {
      f.i32(cut.size);
      pushBound(f, scope.binding(cut.block).value as number | Local);
      f.i32(cut.chunk).op('i32.mul').op('i32.sub');
    },
    cut.chunk,
  );
  f.set(local);
  return new Count(f, local, [cut.chunk, cut.size % cut.chunk]);
}

/** All points of a block. */
export const pointCount = (f: FunctionBuilder, blocking: Blocking, scope: Scope): Count =>
  firstCount(f, blocking, scope).times(pointsOf(blocking.inner.slice(1)));
