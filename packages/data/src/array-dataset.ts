import { ArgumentError, type Shape, ShapeMismatchError, type Tensor, tensor } from '@nacre/tensor';
import type { Column } from './columns.ts';
import { type BatchDataset, checkIndex, firstEpoch, type SampleContext } from './dataset.ts';

/** Columns of a dataset by name, all of one length. */
export type Columns = Readonly<Record<string, Column>>;

/** A sample: one tensor a column. */
export type Row<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer S extends Shape, infer D> ? Tensor<S, D> : never;
};

/** A batch: the same, with the samples along a new first dimension. */
export type RowBatch<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer S extends Shape, infer D> ? Tensor<[number, ...S], D> : never;
};

/**
 * A dataset in memory: named columns of equal length. Samples and batches have the names of the columns.
 * What PyTorch's `TensorDataset` is for.
 *
 * @throws ShapeMismatchError when the columns have different lengths.
 * @throws ArgumentError when there is no column.
 * @example
 * const xor = new ArrayDataset({
 *   inputs: column(new Float32Array([0, 0, 0, 1, 1, 0, 1, 1]), [2]),
 *   targets: column(new Int32Array([0, 1, 1, 0])),
 * });
 * const { inputs, targets } = xor.getBatch([0, 3]); // [2, 2] float32 and [2] int32
 */
export class ArrayDataset<C extends Columns> implements BatchDataset<Row<C>, RowBatch<C>> {
  readonly length: number;
  protected readonly columns: C;

  constructor(columns: C) {
    const entries = Object.entries(columns);
    if (entries.length === 0) throw new ArgumentError('ArrayDataset', 'expected at least one column, got none');
    this.length = entries[0]![1].length;
    if (entries.some(([, { length }]) => length !== this.length)) {
      const lengths = entries.map(([name, { length }]) => `${name}: ${length}`).join(', ');
      throw new ShapeMismatchError('ArrayDataset', `columns have different lengths: ${lengths}`);
    }
    this.columns = columns;
  }

  get(index: number, context: SampleContext = firstEpoch): Row<C> {
    checkIndex('get', index, this.length);
    return this.gather([index], context, (_, shape) => shape) as Row<C>;
  }

  getBatch(indices: ArrayLike<number>, context: SampleContext = firstEpoch): RowBatch<C> {
    for (let i = 0; i < indices.length; i++) checkIndex('getBatch', indices[i]!, this.length);
    return this.gather(indices, context, (count, shape) => [count, ...shape]) as RowBatch<C>;
  }

  private gather(
    rows: ArrayLike<number>,
    context: SampleContext,
    shapeOf: (count: number, rowShape: Shape) => Shape,
  ): Record<string, Tensor> {
    const tensors: Record<string, Tensor> = {};
    for (const [name, column] of Object.entries(this.columns)) {
      const { data, shape } = column.gather(rows, context);
      tensors[name] = tensor(data, { shape: shapeOf(rows.length, shape), dtype: column.dtype });
    }
    return tensors;
  }
}
