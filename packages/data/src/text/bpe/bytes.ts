/** How GPT-2 writes bytes: each as one visible character. */
export interface ByteAlphabet {
  /** The characters of the 256 bytes in the order of GPT-2's vocabulary, whose first tokens they are. */
  readonly characters: readonly string[];
  readonly characterOf: readonly string[];
  readonly byteOf: ReadonlyMap<string, number>;
}

/** Printable bytes of Latin-1 are written as themselves, and come first; the others from U+0100 on. */
function makeAlphabet(): ByteAlphabet {
  const isVisible = (byte: number): boolean => (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const visible = bytes.filter(isVisible);
  const others = bytes.filter((byte) => !isVisible(byte));
  const characterOf = bytes.map((byte) => String.fromCharCode(isVisible(byte) ? byte : 0x100 + others.indexOf(byte)));
  return {
    characters: [...visible, ...others].map((byte) => characterOf[byte]!),
    characterOf,
    byteOf: new Map(characterOf.map((character, byte) => [character, byte])),
  };
}

// Marked, so that bundles without a tokenizer leave them out.
export const byteAlphabet: ByteAlphabet = /* @__PURE__ */ makeAlphabet();
const encoder = /* @__PURE__ */ new TextEncoder();

/** The UTF-8 bytes of a text, as GPT-2 writes them. */
export function writeBytes(text: string): string {
  let written = '';
  for (const byte of encoder.encode(text)) written += byteAlphabet.characterOf[byte]!;
  return written;
}

/** The bytes of a token; undefined when a character stands for none. */
export function readWritten(written: string): readonly number[] | undefined {
  const bytes: number[] = [];
  for (const character of written) {
    const byte = byteAlphabet.byteOf.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return bytes;
}
