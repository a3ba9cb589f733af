import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeImage } from '@nacre/data';
import type { Figure } from '@nacre/example-common';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The examples that are built on `@nacre/example-common`. */
export const exampleNames: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'common')
  .map(({ name }) => name)
  .filter(
    (name) =>
      '@nacre/example-common' in (JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')).dependencies ?? {}),
  );

export interface Picture {
  readonly name: string;
  /** Whether it can be decoded, or, where it is text, is whole. */
  isValid(): Promise<boolean>;
}

export interface ExampleRun {
  readonly code: number | null;
  /** What it printed. */
  readonly output: string;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly pictures: readonly Picture[];
}

/** Runs an example in a process of its own, with its pictures in a folder. */
export async function runExample(name: string, out: string, args: readonly string[]): Promise<ExampleRun> {
  const main = join(folder, name, 'main.ts');
  const child = spawn(process.execPath, ['--conditions=@nacre/source', '--import=tsx', main, '--out', out, ...args]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  if (code !== 0) return { code, output, figures: {}, pictures: [] };
  const report = JSON.parse(await readFile(join(out, 'figures.json'), 'utf8')) as {
    pictures: string[];
    figures: ExampleRun['figures'];
  };
  return { code, output, figures: report.figures, pictures: report.pictures.map((file) => pictureAt(out, file)) };
}

function pictureAt(out: string, name: string): Picture {
  return {
    name,
    async isValid() {
      const bytes = await readFile(join(out, name));
      if (name.endsWith('.png')) return (await decodeImage(bytes)).data.length > 0;
      const text = bytes.toString('utf8').trim();
      return /^<(svg|!doctype html)/.test(text) && text.endsWith('</svg>') && !/NaN|undefined/.test(text);
    },
  };
}
