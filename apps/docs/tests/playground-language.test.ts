import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDeclarations } from '../declarations.ts';
import { examples } from '../playground/examples.ts';
import { type HintCause, Language } from '../playground/language/language.ts';
import { moduleNames } from '../playground/module-names.ts';
import { runsInPlayground } from '../program-blocks.ts';
import { publicModules } from '../public-modules.ts';
import { pages, programsOf } from './programs.ts';

/*
 * What the editor of the playground knows.
 */

let language: Language;
beforeAll(() => {
  language = new Language(makeDeclarations());
}, 240_000);

test('a program can import every entry but those of Node', () => {
  const entries = publicModules.map(({ name }) => name).filter((name) => !name.endsWith('/node'));
  expect([...moduleNames].sort()).toEqual([...entries, 'playground'].sort());
  for (const name of moduleNames) expect(language.diagnostics(`import * as all from '${name}';\nall;\n`)).toEqual([]);
});

test('what is underlined is the argument whose shape does not fit, with the sentence of the error', () => {
  const code = "import { zeros } from '@nacre/tensor';\n\nzeros([2, 3]).matmul(zeros([4, 5]));\n";
  const [problem, ...others] = language.diagnostics(code);
  expect(others).toEqual([]);
  expect(code.slice(problem!.from, problem!.to)).toBe('zeros([4, 5])');
  expect(problem).toMatchObject({
    severity: 'error',
    message: 'matmul: inner dimensions differ: [2, 3] × [4, 5] (3 ≠ 4)',
  });
  expect(language.diagnostics(code.replace('4, 5', '3, 5'))).toEqual([]);
});

test('other mistakes are told in the words of TypeScript', () => {
  const [problem] = language.diagnostics("import { zeroes } from '@nacre/tensor';\nzeroes;\n");
  expect(problem!.message).toContain("has no exported member named 'zeroes'. Did you mean 'zeros'?");
  expect(language.diagnostics("import 'node:fs';\n")).toHaveLength(1);
  expect(language.diagnostics('document.title;\n')[0]!.message).toContain("Cannot find name 'document'");
});

test('a name is explained by its type and its docstring', () => {
  const code = "import { zeros } from '@nacre/tensor';\nconst table = zeros([2, 3]).sum(1);\ntable;\n";
  expect(language.hover(code, code.lastIndexOf('table'))).toMatchObject({
    from: code.lastIndexOf('table'),
    signature: 'const table: Tensor<[2], "float32">',
  });
  const method = language.hover(code, code.indexOf('sum'))!;
  expect(code.slice(method.from, method.to)).toBe('sum');
  expect(method.tags.map(({ name }) => name)).toContain('example');
  expect(language.hover(code, code.indexOf('='))).toBeUndefined();
});

test('names are completed, and explained before they are taken', () => {
  const code = "import { zeros } from '@nacre/tensor';\nzeros([2, 3]).sof";
  const names = language.completions(code, code.length);
  const softmax = names.find(({ label }) => label === 'softmax')!;
  expect(names.map(({ label }) => label)).not.toContain('node');
  const details = language.completionDetails(code, code.length, softmax)!;
  expect(details.signature).toContain('softmax');
  expect(details.documentation).toContain('Σ');
  expect(details.changes).toEqual([]);
});

test.each([
  [
    "import { zeros } from '@nacre/tensor';\nzeros;\nrandn",
    'randn',
    '@nacre/tensor',
    "import { randn, zeros } from '@nacre/tensor';",
  ],
  ['\nconst layer = new Linea', 'Linear', '@nacre/layers', "import { Linear } from '@nacre/layers';"],
  ['plo', 'plot', 'playground', "import { plot } from 'playground';"],
])('a name that is not imported yet brings its import: %j', (code, label, module, line) => {
  const name = language.completions(code, code.length).find((each) => each.label === label && each.module === module)!;
  expect(language.completions(code, code.length).filter(({ module }) => module?.startsWith('.'))).toEqual([]);
  const { changes, documentation } = language.completionDetails(code, code.length, name)!;
  expect(documentation).not.toBe('');
  const changed = changes.reduceRight((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), code);
  expect(changed).toContain(line);
});

describe('the parameters of a call', () => {
  const hintsIn = (call: string, cause: HintCause = 'characterTyped') => {
    const code = `import { Linear } from '@nacre/layers';\nimport { tensor, zeros } from '@nacre/tensor';\n${call}`;
    return { code, hints: language.parameterHints(code, code.length, cause) };
  };
  const activeIn = (call: string, cause?: HintCause): string | undefined => {
    const { signatures, fitting } = hintsIn(call, cause).hints!;
    const { parameters, active } = signatures[fitting]!;
    return active === undefined ? undefined : parameters[active];
  };

  test('are named with their types, and the result', () => {
    const { code, hints } = hintsIn('zeros([2, 3]).softmax(');
    const documentation = 'eˣ / Σ eˣ along a dimension. Integers become float32.';
    expect(hints).toEqual({
      from: code.length,
      signatures: [
        { before: 'softmax(', parameters: ['dim: number'], after: '): Tensor<[2, 3], "float32">', active: 0, documentation },
      ],
      fitting: 0,
    });
  });

  test('are told apart by the commas of the call', () => {
    expect(activeIn('zeros(')).toBe('shape: Shape');
    expect(activeIn('zeros([2, 3], ')).toMatch(/^options\?: CreateOptions/);
    expect(activeIn('zeros([2, 3', 'retrigger')).toMatch(/^shape: /);
    expect(activeIn('zeros([2, 3], {}, ')).toBeUndefined();
    expect(activeIn('console.log(1, 2, ')).toBe('...data: any[]');
    expect(activeIn('zeros(new Linear(2, ')).toBe('outFeatures: number');
  });

  test('come with all signatures, and the docstring of the class or of the first of them', () => {
    const { signatures } = hintsIn('tensor(').hints!;
    expect(signatures.length).toBeGreaterThan(1);
    for (const { documentation } of signatures) expect(documentation).toMatch(/^A tensor of given values/);
    expect(hintsIn('new Linear(').hints!.signatures[0]!.documentation).toContain('torch.nn.Linear');
  });

  test.each(['', 'zeros', 'zeros([2])', '"zeros(', '// zeros('])('are those of no call: %j', (code) => {
    expect(hintsIn(code).hints).toBeUndefined();
  });
});

describe('the programs on the pages', () => {
  const linked = pages.flatMap(programsOf).filter(({ code }) => runsInPlayground(code));

  test('are offered, but those of Node', () => {
    expect(linked.length).toBeGreaterThan(30);
    expect(runsInPlayground("import { saveSafetensorsFile } from '@nacre/tensor/node';\n")).toBe(false);
    expect(runsInPlayground("import {\n  readFile,\n} from 'node:fs/promises';\n")).toBe(false);
  });

  test.each(linked.map(({ page, line, code }) => [`${page}:${line}`, code]))('%s has no mistakes', (_, code) => {
    expect(language.diagnostics(code!)).toEqual([]);
  });
});

describe('the examples', () => {
  test.each(examples.map(({ file }) => file))('%s has the mistakes it is meant to have', (file) => {
    const code = readFileSync(new URL(`../playground/examples/${file}`, import.meta.url), 'utf8');
    const messages = language.diagnostics(code).map(({ message }) => message);
    expect(messages).toEqual(file === 'shape-error.ts' ? ['Sequential: layer 2: expected [..., 32], got [8, 64] (32 ≠ 64)'] : []);
  });
});
