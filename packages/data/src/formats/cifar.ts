import { DataFormatError } from '../errors.ts';
import type { NamedBytes } from '../sources/host.ts';

/** A label, then 1024 red, 1024 green and 1024 blue values, each colour row after row. */
const pixelBytes = 3 * 32 * 32;
const recordBytes = 1 + pixelBytes;

/** Labels and pixels of files in CIFAR-10's binary format, one after the other. */
export function readCifar(files: readonly NamedBytes[], classes: number): { labels: Int32Array; pixels: Uint8Array } {
  const count = files.reduce((total, file) => total + recordsIn(file), 0);
  const labels = new Int32Array(count);
  const pixels = new Uint8Array(count * pixelBytes);
  let record = 0;
  for (const { bytes, file } of files) {
    for (let at = 0; at < bytes.length; at += recordBytes, record++) {
      const label = bytes[at]!;
      if (label >= classes) {
        throw new DataFormatError('cifar10', `label ${label} is none of the ${classes} classes`, { file, byte: at });
      }
      labels[record] = label;
      pixels.set(bytes.subarray(at + 1, at + recordBytes), record * pixelBytes);
    }
  }
  return { labels, pixels };
}

function recordsIn({ bytes, file }: NamedBytes): number {
  const count = bytes.length / recordBytes;
  if (Number.isInteger(count) && count > 0) return count;
  const whole = Math.floor(count) * recordBytes;
  const problem = `a file of records of ${recordBytes} bytes was expected, got ${bytes.length} bytes: ${bytes.length - whole} are left over`;
  throw new DataFormatError('cifar10', problem, { file, byte: whole }, 'fetch the file again');
}
