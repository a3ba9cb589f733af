import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs npm, in the version that runs this process where one does, without the registry unless told otherwise. */
export function npm(args, cwd, { offline = true } = {}) {
  const options = ['--loglevel=error', '--ignore-scripts', '--no-audit', '--no-fund', ...(offline ? ['--offline'] : [])];
  const cli = process.env.npm_execpath;
  const quiet = { cwd, encoding: 'utf8', stdio: 'pipe' };
  return cli?.endsWith('.js')
    ? execFileSync(process.execPath, [cli, ...args, ...options], quiet)
    : execFileSync('npm', [...args, ...options], { ...quiet, shell: process.platform === 'win32' });
}

/** The packages of a copy of the project, by their directories. */
export const manifests = (root = process.cwd()) =>
  readdirSync(join(root, 'packages')).map((directory) => ({
    directory,
    manifest: JSON.parse(readFileSync(join(root, 'packages', directory, 'package.json'), 'utf8')),
  }));

/** Packs every built package of a copy of the project into `folder`, as a publication would. */
export function packAll(folder, root = process.cwd()) {
  const packages = manifests(root).map(({ directory }) => `--workspace=packages/${directory}`);
  const packed = JSON.parse(npm(['pack', ...packages, '--json', `--pack-destination=${folder}`], root));
  const tarballs = new Map(packed.map(({ name, filename }) => [name, join(folder, filename)]));
  return manifests(root).map(({ directory, manifest: { name } }) => ({ name, directory, tarball: tarballs.get(name) }));
}

/** Packs what these packages depend on at run time beside each other, from where it is installed. */
export function packDependencies(folder, directories) {
  const manifest = (path) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const wanted = new Set();
  const visit = (path) => {
    for (const name of Object.keys(manifest(path).dependencies ?? {})) {
      if (name.startsWith('@nacre/') || wanted.has(name)) continue;
      wanted.add(name);
      visit(join('node_modules', name));
    }
  };
  for (const directory of directories) visit(join('packages', directory));
  if (wanted.size === 0) return [];
  const paths = [...wanted].map((name) => realpathSync(join('node_modules', name)));
  const packed = JSON.parse(npm(['pack', ...paths, '--json', `--pack-destination=${folder}`], process.cwd()));
  return packed.map(({ name, filename }) => ({ name, tarball: join(folder, filename) }));
}

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'nacre-published-'));
