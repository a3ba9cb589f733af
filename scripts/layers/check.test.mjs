import { describe, expect, it } from 'vitest';
import { checkLayers } from './check.mjs';
import { order } from './order.mjs';

const manifests = {
  tensor: { '.': './src/index.ts', './backend': './src/contract/index.ts', './node': './src/node.ts' },
  layers: { '.': './src/index.ts' },
  models: { '.': './src/index.ts' },
  'backend-cpu': { '.': './src/index.ts' },
};

const peers = { layers: ['tensor'], models: ['tensor', 'layers'], 'backend-cpu': ['tensor'] };

/** A workspace of the four packages above with these sources (path below `packages` → text), checked. */
function check(sources, changes = {}, dependencies = {}) {
  const files = new Map();
  for (const [folder, entries] of Object.entries(manifests)) {
    const exports = Object.fromEntries(Object.entries(entries).map(([subpath, file]) => [subpath, { '@nacre/source': file }]));
    const peerDependencies = Object.fromEntries((peers[folder] ?? []).map((peer) => [`@nacre/${peer}`, '1']));
    const manifest = { name: `@nacre/${folder}`, exports, peerDependencies, ...dependencies[folder] };
    files.set(`packages/${folder}/package.json`, JSON.stringify(manifest));
  }
  for (const [path, text] of Object.entries(sources)) files.set(`packages/${path}`, text);
  return checkLayers(files, { ...order, ...changes });
}

const problems = (...args) => check(...args).problems;

const sound = {
  'tensor/src/errors.ts': 'export class E extends Error {}',
  'tensor/src/contract/index.ts': "export { E } from '../errors.ts';",
  'tensor/src/tensor.ts': "import { E } from './contract/index.ts'; export const t = E;",
  'tensor/src/index.ts': "export { t } from './tensor.ts';",
  'layers/src/index.ts': "import { t } from '@nacre/tensor'; export const l = t;",
  'models/src/index.ts': "import { l } from '@nacre/layers'; export const m = l;",
  'backend-cpu/src/index.ts': "import { E } from '@nacre/tensor/backend'; export const b = E;",
};

describe('checkLayers', () => {
  it('accepts a tree that keeps the order', () => {
    expect(check(sound)).toEqual({ problems: [], warnings: [], modules: 7, imports: 6 });
  });

  it('finds an import from a higher folder', () => {
    expect(problems({ ...sound, 'tensor/src/graph/node.ts': "import { t } from '../tensor.ts';\nexport const n = t;" })).toEqual([
      'packages/tensor/src/graph/node.ts:1: ../tensor.ts: graph comes before face',
    ]);
  });

  it.each([
    ['re-exports', "export * from '../tensor.ts';"],
    ['side effects', "import '../tensor.ts';"],
    ['dynamic imports', "export const n = () => import('../tensor.ts');"],
    ['inline type imports, which leave an import behind', "import { type t } from '../tensor.ts'; export type N = typeof t;"],
  ])('counts %s as imports', (_, text) => {
    expect(problems({ ...sound, 'tensor/src/graph/node.ts': text })).toEqual([
      'packages/tensor/src/graph/node.ts:1: ../tensor.ts: graph comes before face',
    ]);
  });

  it.each([
    "import type { t } from '../tensor.ts'; export type N = typeof t;",
    "export type { t } from '../tensor.ts';",
    "export type N = typeof import('../tensor.ts').t;",
  ])('asks for the reason of types against the order: %s', (text) => {
    const sources = { ...sound, 'tensor/src/graph/node.ts': text };
    expect(problems(sources)).toEqual([expect.stringContaining('types only; if it cannot be turned round')]);
    const report = check(sources, { typeExceptions: { 'graph/node.ts → tensor.ts': 'the test says so' } });
    expect(report.problems).toEqual([]);
    expect(report.warnings).toEqual([expect.stringContaining('types only: the test says so')]);
  });

  it('finds an exception that nothing needs any more', () => {
    expect(problems(sound, { typeExceptions: { 'a.ts → b.ts': 'old' } })).toEqual([
      'order.typeExceptions: a.ts → b.ts is no longer needed',
    ]);
  });

  it('finds a file in no layer', () => {
    expect(problems({ ...sound, 'tensor/src/utils/x.ts': 'export {};' })).toEqual([
      'packages/tensor/src/utils/x.ts: no layer of tensor holds this file',
    ]);
  });

  it('finds a package without a place', () => {
    expect(problems({ ...sound, 'extra/src/index.ts': 'export {};' })).toEqual([
      'packages/extra/src/index.ts: package extra has no place in the order of packages',
    ]);
  });

  it('finds imports against the order of packages', () => {
    expect(
      problems({
        ...sound,
        'tensor/src/create.ts': "import { b } from '@nacre/backend-cpu'; export const c = b;",
        'layers/src/linear.ts': "import { m } from '@nacre/models'; export const x = m;",
        'backend-cpu/src/memory.ts': "import { t } from '@nacre/tensor'; export const x = t;",
      }),
    ).toEqual([
      'packages/tensor/src/create.ts:1: @nacre/backend-cpu: tensor may import no other package',
      'packages/layers/src/linear.ts:1: @nacre/models: layers may import @nacre/tensor',
      'packages/backend-cpu/src/memory.ts:1: @nacre/tensor: backend-cpu may import @nacre/tensor/backend',
    ]);
  });

  it('lets tests import any package and any layer, but finds a test that the source imports', () => {
    expect(
      problems({
        ...sound,
        'backend-cpu/src/index.test.ts': "import { t } from '@nacre/tensor'; import 'fast-check'; export const x = t;",
        'tensor/src/graph/node.test.ts': "import '../tensor.ts';",
        'tensor/src/shape.ts': "import './graph/node.test.ts';",
      }),
    ).toEqual(['packages/tensor/src/shape.ts:1: ./graph/node.test.ts is a test, which only tests may import']);
  });

  it('finds imports that leave the package, lead nowhere, or go past the exports', () => {
    expect(
      problems({
        ...sound,
        'layers/src/a.ts': "import '../../tensor/src/tensor.ts';",
        'layers/src/b.ts': "import './absent.ts';",
        'layers/src/c.ts': "import '@nacre/tensor/internal/graph';",
        'layers/src/d.ts': "import '@nacre/absent';",
      }),
    ).toEqual([
      'packages/layers/src/a.ts:1: ../../tensor/src/tensor.ts leaves its package',
      'packages/layers/src/b.ts:1: ./absent.ts leads to no file',
      'packages/layers/src/c.ts:1: @nacre/tensor/internal/graph is not exported by @nacre/tensor',
      'packages/layers/src/d.ts:1: @nacre/absent is no package of the workspace',
    ]);
  });

  it('finds value cycles and shows the loop, within a package and across packages', () => {
    const inside = {
      'tensor/src/ops/a.ts': "import './b.ts';",
      'tensor/src/ops/b.ts': "import './c.ts';",
      'tensor/src/ops/c.ts': "import './a.ts'; import './c.ts';",
    };
    expect(problems({ ...sound, ...inside })).toEqual([
      'value cycle: packages/tensor/src/ops/a.ts → packages/tensor/src/ops/b.ts → packages/tensor/src/ops/c.ts → packages/tensor/src/ops/a.ts',
    ]);
    const across = { ...sound, 'tensor/src/index.ts': "import '@nacre/layers';" };
    expect(problems(across)).toContainEqual(
      'value cycle: packages/tensor/src/index.ts → packages/layers/src/index.ts → packages/tensor/src/index.ts',
    );
  });

  it('accepts cycles of types', () => {
    expect(
      problems({
        ...sound,
        'tensor/src/ops/a.ts': "import type { B } from './b.ts'; export type A = B | 1;",
        'tensor/src/ops/b.ts': "import { type A } from './a.ts'; export type B = A | 2;",
      }),
    ).toEqual([]);
  });

  it('finds dependencies that are undeclared, or that a self-contained package must not have', () => {
    const dependencies = { layers: { dependencies: { fflate: '1' } } };
    expect(
      problems(
        {
          ...sound,
          'tensor/src/zip.ts': "import 'fflate';",
          'layers/src/a.ts': "import 'fflate'; import 'pako';",
        },
        {},
        dependencies,
      ),
    ).toEqual([
      'packages/tensor/src/zip.ts:1: fflate: tensor has no run-time dependencies',
      "packages/layers/src/a.ts:1: pako is not declared in the package's dependencies",
    ]);
  });

  it('lets a package import what its build bundles', () => {
    const sources = { ...sound, 'layers/src/a.ts': "export const load = () => import('codec/decode');" };
    expect(problems(sources)).toEqual(["packages/layers/src/a.ts:1: codec/decode is not declared in the package's dependencies"]);
    expect(problems(sources, { bundled: { layers: ['codec'] } })).toEqual([]);
  });

  it('finds an allowed package that the importer does not declare', () => {
    expect(problems(sound, {}, { layers: { peerDependencies: {} } })).toEqual([
      "packages/layers/src/index.ts:1: @nacre/tensor is not declared in the package's dependencies",
    ]);
  });

  it('keeps Node built-ins behind ./node, and lets a guarded dynamic import pass', () => {
    expect(
      problems({
        ...sound,
        'tensor/src/node.ts': "import { readFile } from 'node:fs/promises'; export { readFile };",
        'tensor/src/device.ts': "export const threads = () => import('node:worker_threads');",
        'tensor/src/inspect.ts': "import { inspect } from 'node:util'; export { inspect };",
        'tensor/src/index.ts': "export * from './inspect.ts'; export * from './device.ts';",
      }),
    ).toEqual(['packages/tensor/src/inspect.ts:1: node:util is reached from an entry that must run outside Node']);
  });

  it('notes files past the first limit of lines and refuses those past the second', () => {
    const report = check({
      ...sound,
      'layers/src/long.ts': 'export {};\n'.repeat(451),
      'layers/src/endless.ts': 'export {};\n'.repeat(601),
    });
    expect(report.warnings).toEqual(['packages/layers/src/long.ts: 451 lines, more than 450: is it one subject?']);
    expect(report.problems).toEqual(['packages/layers/src/endless.ts: 601 lines, more than 600']);
  });
});
