import { crc32 } from './crc32.ts';
import type { Refuse } from './host-array.ts';
import { quote } from './host-array.ts';

/**
 * A reader for zip archives in memory, as far as .npz needs: stored and deflated entries, ZIP64, no encryption, one disk.
 * Source: PKWARE APPNOTE 6.3.10, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  /** Bytes after inflating, as the archive claims. */
  readonly size: number;
  /** Bytes as they lie in the archive; a view. */
  readonly packed: Uint8Array;
}

interface Directory {
  readonly entries: number;
  readonly begin: number;
  readonly end: number;
}

interface Archive {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly refuse: Refuse;
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 };
const sizes = { local: 30, central: 46, end: 22, end64: 56, locator64: 20 };
const longestComment = 0xffff;
const inZip64 = 0xffffffff;
/** Two bits of a deflate stream give at most 258 bytes. */
const deflateRatio = 1032;

/** The entries of an archive, in the order of its directory. Entries may not share bytes, so the sum of their sizes is bounded too. */
export function readZip(bytes: Uint8Array, refuse: Refuse): ZipEntry[] {
  const archive = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), refuse };
  const directory = readDirectoryPlace(archive);
  const entries: ZipEntry[] = [];
  const extents: [begin: number, end: number][] = [];
  let offset = directory.begin;
  for (let i = 0; i < directory.entries; i++) {
    const { entry, extent, next } = readEntry(archive, offset, directory.end);
    entries.push(entry);
    extents.push(extent);
    offset = next;
  }
  if (offset !== directory.end)
    throw refuse(`the directory of the archive is ${directory.end - offset} bytes longer than its entries`);
  checkExtents(extents, directory.begin, refuse);
  return entries;
}

function readDirectoryPlace(archive: Archive): Directory {
  const { bytes, view, refuse } = archive;
  const at = findEnd(archive);
  const locator = at - sizes.locator64;
  const zip64 = locator >= 0 && view.getUint32(locator, true) === signatures.locator64;
  const record = zip64 ? getUint64(view, locator + 8) : at;
  if (zip64 && (record + sizes.end64 > locator || view.getUint32(record, true) !== signatures.end64)) {
    throw refuse('the ZIP64 directory record is missing');
  }
  const entries = zip64 ? getUint64(view, record + 32) : view.getUint16(at + 10, true);
  const size = zip64 ? getUint64(view, record + 40) : view.getUint32(at + 12, true);
  const begin = zip64 ? getUint64(view, record + 48) : view.getUint32(at + 16, true);
  if (begin + size !== record) {
    throw refuse(
      `the directory of the archive should be bytes ${begin} to ${begin + size} and end at ${record} of ${bytes.length}`,
    );
  }
  return { entries, begin, end: record };
}

function findEnd({ bytes, view, refuse }: Archive): number {
  const last = bytes.length - sizes.end;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === signatures.end && at + view.getUint16(at + 20, true) === last) return at;
  }
  throw refuse('the end of the archive is missing: it is cut short, or not a zip archive', 'give the bytes of an .npz file');
}

function readEntry(archive: Archive, at: number, end: number): { entry: ZipEntry; extent: [number, number]; next: number } {
  const { bytes, view, refuse } = archive;
  if (at + sizes.central > end || view.getUint32(at, true) !== signatures.central)
    throw refuse(`the directory of the archive is damaged at byte ${at}`);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const nameEnd = at + sizes.central + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > end) throw refuse(`the directory of the archive is cut short at byte ${at}`);
  const rawName = bytes.slice(at + sizes.central, nameEnd);
  const name = decodeName(rawName, refuse);
  const [size, packedSize, local] = readWideFields(archive, nameEnd, extraEnd, [at + 24, at + 20, at + 42]);
  if (flags & 1) throw refuse(`entry ${quote(name)} is encrypted`, 'write it without a password');
  if (method !== 0 && method !== 8)
    throw refuse(`entry ${quote(name)} is packed with method ${method}, expected 0 (stored) or 8 (deflate)`);
  const begin = dataBegin(archive, local, rawName, name);
  const packed = bytes.subarray(begin, begin + packedSize);
  if (packed.length < packedSize)
    throw refuse(`entry ${quote(name)} is cut short: expected ${packedSize} bytes, got ${packed.length}`);
  if (method === 0 ? size !== packedSize : size > packedSize * deflateRatio) {
    throw refuse(`entry ${quote(name)} claims ${size} bytes, which ${packedSize} packed bytes cannot give`);
  }
  return { entry: { name, deflated: method === 8, crc, size, packed }, extent: [local, begin + packedSize], next };
}

/** The 32-bit fields at `places`; those that are full stand as 64 bits in the ZIP64 extra field, in this order. */
function readWideFields(
  { view, refuse }: Archive,
  begin: number,
  end: number,
  places: [number, number, number],
): [number, number, number] {
  let wide = -1;
  let wideEnd = -1;
  for (let at = begin; at + 4 <= end && wide < 0; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    wide = at + 4;
    wideEnd = Math.min(end, wide + view.getUint16(at + 2, true));
  }
  return places.map((place) => {
    const narrow = view.getUint32(place, true);
    if (narrow !== inZip64) return narrow;
    if (wide < 0 || wide + 8 > wideEnd) throw refuse('a ZIP64 size is missing from the directory of the archive');
    wide += 8;
    return getUint64(view, wide - 8);
  }) as [number, number, number];
}

/** Where the data of an entry begin, from its local header, which must name the same entry. */
function dataBegin({ bytes, view, refuse }: Archive, local: number, rawName: Uint8Array, name: string): number {
  if (local + sizes.local > bytes.length || view.getUint32(local, true) !== signatures.local)
    throw refuse(`entry ${quote(name)} is not at byte ${local}`);
  const nameEnd = local + sizes.local + view.getUint16(local + 26, true);
  const localName = bytes.subarray(local + sizes.local, nameEnd);
  if (localName.length !== rawName.length || !rawName.every((byte, i) => byte === localName[i])) {
    throw refuse(`entry ${quote(name)} has another name in its own header`);
  }
  return nameEnd + view.getUint16(local + 28, true);
}

function decodeName(raw: Uint8Array, refuse: Refuse): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    throw refuse('the name of an entry is not UTF-8', 'write the archive with UTF-8 names');
  }
}

function checkExtents(extents: [begin: number, end: number][], limit: number, refuse: Refuse): void {
  let reached = 0;
  for (const [begin, end] of extents.sort((a, b) => a[0] - b[0])) {
    if (begin < reached || end > limit) throw refuse(`the entries of the archive overlap at byte ${begin}`);
    reached = end;
  }
}

const getUint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** The bytes of an entry, inflated if need be and checked against its size and CRC-32. */
export async function unpackEntry(entry: ZipEntry, refuse: Refuse): Promise<Uint8Array> {
  const bytes = entry.deflated ? await inflate(entry, refuse) : entry.packed;
  const crc = crc32(bytes);
  if (crc !== entry.crc) throw refuse(`the CRC-32 is ${hex(crc)}, expected ${hex(entry.crc)}: the data are damaged`);
  return bytes;
}

const hex = (word: number): string => word.toString(16).padStart(8, '0');

/** Memory follows what really comes out, never the size the archive claims; one byte too many ends it. */
async function inflate({ packed, size }: ZipEntry, refuse: Refuse): Promise<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(packed.slice());
      controller.close();
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = await reader.read().catch(() => {
      throw refuse('the deflated data are damaged');
    });
    if (chunk.done) break;
    chunks.push(chunk.value);
    length += chunk.value.length;
    if (length > size) {
      await reader.cancel();
      throw refuse(`the data inflate to more than the ${size} bytes the archive claims`);
    }
  }
  if (length !== size) throw refuse(`the data inflate to ${length} bytes, the archive claims ${size}`);
  return join(chunks, length);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
