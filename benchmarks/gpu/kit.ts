import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { circumstances } from '../results.ts';
import { folder } from '../runtimes.ts';

/** What a kit says of itself; `bench.ts` reads it beside its bundle. */
export interface KitFacts {
  readonly commit: string;
}

const dawnFile = join('dist', `${process.platform}-${process.platform === 'darwin' ? 'universal' : process.arch}`, 'dawn.node');

const common: BuildOptions = {
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['@nacre/source', 'module'],
  outExtension: { '.js': '.mjs' },
  logLevel: 'error',
};

const forNode: BuildOptions = {
  ...common,
  platform: 'node',
  mainFields: ['module', 'main'],
  // CommonJS modules of the peers ask for modules of Node.
  banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
};

const forPage: BuildOptions = { ...common, platform: 'browser' };

/**
 * Bundles the command and what its processes and pages do, and puts Dawn beside them: what `node FOLDER/bench.mjs` needs but Node and a
 * driver.
 *
 * @param peers the folder of the installed peers; without it they are left out
 * @param place puts a file there, or what will become it
 */
export async function makeKit(
  kit: string,
  peers: string | undefined,
  place: (from: string, to: string) => void | Promise<void>,
): Promise<void> {
  mkdirSync(join(kit, dirname(dawnFile)), { recursive: true });
  const facts: KitFacts = { commit: circumstances().commit };
  writeFileSync(join(kit, 'kit.json'), JSON.stringify(facts));
  const dawn = join(dirname(createRequire(import.meta.url).resolve('webgpu')), dawnFile);
  await place(dawn, join(kit, dawnFile));
  const page = join(kit, 'page');
  await build({ ...forNode, entryPoints: ['bench', 'child'].map((name) => `${folder}gpu/${name}.ts`), outdir: kit });
  await build({ ...forPage, entryPoints: [`${folder}gpu/page.ts`], outdir: page });
  if (peers === undefined) return;
  for (const name of ['tfjs-webgpu', 'jax-js-webgpu']) {
    // As if it stood among the packages, wherever they are installed.
    const stdin = { contents: readFileSync(`${folder}peers/${name}.mjs`, 'utf8'), resolveDir: peers, sourcefile: `${name}.mjs` };
    await build({ ...forNode, stdin, outfile: join(kit, `${name}.mjs`) });
    await build({ ...forPage, stdin, outfile: join(page, `${name}.mjs`) });
  }
}
