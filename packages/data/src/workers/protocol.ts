import type { StreamPlan } from '../streams/batches.ts';
import type { PackedFailure } from './packed-error.ts';

/** What a worker is asked for. */
export type Request =
  /** Once, at first. */
  | { readonly kind: 'open'; readonly args: readonly unknown[] }
  | { readonly kind: 'batch'; readonly epoch: number; readonly batch: number; readonly indices: Int32Array }
  /** Begins to read; what it reads is asked for by `next`, until `leave`. */
  | { readonly kind: 'read'; readonly stream: number; readonly plan: StreamPlan; readonly epoch: number; readonly from: number }
  | { readonly kind: 'next'; readonly stream: number }
  | { readonly kind: 'leave'; readonly stream: number };

export interface NumberedRequest {
  readonly id: number;
  readonly request: Request;
}

/** What a worker's dataset is like. */
export interface Description {
  /** Whether its samples can only be read one after the other. */
  readonly isStream: boolean;
  /** Undefined for a stream that does not know. */
  readonly length: number | undefined;
}

export type Reply = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: PackedFailure };
