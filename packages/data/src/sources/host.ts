import type { DownloadStore } from './store.ts';

/** Bytes and what to call them in an error. */
export interface NamedBytes {
  readonly bytes: Uint8Array;
  readonly file: string;
}

/** What the platform adds to reading data. */
export interface DataHost {
  readonly store: DownloadStore;
  /** Reads the first of these files that is in the directory; `undefined` in its place where there is no file system. */
  readonly readFile: ((directory: string | URL, names: readonly string[], operation: string) => Promise<NamedBytes>) | undefined;
}
