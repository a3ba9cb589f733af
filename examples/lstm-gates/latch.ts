import { RandomStream } from '@nacre/data';
import { type Tensor, tensor } from '@nacre/tensor';

/** Sequences in which a value comes at every step, and a flag says which ones to remember. */

export interface Latch {
  /** [count, steps, 2]: a value from −1 to 1, and the flag, 1 or 0. */
  readonly inputs: Tensor<[number, number, 2], 'float32'>;
  /** [count, steps, 1]: the value that had the flag last. */
  readonly targets: Tensor<[number, number, 1], 'float32'>;
}

/** Sequences drawn from a seed. The flag is set at the first step, and at one step in sixteen or at those given. */
export function latch(count: number, steps: number, seed: number, flags?: readonly number[]): Latch {
  const random = new RandomStream(seed, 0, 0);
  const inputs = new Float32Array(count * steps * 2);
  const targets = new Float32Array(count * steps);
  for (let i = 0; i < count; i++) {
    let kept = 0;
    for (let t = 0; t < steps; t++) {
      const value = random.uniform(-1, 1);
      const flag = t === 0 || (flags?.includes(t) ?? random.uniform(0, 1) < 1 / 16);
      if (flag) kept = value;
      inputs.set([value, Number(flag)], 2 * (i * steps + t));
      targets[i * steps + t] = kept;
    }
  }
  return { inputs: tensor(inputs, { shape: [count, steps, 2] }), targets: tensor(targets, { shape: [count, steps, 1] }) };
}
