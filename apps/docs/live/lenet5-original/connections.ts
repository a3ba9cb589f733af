import { Conv2d } from '@nacre/layers';
import type { LeNet5Original } from '@nacre/models';
import { eye, noGrad, type Tensor, zeros } from '@nacre/tensor';

/** One map of C3. */
export interface MapOfC3 {
  /** The maps of S2 that it sees, by number from 0. */
  readonly sees: readonly number[];
  readonly parameters: number;
  readonly connections: number;
  /** Its kernels of 5 × 5, one for each map that it sees. */
  readonly kernels: Float32Array;
}

/** What layer C3 is connected to. */
export interface Connections {
  readonly maps: readonly MapOfC3[];
  /** The places of a map. */
  readonly places: number;
  readonly parameters: number;
  readonly connections: number;
  /** The parameters if every map saw all six. */
  readonly ofAll: number;
}

const side = 5;

/** Layer C3 taken apart, as the model has it. */
export async function connectionsOf({ c3 }: LeNet5Original): Promise<Connections> {
  const { sees, places } = await seenBy(c3);
  const kernels = (await Promise.all([c3.three, c3.four, c3.six].map(kernelsOf))).flat();
  const maps = kernels.map((each, i) => {
    const parameters = each.length + 1;
    return { sees: sees[i]!, parameters, connections: places * parameters, kernels: each };
  });
  const sum = (key: 'parameters' | 'connections'): number => maps.reduce((total, map) => total + map[key], 0);
  return {
    maps,
    places,
    parameters: sum('parameters'),
    connections: sum('connections'),
    ofAll: numbersOf(new Conv2d(6, maps.length, side)),
  };
}

/** Lights up one map of S2 at a time: where a map of C3 changes, it sees that one. */
async function seenBy(c3: LeNet5Original['c3']): Promise<{ readonly sees: readonly number[][]; readonly places: number }> {
  const [maps, size] = [6, 14];
  const changes = noGrad(() => {
    const lit = eye(maps).reshape([maps, maps, 1, 1]).expand([maps, maps, size, size]) as Tensor;
    return c3.forward(lit).sub(c3.forward(zeros([1, maps, size, size]))) as Tensor;
  });
  const changed = (await changes.abs().sum([2, 3]).gt(0).to('int32').array()) as number[][];
  const [, count, height, width] = changes.shape as [number, number, number, number];
  const sees = Array.from({ length: count }, (_, map) => changed.flatMap((of, seen) => (of[map] === 1 ? [seen] : [])));
  return { sees, places: height * width };
}

/** The kernels of each of its maps. */
async function kernelsOf({ weight }: Conv2d): Promise<Float32Array[]> {
  const values = (await weight.data()) as Float32Array;
  const [count] = weight.shape as readonly number[];
  const size = values.length / count!;
  return Array.from({ length: count! }, (_, i) => values.slice(i * size, (i + 1) * size));
}

const numbersOf = (layer: Conv2d): number => layer.parameters().reduce((count, { size }) => count + size, 0);
