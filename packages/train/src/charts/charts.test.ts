import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionMatrixPicture, heatmap, imageGrid, learningCurves, lineChart, scatterChart } from './index.ts';

/** The elements of a picture, which is read strictly: names, attributes and text, each opened element closed. */
function elements(svg: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: string[] = [];
  const token = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  while (token.lastIndex < svg.length) {
    const at = token.lastIndex;
    const match = token.exec(svg);
    if (match === null) throw new Error(`not XML at ${at}: ${svg.slice(at, at + 60)}`);
    const [, closing, name, attributes, empty, text] = match;
    if (text !== undefined) {
      if (/&(?!(?:amp|lt|gt|quot);)/.test(text)) throw new Error(`a bare &: ${text}`);
      if (open.length > 0) found.at(-1)!.text += text;
    } else if (closing) expect(open.pop()).toBe(name);
    else {
      const pairs = [...attributes!.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
      found.push({ name: name!, attributes: Object.fromEntries(pairs), text: '' });
      if (!empty) open.push(name!);
    }
  }
  expect(open).toEqual([]);
  return found;
}

const texts = (svg: string): string[] =>
  elements(svg)
    .filter(({ name, text }) => name === 'text' && text !== '')
    .map(({ text }) => text);
const named = (svg: string, name: string) => elements(svg).filter((each) => each.name === name);

describe('lineChart', () => {
  const chart = (more: object = {}): string =>
    lineChart({ title: 'Loss', xLabel: 'step', yLabel: 'nats', series: [{ name: 'a', points: [4, 2, 1] }], ...more });

  it('carries title, labels and ticks', () => {
    expect(texts(chart())).toEqual(expect.arrayContaining(['Loss', 'step', 'nats', '1.0', '4.0', '0', '2']));
  });

  it('puts points where the ticks say', () => {
    const circles = named(chart(), 'circle').map(({ attributes }) => [Number(attributes.cx), Number(attributes.cy)]);
    const [first, second, third] = circles as [[number, number], [number, number], [number, number]];
    expect(second[0] - first[0]).toBeCloseTo(third[0] - second[0], 1);
    expect(second[1] - first[1]).toBeCloseTo(2 * (third[1] - second[1]), 1);
  });

  it('names several series in a legend, one alone not', () => {
    const two = chart({
      series: [
        { name: 'a', points: [1] },
        { name: 'b', points: [2] },
      ],
    });
    expect(texts(two)).toEqual(expect.arrayContaining(['a', 'b']));
    expect(texts(chart())).not.toContain('a');
  });

  it('has a logarithmic axis on which equal factors are equal ways', () => {
    const points = named(chart({ logY: true }), 'circle').map(({ attributes }) => Number(attributes.cy));
    expect(points[1]! - points[0]!).toBeCloseTo(points[2]! - points[1]!, 1);
    const dropped = chart({ logY: true, series: [{ name: 'a', points: [1, 0, -1, 10] }] });
    expect(named(dropped, 'circle').length).toBe(2);
  });

  it('has whole ticks where every x is whole', () => {
    const ticksOf = (xs: readonly number[]): string[] =>
      named(lineChart({ series: [{ name: 'a', points: xs.map((x) => [x, 0.25] as const) }] }), 'text')
        .filter(({ attributes, text }) => attributes['text-anchor'] === 'middle' && text !== '')
        .map(({ text }) => text);
    expect(ticksOf([1, 2, 3, 4])).toEqual(['1', '2', '3', '4']);
    expect(ticksOf([0, 1])).toEqual(['0', '1']);
    expect(ticksOf([0, 0.5, 1])).toContain('0.2');
    expect(ticksOf([0, 30_000])).toContain('5,000');
  });

  it('has a logarithmic x axis, which leaves out what is not right of 0', () => {
    const points = [0, -1, 10, 100, 1000].map((x) => [x, x] as const);
    const svg = chart({ logX: true, series: [{ name: 'a', points }] });
    const places = named(svg, 'circle').map(({ attributes }) => Number(attributes.cx));
    expect(places.length).toBe(3);
    expect(places[1]! - places[0]!).toBeCloseTo(places[2]! - places[1]!, 1);
    expect(texts(svg)).toEqual(expect.arrayContaining(['10', '100', '1,000']));
  });

  it('cuts off what lies outside the given range', () => {
    const svg = chart({ yDomain: [0, 1], series: [{ name: 'a', points: [0, 0.5, 900] }] });
    const [whole, area] = named(svg, 'svg');
    const [, top, , height] = area!.attributes.viewBox!.split(' ').map(Number);
    expect([Number(area!.attributes.y), Number(area!.attributes.height)]).toEqual([top, height]);
    expect(top!).toBeGreaterThan(0);
    expect(top! + height!).toBeLessThan(Number(whole!.attributes.height));
    expect(Number(named(svg, 'circle')[2]!.attributes.cy)).toBeLessThan(top!);
  });

  it('writes what a mark stands for above its line, over the axes', () => {
    const svg = chart({ marks: [{ x: 1, label: 'here' }] });
    const label = named(svg, 'text').find(({ text }) => text === 'here')!.attributes;
    const line = named(svg, 'line').find(({ attributes }) => attributes['stroke-dasharray'] !== undefined)!.attributes;
    expect(label.x).toBe(line.x1);
    expect(Number(label.y)).toBeLessThan(Number(line.y2));
  });

  it('shows dashes in the legend', () => {
    const series = [
      { name: 'train', points: [1, 2], dashed: true },
      { name: 'test', points: [2, 3] },
    ];
    const dashed = named(chart({ series }), 'line').filter(({ attributes }) => attributes['stroke-dasharray'] !== undefined);
    expect(dashed.map(({ attributes }) => attributes.stroke)).toEqual(['#4e79a7']);
  });

  it('breaks a line at what is not finite', () => {
    const [path] = named(chart({ series: [{ name: 'a', points: [1, 2, NaN, 3, 4] }] }), 'path');
    expect(path!.attributes.d!.match(/M/g)!.length).toBe(2);
  });

  it('keeps the peaks of many points in a picture of bounded size', () => {
    const points = Array.from({ length: 100_000 }, (_, i) => (i === 51_234 ? 9 : Math.sin(i)));
    const svg = chart({ series: [{ name: 'a', points }] });
    expect(svg.length).toBeLessThan(60_000);
    const top = Math.min(
      ...named(svg, 'path')[0]!
        .attributes.d!.match(/,[\d.]+/g)!
        .map((y) => Number(y.slice(1))),
    );
    const nine = named(svg, 'text').find(({ text }) => text === '9' || text === '8')!;
    expect(top).toBeLessThan(Number(nine.attributes.y));
  });

  it('draws nothing in place of nothing', () => {
    expect(named(lineChart({ series: [] }), 'path')).toEqual([]);
    expect(named(lineChart({ series: [{ name: 'a', points: [] }] }), 'circle')).toEqual([]);
  });
});

it('every text and every number makes XML', () => {
  const name = fc.string({
    unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom(...'<>&"\'\u0000\ud800')),
  });
  const value = fc.double();
  fc.assert(
    fc.property(name, fc.array(fc.tuple(value, value)), fc.array(value, { minLength: 1 }), (title, points, row) => {
      const series = [{ name: title, points, colour: title }];
      const labels = { title, xLabel: title, yLabel: title };
      for (const svg of [
        lineChart({ ...labels, series, marks: [{ x: 1, label: title }] }),
        lineChart({ ...labels, series, logX: true, logY: true, marks: [{ x: points[0]?.[0] ?? 0, label: title }] }),
        scatterChart({ ...labels, series }),
        heatmap({ ...labels, values: [row], rows: [title], columns: row.map(() => title), format: String }),
        heatmap({ ...labels, values: [row], palette: 'diverging' }),
        imageGrid({ title, images: [{ values: [row], label: title }] }),
        learningCurves({ epochs: [{ step: 1, values: { [title]: 1 } }] }, { title }),
      ]) {
        elements(svg);
        expect(svg).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 50 },
  );
});

it('scatterChart draws each finite point', () => {
  const svg = scatterChart({
    title: 'Moons',
    series: [
      {
        name: 'a',
        points: [
          [0, 1],
          [1, NaN],
          [2, 3],
        ],
      },
    ],
  });
  expect(named(svg, 'circle').length).toBe(2);
});

describe('confusionMatrixPicture', () => {
  const matrix = [
    [8, 2],
    [0, 5],
  ];

  it('shows counts under the names of the classes', () => {
    expect(texts(confusionMatrixPicture(matrix, ['cat', 'dog']))).toEqual(
      expect.arrayContaining(['cat', 'dog', '8', '2', '0', '5', 'true', 'predicted']),
    );
  });

  it('shows shares of the true class on request, and an empty class', () => {
    expect(
      texts(confusionMatrixPicture([...matrix.map((row) => [...row, 0]), [0, 0, 0]], undefined, { normalize: true })),
    ).toEqual(expect.arrayContaining(['0.80', '0.20', '1.00', '0.00']));
  });
});

it('heatmap colours by value: blue grows darker, the diverging palette is white at 0', () => {
  const blue = (value: number): string =>
    named(heatmap({ values: [[value]], domain: [0, 1], format: () => '' }), 'path')[0]!.attributes.fill!;
  const brightness = (colour: string): number =>
    colour
      .match(/\d+/g)!
      .map(Number)
      .reduce((a, b) => a + b);
  expect(brightness(blue(1))).toBeLessThan(brightness(blue(0.5)));
  expect(brightness(blue(0.5))).toBeLessThan(brightness(blue(0)));
  const weights = named(imageGrid({ images: [{ values: [[-2, 0, 1]] }], palette: 'diverging' }), 'path');
  const [low, middle, high] = weights.map(({ attributes }) => attributes.fill!.match(/\d+/g)!.map(Number));
  expect(low![2]).toBeGreaterThan(low![0]!);
  expect(Math.min(...middle!)).toBeGreaterThan(225);
  expect(high![0]).toBeGreaterThan(high![2]!);
});

it('heatmap has room for labels longer than its sides, and ticks that do not touch', () => {
  const svg = heatmap({ values: [[1]], xLabel: 'what goes in, step by step', yLabel: 'what comes out, step by step', cell: 20 });
  const [picture] = named(svg, 'svg');
  const x = named(svg, 'text').find(({ text }) => text.startsWith('what goes'))!;
  const half = (text: string): number => text.length * 3;
  expect(Number(x.attributes.x)).toBeGreaterThan(half(x.text));
  expect(Number(picture!.attributes.width)).toBeGreaterThan(Number(x.attributes.x) + half(x.text));
  const y = named(svg, 'text').find(({ text }) => text.startsWith('what comes'))!;
  const [, middle] = /translate\(24 ([\d.]+)\)/.exec(y.attributes.transform!)!;
  expect(Number(middle)).toBeGreaterThan(half(y.text));
  expect(Number(picture!.attributes.height)).toBeGreaterThan(Number(middle) + half(y.text));
  const bar = named(heatmap({ values: [[0, 1]], cell: 40 }), 'text').filter(
    ({ attributes, text }) => text !== '' && attributes.x,
  );
  expect(bar.length).toBeLessThanOrEqual(3);
});

describe('learningCurves', () => {
  const epochs = [1, 2].map((n) => ({ step: 10 * n, values: { loss: 1 / n, valLoss: 1.1 / n, accuracy: n / 3, valF1: n / 4 } }));

  it('has a panel for each quantity, in training and validation', () => {
    const svg = learningCurves({ epochs }, { title: 'Net' });
    expect(texts(svg)).toEqual(expect.arrayContaining(['Net: loss', 'accuracy', 'f1', 'training', 'validation', 'step']));
    expect(named(svg, 'path').length).toBe(4);
  });

  it('shows only what is asked for, and steps where they were kept', () => {
    const steps = Array.from({ length: 20 }, (_, i) => ({ step: i + 1, loss: 1 }));
    const svg = learningCurves({ epochs, steps }, { only: ['loss'] });
    expect(texts(svg)).toContain('each step');
    expect(named(svg, 'path').length).toBe(3);
  });
});
