import { DataFormatError } from '../errors.ts';
import { joined, streamPieces } from './bytes.ts';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Deflate spends at least two bits on a run of 258 bytes, so nothing unpacks to more than this many times its length. */
export const largestGzipRatio = 1032;

/**
 * The unpacked bytes of a gzip file, piece by piece, so that the reader can stop as soon as it has seen too much.
 *
 * @throws DataFormatError when the file is cut short or its checksum is wrong; `byte` counts unpacked bytes.
 */
export async function* gunzip(operation: string, bytes: Uint8Array, file: string | undefined): AsyncGenerator<Uint8Array> {
  const unpacked = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  let count = 0;
  try {
    for await (const piece of streamPieces(unpacked)) {
      count += piece.length;
      yield piece;
    }
  } catch (cause) {
    throw damaged(operation, file, count, cause);
  }
}

/** All the unpacked bytes. */
export async function gunzipAll(operation: string, bytes: Uint8Array, file: string | undefined): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of gunzip(operation, bytes, file)) {
    pieces.push(piece);
    length += piece.length;
  }
  return joined(pieces, length);
}

function damaged(operation: string, file: string | undefined, count: number, cause: unknown): DataFormatError {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  const error = new DataFormatError(
    operation,
    `the gzip data is cut short or damaged after ${count} unpacked bytes${reason}`,
    { file, byte: count },
    'fetch the file again',
  );
  error.cause = cause;
  return error;
}
