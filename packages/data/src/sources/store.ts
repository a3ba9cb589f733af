import { StorageError } from '../errors.ts';

/** Where downloads are kept between runs. Names look like `mnist/train-images-idx3-ubyte.gz`; whoever reads checks the content. */
export interface DownloadStore {
  /** The whole file of this name, or undefined. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** What an interrupted download of this name left behind; empty when there is nothing. */
  readPart(name: string): Promise<Uint8Array>;
  /** Keeps a piece of an unfinished file, at its place. */
  writePart(name: string, position: number, piece: Uint8Array): Promise<void>;
  /** Makes the unfinished file the whole one, at one stroke; `bytes` are what its pieces came to. */
  commit(name: string, bytes: Uint8Array): Promise<void>;
  /** Forgets the file and its unfinished part. */
  discard(name: string): Promise<void>;
}

/**
 * Keeps downloads in the browser's Cache API. An interrupted download is not kept. Where there is no such cache (a page that is not
 * served over https or from localhost) nothing is kept.
 *
 * @example
 * await cacheStore().discard('mnist/train-images-idx3-ubyte.gz');
 */
export function cacheStore(cacheName = 'nacre-data'): DownloadStore {
  const open = async (): Promise<Cache | undefined> => globalThis.caches?.open(cacheName);
  // A cache is keyed by URLs; nothing is ever fetched from this one.
  const key = (name: string): string => `https://data.nacre.invalid/${name}`;
  return {
    async read(name) {
      const response = await (await open())?.match(key(name));
      return response && new Uint8Array(await response.arrayBuffer());
    },
    readPart: async () => new Uint8Array(0),
    writePart: async () => undefined,
    async commit(name, bytes) {
      const cache = await open();
      try {
        await cache?.put(key(name), new Response(bytes as Uint8Array<ArrayBuffer>));
      } catch (cause) {
        throw new StorageError('download', name, cause);
      }
    },
    async discard(name) {
      await (await open())?.delete(key(name));
    },
  };
}
