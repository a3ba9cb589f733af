import { webgpu } from '@nacre/backend-webgpu';
import { conformance } from '@nacre/tensor/testing';

/** A case that stays in the page, by its place in the suite. */
export interface ListedCase {
  readonly name: string;
  readonly skip?: string;
}

const suite = conformance(() => webgpu(), { subnormals: 'flushed' });

Object.assign(globalThis, {
  listCases: async (): Promise<ListedCase[]> =>
    (await suite).map(({ name, skip }) => (skip === undefined ? { name } : { name, skip })),
  runCase: async (i: number): Promise<void> => (await suite)[i]!.run(),
});
