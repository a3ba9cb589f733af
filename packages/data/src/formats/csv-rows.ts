import { DataFormatError } from '../errors.ts';

/** One record of a CSV text and the line it begins in, from 1. */
export interface CsvRow {
  readonly fields: readonly string[];
  readonly line: number;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * The records of a CSV text by RFC 4180: fields may be quoted, quoted fields may hold delimiters, line breaks and doubled quotes.
 * Lines end in LF, CRLF or CR; empty lines and a byte order mark are passed over. Positions stay known, which is why no library does it.
 *
 * @throws DataFormatError when a quoted field does not end, or goes on after its closing quote.
 */
export function* csvRows(text: string, delimiter: string, file: string | undefined): Generator<CsvRow> {
  const separator = delimiter.charCodeAt(0);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;

  const endsField = (code: number): boolean => code === separator || code === lineFeed || code === carriageReturn;

  const plainField = (): string => {
    const start = at;
    while (at < text.length && !endsField(text.charCodeAt(at))) at++;
    return text.slice(start, at);
  };

  const quotedField = (rowLine: number, fieldNumber: number): string => {
    let value = '';
    for (at++; ; at++) {
      const close = text.indexOf('"', at);
      if (close < 0) {
        throw new DataFormatError('csv', `the quoted field ${fieldNumber} does not end`, { file, row: rowLine });
      }
      const part = text.slice(at, close);
      line += countLines(part);
      value += part;
      at = close + 1;
      if (text.charCodeAt(at) !== quote) break;
      value += '"';
    }
    if (at < text.length && !endsField(text.charCodeAt(at))) {
      throw new DataFormatError(
        'csv',
        `field ${fieldNumber} goes on after its closing quote, at ${JSON.stringify(text.slice(at, at + 10))}`,
        { file, row: rowLine },
        'double the quotes inside a quoted field',
      );
    }
    return value;
  };

  while (at < text.length) {
    const rowLine = line;
    const fields: string[] = [];
    for (;;) {
      fields.push(text.charCodeAt(at) === quote ? quotedField(rowLine, fields.length + 1) : plainField());
      if (text.charCodeAt(at) !== separator) break;
      at++;
    }
    if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    const empty = fields.length === 1 && fields[0] === '';
    at++;
    line++;
    if (!empty) yield { fields, line: rowLine };
  }
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
