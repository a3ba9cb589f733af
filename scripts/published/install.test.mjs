import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyProject } from './project.mjs';

let project;

beforeAll(() => {
  project = emptyProject();
  copyFileSync(resolve(import.meta.dirname, 'fixtures', 'xor.mjs'), join(project.folder, 'xor.mjs'));
}, 120_000);
afterAll(() => project.remove());

/** Each line once: what a loop prints again is said once. */
const lines = (output) =>
  [...new Set(output.trim().split('\n'))].map((line) => line.replaceAll(/\[ | \]/g, (bracket) => bracket.trim()));

describe('an empty project with the packed packages installed', () => {
  it('holds them, what they depend on, and nothing else', () => {
    const modules = readdirSync(join(project.folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(modules).toEqual(['@nacre', ...project.others].sort());
    expect(readdirSync(join(project.folder, 'node_modules', '@nacre')).sort()).toEqual(readdirSync('packages').sort());
  });

  it('trains XOR', { timeout: 60_000 }, () => {
    expect(project.node('xor.mjs')).toBe('4/4\n');
  });

  it('is there for CommonJS, too', { timeout: 60_000 }, () => {
    const script = "console.log(typeof require('@nacre/tensor').tensor, typeof require('@nacre/train').fit)";
    expect(project.node('--no-warnings', '--input-type=commonjs', '--eval', script)).toBe('function function\n');
  });

  it('type-checks against the published declarations, theirs included', { timeout: 60_000 }, () => {
    expect(project.typecheck(['xor.mjs'], { checkJs: true, noEmit: true })).toBe('');
  });

  it.each(['.', ...readdirSync('packages').map((name) => join('packages', name))])(
    'runs the example in the README of %s, which prints what it says',
    { timeout: 60_000 },
    (path) => {
      const name = path === '.' ? 'project' : basename(path);
      const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(path, 'README.md'), 'utf8')) ?? [];
      expect(example).toBeDefined();
      writeFileSync(join(project.folder, `${name}.mjs`), example);
      const promised = [...example.matchAll(/console\.log\(.*\/\/ (.*)/g)].map(([, said]) => said);
      expect(lines(project.node(`${name}.mjs`))).toEqual(promised);
    },
  );

  it('refuses deep imports', () => {
    const script = "import('@nacre/tensor/internal/graph').catch(({ code }) => console.log(code))";
    expect(project.node('-e', script)).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n');
  });
});
