/**
 * Numbers drawn from a hash of their index, bit for bit the same in every language: uniform in [low, high), or whole numbers in [0, high).
 * `contestants/pytorch.py` draws them too.
 */
export interface Draw {
  readonly name: string;
  readonly shape: readonly number[];
  readonly seed: number;
  readonly low: number;
  readonly high: number;
  readonly dtype: 'float32' | 'int32';
}

export const elements = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** A well mixed 32-bit number for each index and seed (the mixing function "lowbias32"). */
export function mixed(index: number, seed: number): number {
  let h = (index + Math.imul(seed, 0x9e3779b9)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A seed from a name (32-bit FNV-1a), so that a new workload changes no other. */
export function seedOf(name: string): number {
  let h = 0x811c9dc5;
  for (const character of name) h = Math.imul(h ^ character.codePointAt(0)!, 0x01000193);
  return h >>> 0;
}

export function floats({ shape, seed, low, high }: Draw): Float32Array {
  const scale = (high - low) / 2 ** 32;
  const values = new Float32Array(elements(shape));
  for (let i = 0; i < values.length; i++) values[i] = low + mixed(i, seed) * scale;
  return values;
}

export function integers({ shape, seed, high }: Draw): Int32Array {
  const values = new Int32Array(elements(shape));
  for (let i = 0; i < values.length; i++) values[i] = mixed(i, seed) % high;
  return values;
}

/** An array with the shape it stands for. */
export interface Drawn<A = Float32Array | Int32Array> {
  readonly shape: readonly number[];
  readonly data: A;
}

/** What is drawn under a name. */
export class Draws {
  private readonly draws: ReadonlyMap<string, Draw>;

  constructor(draws: readonly Draw[]) {
    this.draws = new Map(draws.map((draw) => [draw.name, draw]));
  }

  get names(): string[] {
    return [...this.draws.keys()];
  }

  floats(name: string): Drawn<Float32Array> {
    const draw = this.find(name, 'float32');
    return { shape: draw.shape, data: floats(draw) };
  }

  integers(name: string): Drawn<Int32Array> {
    const draw = this.find(name, 'int32');
    return { shape: draw.shape, data: integers(draw) };
  }

  private find(name: string, dtype: Draw['dtype']): Draw {
    const draw = this.draws.get(name);
    if (draw === undefined) throw new Error(`nothing is drawn as ${name}; there are ${this.names.join(', ')}`);
    if (draw.dtype !== dtype) throw new Error(`${name} is ${draw.dtype}, not ${dtype}`);
    return draw;
  }
}
