import { DataFormatError } from '../errors.ts';

const blockBytes = 512;
const text = /* @__PURE__ */ new TextDecoder();

/** A file of an archive. */
export interface TarEntry {
  readonly name: string;
  /** A view of the archive. */
  readonly bytes: Uint8Array;
}

/** A field of the header: text up to a zero byte or a blank. */
const field = (header: Uint8Array, start: number, length: number): string =>
  text.decode(header.subarray(start, start + length)).split(/[\0 ]/, 1)[0]!;

/**
 * The files of a tar archive (POSIX ustar), in order. Folders, links and extended headers are passed over.
 *
 * @throws DataFormatError with the byte when the archive is cut short or a header's checksum is wrong.
 */
export function* tarEntries(operation: string, archive: Uint8Array, file: string): Generator<TarEntry> {
  let at = 0;
  while (at + blockBytes <= archive.length) {
    const header = archive.subarray(at, at + blockBytes);
    if (header.every((byte) => byte === 0)) return;
    if (Number.parseInt(field(header, 148, 8), 8) !== checksum(header)) {
      throw new DataFormatError(operation, 'the tar archive is damaged: a header has another checksum', { file, byte: at });
    }
    const size = Number.parseInt(field(header, 124, 12), 8);
    const start = at + blockBytes;
    if (!(start + size <= archive.length)) {
      const problem = `the tar archive is cut short: it has ${archive.length} bytes, this file of it ends at ${start + size}`;
      throw new DataFormatError(operation, problem, { file, byte: at });
    }
    const type = header[156];
    // "0" and, in old archives, a zero byte stand for plain files.
    if (type === 0x30 || type === 0) yield { name: field(header, 0, 100), bytes: archive.subarray(start, start + size) };
    at = start + Math.ceil(size / blockBytes) * blockBytes;
  }
}

/** The sum of a header's bytes, its own field taken for blanks. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0);
}
