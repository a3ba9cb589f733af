import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
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

describe('an empty project with the packed packages installed', () => {
  it('holds them and nothing else', () => {
    const modules = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(modules).toEqual(['@nacre']);
    expect(readdirSync(join(folder, 'node_modules', '@nacre')).sort()).toEqual(readdirSync('packages').sort());
  });

  it('trains XOR', { timeout: 60_000 }, () => {
    expect(execFileSync(process.execPath, ['xor.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('4/4\n');
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
    const output = () => execFileSync(process.execPath, [tsc], { cwd: folder, encoding: 'utf8' });
    expect(output()).toBe('');
  });

  it('refuses deep imports', () => {
    const script = "import('@nacre/tensor/internal/graph').catch(({ code }) => console.log(code))";
    expect(execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' })).toBe(
      'ERR_PACKAGE_PATH_NOT_EXPORTED\n',
    );
  });
});
