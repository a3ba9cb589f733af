import type { Module } from '@nacre/layers';
import { type Apply, ArgumentError, type LayerShapes, type Resolved, type Shape, Tensor } from '@nacre/tensor';

/** The names under which a batch may hold what goes in and what should come out. */
const fields = [
  ['images', 'labels'],
  ['inputs', 'targets'],
  ['features', 'targets'],
] as const;

/** What goes into the model, of a batch that is a pair or a record. */
export type InputOf<B> = B extends readonly [infer I, unknown]
  ? I
  : B extends { readonly images: infer I; readonly labels: unknown }
    ? I
    : B extends { readonly inputs: infer I; readonly targets: unknown }
      ? I
      : B extends { readonly features: infer I; readonly targets: unknown }
        ? I
        : never;

/** What should come out, of a batch that is a pair or a record. */
export type TargetOf<B> = B extends readonly [unknown, infer T]
  ? T
  : B extends { readonly labels: infer T; readonly images: unknown }
    ? T
    : B extends { readonly targets: infer T }
      ? T
      : never;

/** What a model makes of an input: as its shapes say, else what its `forward` returns. */
export type OutputOf<M, I> = M extends { readonly '~shapes': LayerShapes }
  ? I extends Tensor<infer S extends Shape, infer D>
    ? Tensor<Resolved<Apply<M, S>>, D extends 'float16' | 'float64' ? D : 'float32'>
    : Tensor
  : M extends { forward(...inputs: never[]): infer O }
    ? O
    : never;

/** What a step of training makes of a batch. */
export interface StepResult<O = unknown, T = unknown> {
  /** A scalar to descend. */
  readonly loss: Tensor;
  /** For metrics. */
  readonly outputs?: O;
  readonly targets?: T;
  /** How many samples the loss is the mean of; by default the first size of the targets, else of the outputs, else 1. */
  readonly samples?: number;
}

/**
 * The two parts of a batch: a pair, or a record `{images, labels}`, `{inputs, targets}` or `{features, targets}`.
 *
 * @throws ArgumentError for anything else
 */
export function splitBatch<B>(operation: string, batch: B): { input: InputOf<B>; target: TargetOf<B> } {
  if (Array.isArray(batch) && batch.length === 2) return { input: batch[0], target: batch[1] };
  if (typeof batch === 'object' && batch !== null && !(batch instanceof Tensor)) {
    const record = batch as Readonly<Record<string, unknown>>;
    const pair = fields.find(([input, target]) => input in record && target in record);
    if (pair !== undefined) return { input: record[pair[0]] as InputOf<B>, target: record[pair[1]] as TargetOf<B> };
  }
  throw new ArgumentError(
    operation,
    `a batch is a pair [input, target] or a record {images, labels}, {inputs, targets} or {features, targets}, got ${described(batch)}`,
    'say what a step does with it: step: (model, batch) => ({ loss, outputs, targets })',
  );
}

function described(batch: unknown): string {
  if (batch instanceof Tensor) return `a tensor [${batch.shape.join(', ')}]`;
  if (Array.isArray(batch)) return `an array of ${batch.length}`;
  if (typeof batch !== 'object' || batch === null) return String(batch);
  return `{${Object.keys(batch).join(', ')}}`;
}

/** The model's output for an input. */
export const forward = <M extends Module, I>(model: M, input: I): OutputOf<M, I> =>
  (model as unknown as { forward(input: I): OutputOf<M, I> }).forward(input);

/** How many samples a loss is the mean of. */
export function samplesIn({ samples, targets, outputs }: StepResult): number {
  if (samples !== undefined) return samples;
  for (const x of [targets, outputs]) if (x instanceof Tensor && x.rank > 0) return x.shape[0]!;
  return 1;
}
