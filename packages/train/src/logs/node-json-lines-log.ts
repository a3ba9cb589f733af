import type { Callback } from '../callback.ts';
import { keptLines, LogFile } from './node-log-file.ts';

/** The options of `jsonLinesLog`. */
export interface JsonLinesOptions {
  /** Whether there is a line for each step, beside those of the epochs; true by default. */
  readonly steps?: boolean;
}

const encoder = new TextEncoder();

/**
 * Writes a file of JSON lines: `{"type":"step","step":1,"epoch":0,"loss":…}` and `{"type":"epoch",…,"values":{…}}`. Numbers that are not finite
 * are null. The file is begun anew, unless training is resumed: then lines of steps that will be taken again are cut off.
 *
 * @example
 * const callbacks = [jsonLinesLog('runs/digits/log.jsonl')];
 */
export function jsonLinesLog(path: string, options: JsonLinesOptions = {}): Callback {
  const { steps = true } = options;
  let file: LogFile | undefined;
  const write = (type: string, record: object): void => file!.append(encoder.encode(`${JSON.stringify({ type, ...record })}\n`));
  return {
    name: `jsonLinesLog ${path}`,
    onFitStart({ firstStep }) {
      const isWanted = (line: string): boolean => firstStep > 0 && stepOf(line) <= firstStep;
      file = new LogFile(path, (bytes) => keptLines(bytes, isWanted));
    },
    onStep: (record) => {
      if (steps) write('step', record);
    },
    onEpochEnd: (record) => write('epoch', record),
    close: () => file?.close(),
  };
}

/** The step of a line; of one that is none, a step that never comes. */
function stepOf(line: string): number {
  try {
    return (JSON.parse(line) as { step?: number }).step ?? Infinity;
  } catch {
    return Infinity;
  }
}
