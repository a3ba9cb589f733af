import { readFileSync } from 'node:fs';
import { ArgumentError } from '@nacre/tensor';
import type { Callback } from '../callback.ts';
import { keptLines, LogFile } from './node-log-file.ts';

/** The options of `csvLog`. */
export interface CsvLogOptions {
  /** What makes a row: `epoch` by default. */
  readonly every?: 'step' | 'epoch';
}

const encoder = new TextEncoder();

/**
 * Writes a CSV file: a row with the values of each epoch, or with the loss of each step. The file is begun anew, unless training is
 * resumed: then rows of steps that will be taken again are cut off.
 *
 * @throws ArgumentError in training, if a file that is gone on with has other columns
 * @example
 * const callbacks = [csvLog('runs/digits/epochs.csv')];
 */
export function csvLog(path: string, options: CsvLogOptions = {}): Callback {
  const { every = 'epoch' } = options;
  let file: LogFile | undefined;
  let columns: readonly string[] | undefined;

  function write(record: Readonly<Record<string, number>>): void {
    const names = Object.keys(record);
    if (columns === undefined) file!.append(encoder.encode(`${names.map(quoted).join(',')}\n`));
    else if (names.join() !== columns.join())
      throw new ArgumentError(
        'csvLog',
        `${path} has the columns ${columns.join(', ')}, not ${names.join(', ')}`,
        'give another path',
      );
    columns = names;
    file!.append(encoder.encode(`${names.map((name) => record[name]).join(',')}\n`));
  }

  return {
    name: `csvLog ${path}`,
    onFitStart({ firstStep }) {
      file = new LogFile(path, (bytes) => keptLines(bytes, rowsUpTo(firstStep)));
      const [header = ''] = readFileSync(path, 'utf8').split('\n');
      columns = header === '' ? undefined : header.split(',').map(unquoted);
    },
    onStep: ({ step, epoch, loss, lr, samples, gradNorm }) => {
      if (every === 'step') write({ step, epoch, loss, lr, samples, ...(gradNorm === undefined ? {} : { gradNorm }) });
    },
    onEpochEnd: ({ epoch, step, seconds, values }) => {
      if (every === 'epoch') write({ step, epoch, seconds, ...values });
    },
    close: () => file?.close(),
  };
}

/** The header, and the rows up to a step, which stands first in each; none of a run that begins. */
function rowsUpTo(step: number): (line: string) => boolean {
  let isHeader = true;
  return (line) => {
    const isWanted = step > 0 && (isHeader || Number.parseInt(line, 10) <= step);
    isHeader = false;
    return isWanted;
  };
}

const quoted = (name: string): string => (/[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

const unquoted = (name: string): string => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);
