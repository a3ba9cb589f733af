import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSourceError, StorageError } from '../errors.ts';
import type { DataHost, NamedBytes } from './host.ts';
import type { DownloadStore } from './store.ts';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Says which file could not be written, and why. */
async function stored(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new StorageError('download', path, cause);
  }
}

async function writeAt(path: string, position: number, piece: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, position === 0 ? 'w' : 'r+');
  try {
    // A disk that is nearly full takes a part without complaint.
    for (let done = 0; done < piece.length; ) {
      const { bytesWritten } = await file.write(piece, done, piece.length - done, position + done);
      done += bytesWritten;
    }
  } finally {
    await file.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Where downloads go by default: `$XDG_CACHE_HOME/nacre`, or `.cache/nacre` in the home directory.
 * @example defaultCacheDirectory().endsWith('nacre'); // true
 */
export function defaultCacheDirectory(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'nacre');
}

/**
 * Keeps downloads in a directory. An unfinished file is called `.part` and is taken up again by the next run; a whole one appears by
 * renaming, so it is never seen half written. Two processes may fetch the same file: both write the same bytes at the same places.
 *
 * @example
 * const test = await mnist(mnistMirrors, { split: 'test', cache: directoryStore('data') });
 */
export function directoryStore(directory: string = defaultCacheDirectory()): DownloadStore {
  const whole = (name: string): string => join(directory, ...name.split('/'));
  const part = (name: string): string => `${whole(name)}.part`;
  return {
    read: (name) => readIfThere(whole(name)),
    async readPart(name) {
      return (await readIfThere(part(name))) ?? new Uint8Array(0);
    },
    writePart: (name, position, piece) => stored(part(name), () => writeAt(part(name), position, piece)),
    async commit(name) {
      try {
        await stored(part(name), () => syncFile(part(name)));
        await rename(part(name), whole(name));
      } catch (error) {
        // Another process may have finished the same file first.
        const isGone = isMissing(error) || (error instanceof StorageError && isMissing(error.cause));
        if (!isGone || (await readIfThere(whole(name))) === undefined) throw error;
      }
    },
    async discard(name) {
      await rm(whole(name), { force: true });
      await rm(part(name), { force: true });
    },
  };
}

/** The path that a path or a file URL means. */
export function pathOf(source: string | URL): string {
  return source instanceof URL || source.startsWith('file:') ? fileURLToPath(source) : source;
}

async function readFirst(directory: string | URL, names: readonly string[], operation: string): Promise<NamedBytes> {
  const folder = pathOf(directory);
  for (const name of names) {
    const path = join(folder, name);
    const bytes = await readIfThere(path);
    if (bytes !== undefined) return { bytes, file: path };
  }
  throw new DataSourceError(operation, `there is no ${names.join(' or ')} in the directory`, folder);
}

/** Node and its relatives: directories can be read, and downloads are kept on disk. */
export const nodeHost: DataHost = {
  // The home directory is looked up when something is downloaded, not on import.
  get store() {
    return directoryStore();
  },
  readFile: readFirst,
};
