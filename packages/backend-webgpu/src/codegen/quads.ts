import {
  axisScale,
  type BufferSlot,
  type Condition,
  type Expr,
  type Index,
  indexUses,
  type Kernel,
  type MapStage,
  type Store,
  stageExprs,
  visitExprs,
} from '@nacre/tensor/backend';
import { product } from './axes.ts';
import { quad, quadElement, quadOf, quadType, storeElement } from './elements.ts';
import { ExpressionWriter, type OuterValues, type StageLoops, type Value } from './expressions.ts';
import { writeChecks } from './map.ts';
import { block, fold, groupNumber, moduleOf, type Pass, unravel } from './module.ts';
import { isEpilogue } from './parts.ts';
import { ProgramText } from './program.ts';

const places = [0, 1, 2, 3] as const;
const invocations = 64;
/** Longer kernels gain nothing from it: they compute more than they read. */
const mostExprs = 48;

type Load = Extract<Expr, { kind: 'load' }>;

/**
 * A kernel of maps, four neighbours on its last axis to an invocation: what lies together is read and written together. Undefined
 * if nothing would be written so.
 */
export function quadsPass(kernel: Kernel): Pass | undefined {
  const { stages, axes } = kernel;
  if (!isEpilogue(stages) || product(axes) === 0 || axes.length === 0 || axes.at(-1)! % quad !== 0) return undefined;
  const loads: Load[] = [];
  let exprs = 0;
  visitExprs(stages.flatMap(stageExprs), (expr) => {
    exprs++;
    if (expr.kind === 'load') loads.push(expr);
  });
  if (exprs > mostExprs) return undefined;
  const stores = stages.flatMap((stage) => stage.stores);
  const faults = new Set(stages.flatMap((stage) => stage.checks.map((check) => check.faults)));
  const last = axes.length - 1;
  const together = kernel.buffers.map(
    ({ count }, buffer) =>
      count % quad === 0 &&
      !faults.has(buffer) &&
      [...loads, ...stores].every((access) => access.buffer !== buffer || isTogether(access, last)),
  );
  if (!stores.some(({ buffer }) => together[buffer])) return undefined;
  return new QuadWriter(kernel, stages, together).pass();
}

/** Whether the elements of a quad are neighbours, the first at a multiple of four, and all or none of them are read. */
function isTogether({ index, ...access }: Load | Store, last: number): boolean {
  const conditions: readonly Condition[] = 'conditions' in access ? access.conditions : [];
  const others = index.terms.filter(({ atom }) => atom.kind !== 'axis' || atom.axis !== last);
  return (
    axisScale(index, last) === 1 &&
    [index.offset, ...others.map(({ scale }) => scale)].every((scale) => scale % quad === 0) &&
    conditions.every((condition) => !indexUses(condition.index, last))
  );
}

class QuadWriter {
  private readonly kernel: Kernel;
  private readonly stages: readonly MapStage[];
  private readonly together: readonly boolean[];
  private readonly last: number;
  private readonly program = new ProgramText();
  private readonly lines: string[] = [];
  private readonly outerValues: OuterValues = new Map();
  private readonly quads = new Map<Expr, string>();
  /** Writes what the four points have in common; the last axis is counted in quads. */
  private readonly common: ExpressionWriter;

  constructor(kernel: Kernel, stages: readonly MapStage[], together: readonly boolean[]) {
    this.kernel = kernel;
    this.stages = stages;
    this.together = together;
    this.last = kernel.axes.length - 1;
    const position = (axis: number): Value => ({ text: axis === this.last ? 'quad_of_line' : `i${axis}`, level: 0 });
    this.common = this.writer({ blocks: [this.lines], axis: position });
  }

  pass(): Pass {
    const { axes, args, buffers } = this.kernel;
    const [outer, line] = [axes.slice(0, -1), axes.at(-1)! / quad];
    const count = product(outer) * line;
    const groups = fold(Math.ceil(count / invocations));
    this.lines.push(
      `let quad = ${groupNumber(groups)} * ${invocations}u + lane;`,
      ...(groups[0] * groups[1] * invocations > count ? block(`if (quad >= ${count}u)`, ['return;']) : []),
      ...unravel('quad', [...outer, line], (i) => (i < this.last ? `i${i}` : 'quad_of_line')),
      `let i${this.last} = ${quad} * quad_of_line;`,
    );
    const rest = this.stages.flatMap((stage) => this.stage(stage));
    const types = buffers.map((slot, i) => (this.together[i] ? quadType(slot) : undefined));
    return { source: moduleOf({ buffers, args, types }, this.program, invocations, [...this.lines, ...rest]), groups };
  }

  /** Everything is evaluated before anything is written. */
  private stage({ stores, checks }: MapStage): string[] {
    const lines: string[] = [];
    const writes: string[] = [];
    const values = places.map((place) => {
      const writer = this.writer({
        blocks: [this.lines, lines],
        axis: (axis) =>
          axis === this.last
            ? { text: place === 0 ? `i${axis}` : `(i${axis} + ${place})`, level: 1 }
            : { text: `i${axis}`, level: 0 },
        element: (load) => this.element(load, place),
      });
      writes.push(...writeChecks(checks, writer));
      return stores.map(({ buffer, index, value }) => {
        const { text } = writer.value(value);
        if (!this.together[buffer]) writes.push(...this.store(buffer, writer.index(index).text, text));
        return text;
      });
    });
    stores.forEach(({ buffer, index }, i) => {
      if (!this.together[buffer]) return;
      const at = this.common.index(this.inQuads(index)).text;
      const four = quadOf(
        this.slot(buffer),
        values.map((copy) => copy[i]!),
        this.program.call,
      );
      writes.push(`b${buffer}[${at}] = ${four};`);
    });
    return [...lines, ...writes];
  }

  private store(buffer: number, at: string, value: string): string[] {
    return storeElement(this.slot(buffer), `b${buffer}`, at, value, this.program.call);
  }

  /** An element of a quad, which is read once for the four. */
  private element(load: Load, place: number): string | undefined {
    const { buffer, index, conditions } = load;
    if (!this.together[buffer]) return undefined;
    let name = this.quads.get(load);
    if (name === undefined) {
      const four = { text: `b${buffer}[${this.common.index(this.inQuads(index)).text}]`, level: 0 };
      name = this.common.guarded(this.common.condition(conditions), four, `${quadType(this.slot(buffer))}()`).text;
      this.quads.set(load, name);
    }
    return quadElement(this.slot(buffer), name, place, this.program.call);
  }

  private slot(buffer: number): BufferSlot {
    return this.kernel.buffers[buffer]!;
  }

  private inQuads({ offset, terms }: Index): Index {
    const isLast = (atom: Index['terms'][number]['atom']): boolean => atom.kind === 'axis' && atom.axis === this.last;
    return {
      offset: offset / quad,
      terms: terms.map(({ scale, atom }) => ({ scale: isLast(atom) ? scale : scale / quad, atom })),
    };
  }

  private writer(loops: Pick<StageLoops, 'blocks' | 'axis' | 'element'>): ExpressionWriter {
    const result = (): Value => ({ text: '', level: 0 });
    return new ExpressionWriter(this.kernel, { sizes: this.kernel.axes, result, ...loops }, this.program, this.outerValues);
  }
}
