import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checked, pages, programsOf, site } from './programs.ts';

/*
 * Every ts block of every page is type-checked and run, and what its comments promise is checked.
 */

const programs = pages.flatMap(programsOf);
const modules = join(site, '.cache', 'pages');
const moduleOf = ({ page, line }: (typeof programs)[number]): string =>
  join(modules, `${page.replaceAll(/[/.]/g, '-')}-${line}.ts`);

const [device, home] = [defaultDevice(), process.cwd()];
let scratch: string;

beforeAll(() => {
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  for (const program of programs) writeFileSync(moduleOf(program), checked(program.code));
  // Programs that write files write them there.
  scratch = mkdtempSync(join(tmpdir(), 'nacre-pages-'));
  process.chdir(scratch);
});
afterAll(() => {
  process.chdir(home);
  rmSync(scratch, { recursive: true });
});

describe('the programs on the pages', () => {
  test('are found', () => {
    expect(programs.length).toBeGreaterThan(20);
  });

  test('are well typed', { timeout: 240_000 }, () => {
    const { options } = ts.parseJsonConfigFileContent({ extends: '../../tsconfig.base.json' }, ts.sys, site);
    const compiler = ts.createProgram(programs.map(moduleOf), options);
    const found = programs
      .flatMap((program) => compiler.getSemanticDiagnostics(compiler.getSourceFile(moduleOf(program))))
      .map(
        ({ file, messageText }) => `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
    expect(found).toEqual([]);
  });

  test.each(programs.map((program) => [`${program.page}:${program.line}`, program] as const))('%s runs', async (_, program) => {
    await import(/* @vite-ignore */ pathToFileURL(moduleOf(program)).href);
    setDefaultDevice(device);
  });
});
