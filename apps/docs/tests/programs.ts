import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beginsProgram } from '../program-blocks.ts';

export const site = fileURLToPath(new URL('..', import.meta.url));

/** A program on a page: a block that begins with its imports, and the blocks without imports that continue it. */
export interface Program {
  readonly page: string;
  /** Where its first block begins. */
  readonly line: number;
  readonly code: string;
}

/** The pages that people wrote, relative to the site. */
export const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md') && !/^(reference|node_modules|\.)/.test(path))
  .sort();

/** The programs that the ts blocks of a page make. */
export function programsOf(page: string): readonly Program[] {
  const text = readFileSync(join(site, page), 'utf8');
  const programs: Program[] = [];
  for (const { 1: block, index } of text.matchAll(/^```ts\b.*\n([\s\S]*?)^```$/gm)) {
    const last = programs.at(-1);
    if (beginsProgram(block!) || last === undefined) {
      programs.push({ page, line: text.slice(0, index).split('\n').length, code: block! });
    } else {
      programs[programs.length - 1] = { ...last, code: `${last.code}\n${block}` };
    }
  }
  return programs;
}

/** A js block of a page: a module that needs a network, a folder of images, or a page of the web. */
export interface Module extends Program {
  /** That of the file, where its first line tells it as a comment. */
  readonly name: string | undefined;
}

/** The modules that the js blocks of a page are. */
export function modulesOf(page: string): readonly Module[] {
  const text = readFileSync(join(site, page), 'utf8');
  return [...text.matchAll(/^```js\b.*\n([\s\S]*?)^```$/gm)].map(({ 1: code, index }) => ({
    page,
    line: text.slice(0, index).split('\n').length,
    code: code!,
    name: /^\/\/ (\S+\.js)\n/.exec(code!)?.[1],
  }));
}

/**
 * A program as a module that checks what its comments say: `console.log(x); // what is logged`, and
 * `statement; // throws NameOfError: how its message begins`.
 */
export function checked(code: string): string {
  const body = code
    .replaceAll(
      /^( *)console\.log\((.*)\); \/\/ (.+)$/gm,
      (_, indent, values, expected) => `${indent}logs(${JSON.stringify(expected)}, ${values});`,
    )
    .replaceAll(
      /^( *)(.*); \/\/ throws (.+)$/gm,
      (_, indent, statement, expected) => `${indent}await throws(${JSON.stringify(expected)}, async () => ${statement});`,
    );
  return `import { logs, throws } from '../../tests/expectations.ts';\n${body}\nexport {};\n`;
}
