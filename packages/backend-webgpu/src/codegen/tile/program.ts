import { type BufferSlot, type Expr, stageExprs, visitExprs } from '@nacre/tensor/backend';
import { pointsOf, readRun, type SizedAxis } from '../axes.ts';
import { quad, quadType, storeElement } from '../elements.ts';
import { ExpressionWriter, type OuterValues, type StageLoops, type Value } from '../expressions.ts';
import { writeMap } from '../map.ts';
import { block, digit, fold, groupNumber, indent, moduleOf, type Pass, unravel } from '../module.ts';
import { ProgramText } from '../program.ts';
import { type Load, QuadLoads, togetherAlong } from '../quad-loads.ts';
import { registerType } from '../types.ts';
import { type Position, quadPositions } from './positions.ts';
import type { Product, Side } from './product.ts';
import { invocationsOf, type Tile, type Tiling } from './tiling.ts';

const components = ['x', 'y', 'z', 'w'] as const;

/** The sums of a product, tile by tile; `finish` is written for every quad of them. */
export class TileWriter {
  private readonly product: Product;
  private readonly tile: Tile;
  private readonly parts: number;
  private readonly program = new ProgramText();
  private readonly lines: string[] = [];
  private readonly invocations: number;
  private readonly rows: number;
  private readonly columns: number;
  private readonly batch: number;
  private readonly k: number;
  private readonly vector: string;
  /** Of buffers that are read four elements at a time. */
  private readonly types: (string | undefined)[] = [];

  constructor(product: Product, { tile, parts }: Tiling) {
    this.product = product;
    this.tile = tile;
    this.parts = parts;
    this.invocations = invocationsOf(tile);
    this.rows = pointsOf(product.rows.axes);
    this.columns = pointsOf(product.columns.axes);
    this.batch = pointsOf(product.batch);
    this.k = pointsOf(product.k);
    this.vector = `vec4<${registerType(product.type)}>`;
  }

  /** The whole product: the stages that follow it are done where the sums are. */
  fused(): Pass {
    this.program.declare('finish', () => this.finishStages().join('\n'));
    return this.pass(this.product.kernel.buffers);
  }

  /** Sums of parts of k, to the buffer after those of the kernel: one after the other as `[part][batch][row][column]`. */
  partial(slot: BufferSlot): Pass {
    this.program.declare('finish', () => this.finishPart(slot).join('\n'));
    return this.pass([...this.product.kernel.buffers, slot]);
  }

  private pass(buffers: readonly BufferSlot[]): Pass {
    const { tile, parts } = this;
    const [down, across] = [Math.ceil(this.rows / tile.rows), Math.ceil(this.columns / tile.columns)];
    const count = down * across * this.batch * parts;
    const groups = fold(count);
    this.lines.push(
      `let tile = ${groupNumber(groups)};`,
      ...(groups[1] > 1 ? block(`if (tile >= ${count}u)`, ['return;']) : []),
      `let first_column = ${digit('tile', 1, across)} * ${tile.columns}u;`,
      `let first_row = ${digit('tile', across, down)} * ${tile.rows}u;`,
      `let point = ${digit('tile', across * down, this.batch)};`,
      `let part = ${digit('tile', across * down * this.batch, parts)};`,
    );
    this.multiply();
    this.finishAll();
    const { args } = this.product.kernel;
    return { source: moduleOf({ buffers, args, types: this.types }, this.program, this.invocations, this.lines), groups };
  }

  /** The steps of k: a strip of each side goes to workgroup memory, then into the sums. */
  private multiply(): void {
    const { product, tile, lines } = this;
    const { depth } = tile;
    const whole = Math.ceil(this.k / depth);
    const steps = Math.ceil(whole / this.parts) * depth;
    const end = Math.min(this.k, steps);
    const [range, from, to] =
      this.parts === 1
        ? [[], '0u', `${end}u`]
        : [[`let first_k = part * ${steps}u;`, `let last_k = min(first_k + ${steps}u, ${this.k}u);`], 'first_k', 'last_k'];
    this.lines.push(...unravel('point', product.batch.map(sizeOf), (i) => `i${product.batch[i]!.axis}`));
    const rows = this.strip('row', product.rows, this.rows, tile.rows);
    const columns = this.strip('column', product.columns, this.columns, tile.columns);
    lines.push(
      ...range,
      ...this.sumNames()
        .flat()
        .map((name) => `var ${name} = ${this.vector}();`),
      `let lane_column = lane % ${this.lanesAcross}u;`,
      `let lane_row = lane / ${this.lanesAcross}u % ${this.lanesDown}u;`,
      ...(tile.slices > 1 ? [`let slice = lane / ${this.lanesAcross * this.lanesDown}u;`] : []),
      ...block(`for (var k0 = ${from}; k0 < ${to}; k0 += ${depth}u)`, [
        ...rows.fetch,
        ...columns.fetch,
        'workgroupBarrier();',
        ...this.products(rows.pitch, columns.pitch),
        'workgroupBarrier();',
      ]),
    );
  }

  private get lanesAcross(): number {
    return this.tile.columns / this.tile.columnsEach;
  }

  private get lanesDown(): number {
    return this.tile.rows / this.tile.rowsEach;
  }

  /** By row, then by quad of columns. */
  private sumNames(): string[][] {
    const { rowsEach, columnsEach } = this.tile;
    return Array.from({ length: rowsEach }, (_, row) =>
      Array.from({ length: columnsEach / quad }, (_, column) => `sum${row}_${column}`),
    );
  }

  /**
   * Where one side is in workgroup memory, `[k][quad]`, and the lines that bring it there. An invocation keeps to one quad of
   * points, whose positions are found out before the loop over k; neighbouring invocations take what is neighbouring in memory.
   */
  private strip(name: 'row' | 'column', side: Side, points: number, width: number): { fetch: string[]; pitch: number } {
    const { product, tile, invocations } = this;
    const { factor, axes } = side;
    const across = width / quad;
    const phases = Math.min(invocations / across, tile.depth);
    const alongK = readRun([factor], product.k) > readRun([factor], axes);
    const pitch = alongK ? across + 1 : across;
    const memory = `${name}s_of_tile`;
    this.program.declare(memory, () => `var<workgroup> ${memory}: array<${this.vector}, ${pitch * tile.depth}>;`);
    this.lines.push(
      `let ${name}_quad = ${alongK ? `lane / ${phases}u` : `lane % ${across}u`};`,
      `let ${name}_phase = ${alongK ? `lane % ${phases}u` : `lane / ${across}u`};`,
    );
    const first = `first_${name} + ${quad}u * ${name}_quad`;
    const positions = quadPositions(this.lines, name, axes, first, points, points % width !== 0);
    const inside = [
      `let k = k0 + ${name}_step;`,
      ...unravel(
        this.k % tile.depth === 0 ? 'k' : `min(k, ${this.k - 1}u)`,
        product.k.map(sizeOf),
        (i) => `i${product.k[i]!.axis}`,
      ),
    ];
    const writer = (position: Position, element?: (load: Load) => string | undefined): ExpressionWriter => {
      const loops = this.loops([this.lines, inside], (axis) => position(axis) ?? this.elsewhere(axis, product.k));
      return new ExpressionWriter(product.kernel, element ? { ...loops, element } : loops, this.program, new Map());
    };
    const quads = this.quadLoads(side, positions[0]!, writer);
    const values = positions.map((position, place) => writer(position, (load) => quads?.element(load, place)).value(factor).text);
    const fetched = `${this.vector}(${values.join(', ')})`;
    const value = this.k % tile.depth === 0 ? fetched : `select(${this.vector}(), ${fetched}, k < ${this.k}u)`;
    inside.push(`${memory}[${name}_step * ${pitch}u + ${name}_quad] = ${value};`);
    const step = `${name}_step`;
    const fetch =
      phases === tile.depth
        ? ['{', ...indent([`let ${step} = ${name}_phase;`, ...inside]), '}']
        : block(`for (var ${step} = ${name}_phase; ${step} < ${tile.depth}u; ${step} += ${phases}u)`, inside);
    return { fetch, pitch };
  }

  /** Reads what lies together on the last axis of a side four at a time, where nothing else reads it otherwise. */
  private quadLoads(side: Side, first: Position, writer: (position: Position) => ExpressionWriter): QuadLoads | undefined {
    const { kernel } = this.product;
    const last = side.axes.at(-1);
    if (last === undefined || last.size % quad !== 0) return undefined;
    const own = loadsOf([side.factor]);
    const others = this.loadsBeside(side);
    const together = togetherAlong(last.axis, kernel, own).map(
      (holds, buffer) => holds && kernel.buffers[buffer]!.access === 'read' && !others.some((load) => load.buffer === buffer),
    );
    kernel.buffers.forEach((slot, buffer) => {
      if (together[buffer] && own.some((load) => load.buffer === buffer)) this.types[buffer] = quadType(slot);
    });
    const inQuads: Position = (axis) => {
      const position = first(axis);
      return position && axis === last.axis ? { ...position, text: `(${position.text} / ${quad})` } : position;
    };
    return new QuadLoads(kernel, together, last.axis, writer(inQuads), this.program);
  }

  /** What is read for the other side, and by what follows. */
  private loadsBeside({ factor }: Side): Load[] {
    const { rows, columns, epilogue } = this.product;
    const factors = [rows.factor, columns.factor].filter((other) => other !== factor);
    return loadsOf([...factors, ...epilogue.flatMap(stageExprs)]);
  }

  /** An axis of the batch, known from the start, or of k, known inside. */
  private elsewhere(axis: number, k: readonly SizedAxis[]): Value {
    return { text: `i${axis}`, level: k.some((own) => own.axis === axis) ? 1 : 0 };
  }

  private loops(blocks: readonly string[][], axis: (axis: number) => Value): StageLoops {
    const [first] = this.product.kernel.stages;
    const sizes = [...this.product.kernel.axes, ...first!.axes];
    return { sizes, blocks, axis, result: () => ({ text: 'sum', level: 1 }) };
  }

  private products(rowPitch: number, columnPitch: number): string[] {
    const { tile } = this;
    const read = (name: 'row' | 'column', each: number, lanes: number, pitch: number): string[] =>
      Array.from(
        { length: each / quad },
        (_, n) => `let ${name}s${n} = ${name}s_of_tile[step * ${pitch}u + ${plus(n * lanes, `lane_${name}`)}];`,
      );
    const sums = this.sumNames().flatMap((names, row) =>
      names.map((name, column) => `${name} += rows${Math.floor(row / quad)}.${components[row % quad]} * columns${column};`),
    );
    const first = tile.slices > 1 ? 'slice' : '0u';
    return block(`for (var step = ${first}; step < ${tile.depth}u; step += ${tile.slices}u)`, [
      ...read('row', tile.rowsEach, this.lanesDown, rowPitch),
      ...read('column', tile.columnsEach, this.lanesAcross, columnPitch),
      ...sums,
    ]);
  }

  /** Sums go to `finish` where an invocation has them; slices take turns at those they share. */
  private finishAll(): void {
    const { slices } = this.tile;
    this.sumNames().forEach((names, row) => {
      const [group, within] = [Math.floor(row / quad), row % quad];
      const at = `first_row + ${plus(quad * group * this.lanesDown + within, `${quad}u * lane_row`)}`;
      names.forEach((name, column) => {
        const to = `first_column + ${plus(quad * column * this.lanesAcross, `${quad}u * lane_column`)}`;
        if (slices === 1) {
          this.lines.push(`finish(part, point, ${at}, ${to}, ${name});`);
          return;
        }
        this.lines.push(
          `${name} = ${this.sumOfSlices()}(lane, ${name});`,
          ...block(`if (slice == ${row % slices}u)`, [`finish(part, point, ${at}, ${to}, ${name});`]),
        );
      });
    });
  }

  private sumOfSlices(): string {
    const { vector, invocations } = this;
    const lanes = invocations / this.tile.slices;
    return this.program.declare('sum_of_slices', () =>
      [
        `var<workgroup> slices: array<${vector}, ${invocations}>;`,
        '',
        ...block(`fn sum_of_slices(lane: u32, part: ${vector}) -> ${vector}`, [
          'workgroupBarrier();',
          'slices[lane] = part;',
          'workgroupBarrier();',
          `var sum = slices[lane % ${lanes}u];`,
          ...block(`for (var other = ${lanes}u; other < ${invocations}u; other += ${lanes}u)`, [
            `sum += slices[lane % ${lanes}u + other];`,
          ]),
          'return sum;',
        ]),
      ].join('\n'),
    );
  }

  private finishHead(inside: readonly string[], before: readonly string[]): string[] {
    return block(`fn finish(part: u32, point: u32, row: u32, first_column: u32, sums: ${this.vector})`, [
      ...(this.rows % this.tile.rows === 0 ? [] : block(`if (row >= ${this.rows}u)`, ['return;'])),
      ...before,
      ...block(`for (var n = 0u; n < ${quad}u; n++)`, [
        'let column = first_column + n;',
        ...(this.columns % this.tile.columns === 0 ? [] : block(`if (column >= ${this.columns}u)`, ['return;'])),
        'let sum = sums[n];',
        ...inside,
      ]),
    ]);
  }

  private finishStages(): string[] {
    const { product } = this;
    const axesOf = (axes: readonly SizedAxis[], point: string): string[] =>
      unravel(point, axes.map(sizeOf), (i) => `i${axes[i]!.axis}`);
    const before = [...axesOf(product.batch, 'point'), ...axesOf(product.rows.axes, 'row')];
    const inside = axesOf(product.columns.axes, 'column');
    const known: OuterValues = new Map();
    for (const stage of product.epilogue) {
      const loops = this.loops([before, inside], (axis) => this.elsewhere(axis, product.columns.axes));
      inside.push(
        ...writeMap(stage, product.kernel, new ExpressionWriter(product.kernel, loops, this.program, known), this.program),
      );
    }
    return this.finishHead(inside, before);
  }

  private finishPart(slot: BufferSlot): string[] {
    const { rows, columns, batch } = this;
    const at = `((part * ${batch}u + point) * ${rows}u + row) * ${columns}u + column`;
    const buffer = `b${this.product.kernel.buffers.length}`;
    return this.finishHead(storeElement(slot, buffer, at, 'sum', this.program.call), []);
  }
}

const sizeOf = ({ size }: SizedAxis): number => size;

function loadsOf(exprs: readonly Expr[]): Load[] {
  const loads: Load[] = [];
  visitExprs(exprs, (expr) => {
    if (expr.kind === 'load') loads.push(expr);
  });
  return loads;
}

const plus = (offset: number, name: string): string => (offset === 0 ? name : `${offset}u + ${name}`);
