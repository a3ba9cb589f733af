import { axisScale, type BufferSlot, type Expr, visitExprs, visitIndices } from '@nacre/tensor/backend';

export type Load = Extract<Expr, { kind: 'load' }>;

/**
 * Two axes that occur only as `stride · position + dilation · tap`, up to a common factor: a window sliding along a dimension. One of
 * the two is 1, or −1 for a flipped tap.
 */
export interface Window {
  readonly position: number;
  readonly tap: number;
  readonly stride: number;
  readonly dilation: number;
}

/** A factor of a product, and how it is laid out. */
export class Operand {
  readonly expr: Expr;
  /** If it is float32 numbers that are read without conditions, so that a pointer can walk them. */
  readonly plain: Load | undefined;
  private readonly rows: ReadonlyMap<number, number>[] = [];
  private readonly used = new Set<number>();

  constructor(expr: Expr, buffers: readonly BufferSlot[]) {
    this.expr = expr;
    const isPlain =
      expr.kind === 'load' &&
      expr.conditions.length === 0 &&
      buffers[expr.buffer]!.dtype === 'float32' &&
      expr.index.terms.every(({ atom }) => atom.kind === 'axis' || atom.kind === 'arg');
    this.plain = isPlain ? expr : undefined;
    visitIndices([expr], (index) => {
      const row = new Map<number, number>();
      for (const { scale, atom } of index.terms) {
        if (atom.kind !== 'axis') continue;
        row.set(atom.axis, (row.get(atom.axis) ?? 0) + scale);
        this.used.add(atom.axis);
      }
      this.rows.push(row);
    });
  }

  uses(axis: number): boolean {
    return this.used.has(axis);
  }

  /** Whether it is one number throughout, so that there is nothing to lay out. */
  get isUniform(): boolean {
    return this.used.size === 0;
  }

  /** Elements between neighbours on an axis in the memory an operand reads, if it reads one place and that is constant. */
  strideOf(axis: number): number | undefined {
    return this.expr.kind === 'load' ? axisScale(this.expr.index, axis) : undefined;
  }

  /** Whether neighbours on an axis are computed from neighbours in memory. */
  isContiguous(axis: number): boolean {
    let contiguous = this.uses(axis);
    visitExprs([this.expr], (expr) => {
      if (expr.kind === 'load') contiguous &&= [0, 1].includes(axisScale(expr.index, axis) ?? -1);
    });
    return contiguous;
  }

  /** What `tap` and `position` are to each other, if they are a window. */
  window(position: number, tap: number): Window | undefined {
    let found: { stride: number; dilation: number } | undefined;
    for (const row of this.rows) {
      const [a, b] = [row.get(position) ?? 0, row.get(tap) ?? 0];
      if (a === 0 && b === 0) continue;
      if (a === 0 || b === 0) return undefined;
      const ratio =
        Math.abs(b) >= Math.abs(a) ? { stride: 1, dilation: b / a } : { stride: Math.abs(a / b), dilation: Math.sign(b / a) };
      if (!Number.isInteger(ratio.dilation) || !Number.isInteger(ratio.stride)) return undefined;
      if (found !== undefined && (found.stride !== ratio.stride || found.dilation !== ratio.dilation)) return undefined;
      found = ratio;
    }
    return found && { position, tap, ...found };
  }
}
