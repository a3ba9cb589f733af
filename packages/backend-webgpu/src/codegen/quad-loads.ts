import {
  axisScale,
  type Condition,
  type Expr,
  type Index,
  indexUses,
  type Kernel,
  type Store,
  visitExprs,
} from '@nacre/tensor/backend';
import { quad, quadElement, quadType } from './elements.ts';
import type { ExpressionWriter } from './expressions.ts';
import type { ProgramText } from './program.ts';

export type Load = Extract<Expr, { kind: 'load' }>;

export function loadsOf(exprs: readonly Expr[]): Load[] {
  const loads: Load[] = [];
  visitExprs(exprs, (expr) => {
    if (expr.kind === 'load') loads.push(expr);
  });
  return loads;
}

export function exprCount(exprs: readonly Expr[]): number {
  let count = 0;
  visitExprs(exprs, () => void count++);
  return count;
}

/** Which buffers are read and written four neighbours along `axis` at a time, by these accesses to them. */
export const togetherAlong = (axis: number, kernel: Kernel, accesses: readonly (Load | Store)[]): boolean[] =>
  kernel.buffers.map(
    ({ count }, buffer) => count % quad === 0 && accesses.every((access) => access.buffer !== buffer || isTogether(access, axis)),
  );

/** Whether the elements of a quad are neighbours, the first at a multiple of four, and all or none of them are read. */
function isTogether({ index, ...access }: Load | Store, axis: number): boolean {
  const conditions: readonly Condition[] = 'conditions' in access ? access.conditions : [];
  const others = index.terms.filter(({ atom }) => atom.kind !== 'axis' || atom.axis !== axis);
  return (
    axisScale(index, axis) === 1 &&
    [index.offset, ...others.map(({ scale }) => scale)].every((scale) => scale % quad === 0) &&
    conditions.every((condition) => !indexUses(condition.index, axis))
  );
}

/** The index of a quad, whose axis is then counted in quads. */
export const inQuads = ({ offset, terms }: Index, axis: number): Index => ({
  offset: offset / quad,
  terms: terms.map(({ scale, atom }) => ({ scale: atom.kind === 'axis' && atom.axis === axis ? scale : scale / quad, atom })),
});

/** Elements of buffers that are read in quads, each quad once. */
export class QuadLoads {
  private readonly kernel: Kernel;
  private readonly together: readonly boolean[];
  private readonly axis: number;
  private readonly common: ExpressionWriter;
  private readonly program: ProgramText;
  private readonly quads = new Map<Load, string>();

  /** `common` writes what the four points share; to it, `axis` is counted in quads. */
  constructor(kernel: Kernel, together: readonly boolean[], axis: number, common: ExpressionWriter, program: ProgramText) {
    this.kernel = kernel;
    this.together = together;
    this.axis = axis;
    this.common = common;
    this.program = program;
  }

  /** The element at one of the four places; undefined if its buffer is not read in quads. */
  element(load: Load, place: number): string | undefined {
    const { buffer, index, conditions } = load;
    if (!this.together[buffer]) return undefined;
    const slot = this.kernel.buffers[buffer]!;
    let name = this.quads.get(load);
    if (name === undefined) {
      const [at, condition] = [this.common.index(inQuads(index, this.axis)), this.common.condition(conditions)];
      const four = { text: `b${buffer}[${at.text}]`, level: Math.max(at.level, condition.level) };
      name = this.common.guarded(condition, four, `${quadType(slot)}()`).text;
      this.quads.set(load, name);
    }
    return quadElement(slot, name, place, this.program.call);
  }
}
