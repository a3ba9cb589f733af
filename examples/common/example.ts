import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Device, manualSeed, setDefaultDevice } from '@nacre/tensor';
import { type ExampleOptions, readOptions, usage } from './options.ts';

/** What a figure must be for the example to hold what it says. */
export interface Bound {
  readonly is?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What an example is given. */
export interface Run extends ExampleOptions {
  /** `full`, or `quick` in a quick run. */
  choose<T>(full: T, quick: T): T;
  /** Writes a picture, SVG text or the bytes of a PNG, into the folder for pictures. */
  picture(file: string, content: string | Uint8Array | Promise<Uint8Array>): Promise<void>;
  /** Prints a figure. One outside its bound is marked, and the example ends with exit status 1. */
  figure(name: string, value: number, bound?: Bound): void;
}

/** A figure as it is written to figures.json. */
export interface Figure extends Bound {
  readonly value: number;
  readonly holds: boolean;
}

/**
 * Runs an example: reads its options, opens the device, seeds the random numbers, and says at the end where the pictures are. An error
 * ends it with one line.
 *
 * @param module the example's `import.meta`; the name of its folder is the example's
 */
export async function example(module: { readonly dirname: string }, body: (run: Run) => Promise<void>): Promise<void> {
  const name = basename(module.dirname);
  try {
    const options = readOptions(name, process.argv.slice(2));
    if (options === 'help') console.log(usage(name));
    else await withDevice(options, () => perform(options, body));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`\nSee npm run example ${name} -- --help`);
    process.exitCode = 1;
  }
}

/** Without a device of its own, an example runs on the reference backend. */
async function withDevice(options: ExampleOptions, body: () => Promise<void>): Promise<void> {
  const device = await openDevice(options);
  if (device === undefined) return body();
  setDefaultDevice(device);
  try {
    await body();
  } finally {
    device.close();
  }
}

async function openDevice({ device, threads }: ExampleOptions): Promise<Device | undefined> {
  if (device === 'cpu') return (await import('@nacre/backend-cpu')).cpu({ threads });
  return device === 'webgpu' ? (await import('@nacre/backend-webgpu')).webgpu() : undefined;
}

async function perform(options: ExampleOptions, body: (run: Run) => Promise<void>): Promise<void> {
  const pictures: string[] = [];
  const figures: Record<string, Figure> = {};
  await mkdir(options.out, { recursive: true });
  manualSeed(options.seed);
  await body({
    ...options,
    choose: (full, quick) => (options.quick ? quick : full),
    async picture(file, content) {
      await writeFile(join(options.out, file), await content);
      pictures.push(file);
    },
    figure(name, value, bound = {}) {
      const holds = within(value, bound);
      figures[name] = { value, holds, ...bound };
      console.log(`${name}: ${shown(value)}${said(bound)}${holds ? '' : '  ✗'}`);
    },
  });
  await writeFile(join(options.out, 'figures.json'), JSON.stringify({ pictures, figures }, null, 2));
  if (pictures.length > 0) console.log(`\n${options.out}: ${pictures.join(', ')}`);
  if (Object.values(figures).some(({ holds }) => !holds)) {
    console.error('\nA figure is not what it should be (✗).');
    process.exitCode = 1;
  }
}

const within = (value: number, { is, atLeast, atMost }: Bound): boolean =>
  (is === undefined || value === is) && (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

/** Numbers as people read them: whole ones in full, others to four digits. */
const shown = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(4)));

function said({ is, atLeast, atMost }: Bound): string {
  const parts = [
    is === undefined ? [] : [`expected ${shown(is)}`],
    atLeast === undefined ? [] : [`at least ${shown(atLeast)}`],
    atMost === undefined ? [] : [`at most ${shown(atMost)}`],
  ].flat();
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
