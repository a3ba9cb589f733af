import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Circumstances } from '../results.ts';

/** What the docs site shows. Only `npm run scores` writes it. */
export const scoresFile = fileURLToPath(new URL('../../apps/docs/backends/scores.json', import.meta.url));

/** When and where a part was made, and of which packages. */
export interface Made extends Circumstances {
  readonly versions: Readonly<Record<string, string>>;
}

/** What the conformance suite says of a backend. */
export interface Conformance {
  readonly on: string;
  readonly passed: number;
  /** The names of the cases that failed, each with its error. */
  readonly failures: readonly { readonly name: string; readonly error: string }[];
  /** How many cases were left out, by reason. */
  readonly skipped: readonly { readonly reason: string; readonly cases: number }[];
}

/** A workload on a backend: milliseconds of one run, the median over rounds and half their range over it. */
export interface Time {
  readonly on: string;
  readonly milliseconds: number;
  readonly spread: number;
  /** How far its answer is from that of the first backend, and how far it may be. */
  readonly disagreement: number;
  readonly tolerance: number;
}

/** Of one backend. */
export interface Named<T> {
  readonly backend: string;
  readonly source: string;
  readonly result: T | { readonly failed: string };
}

export interface Scores {
  readonly command: string;
  readonly conformance?: ConformanceScores;
  readonly times?: TimeScores;
}

export interface ConformanceScores extends Made {
  readonly backends: readonly (Named<Conformance> & { readonly leniency?: string })[];
}

export interface TimeScores extends Made {
  readonly rounds: number;
  readonly workloads: readonly { readonly title: string; readonly backends: readonly Named<Time>[] }[];
}

/** Those that are kept; nothing before the first run. */
export const readScores = (): Scores =>
  existsSync(scoresFile) ? (JSON.parse(readFileSync(scoresFile, 'utf8')) as Scores) : { command };

/** What makes them. */
export const command = 'npm run scores';
