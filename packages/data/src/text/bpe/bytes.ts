/**
 * GPT-2 writes each byte of a token as one visible character: printable Latin-1 bytes as themselves, the others from U+0100 on. The order is that of
 * GPT-2's vocabulary, whose first 256 tokens are the bytes.
 */
const visibleBytes: readonly number[] = [...range(0x21, 0x7e), ...range(0xa1, 0xac), ...range(0xae, 0xff)];
const otherBytes: readonly number[] = range(0, 0xff).filter((byte) => !visibleBytes.includes(byte));

const writtenBytes: readonly (readonly [byte: number, character: string])[] = [
  ...visibleBytes.map((byte) => [byte, String.fromCharCode(byte)] as const),
  ...otherBytes.map((byte, i) => [byte, String.fromCharCode(0x100 + i)] as const),
];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The characters of the 256 bytes, in GPT-2's order. */
export const byteCharacters: readonly string[] = writtenBytes.map(([, character]) => character);

const characterOfByte: readonly string[] = [...writtenBytes].sort(([a], [b]) => a - b).map(([, character]) => character);
const byteOfCharacter: ReadonlyMap<string, number> = new Map(writtenBytes.map(([byte, character]) => [character, byte]));

const encoder = new TextEncoder();

/** The UTF-8 bytes of a text, as GPT-2 writes them. */
export function writeBytes(text: string): string {
  let written = '';
  for (const byte of encoder.encode(text)) written += characterOfByte[byte]!;
  return written;
}

/** The bytes of a token; undefined when a character stands for none. */
export function readWritten(written: string): readonly number[] | undefined {
  const bytes: number[] = [];
  for (const character of written) {
    const byte = byteOfCharacter.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return bytes;
}
