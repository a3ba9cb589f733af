import { BatchError } from '../loading/errors.ts';

type Plain = string | number | boolean | undefined;

/** An error as it travels: the browser's own way would lose its name and fields. */
export type PackedError =
  | { readonly thrown: string }
  | {
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      readonly fields: Record<string, Plain>;
    };

/** What went wrong, and with which batch and sample, if it was one. */
export interface PackedFailure {
  readonly cause: PackedError;
  readonly place?: { readonly epoch: number; readonly batch: number; readonly indices: Int32Array | undefined };
  readonly sample?: number | undefined;
}

function packError(error: unknown): PackedError {
  if (!(error instanceof Error)) return { thrown: String(error) };
  const { name, message, stack } = error;
  const fields: Record<string, Plain> = {};
  for (const [key, value] of Object.entries(error)) {
    if (['string', 'number', 'boolean', 'undefined'].includes(typeof value)) fields[key] = value;
  }
  return { name, message, stack, fields };
}

function unpackError(packed: PackedError): unknown {
  if ('thrown' in packed) return packed.thrown;
  const { name, message, stack, fields } = packed;
  return Object.assign(new Error(message), fields, { name, stack });
}

export function packFailure(error: unknown): PackedFailure {
  if (!(error instanceof BatchError)) return { cause: packError(error) };
  const { epoch, batch, indices, sample, cause } = error;
  return { cause: packError(cause), place: { epoch, batch, indices }, sample };
}

export function unpackFailure({ cause, place, sample }: PackedFailure): unknown {
  return place === undefined ? unpackError(cause) : new BatchError(place, sample, unpackError(cause));
}
