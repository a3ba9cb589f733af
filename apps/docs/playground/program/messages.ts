import type { Wish } from '../../live/kit/open-device.ts';

/** A program, ready to run. */
export interface CompiledProgram {
  /** JavaScript. */
  readonly code: string;
  /** Where the names of modules stand in the code, in order. */
  readonly imports: readonly ImportedName[];
  /** For each line of the code, the line of the program it came from, from 1. */
  readonly lines: readonly number[];
}

export interface ImportedName {
  readonly name: string;
  /** The name without its quotes. */
  readonly from: number;
  readonly to: number;
}

/** What the page asks of a worker, once. */
export interface RunRequest {
  readonly program: CompiledProgram;
  readonly wish: Wish;
}

/** What a worker tells the page. */
export type RunReport =
  | { readonly kind: 'device'; readonly about: string }
  | { readonly kind: 'output'; readonly entries: readonly Entry[]; readonly dropped: number }
  /** The last statement is done; timers and promises that nobody waits for may go on. */
  | { readonly kind: 'done'; readonly milliseconds: number };

/** Something that a program shows; one with a known key takes the place of the one before. */
export type Entry = { readonly key: string } & Shown;

export type Shown = TextOutput | PictureOutput | Problem;

export interface TextOutput {
  readonly kind: 'text';
  readonly level: 'log' | 'warn' | 'error';
  readonly text: string;
}

export interface PictureOutput {
  readonly kind: 'picture';
  readonly title: string;
  readonly type: 'image/svg+xml' | 'image/png';
  readonly data: string | Uint8Array;
}

/** An error that nobody caught. */
export interface Problem {
  readonly kind: 'problem';
  readonly message: string;
  /** The line of the program, where it is known. */
  readonly line?: number;
}
