import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { useSwiftShader } from '../../packages/backend-webgpu/testing/swiftshader.ts';
import { circumstances, defaultFile } from '../results.ts';
import { folder, Runtimes } from '../runtimes.ts';
import { makeKit } from './kit.ts';
import { type Options, type Place, readOptions, usage } from './options.ts';
import { pack } from './pack.ts';

/** NACRE_PEERS names a folder with the package of the peers, to use it instead of the one here. */
const peers = process.env.NACRE_PEERS === undefined ? `${folder}peers/` : `${resolve(process.env.NACRE_PEERS)}/`;

async function main(options: Options & Place): Promise<void> {
  const runtimes = new Runtimes(false, peers);
  if (options.pack !== undefined) await pack(resolve(options.pack), peers, runtimes);
  else await run(options, runtimes);
}

/** From a kit that lasts as long as the run. */
async function run({ contestants, out, software }: Options & Place, runtimes: Runtimes): Promise<void> {
  if (software) useSwiftShader();
  const wantsPeers = contestants.includes('tfjs') || contestants.includes('jax-js');
  const absent = wantsPeers ? runtimes.peersAbsent() : 'not asked for';
  const kit = mkdtempSync(join(tmpdir(), 'nacre-gpu-'));
  try {
    await makeKit(kit, absent === undefined ? peers : undefined, symlinkSync);
    const node = existsSync(runtimes.node24) ? runtimes.node24 : process.execPath;
    const file = resolve(out ?? defaultFile(circumstances()));
    const rest = process.argv.slice(2).filter((arg) => arg !== '--software');
    process.exitCode = spawnSync(node, [join(kit, 'bench.mjs'), ...rest, `--out=${file}`], { stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(kit, { recursive: true });
  }
}

if (process.argv.includes('--help')) console.log(usage);
else await main(readOptions(process.argv.slice(2)));
