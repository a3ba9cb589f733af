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

/*
 * The file functions on paths. Writing is atomic: the old file stays until the new one is whole.
 */

type Path = string | URL;

export async function saveSafetensors(
  path: Path,
  record: TensorRecord,
  metadata?: Readonly<Record<string, string>>,
): Promise<void> {
  await writeFileAtomically('saveSafetensors', path, await safetensorsBytes(record, metadata));
}
export const loadSafetensors = async (path: Path): Promise<Record<string, Tensor>> => safetensorsOf(await readFile(path));

export async function saveNpy(path: Path, x: Tensor): Promise<void> {
  await writeFileAtomically('saveNpy', path, await npyBytes(x));
}
export const loadNpy = async (path: Path): Promise<Tensor> => npyOf(await readFile(path));

export async function saveNpz(path: Path, record: TensorRecord): Promise<void> {
  await writeFileAtomically('saveNpz', path, await npzBytes(record));
}
export const loadNpz = async (path: Path): Promise<Record<string, Tensor>> => npzOf(await readFile(path));
