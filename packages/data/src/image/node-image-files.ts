import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSourceError } from '../errors.ts';
import { pathOf } from '../sources/node-host.ts';
import { checkedFiles, type ImageFile, isImageName } from './image-folder.ts';

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : 1);

/** The pictures below a directory, by the directory's own folders. */
export async function imageFilesIn(directory: string | URL): Promise<readonly ImageFile[]> {
  const root = pathOf(directory);
  const entries = await readdir(root).catch((cause: unknown) => {
    const error = new DataSourceError('imageFolder', 'the directory cannot be read', root);
    error.cause = cause;
    throw error;
  });
  const files: ImageFile[] = [];
  for (const label of entries.filter((name) => !name.startsWith('.')).sort(byCodeUnit)) {
    // Through links as well, which large sets are often put together of.
    if (!(await stat(join(root, label))).isDirectory()) continue;
    const names = (await readdir(join(root, label), { recursive: true })).filter(isImageName).sort(byCodeUnit);
    if (names.length === 0)
      throw new DataSourceError('imageFolder', 'the class has no .png, .jpg or .jpeg file', join(root, label));
    for (const name of names) {
      const path = join(root, label, name);
      files.push({ name: path, label, read: () => readFile(path) });
    }
  }
  return checkedFiles(files, root);
}
