import { parseArgs } from 'node:util';

/** What every example can be told on the command line. */
export interface ExampleOptions {
  /** A folder with data sets; without it the data is made by code. */
  readonly data: string | undefined;
  /** A run of some seconds: less data, fewer steps. */
  readonly quick: boolean;
  /** Where the pictures go. */
  readonly out: string;
  readonly device: 'cpu' | 'webgpu' | 'reference';
  readonly threads: number | 'auto';
  readonly seed: number;
}

export const usage = (name: string): string => `npm run example ${name} -- [options]

  --data DIR      a folder with data sets (DIR/mnist, DIR/photos, …); without it the data is made by code
  --quick         less data and fewer steps: a few seconds
  --out DIR       where the pictures go (out/${name})
  --device NAME   cpu, webgpu or reference (cpu)
  --threads N     threads of the CPU backend, or auto (auto)
  --seed N        of all random numbers (1)
  --help          this text`;

/** The options given on the command line. Throws an Error that says what is wrong with them. */
export function readOptions(name: string, args: readonly string[]): ExampleOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: `out/${name}` },
      device: { type: 'string', default: 'cpu' },
      threads: { type: 'string', default: 'auto' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { data, quick, out, device } = values;
  if (device !== 'cpu' && device !== 'webgpu' && device !== 'reference') {
    throw new Error(`--device is cpu, webgpu or reference, got ${device}`);
  }
  return {
    data,
    quick,
    out,
    device,
    threads: values.threads === 'auto' ? 'auto' : integer('threads', values.threads, 1),
    seed: integer('seed', values.seed, 0),
  };
}

function integer(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} is an integer of at least ${least}, got ${text}`);
  return value;
}
