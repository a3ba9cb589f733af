import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npm, packAll, temporaryFolder } from './pack.mjs';

const folder = temporaryFolder();
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

beforeAll(() => {
  const tarballs = packAll(folder).map(({ tarball }) => tarball);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  npm(['install', ...tarballs], folder);
  copyFileSync(resolve(import.meta.dirname, 'fixtures', 'xor.mjs'), join(folder, 'xor.mjs'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Everything that a Node process in the project printed, errors included. */
function node(...args) {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

/** Each line once: what a loop prints again is said once. */
const lines = (output) =>
  [...new Set(output.trim().split('\n'))].map((line) => line.replaceAll(/\[ | \]/g, (bracket) => bracket.trim()));

describe('an empty project with the packed packages installed', () => {
  it('holds them and nothing else', () => {
    const modules = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(modules).toEqual(['@nacre']);
    expect(readdirSync(join(folder, 'node_modules', '@nacre')).sort()).toEqual(readdirSync('packages').sort());
  });

  it('trains XOR', { timeout: 60_000 }, () => {
    expect(node('xor.mjs')).toBe('4/4\n');
  });

  it('type-checks against the published declarations, theirs included', { timeout: 60_000 }, () => {
    const compilerOptions = {
      strict: true,
      checkJs: true,
      noEmit: true,
      target: 'ES2022',
      module: 'NodeNext',
      lib: ['ES2023', 'ESNext.Disposable', 'DOM'],
      types: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['xor.mjs'] }));
    expect(node(tsc)).toBe('');
  });

  it.each(['.', ...readdirSync('packages').map((name) => join('packages', name))])(
    'runs the example in the README of %s, which prints what it says',
    { timeout: 60_000 },
    (path) => {
      const name = path === '.' ? 'project' : basename(path);
      const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(path, 'README.md'), 'utf8')) ?? [];
      expect(example).toBeDefined();
      writeFileSync(join(folder, `${name}.mjs`), example);
      const promised = [...example.matchAll(/console\.log\(.*\/\/ (.*)/g)].map(([, said]) => said);
      expect(lines(node(`${name}.mjs`))).toEqual(promised);
    },
  );

  it('refuses deep imports', () => {
    const script = "import('@nacre/tensor/internal/graph').catch(({ code }) => console.log(code))";
    expect(node('-e', script)).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n');
  });
});
