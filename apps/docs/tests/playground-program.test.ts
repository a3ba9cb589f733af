import { readFileSync } from 'node:fs';
import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { examples } from '../playground/examples.ts';
import { Language } from '../playground/language/language.ts';
import { moduleNames } from '../playground/module-names.ts';
import { captureConsole } from '../playground/program/console.ts';
import { LinkedProgram } from '../playground/program/linked-program.ts';
import type { Entry } from '../playground/program/messages.ts';
import { modules } from '../playground/program/modules.ts';
import { flush, openOutput } from '../playground/program/output.ts';

/*
 * Programs of the playground, run here instead of in a worker.
 */

// To compile, nothing needs to be known.
const language = new Language({ modules: {}, files: {} });
const [before, itsConsole] = [defaultDevice(), { ...console }];
let count = 0;
/** Equal texts would be one module, which runs once. */
const addressOf = (code: string): string =>
  `data:text/javascript;base64,${Buffer.from(`${code}\n// ${count++}`).toString('base64')}`;

beforeAll(async () => {
  setDefaultDevice(await cpu());
});
afterAll(() => setDefaultDevice(before));

interface Shown {
  /** What is to be seen at the end. */
  readonly entries: readonly Entry[];
  readonly dropped: number;
}

async function shown(code: string): Promise<Shown> {
  const entries = new Map<string, Entry>();
  let dropped = 0;
  openOutput((report) => {
    for (const entry of report.entries) entries.set(entry.key, entry);
    dropped += report.dropped;
  });
  const compiled = language.compile(code);
  if ('syntax' in compiled) throw new Error(compiled.syntax[0]!.message);
  const program = await LinkedProgram.load(compiled.program, addressOf);
  captureConsole();
  try {
    await import(/* @vite-ignore */ program.address);
    // Values of tensors come after the statement that shows them.
    await new Promise((resolve) => setTimeout(resolve, 50));
  } catch (error) {
    entries.set('problem', { key: 'problem', ...program.problem(error) });
  } finally {
    Object.assign(console, itsConsole);
  }
  flush();
  return { entries: [...entries.values()], dropped };
}

const texts = async (code: string): Promise<readonly string[]> =>
  (await shown(code)).entries.map((entry) => (entry.kind === 'text' ? entry.text : entry.kind));

describe('the examples', () => {
  const textOf = (file: string): string => readFileSync(new URL(`../playground/examples/${file}`, import.meta.url), 'utf8');
  const shows: Record<(typeof examples)[number]['file'], readonly unknown[]> = {
    'flower.ts': [
      { kind: 'picture', title: 'Loss', type: 'image/svg+xml' },
      { kind: 'picture', title: 'What it takes for the flower', type: 'image/png' },
      { kind: 'text', text: expect.stringMatching(/^loss 0\.0[0-4]/) },
    ],
    'broadcasting.ts': [
      { text: 'Tensor([3, 4], float32, [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]])' },
      { text: 'Tensor([3, 4], float32, [[10, 21, 32, 43], [14, 25, 36, 47], [18, 29, 40, 51]])' },
      { text: 'Tensor([3, 4], float32, [[110, 121, 132, 143], [214, 225, 236, 247], [318, 329, 340, 351]])' },
      { text: 'means of the rows Tensor([3], float32, [1.5, 5.5, 9.5])' },
      { text: expect.stringContaining('[[-1.5, -0.5, 0.5, 1.5]') },
      { text: expect.stringContaining('covariance Tensor([4, 4]') },
    ],
    'shape-error.ts': [
      {
        kind: 'problem',
        message: expect.stringMatching(/^ShapeMismatchError: .*expected \[\.\.\., 32\], got \[8, 64\]/),
        line: 6,
      },
    ],
    'xor.ts': [
      { kind: 'picture', title: 'Loss' },
      { text: expect.stringMatching(/^probabilities Tensor\(\[4, 1\], float32, \[\[0\.0.*\], \[0\.9.*\], \[0\.9.*\], \[0\.0/) },
    ],
    'convolution.ts': [
      { title: 'A digit' },
      { text: 'filters [ 4, 1, 3, 3 ] maps [ 1, 4, 28, 28 ]' },
      { title: 'Vertical edges' },
      { title: 'Horizontal edges' },
      { title: 'Blurred' },
      { title: 'Outlines' },
      { text: 'pooled [ 1, 4, 14, 14 ]' },
      { title: 'Outlines, pooled' },
    ],
    'characters.ts': [
      { title: 'Loss' },
      { text: expect.stringMatching(/^step 50:\nHow/) },
      { text: expect.stringMatching(/^step 100:\nHow/) },
      { text: expect.stringMatching(/^step 150:\nHow.*woodchuck/s) },
    ],
  };

  test.each(examples.map(({ file }) => file))('%s shows what it should', { timeout: 240_000 }, async (file) => {
    const { entries, dropped } = await shown(textOf(file));
    expect(entries).toMatchObject(shows[file]);
    expect(dropped).toBe(0);
  });
});

describe('modules', () => {
  test('all that can be imported are there, each with the names it has elsewhere', async () => {
    expect(Object.keys(modules).sort()).toEqual([...moduleNames].sort());
    for (const name of moduleNames) {
      const [count] = await texts(`import * as all from '${name}';\nconsole.log(Object.keys(all).length);\n`);
      expect(Number(count)).toBe(Object.keys(await modules[name]()).length);
    }
  });

  test('an import as the program goes on works, too', async () => {
    expect(await texts("const { zeros } = await import('@nacre/tensor');\nconsole.log(zeros([2]).shape);")).toEqual(['[ 2 ]']);
  });

  test('one that is not there is named', async () => {
    await expect(shown("import fs from 'node:fs';\nfs;\n")).rejects.toThrow(
      "there is no 'node:fs' here; a program can import @nacre/",
    );
  });

  test('a name that a module lacks is named', async () => {
    const [problem] = (await shown("import { zeroes } from '@nacre/tensor';\nconsole.log(zeroes);\n")).entries;
    expect(problem).toMatchObject({ kind: 'problem', message: expect.stringContaining('zeroes') });
  });
});

describe('errors', () => {
  test('carry the line of the program, although types are gone when it runs', async () => {
    const code = `interface Row {
  readonly x: number;
}
type Rows = readonly Row[];

function last(rows: Rows): Row {
  if (rows.length === 0)
    throw new RangeError('no rows');
  return rows.at(-1)!;
}

console.log('before');
last([]);
`;
    expect((await shown(code)).entries).toMatchObject([
      { kind: 'text', text: 'before' },
      { kind: 'problem', message: 'RangeError: no rows', line: 8 },
    ]);
  });

  test('of Nacre carry the line that called it', async () => {
    const code = "import { tensor, type Tensor } from '@nacre/tensor';\nconst x: Tensor = tensor([1, 2]);\n\nawait x.item();\n";
    const [problem] = (await shown(code)).entries;
    expect(problem).toMatchObject({ message: expect.stringMatching(/^ArgumentError: item: /), line: 4 });
  });

  test('may be anything', async () => {
    expect((await shown("throw 'a string';")).entries).toMatchObject([{ kind: 'problem', message: 'thrown: a string' }]);
  });

  test('of spelling keep a program from running', () => {
    expect(language.compile('console.log(1;\n')).toMatchObject({ syntax: [{ from: 13, message: "')' expected." }] });
  });
});

describe('console', () => {
  test('shows values as people write them', async () => {
    const code = "console.log('a', 1, [1, 'b'], { c: null }, new Float32Array([0.5]), new Error('d'));\nconsole.warn('e');";
    const { entries } = await shown(code);
    expect(entries).toMatchObject([
      { level: 'log', text: "a 1 [ 1, 'b' ] { c: null } Float32Array[ 0.5 ] Error: d" },
      { level: 'warn', text: 'e' },
    ]);
  });

  test('shows tensors, parameters and half precision with their values', async () => {
    const code = `import { Parameter, tensor } from '@nacre/tensor';
console.log(tensor([1, 2]).mul(3), new Parameter(tensor([1, 2])));
console.log(tensor([0.5], { dtype: 'float16' }).add(1), tensor([true]).logicalNot());
console.log({ inside: tensor([1]) });`;
    expect(await texts(code)).toEqual([
      'Tensor([2], float32, [3, 6]) Tensor([2], float32, [1, 2])',
      'Tensor([1], float16, [1.5]) Tensor([1], bool, [false])',
      '{ inside: Tensor([1], float32, [1]) }',
    ]);
  });

  test('shows the shape of a tensor that has no values where it is shown', async () => {
    const code = `import { tensor, vmap } from '@nacre/tensor';
await vmap((x) => (console.log(x), x.mul(2)))(tensor([1, 2])).data();`;
    expect(await texts(code)).toEqual(['Tensor([], float32)']);
  });

  test('cuts off what is longer than anybody reads', async () => {
    const [text] = await texts('console.log(new Array(1e6).fill(7));');
    expect(text!.length).toBeLessThan(5000);
  });

  test('drops what comes faster than it can be shown, and counts it', async () => {
    // No time passes.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const { entries, dropped } = await shown('for (let i = 0; i < 5000; i++) console.log(i);');
    clock.mockRestore();
    // The first at once, and one parcel.
    expect([entries.length, dropped]).toEqual([201, 4799]);
  });
});

describe('pictures', () => {
  test('of one title are one picture, the last', async () => {
    const code = `import { plot, show } from 'playground';
for (const end of [1, 2]) plot([0, end], { title: 'A < B' });
show('<svg xmlns="http://www.w3.org/2000/svg"/>');
show('<svg xmlns="http://www.w3.org/2000/svg"/>');`;
    const { entries } = await shown(code);
    expect(entries).toMatchObject([{ title: 'A < B', data: expect.stringContaining('>2.0<') }, { title: '' }, { title: '' }]);
  });

  test('plot draws several lines by name', async () => {
    const [chart] = (await shown("import { plot } from 'playground';\nplot({ one: [1, 2], two: [[0, 1], [1, 3]] });")).entries;
    expect(chart).toMatchObject({ kind: 'picture', title: 'Plot', data: expect.stringMatching(/>one<.*>two</s) });
  });

  test.each([
    ['zeros([2])', 'ShapeMismatchError: image: expected [height, width], [1, …] or [3, height, width], got [2]'],
    ['zeros([2, 4, 4])', 'ShapeMismatchError: image: expected [height, width], [1, …] or [3, height, width], got [2, 4, 4]'],
    ['zeros([2, 2]), { range: [1, 1] }', 'ArgumentError: image: expected a range from black up to white, got 1 … 1'],
    ['full([2, 2], NaN)', 'ArgumentError: encodePng: a value is NaN'],
  ])('image(%s) says what is wrong', async (given, message) => {
    const code = `import { full, zeros } from '@nacre/tensor';\nimport { image } from 'playground';\nfull;\nawait image(${given});\n`;
    expect((await shown(code)).entries).toMatchObject([{ kind: 'problem', message }]);
  });

  test('an image stretches its range from black to white', async () => {
    const encodings = vi.fn();
    const { decodeImage } = await import('@nacre/data');
    const code = `import { tensor } from '@nacre/tensor';
import { image } from 'playground';
await image(tensor([[-1, 0, 1]]), { title: 'a', range: [-1, 1] });
await image(tensor([[[0]], [[128]], [[255]]], { dtype: 'uint8' }), { title: 'b' });`;
    for (const entry of (await shown(code)).entries) {
      if (entry.kind === 'picture') encodings(Array.from((await decodeImage(entry.data as Uint8Array)).data));
    }
    expect(encodings.mock.calls).toEqual([[[0, 128, 255]], [[0, 128, 255]]]);
  });
});
