import { ArgumentError } from '@nacre/tensor';
import { ArrayDataset, type Columns } from '../array-dataset.ts';
import { type Column, column } from '../columns.ts';
import { DataFormatError } from '../errors.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';

/**
 * How a column is read. `number`: float32. `integer`: an int32, as a target for class numbers. `category`: names, as a target the
 * class numbers 0 … k−1 of the sorted names, as a feature k columns of 0 and 1. `skip`: left out.
 */
export type CsvColumnType = 'number' | 'integer' | 'category' | 'skip';

/** The options of `csv`. */
export interface CsvOptions {
  /** Whether the first row names the columns. Default true; otherwise they are called "0", "1", … */
  readonly header?: boolean;
  /** Types by column. Default "number" for each. */
  readonly types?: Readonly<Record<string, CsvColumnType>>;
  /** The column to predict. Without it every column is a feature. */
  readonly target?: string;
  /** One character, such as a tab for TSV. Default ",". */
  readonly delimiter?: string;
  /** The name that errors give the text. */
  readonly file?: string;
}

type TargetType<O extends CsvOptions> = O extends { target: infer Name extends string; types: infer Types }
  ? Name extends keyof Types
    ? Types[Name]
    : 'number'
  : 'number';

/** The columns that `csv` gives for its options. */
export type CsvColumns<O extends CsvOptions> = O extends { target: string }
  ? {
      features: Column<[number], 'float32'>;
      targets: Column<
        [],
        TargetType<O> extends 'number' ? 'float32' : TargetType<O> extends 'integer' | 'category' ? 'int32' : 'float32' | 'int32'
      >;
    }
  : { features: Column<[number], 'float32'> };

/**
 * A table read from text: `features` [rows, columns] and, where one was named, `targets` [rows].
 * @example csv('length,width\n5.1,3.5\n6.4,3.2\n').length; // 2
 */
export class CsvDataset<C extends Columns> extends ArrayDataset<C> {
  /** The feature columns; a category's stand as `name=value`. */
  readonly featureNames: readonly string[];
  /** The names of the classes by number, when the target is a category. */
  readonly classes: readonly string[] | undefined;
  /** All features, row after row. */
  readonly features: Float32Array;
  /** The column to predict. */
  readonly targets: Float32Array | Int32Array | undefined;

  constructor(columns: C, table: Omit<CsvTable, 'columns'>) {
    super(columns);
    this.featureNames = table.featureNames;
    this.classes = table.classes;
    this.features = table.features;
    this.targets = table.targets;
  }
}

interface CsvTable {
  readonly featureNames: readonly string[];
  readonly classes: readonly string[] | undefined;
  readonly features: Float32Array;
  readonly targets: Float32Array | Int32Array | undefined;
}

/**
 * Reads a table of numbers and names from CSV text (RFC 4180).
 *
 * @throws DataFormatError with row and column when a row has more or fewer fields than the first, or a field is not what its column's
 *   type says; ArgumentError when an option names a column that is not there.
 * @example
 * const flowers = csv('length,width,kind\n5.1,3.5,setosa\n6.4,3.2,versicolor\n', {
 *   types: { kind: 'category' },
 *   target: 'kind',
 * });
 * flowers.classes; // ['setosa', 'versicolor']
 * flowers.getBatch([0, 1]).features.shape; // [2, 2]
 */
export function csv<const O extends CsvOptions>(text: string, options?: O): CsvDataset<CsvColumns<O>>;
export function csv(text: string, options: CsvOptions = {}): CsvDataset<Columns> {
  const { names, rows } = readRows(text, options);
  const reader = new ColumnReader(names, rows, options);
  const featureNames = names.filter((name) => name !== options.target && reader.typeOf(name) !== 'skip');
  const features = featureNames.flatMap((name) => reader.features(name));
  if (features.length === 0) throw new ArgumentError('csv', 'no column is left as a feature');
  const target = options.target === undefined ? undefined : reader.target(options.target);
  const table = {
    featureNames: features.map(({ name }) => name),
    classes: target?.classes,
    features: interleave(features.map(({ values }) => values)),
    targets: target?.values,
  };
  const featureColumn = column(table.features, [features.length]);
  const columns =
    target === undefined ? { features: featureColumn } : { features: featureColumn, targets: column(target.values) };
  return new CsvDataset<Columns>(columns, table);
}

function readRows(text: string, options: CsvOptions): { names: readonly string[]; rows: readonly CsvRow[] } {
  const { header = true, delimiter = ',', file } = options;
  if (delimiter.length !== 1 || delimiter === '"' || delimiter === '\n' || delimiter === '\r') {
    throw new ArgumentError(
      'csv',
      `delimiter is one character and neither a quote nor a line break, got ${JSON.stringify(delimiter)}`,
    );
  }
  const rows: CsvRow[] = [];
  for (const row of csvRows(text, delimiter, file)) {
    const width = rows[0]?.fields.length ?? row.fields.length;
    if (row.fields.length !== width) {
      const problem = `expected ${width} fields as in row ${rows[0]!.line}, got ${row.fields.length}`;
      throw new DataFormatError('csv', problem, { file, row: row.line }, 'quote fields that contain the delimiter');
    }
    rows.push(row);
  }
  const first = rows[0];
  if (first === undefined) throw new DataFormatError('csv', 'the text has no rows', { file });
  if (!header) return { names: first.fields.map((_, k) => String(k)), rows };
  const names = first.fields.map((name) => name.trim());
  const repeated = names.find((name, k) => names.indexOf(name) !== k);
  if (repeated !== undefined) {
    throw new DataFormatError('csv', `two columns are called "${repeated}"`, { file, row: first.line, column: repeated });
  }
  return { names, rows: rows.slice(1) };
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const float32 = { description: 'a number that a float32 holds', holds: (value: number) => Number.isFinite(Math.fround(value)) };
const int32 = { description: 'an integer of 32 bits', holds: (value: number) => value === (value | 0) };

interface Feature {
  readonly name: string;
  readonly values: Float32Array;
}

class ColumnReader {
  private readonly names: readonly string[];
  private readonly rows: readonly CsvRow[];
  private readonly options: CsvOptions;

  constructor(names: readonly string[], rows: readonly CsvRow[], options: CsvOptions) {
    this.names = names;
    this.rows = rows;
    this.options = options;
    const named = [...Object.keys(options.types ?? {}), ...(options.target === undefined ? [] : [options.target])];
    for (const name of named) {
      if (!names.includes(name)) {
        throw new ArgumentError(
          'csv',
          `there is no column "${name}"`,
          `the columns are ${names.map((n) => `"${n}"`).join(', ')}`,
        );
      }
    }
  }

  typeOf(name: string): CsvColumnType {
    const types = this.options.types ?? {};
    return Object.hasOwn(types, name) ? types[name]! : 'number';
  }

  features(name: string): Feature[] {
    if (this.typeOf(name) !== 'category') return [{ name, values: Float32Array.from(this.numbers(name)) }];
    const { codes, classes } = this.categories(name);
    return classes.map((value, code) => ({
      name: `${name}=${value}`,
      values: Float32Array.from(codes, (c) => (c === code ? 1 : 0)),
    }));
  }

  target(name: string): { values: Float32Array | Int32Array; classes: readonly string[] | undefined } {
    const type = this.typeOf(name);
    if (type === 'skip') throw new ArgumentError('csv', `the target "${name}" is to be skipped`, 'take it out of types');
    if (type === 'category') {
      const { codes, classes } = this.categories(name);
      return { values: codes, classes };
    }
    const numbers = this.numbers(name);
    return { values: type === 'integer' ? Int32Array.from(numbers) : Float32Array.from(numbers), classes: undefined };
  }

  private numbers(name: string): Float64Array {
    const type = this.typeOf(name) === 'integer' ? int32 : float32;
    const k = this.names.indexOf(name);
    return Float64Array.from(this.rows, ({ fields, line }) => {
      const field = fields[k]!.trim();
      const value = Number(field);
      if (decimal.test(field) && type.holds(value)) return value;
      throw new DataFormatError(
        'csv',
        `expected ${type.description}, got ${JSON.stringify(fields[k])}`,
        { file: this.options.file, row: line, column: name },
        `if the column holds names, pass types: { ${JSON.stringify(name)}: "category" }, or "skip" to leave it out`,
      );
    });
  }

  private categories(name: string): { codes: Int32Array; classes: readonly string[] } {
    const k = this.names.indexOf(name);
    const values = this.rows.map(({ fields }) => fields[k]!.trim());
    // By code unit, so that the numbers do not depend on the machine's language.
    const classes = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
    const codes = new Map(classes.map((value, code) => [value, code]));
    return { codes: Int32Array.from(values, (value) => codes.get(value)!), classes };
  }
}

function interleave(columns: readonly Float32Array[]): Float32Array {
  const rows = columns[0]!.length;
  const table = new Float32Array(rows * columns.length);
  for (const [k, values] of columns.entries()) {
    for (let row = 0; row < rows; row++) table[row * columns.length + k] = values[row]!;
  }
  return table;
}
