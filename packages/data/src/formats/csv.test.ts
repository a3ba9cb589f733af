import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArgumentError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataFormatError } from '../errors.ts';
import { csv } from './csv.ts';
import { csvRows } from './csv-rows.ts';

const flowers = 'length,width,kind\n5.1,3.5,setosa\n6.4,3.2,versicolor\n4.9,3.0,setosa\n';

const fieldsOf = (text: string, delimiter = ','): (readonly string[])[] =>
  [...csvRows(text, delimiter, undefined)].map(({ fields }) => fields);

function errorOf(call: () => unknown): DataFormatError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(DataFormatError);
    return error as DataFormatError;
  }
  throw new Error('nothing was thrown');
}

describe('csvRows', () => {
  it('reads back any fields that were quoted by the rules', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', ';', '"', '\n', '\r', 'é', '𝄞'), maxLength: 6 });
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom(',', ';', '\t'), (table, end, delimiter) => {
        const text = table.map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(delimiter)).join(end);
        expect(fieldsOf(text, delimiter)).toEqual(table);
        expect(fieldsOf(text + end, delimiter)).toEqual(table);
      }),
    );
  });

  it('reads plain fields, empty ones too, and passes over empty lines and a byte order mark', () => {
    expect(fieldsOf('\uFEFFa,b\r\n\r\n1,\n,2\n\n')).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
    ]);
    expect(fieldsOf('')).toEqual([]);
    expect(fieldsOf('a,')).toEqual([['a', '']]);
    expect(fieldsOf('say "hi",2')).toEqual([['say "hi"', '2']]);
  });

  it('counts lines as an editor does, inside quotes as well', () => {
    const lines = [...csvRows('a,b\n"x\r\ny\nz",1\n\n2,3', ',', undefined)].map(({ line }) => line);
    expect(lines).toEqual([1, 2, 6]);
  });

  it('refuses quotes that do not close or close too early', () => {
    expect(errorOf(() => fieldsOf('a,b\n1,"2\n3,4')).message).toBe('csv: row 2: the quoted field 2 does not end');
    expect(errorOf(() => fieldsOf('"a"b,c')).message).toContain('row 1: field 1 goes on after its closing quote, at "b,c"');
  });
});

describe('csv', () => {
  it('reads features and a target of names', async () => {
    const table = csv(flowers, { types: { kind: 'category' }, target: 'kind' });
    expect(table.length).toBe(3);
    expect(table.featureNames).toEqual(['length', 'width']);
    expect(table.classes).toEqual(['setosa', 'versicolor']);
    const { features, targets } = table.getBatch([1, 2]);
    expect([features.shape, features.dtype, targets.shape, targets.dtype]).toEqual([[2, 2], 'float32', [2], 'int32']);
    expect([...(await features.data())]).toEqual([6.4, 3.2, 4.9, 3.0].map(Math.fround));
    expect([...(await targets.data())]).toEqual([1, 0]);
  });

  it('reads numbers of every spelling', () => {
    const numbers = ['1', '-2.5', '+3', '.5', '4.', '1e3', '-1.5E-2', ' 7 ', '0'];
    expect([...csv(`x\n${numbers.join('\n')}`).features]).toEqual(numbers.map((text) => Math.fround(Number(text))));
  });

  it('makes numbers the target by default, integers int32, without a header columns are called by number', () => {
    expect(csv('x,y\n1,0.5', { target: 'y' }).targets).toEqual(new Float32Array([0.5]));
    const table = csv('1;2;7\n3;4;123456789', { header: false, delimiter: ';', types: { 2: 'integer' }, target: '2' });
    expect(table.targets).toEqual(new Int32Array([7, 123456789]));
    expect(table.featureNames).toEqual(['0', '1']);
    expect([...table.features]).toEqual([1, 2, 3, 4]);
  });

  it('spreads a category among the features over columns of 0 and 1, and leaves out what is to be skipped', () => {
    const table = csv(flowers, { types: { kind: 'category', width: 'skip' } });
    expect(table.featureNames).toEqual(['length', 'kind=setosa', 'kind=versicolor']);
    expect([...table.features]).toEqual([5.1, 1, 0, 6.4, 0, 1, 4.9, 1, 0].map(Math.fround));
    expect(table.targets).toBeUndefined();
    expect(Object.keys(table.get(0))).toEqual(['features']);
  });

  it('takes column names that objects have by nature', () => {
    expect(csv('toString,__proto__\n1,2').featureNames).toEqual(['toString', '__proto__']);
  });

  it('says where a row is ragged', () => {
    const error = errorOf(() => csv('a,b\n1,2\n\n3\n', { file: 'points.csv' }));
    expect(error.message).toBe(
      'csv: points.csv, row 4: expected 2 fields as in row 1, got 1; quote fields that contain the delimiter',
    );
    expect(error).toMatchObject({ file: 'points.csv', row: 4 });
    expect(errorOf(() => csv('a,b\n1,2,3')).row).toBe(2);
  });

  it.each(['', 'x', '1,5'.replace(',', ' '), '0x10', 'NaN', 'Infinity', '1e99', '--1', '1_000'])(
    'says where %j is no number',
    (field) => {
      const error = errorOf(() => csv(`a,b\n1,2\n3,"${field}"`));
      expect(error).toMatchObject({ row: 3, column: 'b' });
      expect(error.message).toContain('row 3, column "b": expected a number that a float32 holds');
      expect(error.fix).toContain('types: { "b": "category" }');
    },
  );

  it.each(['1.5', '2147483648', '-2147483649', 'x'])('says where %s is no integer', (field) => {
    expect(errorOf(() => csv(`a\n${field}`, { types: { a: 'integer' } })).message).toContain('expected an integer of 32 bits');
  });

  it('refuses texts without rows and headers that name a column twice', () => {
    expect(errorOf(() => csv('\n\n')).message).toBe('csv: the text has no rows');
    expect(errorOf(() => csv('a,b, a\n1,2,3')).message).toContain('two columns are called "a"');
  });

  it('refuses options that do not fit the table', () => {
    expect(() => csv(flowers, { target: 'colour' })).toThrow(
      'there is no column "colour"; the columns are "length", "width", "kind"',
    );
    expect(() => csv(flowers, { types: { colour: 'skip' } })).toThrow(ArgumentError);
    expect(() => csv(flowers, { types: { kind: 'skip' }, target: 'kind' })).toThrow('the target "kind" is to be skipped');
    expect(() => csv('a\n1', { target: 'a' })).toThrow('no column is left as a feature');
    for (const delimiter of ['', ', ', '"', '\n']) expect(() => csv(flowers, { delimiter })).toThrow(ArgumentError);
  });
});

const data = process.env.NACRE_DATA;

describe.skipIf(data === undefined)('csv on real tables (NACRE_DATA names the folder; without it this is skipped)', () => {
  it('reads iris', async () => {
    const table = csv(await readFile(join(data!, 'iris/iris.csv'), 'utf8'), { types: { target: 'category' }, target: 'target' });
    expect(table.classes).toEqual(['setosa', 'versicolor', 'virginica']);
    const sums = [0, 0, 0, 0];
    for (const [i, value] of table.features.entries()) sums[i % 4]! += value;
    expect(sums.map((sum) => Math.round(sum * 10) / 10)).toEqual([876.5, 458.1, 563.8, 179.8]);
  });

  it('reads the 8 × 8 digits', async () => {
    const text = await readFile(join(data!, 'digits-8x8/optdigits.tes'), 'utf8');
    const table = csv(text, { header: false, types: { 64: 'integer' }, target: '64' });
    expect([table.length, table.features.length]).toEqual([1797, 1797 * 64]);
    expect(Math.max(...table.features)).toBe(16);
    expect([...new Set(table.targets)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
