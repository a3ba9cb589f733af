import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checked, modulesOf, type Program, pages, programsOf, site } from './programs.ts';

/*
 * Every ts block of every page is type-checked and run, and what its comments promise is checked. The js blocks are type-checked; `modules.test.ts`
 * runs them.
 */

const programs = pages.flatMap(programsOf);
const modules = pages.flatMap(modulesOf);
const folder = join(site, '.cache', 'pages');
const moduleOf = ({ page, line }: Program): string => join(folder, `${page.replaceAll(/[/.]/g, '-')}-${line}.ts`);

const [device, home] = [defaultDevice(), process.cwd()];
let scratch: string;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const program of programs) writeFileSync(moduleOf(program), checked(program.code));
  for (const module of modules) writeFileSync(moduleOf(module), `${module.code}\nexport {};\n`);
  // Programs that write files write them there.
  scratch = mkdtempSync(join(tmpdir(), 'nacre-pages-'));
  process.chdir(scratch);
});
afterAll(() => {
  process.chdir(home);
  rmSync(scratch, { recursive: true });
});

/** What TypeScript has against programs. */
function problems(programs: readonly Program[], extra: ts.CompilerOptions = {}): string[] {
  const { options } = ts.parseJsonConfigFileContent({ extends: '../../tsconfig.base.json' }, ts.sys, site);
  const compiler = ts.createProgram(programs.map(moduleOf), { ...options, ...extra });
  return programs
    .flatMap((program) => compiler.getSemanticDiagnostics(compiler.getSourceFile(moduleOf(program))))
    .map(({ file, messageText }) => `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

describe('the programs on the pages', () => {
  test('are found', () => {
    expect(programs.length).toBeGreaterThan(20);
  });

  test('are well typed', { timeout: 240_000 }, () => {
    expect(problems(programs)).toEqual([]);
  });

  test('in JavaScript are well typed, but for what that leaves open', { timeout: 240_000 }, () => {
    // Parameters without types are anything, or unknown.
    const found = problems(modules, { noImplicitAny: false, noUncheckedIndexedAccess: false });
    expect(found.filter((problem) => !problem.includes("'unknown'"))).toEqual([]);
  });

  test.each(programs.map((program) => [`${program.page}:${program.line}`, program] as const))('%s runs', async (_, program) => {
    await import(/* @vite-ignore */ pathToFileURL(moduleOf(program)).href);
    setDefaultDevice(device);
  });
});
