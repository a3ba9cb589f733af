import type { Module } from '@nacre/layers';
import { type Tensor, tensor } from '@nacre/tensor';

/** A copy, on the host, of everything a model keeps. */
export async function copyOfState(model: Module): Promise<Record<string, Tensor>> {
  const entries = Object.entries(model.stateDict());
  const data = await Promise.all(entries.map(([, value]) => value.data()));
  return Object.fromEntries(
    entries.map(([name, { shape, dtype }], i) => [name, tensor(data[i]!.slice(), { shape, dtype }) as Tensor]),
  );
}
