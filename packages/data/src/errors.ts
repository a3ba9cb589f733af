import { FormatError, NacreError } from '@nacre/tensor';

/** Where in a file something is wrong, as far as it is known. */
export interface FilePlace {
  readonly file?: string | undefined;
  /** Offset from the start of the (unpacked) file. */
  readonly byte?: number | undefined;
  /** The line of a text file on which the row begins, counted from 1. */
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

function describePlace(place: FilePlace): string {
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.file);
  if (place.byte !== undefined) parts.push(`byte ${place.byte}`);
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column "${place.column}"`);
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

/**
 * Data that is not what its format promises; says in which file, at which byte or in which row.
 * @example await idx(new Uint8Array(4)); // throws DataFormatError
 */
export class DataFormatError extends FormatError implements FilePlace {
  override readonly name: string = 'DataFormatError';
  readonly file: string | undefined;
  readonly byte: number | undefined;
  readonly row: number | undefined;
  readonly column: string | undefined;

  constructor(operation: string, problem: string, place: FilePlace = {}, fix?: string) {
    super(operation, describePlace(place) + problem, fix);
    this.file = place.file;
    this.byte = place.byte;
    this.row = place.row;
    this.column = place.column;
  }
}

/**
 * A file that could not be found or fetched.
 * @example new DataSourceError('mnist', 'the server answers 404', 'https://example.org/train.gz', 404).status; // 404
 */
export class DataSourceError extends NacreError {
  override readonly name: string = 'DataSourceError';
  /** The path or URL where it was looked for last. */
  readonly source: string;
  /** The HTTP status, when a server answered. */
  readonly status: number | undefined;

  constructor(operation: string, problem: string, source: string, status?: number, fix?: string) {
    super(operation, `${problem}: ${source}`, fix);
    this.source = source;
    this.status = status;
  }
}

/**
 * A download whose sha256 is not the published one.
 * @example new ChecksumError('mnist', 'train.gz', '1f', '2e').actual; // '2e'
 */
export class ChecksumError extends NacreError {
  override readonly name: string = 'ChecksumError';
  readonly file: string;
  readonly expected: string;
  readonly actual: string;

  constructor(operation: string, file: string, expected: string, actual: string) {
    super(
      operation,
      `${file}: sha256 is ${actual}, published is ${expected}`,
      'the server sends another file: try another mirror, or give a local copy',
    );
    this.file = file;
    this.expected = expected;
    this.actual = actual;
  }
}

/**
 * A text holds something that a tokenizer has no token for, or a sequence a number that is no token.
 * @example charTokenizer('hello').encode('help'); // throws VocabularyError
 */
export class VocabularyError extends NacreError {
  override readonly name: string = 'VocabularyError';
  /** The character, word or number. */
  readonly token: string | number;
  /** Where it stands: characters of the text, or tokens of the sequence, before it. */
  readonly position: number;

  constructor(operation: string, token: string | number, position: number, size: number) {
    const what = typeof token === 'number' ? `there is no token ${token}` : `there is no token for ${JSON.stringify(token)}`;
    const fix =
      typeof token === 'number' ? `tokens are 0 … ${size - 1}` : 'name a token for unknown ones: { special: { unk: "<unk>" } }';
    super(operation, `position ${position}: ${what} in a vocabulary of ${size}`, fix);
    this.token = token;
    this.position = position;
  }
}

/**
 * A file that could not be kept: there is no room for it, or no right to write there. What was written before is intact.
 * @example new StorageError('mnist', 'data/train.gz', new Error('no space left')).target; // 'data/train.gz'
 */
export class StorageError extends NacreError {
  override readonly name: string = 'StorageError';
  /** The file that was to be written. */
  readonly target: string;

  constructor(operation: string, target: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const fix = 'make room there, or keep downloads elsewhere with the option cache';
    super(operation, `the file cannot be kept (${reason}): ${target}`, fix);
    this.target = target;
    this.cause = cause;
  }
}
