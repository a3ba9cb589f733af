import { parseArgs } from 'node:util';

export interface Options {
  /** A folder of IDX files, `mnist` to download them, or undefined for digits drawn by code. */
  readonly data: string | undefined;
  /** A run of some seconds, on the first few images. */
  readonly quick: boolean;
  readonly epochs: number;
  readonly batch: number;
  /** Peak of the one-cycle schedule. */
  readonly lr: number;
  readonly seed: number;
  readonly device: 'cpu' | 'webgpu' | 'reference';
  readonly threads: number | 'auto';
  readonly out: string;
}

export const usage = `Trains LeNet-5 on handwritten digits.

  npm start -- [options]

  --data DIR      real IDX files (MNIST, Fashion-MNIST) in DIR; "mnist" downloads MNIST;
                  without it, digits are drawn by code
  --quick         the first 2,000 images only: a few seconds
  --epochs N      times through the training set (3)
  --batch N       images per step (64)
  --lr X          peak learning rate of the one-cycle schedule (0.004)
  --seed N        first weights and the order of the images (1)
  --device NAME   cpu, webgpu or reference (cpu)
  --threads N     threads of the CPU backend, or auto (auto)
  --out DIR       where model and pictures go (out)
  --help          this text

Ctrl-C stops early and saves what has been learned so far.`;

/** The options given on the command line. Throws an Error that says what is wrong with them. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      quick: { type: 'boolean', default: false },
      epochs: { type: 'string', default: '3' },
      batch: { type: 'string', default: '64' },
      lr: { type: 'string', default: '0.004' },
      seed: { type: 'string', default: '1' },
      device: { type: 'string', default: 'cpu' },
      threads: { type: 'string', default: 'auto' },
      out: { type: 'string', default: 'out' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { device } = values;
  if (device !== 'cpu' && device !== 'webgpu' && device !== 'reference') {
    throw new Error(`--device is cpu, webgpu or reference, got ${device}`);
  }
  return {
    data: values.data,
    quick: values.quick,
    epochs: integer('epochs', values.epochs, 1),
    batch: integer('batch', values.batch, 1),
    lr: positive('lr', values.lr),
    seed: integer('seed', values.seed, 0),
    device,
    threads: values.threads === 'auto' ? 'auto' : integer('threads', values.threads, 1),
    out: values.out,
  };
}

function integer(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} is an integer of at least ${least}, got ${text}`);
  return value;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new Error(`--${name} is a positive number, got ${text}`);
  return value;
}
