import {
  ArgumentError,
  nextKey,
  noGrad,
  randomPermutation,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  tensor,
  zeros,
} from '@nacre/tensor';

/** The options of `Hopfield.recall`. */
export interface RecallOptions {
  /** Sweeps over all units after which a state that still changes is left as it is; 100 by default. */
  readonly maxSweeps?: number;
  /** Called after each sweep that changed something, with the states as they are. */
  readonly onSweep?: (states: Tensor<[number, number], 'float32'>) => void | Promise<void>;
}

/**
 * A Hopfield network (1982): `size` units that are 1 or −1, each connected with every other. Patterns are stored by Hebb's rule,
 *
 *     W = 1 / size · Σ x · xᵀ, with zeros on the diagonal,
 *
 * and recalled from a part or a distorted form: one unit after another takes the sign of what the others tell it, sᵢ ← sign(Σⱼ wᵢⱼ · sⱼ), until
 * none changes. No such step raises the energy E = −½ · sᵀ · W · s, so a state settles in a valley; patterns are valleys while there are
 * fewer than about 0.138 · size of them (Amit, Gutfreund and Sompolinsky 1985). There are size · (size − 1) / 2 different weights.
 *
 * @throws ArgumentError unless size is a positive integer
 * @example
 * const memory = new Hopfield(6);
 * await memory.store(tensor([[1, 1, 1, -1, -1, -1], [1, -1, 1, -1, 1, -1]]));
 * await (await memory.recall(tensor([[1, 1, 1, -1, -1, 1]]))).array(); // [[1, 1, 1, -1, -1, -1]]
 */
export class Hopfield {
  readonly size: number;
  /** [size, size], symmetric. */
  weight: Tensor<[number, number], 'float32'>;

  constructor(size: number) {
    if (!Number.isInteger(size) || size < 1) throw new ArgumentError('Hopfield', `size is a positive integer, got ${size}`);
    this.size = size;
    this.weight = zeros([size, size]) as Tensor<[number, number], 'float32'>;
  }

  /** Adds patterns [P, size] of 1 and −1 to what is stored. */
  async store(patterns: Tensor): Promise<void> {
    this.check('store', patterns);
    this.weight = noGrad(() => {
      const x = patterns.to('float32');
      const learned: Tensor = (x.t() as Tensor).matmul(x).div(this.size);
      return this.weight.add(learned.triu(1).add(learned.tril(-1))) as Tensor<[number, number], 'float32'>;
    });
    await this.weight.data();
  }

  /** E = −½ · sᵀ · W · s of each of the states: [P, size] → [P]. */
  energy(states: Tensor): Tensor<[number], 'float32'> {
    this.check('energy', states);
    return states.matmul(this.weight).mul(states).sum(1).mul(-0.5) as Tensor<[number], 'float32'>;
  }

  /**
   * What states [P, size] settle into, unit after unit in a random order. A unit whose sum is 0 stays as it is.
   *
   * @returns [P, size] of 1 and −1
   */
  async recall(states: Tensor, options: RecallOptions = {}): Promise<Tensor<[number, number], 'float32'>> {
    this.check('recall', states);
    const { maxSweeps = 100, onSweep } = options;
    const weights = await this.weight.data();
    const values = Float32Array.from(await states.data());
    const rows = Array.from({ length: states.shape[0]! }, (_, p) => values.subarray(p * this.size, (p + 1) * this.size));
    const sums = rows.map((state) => this.sums(weights, state));
    const result = (): Tensor<[number, number], 'float32'> => tensor(values.slice(), { shape: [rows.length, this.size] });
    for (let sweep = 0; sweep < maxSweeps; sweep++) {
      const changes = rows.reduce((count, state, p) => count + this.sweep(weights, state, sums[p]!), 0);
      if (changes === 0) break;
      await onSweep?.(result());
    }
    return result();
  }

  /** What the others tell each unit of a state, W · s. */
  private sums(weights: Float32Array, state: Float32Array): Float64Array {
    const { size } = this;
    const sums = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += weights[i * size + j]! * state[j]!;
      sums[i] = sum;
    }
    return sums;
  }

  /** Updates each unit of one state once, and keeps the sums up to date. Returns how many changed. */
  private sweep(weights: Float32Array, state: Float32Array, sums: Float64Array): number {
    const { size } = this;
    let changes = 0;
    for (const i of randomPermutation(size, ...nextKey())) {
      const next = sums[i] === 0 ? state[i]! : Math.sign(sums[i]!);
      if (next === state[i]) continue;
      const change = next - state[i]!;
      for (let j = 0; j < size; j++) sums[j]! += weights[i * size + j]! * change;
      state[i] = next;
      changes++;
    }
    return changes;
  }

  private check(operation: string, { shape }: { readonly shape: Shape }): void {
    if (shape.length !== 2 || shape[1] !== this.size)
      throw new ShapeMismatchError(`Hopfield.${operation}`, `expected [N, ${this.size}], got [${shape.join(', ')}]`);
  }
}
