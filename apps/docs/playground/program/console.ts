import { ModuleBuffer, Parameter, Tensor, tensor } from '@nacre/tensor';
import { inspect, registerConstructor } from 'loupe';
import type { TextOutput } from './messages.ts';
import { write } from './output.ts';

/** Characters of a value that are shown. */
const longest = 4000;

for (const kind of [Tensor, Parameter, ModuleBuffer]) registerConstructor(kind, String);

/** Makes `console` write to the output of the program. */
export function captureConsole(): void {
  const levels = { log: 'log', info: 'log', debug: 'log', table: 'log', dir: 'log', warn: 'warn', error: 'error' } as const;
  for (const [name, level] of Object.entries(levels)) {
    console[name as keyof typeof levels] = (...values: readonly unknown[]) => log(level, values);
  }
}

/** Shows values as text. Tensors are shown at once, and again with their values when those have been computed. */
function log(level: TextOutput['level'], values: readonly unknown[]): void {
  const show = (shown: readonly unknown[], key?: string): string =>
    write({ kind: 'text', level, text: shown.map(textOf).join(' ') }, key);
  const key = show(values);
  if (!values.some((value) => value instanceof Tensor && value.knownData() === undefined)) return;
  void Promise.all(values.map(computed)).then((known) => show(known, key));
}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value instanceof Error
      ? `${value.name}: ${value.message}`
      : inspect(value, { truncate: longest });

/** A tensor with values that can be shown; inside a transformation there are none, and it stays as it is. */
async function computed(value: unknown): Promise<unknown> {
  if (!(value instanceof Tensor)) return value;
  try {
    return tensor(await value.data(), { shape: value.shape, dtype: value.dtype });
  } catch {
    return value;
  }
}
