import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { npm, packAll, packDependencies, temporaryFolder } from './pack.mjs';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/**
 * An empty project with packed packages installed, those in these directories of `packages` or all, and what they depend on. Throws where a package
 * would meet a peer outside of its range.
 */
export function emptyProject(directories, tarballs) {
  const folder = temporaryFolder();
  const packed = (tarballs ?? packAll(folder)).filter(({ directory }) => directories?.includes(directory) ?? true);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const others = packDependencies(
    folder,
    packed.map(({ directory }) => directory),
  );
  npm(['install', '--strict-peer-deps', ...[...packed, ...others].map(({ tarball }) => tarball)], folder);

  /** Everything that a Node process in the project printed, errors included. */
  const node = (...args) => {
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    return stdout + stderr;
  };
  /** What `tsc` has against files, which see the published declarations, theirs included. */
  const typecheck = (include, options) => {
    const compilerOptions = {
      strict: true,
      target: 'ES2022',
      module: 'NodeNext',
      lib: ['ES2023', 'ESNext.Disposable', 'DOM'],
      types: [],
      ...options,
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
    return node(compiler);
  };
  return { folder, others: others.map(({ name }) => name), node, typecheck, remove: () => rmSync(folder, { recursive: true }) };
}
