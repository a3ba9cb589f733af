import { readFile } from 'node:fs/promises';
import { writeFileAtomically } from './files/node.ts';
import {
  saveNpy as npyBytes,
  loadNpy as npyOf,
  saveNpz as npzBytes,
  loadNpz as npzOf,
  saveSafetensors as safetensorsBytes,
  loadSafetensors as safetensorsOf,
  type TensorRecord,
} from './files.ts';
import type { Tensor } from './tensor.ts';

type Path = string | URL;

/**
 * Writes a safetensors file: the old file stays until the new one is whole.
 * @example
 * import { mkdtemp } from 'node:fs/promises';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * const path = join(await mkdtemp(join(tmpdir(), 'nacre-')), 'model.safetensors');
 * await saveSafetensors(path, { w: tensor([1, 2]) });
 * await (await loadSafetensors(path)).w!.array(); // [1, 2]
 */
export async function saveSafetensors(
  path: Path,
  record: TensorRecord,
  metadata?: Readonly<Record<string, string>>,
): Promise<void> {
  await writeFileAtomically('saveSafetensors', path, await safetensorsBytes(record, metadata));
}
/**
 * Reads a safetensors file.
 * @throws FormatError for a file that is none
 * @example await loadSafetensors('nowhere.safetensors'); // throws Error
 */
export const loadSafetensors = async (path: Path): Promise<Record<string, Tensor>> => safetensorsOf(await readFile(path));

/**
 * Writes a NumPy `.npy` file: the old file stays until the new one is whole.
 * @example
 * import { mkdtemp } from 'node:fs/promises';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * const path = join(await mkdtemp(join(tmpdir(), 'nacre-')), 'model.npy');
 * await saveNpy(path, tensor([1, 2]));
 * await (await loadNpy(path)).array(); // [1, 2]
 */
export async function saveNpy(path: Path, x: Tensor): Promise<void> {
  await writeFileAtomically('saveNpy', path, await npyBytes(x));
}
/**
 * Reads a NumPy `.npy` file.
 * @throws FormatError for a file that is none
 * @example await loadNpy('nowhere.npy'); // throws Error
 */
export const loadNpy = async (path: Path): Promise<Tensor> => npyOf(await readFile(path));

/**
 * Writes a NumPy `.npz` archive: the old file stays until the new one is whole.
 * @example
 * import { mkdtemp } from 'node:fs/promises';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * const path = join(await mkdtemp(join(tmpdir(), 'nacre-')), 'model.npz');
 * await saveNpz(path, { w: tensor([1, 2]) });
 * await (await loadNpz(path)).w!.array(); // [1, 2]
 */
export async function saveNpz(path: Path, record: TensorRecord): Promise<void> {
  await writeFileAtomically('saveNpz', path, await npzBytes(record));
}
/**
 * Reads a NumPy `.npz` archive.
 * @throws FormatError for a file that is none
 * @example await loadNpz('nowhere.npz'); // throws Error
 */
export const loadNpz = async (path: Path): Promise<Record<string, Tensor>> => npzOf(await readFile(path));
