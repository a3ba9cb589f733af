import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file that a run adds to, record by record. Each is with the operating system when `append` returns, so that a killed process loses none
 * of those that a checkpoint has seen.
 */
export class LogFile {
  private readonly descriptor: number;

  /** Opens a file and cuts off what comes after its first `kept(bytes)` bytes. */
  constructor(path: string, kept: (bytes: Uint8Array) => number) {
    mkdirSync(dirname(path), { recursive: true });
    // Opened so, a file is neither truncated nor needs to be there; what is written goes to its end.
    this.descriptor = openSync(path, 'a');
    ftruncateSync(this.descriptor, kept(readFileSync(path)));
  }

  append(bytes: Uint8Array): void {
    let written = 0;
    while (written < bytes.length) written += writeSync(this.descriptor, bytes, written);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** How many bytes of some lines to keep: up to the first that is not wanted, or has no end. */
export function keptLines(bytes: Uint8Array, isWanted: (line: string) => boolean): number {
  const decoder = new TextDecoder();
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isWanted(decoder.decode(bytes.subarray(start, end)))) break;
    start = end + 1;
  }
  return start;
}
