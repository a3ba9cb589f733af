import { ArgumentError } from '@nacre/tensor';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { type ByteSource, fileName, joined, readBytes, streamPieces } from '../formats/bytes.ts';
import { invalidUtf8At } from './utf8.ts';

/** Bytes, a `File`, a stream of bytes, or the URL of a text. */
export type TextSource = ByteSource | ReadableStream<Uint8Array> | string | URL;

/** The options of `TextLines`. */
export interface TextLinesOptions {
  /** A label of the Encoding Standard: "utf-8", "windows-1252", "utf-16le", … Default "utf-8". */
  readonly encoding?: string;
  /** The name that errors give the text. Default: that of a `File`, or the URL. */
  readonly file?: string | undefined;
  readonly signal?: AbortSignal;
}

/**
 * The lines of a text, read as they are asked for. Each `for await` reads the text from its beginning.
 * @example await textLines(new TextEncoder().encode('one\ntwo')).toArray(); // ['one', 'two']
 */
export class TextLines implements AsyncIterable<string> {
  private readonly open: () => AsyncIterable<Uint8Array>;
  private readonly file: string | undefined;
  private readonly encoding: string;

  /** @throws ArgumentError when the encoding has no such label. */
  constructor(open: () => AsyncIterable<Uint8Array>, { encoding = 'utf-8', file }: TextLinesOptions) {
    this.open = open;
    this.file = file;
    this.encoding = this.decoder(encoding).encoding;
  }

  private decoder(encoding: string): TextDecoder {
    try {
      return new TextDecoder(encoding, { fatal: true });
    } catch {
      throw new ArgumentError('textLines', `there is no encoding "${encoding}"`, 'give a label of the Encoding Standard');
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, void> {
    const decoder = this.decoder(this.encoding);
    const position = new Position(this.encoding, this.file);
    let rest = '';
    for await (const piece of this.open()) {
      const lines = (rest + position.decode(decoder, piece)).split('\n');
      rest = lines.pop()!;
      for (const line of lines) yield withoutReturn(line);
    }
    rest += position.decode(decoder, undefined);
    if (rest !== '') yield withoutReturn(rest);
  }

  /** All lines at once. */
  async toArray(): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of this) lines.push(line);
    return lines;
  }
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** Keeps count of what was decoded, so that an error can say where it is. */
class Position {
  private readonly encoding: string;
  private readonly file: string | undefined;
  private bytes = 0;
  private row = 1;
  /** The last bytes, in which a sequence may have begun. */
  private last: Uint8Array = new Uint8Array(0);

  constructor(encoding: string, file: string | undefined) {
    this.encoding = encoding;
    this.file = file;
  }

  /** The text of the next piece, or of what is left when there is none. */
  decode(decoder: TextDecoder, piece: Uint8Array | undefined): string {
    try {
      const text = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
      if (piece !== undefined) this.pass(piece, text);
      return text;
    } catch {
      throw this.invalid(piece);
    }
  }

  private pass(piece: Uint8Array, text: string): void {
    this.bytes += piece.length;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.row++;
    this.last = piece.length >= 3 ? piece.slice(-3) : joined([this.last, piece], this.last.length + piece.length).slice(-3);
  }

  private invalid(piece: Uint8Array | undefined): DataFormatError {
    const problem = `the text is not ${this.encoding}`;
    const fix = 'name its encoding: { encoding: "windows-1252" }, for example';
    if (this.encoding !== 'utf-8') {
      const place = { file: this.file, row: this.row };
      return new DataFormatError('textLines', `${problem}, in this row or one of the next`, place, fix);
    }
    // What was decoded is valid, and so is what is left of it without the end of a sequence that began before.
    const start = this.last.findIndex((byte) => (byte & 0xc0) !== 0x80);
    const before = start < 0 ? new Uint8Array(0) : this.last.subarray(start);
    const bytes = piece === undefined ? before : joined([before, piece], before.length + piece.length);
    const at = invalidUtf8At(bytes, piece === undefined);
    const row = this.row + bytes.subarray(before.length, Math.max(before.length, at)).filter((byte) => byte === 10).length;
    return new DataFormatError('textLines', problem, { file: this.file, byte: this.bytes - before.length + at, row }, fix);
  }
}

/**
 * The lines of a text, without what ends them (LF or CRLF), read piece by piece, so that a text of any size needs little memory. A byte order mark is
 * passed over; what is no text in the encoding is an error, and not replaced by question marks. `textLines` of `@nacre/data/node` also takes a path.
 *
 * Names by language, sentences with a label, pairs of sentences and plays are all lines: see the examples.
 *
 * @throws ArgumentError when the source or the encoding is none; while reading, DataFormatError with file, byte and row when the text is not in its
 *   encoding, DataSourceError when a URL cannot be read.
 * @example
 * const names = await textLines(new TextEncoder().encode('Ana\r\nJosé\n')).toArray();
 * names; // ['Ana', 'José']
 * @example
 * const pairs: [string, string][] = []; // two languages and an attribution, with tabs between them
 * for await (const line of textLines(new Blob(['Go.\tVa !\tCC-BY\n']))) {
 *   const [english, french] = line.split('\t');
 *   pairs.push([english!, french!]);
 * }
 * @example
 * const reviews = textLines(new Uint8Array([0x61, 0x85, 0x0a]), { encoding: 'windows-1252' });
 * await reviews.toArray(); // ['a…']
 */
export function textLines(source: TextSource, options: TextLinesOptions = {}): TextLines {
  if (typeof source === 'string' || source instanceof URL) {
    const url = textUrl(source);
    return new TextLines(() => fetchPieces(url, options.signal), { file: url.href, ...options });
  }
  if (source instanceof ReadableStream) return new TextLines(() => streamPieces(source), options);
  if (!(source instanceof Uint8Array || source instanceof ArrayBuffer || source instanceof Blob)) {
    throw new ArgumentError('textLines', 'the source is a URL, bytes, a File or a stream');
  }
  return new TextLines(() => sourcePieces(source), { file: fileName(source), ...options });
}

function textUrl(source: string | URL): URL {
  const page = globalThis.location?.href;
  const url = URL.canParse(source, page) ? new URL(source, page) : undefined;
  if (url !== undefined && /^(https?|data|blob):$/.test(url.protocol)) return url;
  throw new ArgumentError('textLines', `"${source}" is no URL`, "to read a file in Node, import from '@nacre/data/node'");
}

/** Bytes in memory are decoded a part at a time as well: strings may not be as long as arrays. */
const pieceBytes = 1 << 16;

async function* sourcePieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  if (source instanceof Blob) return yield* streamPieces(source.stream());
  const bytes = await readBytes(source);
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

async function* fetchPieces(url: URL, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const response = await fetch(url, { signal: signal ?? null }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    const error = new DataSourceError('textLines', 'the server cannot be reached', url.href);
    error.cause = cause;
    throw error;
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new DataSourceError('textLines', `the server answers ${response.status}`, url.href, response.status);
  }
  yield* streamPieces(response.body);
}
