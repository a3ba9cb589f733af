import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NacreError } from '../errors.ts';

/**
 * Writes a whole file so that a reader, or a crash at any moment, sees the old content or the new, never a part: the bytes go to a
 * temporary file in the same folder, reach the disk, and take the name over. On failure the old file is untouched and the temporary one
 * removed. A symbolic link is followed, and the permissions of the file that is replaced are kept. Node only.
 */
export async function writeFileAtomically(operation: string, path: string | URL, bytes: Uint8Array): Promise<void> {
  const given = path instanceof URL ? fileURLToPath(path) : path;
  try {
    const target = await realpath(given).catch(() => given);
    const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    try {
      await writeDurably(temporary, bytes, await permissions(target));
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(target));
  } catch (error) {
    const failure = new NacreError(
      operation,
      `cannot write ${JSON.stringify(given)} (${(error as Error).message})`,
      'check the folder, its permissions and the space left',
    );
    failure.cause = error;
    throw failure;
  }
}

async function writeDurably(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const file = await open(path, 'wx');
  try {
    if (mode !== undefined) await file.chmod(mode);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

const permissions = async (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  );

/** Makes the rename itself durable. Windows cannot open a folder; there the file system's journal does it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync().catch(() => undefined);
  } finally {
    await folder?.close();
  }
}
