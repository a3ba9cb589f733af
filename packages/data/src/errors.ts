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

/** Data that is not what its format promises; says in which file, at which byte or in which row. */
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

/** A file that could not be found or fetched. */
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

/** A download whose sha256 is not the published one. */
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
