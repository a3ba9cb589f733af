import type { CheckpointFiles, CheckpointStore } from './store.ts';

/**
 * Keeps checkpoints in the browser's private file system (OPFS), under a name of their own. A checkpoint whose manifest, the last file, is
 * missing was not finished and does not count.
 *
 * @example
 * const checkpoints = checkpointsIn(opfsStore('digits'), { everyMinutes: 1 });
 */
export function opfsStore(name: string): CheckpointStore {
  const folder = async (): Promise<FileSystemDirectoryHandle> =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });

  async function remove(checkpoint: string): Promise<void> {
    await (await folder()).removeEntry(checkpoint, { recursive: true });
  }

  return {
    async list() {
      const names: string[] = [];
      for await (const each of (await folder()).keys()) names.push(each);
      return names;
    },
    async read(checkpoint, file) {
      try {
        const handle = await (await (await folder()).getDirectoryHandle(checkpoint)).getFileHandle(file);
        return new Uint8Array(await (await handle.getFile()).arrayBuffer());
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async write(checkpoint: string, files: CheckpointFiles) {
      await remove(checkpoint).catch(ignoreMissing);
      try {
        const target = await (await folder()).getDirectoryHandle(checkpoint, { create: true });
        for (const [file, bytes] of Object.entries(files)) {
          const writable = await (await target.getFileHandle(file, { create: true })).createWritable();
          await writable.write(bytes as Uint8Array<ArrayBuffer>);
          await writable.close();
        }
      } catch (error) {
        await remove(checkpoint).catch(ignoreMissing);
        throw error;
      }
    },
    remove,
  };
}

const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';

function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
