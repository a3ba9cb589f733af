import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { npm, temporaryFolder } from './pack.mjs';

const changeset = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');
const repository = resolve('scripts', 'repository.mjs');

/** Where the copy says it comes from. */
export const origin = 'git@git.example:nacre/nacre.git';

/** A copy of the project as it would be published next: versions raised, changelogs written, the repository named. To be called in a built project. */
export function releaseCopy() {
  const root = temporaryFolder();
  const run = (command, ...args) => execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  for (const path of ['package.json', '.gitignore', '.changeset', 'packages']) {
    cpSync(path, join(root, path), { recursive: true, filter: (file) => !['node_modules', '.turbo'].includes(basename(file)) });
  }
  const git = (...args) => run('git', '-c', 'user.name=release', '-c', 'user.email=release@git.example', ...args);
  git('init', '--quiet');
  git('remote', 'add', 'origin', origin);
  git('add', '.');
  git('commit', '--quiet', '--no-verify', '--message=Before the release');
  run(process.execPath, changeset, 'version');
  run(process.execPath, repository);
  return {
    root,
    /** What would be uploaded of a package; throws where npm refuses it. */
    dryRun(directory) {
      const said = JSON.parse(npm(['publish', '--dry-run', '--json', `--workspace=packages/${directory}`], root));
      return Object.values(said)[0];
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}
