import { FormatError } from '../errors.ts';
import type { HostArray, Refuse } from './host-array.ts';
import { asBytes, checkHostArray, quote } from './host-array.ts';
import { readNpy, writeNpy } from './npy.ts';
import { isNpy } from './npy-header.ts';
import type { ZipEntry } from './zip-reader.ts';
import { readZip, unpackEntry } from './zip-reader.ts';
import { writeZip } from './zip-writer.ts';

const again = 'the file is damaged, write it again';
const extension = '.npy';

/**
 * Reads an .npz file, as `numpy.savez` and `numpy.savez_compressed` write it: the arrays by name, each as `decodeNpy` gives it.
 * Throws {@link FormatError} for anything else, an entry that is not an array and a wrong checksum included.
 */
export async function decodeNpz(input: Uint8Array | ArrayBuffer): Promise<Record<string, HostArray>> {
  const refuse: Refuse = (problem, fix = again) => new FormatError('loadNpz', problem, fix);
  const arrays = new Map<string, HostArray>();
  for (const entry of readZip(asBytes('loadNpz', input), refuse)) {
    if (entry.name.endsWith('/') && entry.size === 0) continue;
    const name = entry.name.endsWith(extension) ? entry.name.slice(0, -extension.length) : entry.name;
    if (arrays.has(name)) throw refuse(`the array ${quote(name)} occurs twice`);
    arrays.set(name, await readMember(entry));
  }
  return Object.fromEntries(arrays);
}

async function readMember(entry: ZipEntry): Promise<HostArray> {
  const refuse: Refuse = (problem, fix = again) => new FormatError('loadNpz', `entry ${quote(entry.name)}: ${problem}`, fix);
  const bytes = await unpackEntry(entry, refuse);
  if (!isNpy(bytes)) throw refuse('it is not an .npy array', 'remove it from the archive');
  return readNpy(bytes, refuse);
}

/** Writes an .npz file without compression, as `numpy.savez` does. The same arrays give the same bytes. */
export function encodeNpz(arrays: Readonly<Record<string, HostArray>>): Uint8Array<ArrayBuffer> {
  const files = Object.entries(arrays).map(([name, array]): [string, Uint8Array] => {
    checkHostArray('saveNpz', `array ${quote(name)}`, array);
    return [name + extension, writeNpy(array)];
  });
  return writeZip('saveNpz', files);
}
