import { resolve } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const source = ['@nacre/source', 'module', 'node', 'development|production'];
const data = process.env.NACRE_DATA;
const full = process.env.NACRE_FULL === '1';

/** The files that take longest: a core would wait for them if they came last. */
const long = /(conformance|examples|webgpu|resume|page|pytorch\/\w+|browser\/\w+|tile\/program)\.test\.ts$/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: { conditions: source },
  ssr: { resolve: { conditions: source, externalConditions: source } },
  test: {
    // Of its own accord vitest leaves one of two cores to itself.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // Generous: a loaded machine with two cores is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: data ? { NACRE_DATA: resolve(data) } : {},
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // For the workers that tests start: they run the sources, too.
          execArgv: source.slice(0, 1).map((condition) => `--conditions=${condition}`),
          globalSetup: 'packages/backend-webgpu/testing/swiftshader.ts',
          setupFiles: 'packages/tensor/src/compile/verify/setup.ts',
          include: ['{packages,examples,benchmarks,tests,apps}/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [
            ...configDefaults.exclude,
            'scripts/published/**',
            '**/*.site.test.ts',
            ...(full ? [] : ['**/*.slow.test.*']),
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['packages/**/*.test-d.ts'], tsconfig: 'tsconfig.types.json' },
        },
      },
      {
        extends: true,
        test: {
          // The docs site, built and opened in a browser.
          name: 'site',
          globalSetup: 'apps/docs/tests/site/built-site.ts',
          include: ['apps/docs/tests/**/*.site.test.ts'],
        },
      },
      {
        // What a user gets from the registry; needs the built packages.
        test: { name: 'published', include: ['scripts/published/**/*.test.mjs'] },
      },
    ],
  },
});
