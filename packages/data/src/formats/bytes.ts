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

/** Pieces of this length in all as one array. */
export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What `for await` over the stream would give; not every browser can do that. */
export async function* streamPieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // A reader that stops early must not leave the stream waiting; one that failed has nothing left to cancel.
    await reader.cancel().catch(() => undefined);
  }
}
