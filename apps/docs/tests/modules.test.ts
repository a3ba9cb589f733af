import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DataLoader, encodePng, type GreyImages } from '@nacre/data';
import { Linear } from '@nacre/layers';
import { LeNet5, resnet18 } from '@nacre/models';
import { loadSafetensors, noGrad, saveSafetensors, type Tensor, zeros } from '@nacre/tensor';
import { build as esbuild } from 'esbuild';
import type { Browser } from 'playwright-core';
import { defaultClientConditions, build as vite } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startChromium } from '../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../tests/browser/describe.ts';
import { type Site, serveFolder } from '../../../tests/browser/site.ts';
import { type Module, modulesOf, pages, site } from './programs.ts';

/*
 * Every js block of every page is run, where it belongs: in Node beside the files that it reads, or in a page that Vite has built.
 */

const modules = pages.flatMap(modulesOf);
/** Inside the site, where the packages are found. */
const folder = join(site, '.cache', 'modules');
const tested = new Set<Module>();

/** The only js block of a page that has these words. Named beside its test, so that it counts where that one is skipped, too. */
function block(page: string, words: string): Module {
  const found = modules.filter((module) => module.page === page && module.code.includes(words));
  if (found.length !== 1) throw new Error(`${page} has ${found.length} js blocks with ${words}, not one`);
  tested.add(found[0]!);
  return found[0]!;
}

/** Writes a block to a file, with what is to be asked of it at its end. */
function write({ page, line, name, code }: Module, result?: string): string {
  const path = join(folder, name ?? `${page.replaceAll(/[/.]/g, '-')}-${line}.js`);
  writeFileSync(path, result === undefined ? code : `${code}\nexport const result = ${result};\n`);
  return path;
}

async function imported<T>(path: string): Promise<T> {
  const { result } = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as { result: T };
  return result;
}

async function writeAt(path: string, bytes: Uint8Array | Promise<Uint8Array>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await bytes);
}

type Images = DataLoader<{ images: Tensor; labels: Tensor }>;

async function firstOf(loader: Images) {
  for await (const batch of loader) return batch;
  throw new Error('the loader is empty');
}

const served = block('guides/data.md', 'serveDataset');
const home = process.cwd();
const data = process.env.NACRE_DATA;
let scratch: string;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  scratch = mkdtempSync(join(tmpdir(), 'nacre-modules-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe('in Node', () => {
  const mirrors = block('guides/data.md', 'mnistMirrors');
  const pictures = block('guides/data.md', 'imageFolder');
  const training = block('guides/data.md', '// train.js');
  const pretrained = block('guides/weights.md', 'resnet18');

  beforeAll(() => process.chdir(scratch));
  afterAll(() => process.chdir(home));

  test.skipIf(data === undefined)(
    'data sets are downloaded (NACRE_DATA names the folder that stands for the server; without it this is skipped)',
    async () => {
      vi.stubEnv('XDG_CACHE_HOME', scratch);
      vi.stubGlobal(
        'fetch',
        async (url: string | URL) => new Response(await readFile(join(data!, 'mnist', String(url).split('/').at(-1)!))),
      );
      const sets = await imported<GreyImages[]>(write(mirrors, '[train, test]'));
      expect(sets.map(({ length }) => length)).toEqual([60_000, 10_000]);
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
    },
  );

  test('a folder of images', async () => {
    for (const name of ['cat/1', 'cat/2', 'dog/1']) {
      await writeAt(
        join('data', 'pets', `${name}.png`),
        encodePng({ data: new Uint8Array(3 * 300 * 280).fill(124), shape: [3, 300, 280] }),
      );
    }
    const { images, labels } = await firstOf(await imported<Images>(write(pictures, 'loader')));
    expect(images.shape).toEqual([3, 3, 224, 224]);
    expect([...(await labels.data())].sort()).toEqual([0, 0, 1]);
  });

  test('a dataset in workers', async () => {
    const entryPoints = [write(served), write(training, 'loader')];
    const outdir = join(folder, 'bundled');
    // Workers of Node 20 do not read the sources, which are TypeScript.
    await esbuild({
      entryPoints,
      outdir,
      bundle: true,
      format: 'esm',
      platform: 'node',
      conditions: ['@nacre/source'],
      external: ['@cornerstonejs/*'],
    });
    const loader = await imported<Images>(join(outdir, 'train.js'));
    const { images } = await firstOf(loader);
    expect(images.shape).toEqual([64, 1, 28, 28]);
    loader.close();
  });

  test('pretrained weights', async () => {
    await writeAt('resnet18.safetensors', saveSafetensors(resnet18().stateDict()));
    const weights = await imported<Record<string, Tensor>>(write(pretrained, 'model.stateDict()'));
    expect(weights).toHaveProperty('layer4.1.bn2.running_var');
  });
});

describeInChromium('in a page', () => {
  const use = "<!doctype html><script type=module>import { result } from './MODULE'; globalThis.result = result;</script>";
  const blocks = {
    network: block('guides/pages.md', 'new LeNet5()'),
    loading: block('guides/weights.md', 'fetch('),
    saving: block('guides/weights.md', 'createElement'),
    workers: block('guides/bundlers.md', 'new Worker('),
  };
  let server: Site;
  let browser: Browser;
  const network = new LeNet5().eval();
  const layer = new Linear(3, 2);

  /** What was asked of a module in its page. */
  async function resultOf<T>(name: string): Promise<T> {
    const page = await browser.newPage();
    await page.goto(`${server.address}${name}`);
    return (await page.waitForFunction('globalThis.result')).jsonValue() as Promise<T>;
  }

  beforeAll(async () => {
    write(served);
    const paths = {
      network: write(blocks.network, 'await read(new Float32Array(28 * 28).fill(0.5))'),
      loading: write(blocks.loading, 'await model.weight.array()'),
      saving: write(blocks.saving, 'await model.weight.array()'),
      workers: write(blocks.workers, '(await Array.fromAsync(loader.epoch(0))).length'),
    };
    for (const [name, path] of Object.entries(paths))
      writeFileSync(join(folder, `${name}.html`), use.replace('MODULE', basename(path)));
    await writeAt(join(folder, 'public', 'weights', 'lenet5.safetensors'), saveSafetensors(network.stateDict()));
    await writeAt(join(folder, 'public', 'weights', 'model.safetensors'), saveSafetensors(layer.stateDict()));
    const outDir = join(scratch, 'built');
    await vite({
      root: folder,
      configFile: false,
      logLevel: 'warn',
      resolve: { conditions: ['@nacre/source', ...defaultClientConditions] },
      worker: { format: 'es' },
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2022',
        rollupOptions: { input: Object.keys(paths).map((name) => join(folder, `${name}.html`)) },
      },
    });
    [server, browser] = await Promise.all([serveFolder(outDir, {}), startChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test('a trained network answers', async () => {
    const here = noGrad(() => network.forward(zeros([1, 1, 28, 28]).add(0.5)).softmax(1));
    const probabilities = await resultOf<number[]>('network');
    expect(probabilities).toHaveLength(10);
    for (const [i, probability] of (await here.array())[0]!.entries()) expect(probabilities[i]).toBeCloseTo(probability, 5);
  });

  test('weights are loaded', async () => {
    expect(await resultOf('loading')).toEqual(await layer.weight.array());
  });

  test('weights are saved', async () => {
    const page = await browser.newPage();
    const [download] = await Promise.all([page.waitForEvent('download'), page.goto(`${server.address}saving`)]);
    await page.waitForFunction('globalThis.result');
    expect(download.suggestedFilename()).toBe('model.safetensors');
    const saved = loadSafetensors(readFileSync(await download.path()));
    expect(await saved.weight!.array()).toEqual(await page.evaluate('result'));
  });

  test('workers make the batches', async () => {
    expect(await resultOf('workers')).toBe(157);
  });
});

test('every js block has a test', () => {
  expect(modules.filter((module) => !tested.has(module)).map(({ page, line }) => `${page}:${line}`)).toEqual([]);
});
