import { open, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { checkCount, type IterableDataset } from '../dataset.ts';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { iterableDataset } from './iterable-dataset.ts';

/** The options of `recordFile`. */
export interface RecordFileOptions {
  /** The length of each record. */
  readonly recordBytes: number;
  /** How many bytes come before the first record. Default 0. */
  readonly headerBytes?: number;
  /** How much is read at once, rounded to whole records, at least one. Default 1 MiB. */
  readonly chunkBytes?: number;
}

/**
 * The records of a file, all of one length, as a stream: of a file of any size no more than a chunk is in memory. A sample is the bytes of
 * one record, in memory of its own; `map` makes of it what is wanted.
 *
 * @throws ArgumentError when a size is out of range, DataSourceError when there is no such file, DataFormatError when it does not hold
 *   whole records; while reading, when it has become shorter.
 * @example
 * // CIFAR-10: a label and 3 × 32 × 32 bytes.
 * const records = await recordFile('cifar-10/data_batch_1.bin', { recordBytes: 3073 });
 * const images = map(records, (bytes) => bytes.subarray(1));
 * const loader = new DataLoader(images, { batchSize: 100, shuffle: { buffer: 5000 } }); // batches are [100, 3072] uint8
 */
export async function recordFile(
  source: string | URL,
  { recordBytes, headerBytes = 0, chunkBytes = 1 << 20 }: RecordFileOptions,
): Promise<IterableDataset<Uint8Array<ArrayBuffer>>> {
  checkCount('recordFile', 'recordBytes', recordBytes, 1);
  checkCount('recordFile', 'headerBytes', headerBytes, 0);
  checkCount('recordFile', 'chunkBytes', chunkBytes, 1);
  const path = source instanceof URL ? fileURLToPath(source) : source;
  const length = (await sizeOf(path)) - headerBytes;
  if (length < 0 || length % recordBytes !== 0) {
    const records = Math.max(0, Math.floor(length / recordBytes));
    throw new DataFormatError(
      'recordFile',
      `the file ends after ${records} whole records of ${recordBytes} bytes and ${headerBytes} bytes before them, within another`,
      { file: path, byte: headerBytes + length },
    );
  }
  const chunkRecords = Math.max(1, Math.floor(chunkBytes / recordBytes));
  const read = () => readRecords(path, headerBytes, length / recordBytes, recordBytes, chunkRecords);
  return iterableDataset(read, { length: length / recordBytes });
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new DataSourceError('recordFile', 'there is no such file', path);
  return found.size;
}

async function* readRecords(
  path: string,
  start: number,
  count: number,
  recordBytes: number,
  chunkRecords: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const file = await open(path);
  try {
    const chunk = new Uint8Array(Math.min(chunkRecords, count) * recordBytes);
    for (let done = 0; done < count; done += chunkRecords) {
      const records = Math.min(chunkRecords, count - done);
      const position = start + done * recordBytes;
      for (let filled = 0; filled < records * recordBytes; ) {
        const { bytesRead } = await file.read(chunk, filled, records * recordBytes - filled, position + filled);
        if (bytesRead === 0) {
          throw new DataFormatError('recordFile', `the file has become shorter than ${count} records`, {
            file: path,
            byte: position + filled,
          });
        }
        filled += bytesRead;
      }
      for (let i = 0; i < records; i++) yield chunk.slice(i * recordBytes, (i + 1) * recordBytes);
    }
  } finally {
    await file.close();
  }
}
