import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm, packAll, temporaryFolder } from '../published/pack.mjs';

const here = import.meta.dirname;

/**
 * Makes the projects of `projects/` as a user would: each in a folder of its own, with the packed packages and what it depends on from the registry
 * installed, and built where it has something to build. A project is made once.
 */
export function workshop() {
  const folder = temporaryFolder();
  const tarballs = packAll(folder).map(({ tarball }) => tarball);
  const made = new Map();

  function make(name) {
    const path = join(folder, name);
    cpSync(join(here, 'projects', name), path, { recursive: true });
    cpSync(join(here, 'program'), join(path, 'program'), { recursive: true });
    npm(['install', ...tarballs], path, { offline: false });
    npm(['run', 'build', '--if-present'], path, { offline: false });
    return path;
  }

  return {
    project(name) {
      if (!made.has(name)) made.set(name, make(name));
      return made.get(name);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
