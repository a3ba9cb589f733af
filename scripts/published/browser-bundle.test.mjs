import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const budget = 86_000;

it(`bundles the MLP example for the browser in less than ${budget} bytes`, { timeout: 60_000 }, async () => {
  const { outputFiles, warnings } = await build({
    entryPoints: ['examples/mlp-browser/main.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  expect(warnings).toEqual([]);
  const bytes = gzipSync(outputFiles[0].contents, { level: 9 }).length;
  console.log(`MLP example: ${bytes} bytes minified and compressed`);
  expect(bytes).toBeLessThan(budget);
});
