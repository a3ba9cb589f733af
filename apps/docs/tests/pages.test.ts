import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checked, type Program, pages, programsOf, site, sketchesOf } from './programs.ts';

/*
 * Every ts block of every page is type-checked and run, and what its comments promise is checked. The js blocks are type-checked.
 */

const programs = pages.flatMap(programsOf);
const sketches = pages.flatMap(sketchesOf);
const modules = join(site, '.cache', 'pages');
const moduleOf = ({ page, line }: Program): string => join(modules, `${page.replaceAll(/[/.]/g, '-')}-${line}.ts`);

const [device, home] = [defaultDevice(), process.cwd()];
let scratch: string;

beforeAll(() => {
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  for (const program of programs) writeFileSync(moduleOf(program), checked(program.code));
  for (const sketch of sketches) writeFileSync(moduleOf(sketch), `${sketch.code}\nexport {};\n`);
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

  test('that cannot run here are well typed, but for what JavaScript leaves open', { timeout: 240_000 }, () => {
    expect(sketches.length).toBeGreaterThan(3);
    // Parameters without types are anything, or unknown.
    const found = problems(sketches, { noImplicitAny: false, noUncheckedIndexedAccess: false });
    expect(found.filter((problem) => !problem.includes("'unknown'"))).toEqual([]);
  });

  test.each(programs.map((program) => [`${program.page}:${program.line}`, program] as const))('%s runs', async (_, program) => {
    await import(/* @vite-ignore */ pathToFileURL(moduleOf(program)).href);
    setDefaultDevice(device);
  });
});
