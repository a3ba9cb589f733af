import { Tensor } from '@nacre/tensor';
import { isRecord } from '../tensors.ts';

/** A state as text, and the tensors in it under the names by which the text refers to them. */
export interface SplitState {
  readonly json: string;
  readonly tensors: Readonly<Record<string, Tensor>>;
}

/** Marks what JSON has no word for. */
const [tensorKey, numberKey] = ['~tensor', '~number'];

/** Writes a state of numbers, strings, lists, records and tensors down. Numbers that JSON would change are marked. */
export function splitState(state: unknown): SplitState {
  const tensors: Record<string, Tensor> = {};
  const plain = (value: unknown, path: string): unknown => {
    if (value instanceof Tensor) {
      tensors[path] = value;
      return { [tensorKey]: path };
    }
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { [numberKey]: Object.is(value, -0) ? '-0' : String(value) };
    if (Array.isArray(value)) return value.map((each, i) => plain(each, `${path}.${i}`));
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).map(
      ([name, each]) => [name, plain(each, path === '' ? name : `${path}.${name}`)] as const,
    );
    return Object.fromEntries(entries);
  };
  return { json: JSON.stringify(plain(state, '')), tensors };
}

/** The state that was written down. */
export function joinState({ json, tensors }: SplitState): unknown {
  const full = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(full);
    if (!isRecord(value)) return value;
    const [name] = Object.keys(value);
    if (name === tensorKey) return tensors[value[tensorKey] as string];
    if (name === numberKey) return Number(value[numberKey]);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, full(each)]));
  };
  return full(JSON.parse(json));
}
