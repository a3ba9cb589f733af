import { createReadStream } from 'node:fs';
import { DataSourceError } from '../errors.ts';
import { pathOf } from '../sources/node-host.ts';
import type { TextSource } from './text-lines.ts';

/** The path that a source names, when it is a path or a file URL. */
export function textPath(source: TextSource): string | undefined {
  if (typeof source !== 'string' && !(source instanceof URL)) return undefined;
  return /^(https?|data|blob):/i.test(String(source)) ? undefined : pathOf(source);
}

/** A file's bytes, piece by piece. */
export async function* filePieces(path: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path);
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (cause) {
    const error = new DataSourceError('textLines', 'the file cannot be read', path);
    error.cause = cause;
    throw error;
  } finally {
    stream.destroy();
  }
}
