import { ArgumentError } from '../errors.ts';
import { crc32 } from './crc32.ts';
import { quote } from './host-array.ts';

const version = 20;
const utf8Names = 0x800;
/** 1 January 1980, the earliest date: the same content gives the same bytes. */
const date = 0x21;

interface Member {
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
  readonly crc: number;
  readonly offset: number;
}

/** Writes a zip archive of stored entries. Archives of 4 GiB or 65,536 entries, which would need ZIP64, are refused. */
export function writeZip(
  operation: string,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const members = files.map(([name, bytes]): Member => {
    const member = { name: new TextEncoder().encode(name), bytes, crc: crc32(bytes), offset };
    if (member.name.length > 0xffff) throw new ArgumentError(operation, `the name ${quote(name)} is longer than 65,535 bytes`);
    offset += 30 + member.name.length + bytes.length;
    return member;
  });
  const directory = offset;
  const end = members.reduce((sum, { name }) => sum + 46 + name.length, directory);
  if (members.length >= 0xffff || end + 22 >= 0xffffffff) {
    throw new ArgumentError(
      operation,
      `${members.length} arrays and ${end + 22} bytes do not fit a zip archive`,
      'save them as safetensors',
    );
  }
  const archive = new Uint8Array(end + 22);
  const view = new DataView(archive.buffer);
  let at = directory;
  for (const member of members) {
    writeLocal(archive, view, member);
    at = writeCentral(archive, view, at, member);
  }
  view.setUint32(end, 0x06054b50, true);
  view.setUint16(end + 8, members.length, true);
  view.setUint16(end + 10, members.length, true);
  view.setUint32(end + 12, end - directory, true);
  view.setUint32(end + 16, directory, true);
  return archive;
}

function writeLocal(archive: Uint8Array, view: DataView, member: Member): void {
  const { name, bytes, offset } = member;
  view.setUint32(offset, 0x04034b50, true);
  writeShared(view, offset + 4, member);
  archive.set(name, offset + 30);
  archive.set(bytes, offset + 30 + name.length);
}

function writeCentral(archive: Uint8Array, view: DataView, at: number, member: Member): number {
  view.setUint32(at, 0x02014b50, true);
  view.setUint16(at + 4, version, true);
  writeShared(view, at + 6, member);
  view.setUint32(at + 42, member.offset, true);
  archive.set(member.name, at + 46);
  return at + 46 + member.name.length;
}

/** The run of fields that the local header and the directory have in common. */
function writeShared(view: DataView, at: number, { name, bytes, crc }: Member): void {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint16(at + 8, date, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, bytes.length, true);
  view.setUint16(at + 22, name.length, true);
}
