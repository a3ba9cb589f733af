import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const command = process.env.NACRE_DENO || 'deno';

/** Why nothing can be run in Deno on this machine; undefined where it can. */
export const noDeno: string | undefined =
  spawnSync(command, ['--version']).status === 0
    ? undefined
    : 'Deno is not installed: it has to be on the PATH, or NACRE_DENO its command';

/** What the module beside this one prints in Deno, bundled as users bundle it. Deno takes the driver that Dawn takes. */
export async function runInDeno(module: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'nacre-deno-'));
  try {
    const outfile = join(folder, 'main.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL(module, import.meta.url))],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      target: 'es2022',
      conditions: ['@nacre/source'],
      external: ['node:*'],
    });
    const { stdout } = await promisify(execFile)(command, ['run', '--no-config', '--allow-all', '--unstable-webgpu', outfile], {
      cwd: folder,
      env: { ...process.env, DENO_NO_UPDATE_CHECK: '1' },
    });
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
