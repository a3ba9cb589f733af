import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckpointFiles, CheckpointStore } from './store.ts';

/**
 * Keeps checkpoints in a directory, each in a folder of its own. A folder is written under another name, reaches the disk, and takes its
 * name at one stroke; what a killed process left behind is removed with the next write.
 *
 * @example
 * await directoryStore('nowhere').list(); // []
 */
export function directoryStore(directory: string): CheckpointStore {
  let tidied = false;
  const temporary = (checkpoint: string): string => join(directory, `.${checkpoint}.${randomUUID()}.tmp`);

  async function tidy(): Promise<void> {
    if (tidied) return;
    const left = (await readdir(directory)).filter((name) => name.startsWith('.step-') && name.endsWith('.tmp'));
    for (const name of left) await rm(join(directory, name), { recursive: true });
    tidied = true;
  }

  async function remove(checkpoint: string): Promise<void> {
    const away = temporary(checkpoint);
    await rename(join(directory, checkpoint), away);
    await rm(away, { recursive: true });
  }

  return {
    async list() {
      const entries = await readdir(directory, { withFileTypes: true }).catch(orIfMissing([]));
      return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
    },
    read: (checkpoint, file) => readFile(join(directory, checkpoint, file)).catch(orIfMissing(undefined)),
    async write(checkpoint: string, files: CheckpointFiles) {
      await mkdir(directory, { recursive: true });
      await tidy();
      const folder = temporary(checkpoint);
      try {
        await mkdir(folder);
        for (const [name, bytes] of Object.entries(files)) await writeDurably(join(folder, name), bytes);
        await syncFolder(folder);
        await remove(checkpoint).catch(orIfMissing(undefined));
        await rename(folder, join(directory, checkpoint));
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
      await syncFolder(directory);
    },
    remove,
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder durable. Windows cannot open a folder; there the file system's journal does it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync().catch(() => undefined);
  } finally {
    await folder?.close();
  }
}

const orIfMissing =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
