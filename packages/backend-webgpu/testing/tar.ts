const blockBytes = 512;

/** The regular files of a tar archive, by path. */
export function* tarFiles(archive: Uint8Array): Generator<{ readonly path: string; readonly content: Uint8Array }> {
  for (let at = 0; at + blockBytes <= archive.length; ) {
    const header = archive.subarray(at, at + blockBytes);
    const [name, prefix] = [text(header, 0, 100), text(header, 345, 155)];
    if (name === '') return;
    const size = Number.parseInt(text(header, 124, 12), 8);
    const isFile = header[156] === 0 || header[156] === 0x30;
    at += blockBytes;
    if (isFile) yield { path: prefix === '' ? name : `${prefix}/${name}`, content: archive.subarray(at, at + size) };
    at += Math.ceil(size / blockBytes) * blockBytes;
  }
}

/** A field up to its first zero byte. */
function text(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end)).trim();
}
