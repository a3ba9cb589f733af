/** What a reader takes: bytes in memory, or a `Blob` or `File` from a form or a drop. */
export type ByteSource = Uint8Array | ArrayBuffer | Blob;

export async function readBytes(source: ByteSource): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  return new Uint8Array(source instanceof ArrayBuffer ? source : await source.arrayBuffer());
}

/** The name a `File` brings along. */
export function fileName(source: ByteSource): string | undefined {
  return 'name' in source && typeof source.name === 'string' ? source.name : undefined;
}
