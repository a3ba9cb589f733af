import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Contestant } from './contestants/index.ts';
import { folder, type Runtimes } from './runtimes.ts';

/** Bytes of a bundled page, or why there are none. */
export type PageSize =
  | { readonly page: string; readonly minified: number; readonly gzip: number; readonly wasmGzip: number }
  | { readonly page: string; readonly unable: string };

/** The page of each library that trains, and the WebAssembly file it fetches beside its code. */
const wasmOf: Readonly<Partial<Record<Contestant['module'], string | null>>> = {
  nacre: null,
  'tfjs-cpu': null,
  'tfjs-wasm': '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm',
  'jax-js': null,
};

/** Bundles and minifies the page of each library among the contestants that has one, for a browser. */
export async function pageSizes(contestants: readonly Contestant[], built: boolean, runtimes: Runtimes): Promise<PageSize[]> {
  const sizes: PageSize[] = [];
  for (const module of new Set(contestants.map((contestant) => contestant.module))) {
    if (module === 'pytorch') continue;
    const wasm = wasmOf[module];
    const absent = module === 'nacre' ? undefined : runtimes.peersAbsent();
    if (wasm === undefined) sizes.push({ page: module, unable: 'does not train' });
    else if (absent !== undefined) sizes.push({ page: module, unable: absent });
    else sizes.push(await pageSize(module, wasm, built));
  }
  return sizes;
}

async function pageSize(module: string, wasm: string | null, built: boolean): Promise<PageSize> {
  const modules = `${folder}peers/node_modules/`;
  const { outputFiles } = await build({
    entryPoints: [`${folder}pages/${module}.mjs`],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    splitting: true,
    outdir: 'out',
    write: false,
    logLevel: 'silent',
    nodePaths: [modules],
    external: ['node:*', 'fs', 'path', 'os', 'util', 'crypto', 'worker_threads', 'perf_hooks', 'string_decoder'],
    ...(built ? {} : { conditions: ['@nacre/source'] }),
  });
  const compressed = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;
  const total = (of: (bytes: Uint8Array) => number): number => outputFiles.reduce((sum, { contents }) => sum + of(contents), 0);
  const wasmGzip = wasm === null ? 0 : compressed(readFileSync(`${modules}${wasm}`));
  return { page: module, minified: total((bytes) => bytes.length), gzip: total(compressed), wasmGzip };
}
