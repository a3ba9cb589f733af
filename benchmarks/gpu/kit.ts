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

const options: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['@nacre/source', 'module'],
  mainFields: ['module', 'main'],
  logLevel: 'error',
  // CommonJS modules of the peers ask for modules of Node.
  banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
};

/**
 * Bundles the command and its child processes, and puts Dawn beside them: what `node FOLDER/bench.mjs` needs but Node and a driver.
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
  await build({
    ...options,
    entryPoints: [`${folder}gpu/bench.ts`, `${folder}gpu/child.ts`],
    outdir: kit,
    outExtension: { '.js': '.mjs' },
  });
  if (peers === undefined) return;
  for (const name of ['tfjs-webgpu', 'jax-js-webgpu']) {
    // As if it stood among the packages, wherever they are installed.
    const contents = readFileSync(`${folder}peers/${name}.mjs`, 'utf8');
    await build({ ...options, stdin: { contents, resolveDir: peers }, outfile: join(kit, `${name}.mjs`) });
  }
}
