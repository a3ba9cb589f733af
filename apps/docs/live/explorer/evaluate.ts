import * as layers from '@nacre/layers';
import * as optim from '@nacre/optim';
import * as tensors from '@nacre/tensor';
import { parse } from 'acorn';
import type { Problem } from './answer.ts';
import { inputs } from './inputs.ts';

/** What a program may say: everything that the packages export, and `inputs`. */
const scope: Readonly<Record<string, unknown>> = { ...layers, ...optim, ...tensors, inputs };

const file = 'program.js';

/** What the last expression of a program gives. Its syntax is checked before it runs. */
export function evaluate(source: string): unknown {
  parse(source, { ecmaVersion: 'latest', sourceType: 'script' });
  const run = new Function(...Object.keys(scope), 'source', `'use strict'; return eval(source);`);
  return run(...Object.values(scope), `${source}\n//# sourceURL=${file}`);
}

/** An error of a program, with its place: that of a syntax error, or that of the innermost call which the program itself makes. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof Error)) return { message: String(error) };
  if ('loc' in error) {
    const { line, column } = error.loc as { line: number; column: number };
    return { message: `SyntaxError: ${error.message.replace(/ \(\d+:\d+\)$/, '')}`, line, column: column + 1 };
  }
  const message = `${error.name}: ${error.message}`;
  const [, line, column] = /program\.js:(\d+):(\d+)/.exec(error.stack ?? '') ?? [];
  return line === undefined ? { message } : { message, line: Number(line), column: Number(column) };
}
