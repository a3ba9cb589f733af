/** The files of a checkpoint, by name. */
export type CheckpointFiles = Readonly<Record<string, Uint8Array>>;

/**
 * Where checkpoints are kept, each under a name. `directoryStore` of `@nacre/train/node` keeps them in a directory, `opfsStore` in the browser.
 */
export interface CheckpointStore {
  /** The names of those that are there, in any order. */
  list(): Promise<string[]>;
  /** A file of one; undefined if it is not there. */
  read(checkpoint: string, file: string): Promise<Uint8Array | undefined>;
  /**
   * Keeps one. When this returns it will be there after any crash; until then it is not in the list, or lacks the last of the files, which
   * are written in order. On failure nothing of it stays.
   */
  write(checkpoint: string, files: CheckpointFiles): Promise<void>;
  remove(checkpoint: string): Promise<void>;
}
