import { describe, expect, it } from 'vitest';
import type { Outcome } from './launch.ts';
import type { Entry, Results } from './results.ts';
import { coldTable, comparisonTable, digits, Footnotes, markdown, sizeTable, timesTable } from './table.ts';

const answer = [4, 0.5, 1, 2, 3, 4];
const took = (value: number, given: readonly number[] = answer): Outcome => ({
  value,
  fastest: value,
  p90: value,
  runs: 3,
  peakMiB: 100,
  answer: given,
});
const entry = (contestant: string, ...rounds: Outcome[]): Entry => ({ workload: 'W1-256', contestant, rounds });
const results = (entries: readonly Entry[]): Results => ({
  date: '2026-01-01T00:00:00.000Z',
  commit: 'abc1234',
  node: 'v20.20.2',
  machine: 'a machine',
  built: false,
  seconds: 1,
  entries,
  cold: [],
  size: [],
});

describe('digits', () => {
  it('shows three that count', () => {
    expect([1234.5, 99.94, 5.678, 0.1234, 0.01234].map(digits)).toEqual(['1235', '99.9', '5.68', '0.123', '0.0123']);
  });
});

describe('markdown', () => {
  it('aligns the first column left and the others right', () => {
    expect(markdown(['a', 'b'], [['x', '1']])).toBe('| a | b |\n| --- | --: |\n| x | 1 |');
  });
});

describe('footnotes', () => {
  it('have one number each, however often they are referred to', () => {
    const notes = new Footnotes();
    expect([notes.mark('one'), notes.mark('two'), notes.mark('one')]).toEqual(['[1]', '[2]', '[1]']);
    expect(String(notes)).toBe('- [1] one\n- [2] two');
  });
});

describe('timesTable', () => {
  it('gives the median of the rounds, its spread and its ratio to PyTorch', () => {
    const table = timesTable(results([entry('torch1', took(1), took(1)), entry('nacre1', took(3), took(2))]));
    expect(table).toContain('| W1-256: matmul 256×256 · 256×256, ms | 1.00 ±0% | 2.50 ±20% (2.50×) | 13.4 |');
  });

  it('compares Nacre with the best peer of as many threads', () => {
    const entries = [
      entry('nacre1', took(2)),
      entry('tfjs-wasm', took(4)),
      entry('tfjs-wasm2', took(1)),
      entry('ort-web', took(8)),
    ];
    expect(timesTable(results(entries))).toContain('| 0.500× (tfjs-wasm) |');
  });

  it('shows an answer that differs', () => {
    const wrong = answer.map((value) => value * 1.5);
    const table = timesTable(results([entry('torch1', took(1)), entry('nacre1', took(2), took(2, wrong))]));
    expect(table).toContain('2.00 ±0% (2.00×) **!** [1]');
    expect(table).toContain("[1] W1-256, nacre1: the answer is 5.0e-1 from torch1's");
  });

  it('shows an answer that is no number', () => {
    const none = answer.map(() => Number.NaN);
    expect(timesTable(results([entry('torch1', took(1)), entry('nacre1', took(2, none))]))).toContain('**!**');
  });

  it('holds answers against each other where PyTorch is missing', () => {
    const entries = [
      entry('torch1', { unable: 'no PyTorch' }),
      entry('nacre1', took(2)),
      entry('jax-js', took(2, [5, 1, 1, 2, 3, 4])),
    ];
    expect(timesTable(results(entries))).toContain("jax-js: the answer is 2.5e-1 from nacre1's");
  });

  it('says why there is no time', () => {
    const table = timesTable(
      results([entry('nacre1', { failed: 'Error: broken' }), entry('ort-web', { unable: 'does not train' })]),
    );
    expect(table).toContain('| – [1] | – [2] |  | – |');
    expect(table).toContain('[1] nacre1: failed: Error: broken\n- [2] ort-web: does not train');
  });
});

describe('comparisonTable', () => {
  it('sets a time beside an earlier one, also in units of the yardstick', () => {
    const then = results([entry('torch1', took(1)), entry('nacre1', took(4)), entry('jax-js', took(1))]);
    const now = results([entry('torch1', took(2)), entry('nacre1', took(4))]);
    const lines = comparisonTable(now, then).split('\n').slice(2);
    expect(lines).toEqual([
      '| W1-256, torch1 | 1.00 | 2.00 | 2.00× | 1.00× |',
      '| W1-256, nacre1 | 4.00 | 4.00 | 1.00× | 0.500× |',
    ]);
  });
});

describe('coldTable and sizeTable', () => {
  it('relate a start to the bare one', () => {
    const cold = [
      { contestant: 'nacre1', times: [60, 80, 70], bare: [50, 50, 50] },
      { contestant: 'torch1', times: [], bare: [], unable: 'no PyTorch' },
    ];
    expect(coldTable({ cold })).toContain(
      '| nacre1 | 70.0 ±14% | 50.0 | 1.40× |\n| torch1 | – [1] |  |  |\n\n- [1] torch1: no PyTorch',
    );
  });

  it('add up what a page downloads', () => {
    const size = [
      { page: 'nacre', minified: 4096, gzip: 2048, wasmGzip: 1024 },
      { page: 'onnxruntime-web', unable: 'does not train' },
    ];
    expect(sizeTable({ size })).toContain(
      '| nacre | 4.0 | 2.0 | 1.0 | 3.0 |\n| onnxruntime-web: does not train | – | – | – | – |',
    );
  });
});
