import { NacreError } from '@nacre/tensor';

/** Which batch of a loader is meant. */
export interface BatchPlace {
  readonly epoch: number;
  /** Its number in the epoch. */
  readonly batch: number;
  /** The samples in it, where they are known beforehand. */
  readonly indices?: Int32Array | undefined;
}

/** A batch of samples that are known beforehand. */
export interface IndexedPlace extends BatchPlace {
  readonly indices: Int32Array;
}

const mostNamed = 8;

function describeIndices(indices: Int32Array | undefined): string {
  if (indices === undefined) return '';
  const named = Array.from({ length: Math.min(indices.length, mostNamed) }, (_, i) => indices[i]);
  return ` (samples ${named.join(', ')}${indices.length > mostNamed ? ', …' : ''})`;
}

/** An error in one line: `RangeError: no such sample`. */
export function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/**
 * A batch that could not be made: `get` of one of its samples threw, or `getBatch`, or collating them. The loader can be used as before.
 *
 * `cause` is what was thrown. When that was in a worker, it is an Error with the same name, message, stack and plain fields, not of the
 * same class.
 *
 * @example
 * const dataset: Dataset<number> = { length: 10, get: (i) => JSON.parse(i === 7 ? '{' : '1') };
 * try {
 *   for await (const batch of new DataLoader(dataset)) batch.shape;
 * } catch (error) {
 *   (error as BatchError).sample; // 7
 *   (error as BatchError).message; // 'DataLoader: sample 7 (batch 7 of epoch 0): SyntaxError: …'
 * }
 */
export class BatchError extends NacreError implements BatchPlace {
  override readonly name: string = 'BatchError';
  readonly epoch: number;
  readonly batch: number;
  readonly indices: Int32Array | undefined;
  /** The index of the sample (of a stream, its place in it) that could not be read; undefined if it was not a single one. */
  readonly sample: number | undefined;
  override readonly cause: unknown;

  constructor({ epoch, batch, indices }: BatchPlace, sample: number | undefined, cause: unknown) {
    const place = `batch ${batch} of epoch ${epoch}`;
    const what = sample === undefined ? `${place}${describeIndices(indices)}` : `sample ${sample} (${place})`;
    super('DataLoader', `${what}: ${describeError(cause)}`);
    this.epoch = epoch;
    this.batch = batch;
    this.indices = indices;
    this.sample = sample;
    this.cause = cause;
  }
}

/**
 * A worker that could not be started, could not make its dataset, or ended while it was needed. The batches it had begun are lost; the
 * loader starts another one the next time it is used.
 * @example new WorkerFailedError('DataLoader', 'a worker went down').problem; // 'a worker went down'
 */
export class WorkerFailedError extends NacreError {
  override readonly name: string = 'WorkerFailedError';
  /** What went wrong in the worker, where it could be told. */
  override readonly cause: unknown;

  constructor(operation: string, problem: string, fix?: string, cause?: unknown) {
    super(operation, problem, fix);
    this.cause = cause;
  }
}
