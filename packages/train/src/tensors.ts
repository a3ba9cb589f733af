import { Tensor } from '@nacre/tensor';

/** A value with its tensors replaced, however they are nested in arrays and plain records. */
export function mapTensors(value: unknown, replace: (x: Tensor) => unknown): unknown {
  if (value instanceof Tensor) return replace(value);
  if (Array.isArray(value)) return value.map((each) => mapTensors(each, replace));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapTensors(each, replace)]));
}

/** The tensors in a value. */
export function tensorsIn(value: unknown): Tensor[] {
  const found: Tensor[] = [];
  mapTensors(value, (x) => found.push(x));
  return found;
}

/** Whether a value is an object without a class. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
