import type { BufferSlot } from '@nacre/tensor/backend';
import { pointsOf, type SizedAxis } from '../axes.ts';
import { quad, storeElement } from '../elements.ts';
import { ExpressionWriter, type OuterValues } from '../expressions.ts';
import { writeMap } from '../map.ts';
import { block, digit, fold, groupNumber, moduleOf, type Pass, unravel } from '../module.ts';
import { ProgramText } from '../program.ts';
import { registerType } from '../types.ts';
import { type Product, pointLoops, sizeOf } from './product.ts';
import { type StripContext, StripWriter } from './strip.ts';
import { invocationsOf, type Tile, type Tiling } from './tiling.ts';

const components = ['x', 'y', 'z', 'w'] as const;

/** The sums of a product, tile by tile; `finish` is written for every quad of them. */
export class TileWriter implements StripContext {
  readonly product: Product;
  readonly tile: Tile;
  readonly k: number;
  readonly vector: string;
  readonly program = new ProgramText();
  readonly lines: string[] = [];
  readonly types: (string | undefined)[] = [];
  private readonly parts: number;
  private readonly invocations: number;
  private readonly rows: number;
  private readonly columns: number;
  private readonly batch: number;

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
    const rows = new StripWriter(this, 'row').write(this.rows, tile.rows);
    const columns = new StripWriter(this, 'column').write(this.columns, tile.columns);
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
    const isColumn = (axis: number): boolean => product.columns.axes.some((own) => own.axis === axis);
    const known: OuterValues = new Map();
    for (const stage of product.epilogue) {
      const loops = pointLoops(product, [before, inside], (axis) => ({ text: `i${axis}`, level: isColumn(axis) ? 1 : 0 }));
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

const plus = (offset: number, name: string): string => (offset === 0 ? name : `${offset}u + ${name}`);
