import { stageExprs } from '@nacre/tensor/backend';
import { readRun, type SizedAxis } from '../axes.ts';
import { quad, quadType } from '../elements.ts';
import { ExpressionWriter, type StageLoops, type Value } from '../expressions.ts';
import { block, unravel } from '../module.ts';
import type { ProgramText } from '../program.ts';
import { exprCount, type Load, loadsOf, QuadLoads, togetherAlong } from '../quad-loads.ts';
import { type Position, quadPositions } from './positions.ts';
import { type Product, pointLoops, type Side, sizeOf } from './product.ts';
import { invocationsOf, type Tile } from './tiling.ts';

/** Longer factors are not evaluated for four steps of k at once. */
const mostExprs = 12;

/** One side of a tile, for the steps of k that are in workgroup memory: `[k][quad]`. */
export interface Strip {
  /** The lines that bring it there. */
  readonly fetch: readonly string[];
  /** From one step of k to the next. */
  readonly pitch: number;
}

/** What the strips of both sides have in common. */
export interface StripContext {
  readonly product: Product;
  readonly tile: Tile;
  /** Steps of k in all. */
  readonly k: number;
  /** What the quads of a strip are. */
  readonly vector: string;
  readonly program: ProgramText;
  /** The lines before the loop over k. */
  readonly lines: string[];
  /** Of buffers that are read four elements at a time. */
  readonly types: (string | undefined)[];
}

/**
 * Fetches one side. An invocation keeps to one quad of points, whose positions are found out before the loop over k; neighbouring
 * invocations take what is neighbouring in memory. Where steps of k lie together, an invocation takes four of them: a block of 4 × 4, by
 * a load for each point.
 */
export class StripWriter {
  private readonly context: StripContext;
  private readonly name: 'row' | 'column';
  private readonly side: Side;
  /** The lines for one quad of points, inside the loop over k. */
  private readonly inside: string[] = [];

  constructor(context: StripContext, name: 'row' | 'column') {
    this.context = context;
    this.name = name;
    this.side = context.product[`${name}s`];
  }

  /** The strip of a side of so many points, so many of them in a tile. */
  write(points: number, width: number): Strip {
    const { name, inside, side } = this;
    const { product, tile, lines, program, vector, k } = this.context;
    const alongK = readRun([side.factor], product.k) > readRun([side.factor], side.axes);
    const stepsEach = alongK && this.takesStepsTogether() ? quad : 1;
    const across = width / quad;
    const phases = Math.min(invocationsOf(tile) / across, tile.depth / stepsEach);
    const pitch = alongK ? across + 1 : across;
    const memory = `${name}s_of_tile`;
    const step = `${name}_step`;
    program.declare(memory, () => `var<workgroup> ${memory}: array<${vector}, ${pitch * tile.depth}>;`);
    lines.push(
      `let ${name}_quad = ${alongK ? `lane / ${phases}u` : `lane % ${across}u`};`,
      `let ${name}_phase = ${alongK ? `lane % ${phases}u` : `lane / ${across}u`};`,
    );
    const isRagged = k % tile.depth !== 0;
    inside.push(
      `let k = k0 + ${step};`,
      ...unravel(isRagged ? `min(k, ${k - stepsEach}u)` : 'k', product.k.map(sizeOf), (i) => `i${product.k[i]!.axis}`),
    );
    const first = `first_${name} + ${quad}u * ${name}_quad`;
    const positions = quadPositions(lines, name, side.axes, first, points, points % width !== 0);
    const quads = stepsEach === 1 ? this.quads(positions) : this.blocks(positions);
    quads.forEach((values, n) => {
      const fetched = `${vector}(${values.join(', ')})`;
      const value = isRagged ? `select(${vector}(), ${fetched}, k < ${k}u)` : fetched;
      inside.push(`${memory}[${n === 0 ? step : `(${step} + ${n}u)`} * ${pitch}u + ${name}_quad] = ${value};`);
    });
    const start = stepsEach === 1 ? `${name}_phase` : `${stepsEach}u * ${name}_phase`;
    return { fetch: this.shared(across * phases, stepsEach * phases, start), pitch };
  }

  /** So many lanes begin with the step `start` and go on by a stride. */
  private shared(lanes: number, stride: number, start: string): string[] {
    const { tile } = this.context;
    const step = `${this.name}_step`;
    const all = lanes === invocationsOf(tile);
    if (stride === tile.depth) return block(all ? '' : `if (lane < ${lanes}u)`, [`let ${step} = ${start};`, ...this.inside]);
    const loop = block(`for (var ${step} = ${start}; ${step} < ${tile.depth}u; ${step} += ${stride}u)`, this.inside);
    return all ? loop : block(`if (lane < ${lanes}u)`, loop);
  }

  /** One step of k of the four points: what lies together on their last axis is read at once. */
  private quads(positions: readonly Position[]): string[][] {
    const { axes, factor } = this.side;
    const last = axes.at(-1);
    const loads =
      last !== undefined && last.size % quad === 0 ? this.quadLoads(last, this.together(last), positions[0]!) : undefined;
    return [positions.map((position, n) => this.writer(position, (load) => loads?.element(load, n)).value(factor).text)];
  }

  /** Four steps of k of the four points, by step: what lies together on the last axis of k is read at once. */
  private blocks(positions: readonly Position[]): string[][] {
    const last = this.context.product.k.at(-1)!;
    const together = this.together(last);
    const step = (position: Position, n: number): Position => {
      if (n === 0) return position;
      return (axis) => (axis === last.axis ? { text: `(i${axis} + ${n})`, level: 1 } : position(axis));
    };
    const loads = positions.map((position) => this.quadLoads(last, together, position));
    return Array.from({ length: quad }, (_, n) =>
      positions.map(
        (position, place) =>
          this.writer(step(position, n), (load) => loads[place]!.element(load, n)).value(this.side.factor).text,
      ),
    );
  }

  /** Whether all that the factor reads lies together along the last axis of k. */
  private takesStepsTogether(): boolean {
    const { factor } = this.side;
    const last = this.context.product.k.at(-1);
    if (last === undefined || last.size % quad !== 0 || exprCount([factor]) > mostExprs) return false;
    const together = this.together(last);
    return loadsOf([factor]).every(({ buffer }) => together[buffer]);
  }

  /** Which buffers can be read four elements at a time along an axis: nothing else may read them otherwise. */
  private together({ axis }: SizedAxis): boolean[] {
    const { kernel, rows, columns, epilogue } = this.context.product;
    const { factor } = this.side;
    const others = loadsOf([
      ...[rows.factor, columns.factor].filter((other) => other !== factor),
      ...epilogue.flatMap(stageExprs),
    ]);
    return togetherAlong(axis, kernel, loadsOf([factor])).map(
      (holds, buffer) => holds && kernel.buffers[buffer]!.access === 'read' && !others.some((load) => load.buffer === buffer),
    );
  }

  /** Reads four elements along an axis at a time, at a position on the others. */
  private quadLoads(along: SizedAxis, together: readonly boolean[], at: Position): QuadLoads {
    const { types, program, product } = this.context;
    const { kernel } = product;
    for (const { buffer } of loadsOf([this.side.factor])) if (together[buffer]) types[buffer] = quadType(kernel.buffers[buffer]!);
    const inQuads: Position = (axis) => {
      const position = at(axis);
      if (axis !== along.axis) return position;
      const { text, level } = position ?? this.ofStep(axis);
      return { text: `(${text} / ${quad})`, level };
    };
    return new QuadLoads(kernel, together, along.axis, this.writer(inQuads), program);
  }

  private writer(position: Position, element?: (load: Load) => string | undefined): ExpressionWriter {
    const { product, program, lines } = this.context;
    const loops: StageLoops = {
      ...pointLoops(product, [lines, this.inside], (axis) => position(axis) ?? this.ofStep(axis)),
      ...(element && { element }),
    };
    return new ExpressionWriter(product.kernel, loops, program, new Map());
  }

  /** An axis of the batch, known from the start, or of k, known inside. */
  private ofStep(axis: number): Value {
    return { text: `i${axis}`, level: this.context.product.k.some((own) => own.axis === axis) ? 1 : 0 };
  }
}
