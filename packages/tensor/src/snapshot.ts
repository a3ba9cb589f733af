import type { TypedArray } from './dtype.ts';
import { ArgumentError } from './errors.ts';
import { source } from './ops/memory.ts';
import { randomState, setRandomState } from './random/generator.ts';
import { read } from './runtime/realize.ts';
import { Tensor } from './tensor.ts';

/**
 * What has a state that can be saved: a module, an optimizer, a schedule.
 */
export interface Stateful {
  stateDict(): object;
  loadStateDict(state: never): unknown;
}

/**
 * States kept on the host.
 */
export interface Snapshot {
  /**
   * Puts everything back, as often as one likes: values go to where their variables live; where that device was lost or closed,
   * to the default device. Gradients that lived on a device that is gone are cleared.
   */
  restore(): void;
}

/**
 * Copies the states of models, optimizers and schedules, and where the random numbers stand, to the host, so that training can go
 * on from here to the same bits: after a GPU was lost, on another device, or because a step went wrong.
 *
 * @throws ArgumentError for something without `stateDict` and `loadStateDict`, and what reading values throws
 * @example
 * const w = new Parameter(tensor([1, 2]));
 * const model = {
 *   stateDict: () => ({ w: w.value }),
 *   loadStateDict: (state: { w: Tensor }) => w.load(state.w),
 * };
 * const saved = await snapshot(model);
 * w.assign(w.mul(2));
 * await w.array(); // [2, 4]
 * saved.restore();
 * await w.array(); // [1, 2]
 */
export async function snapshot(...parts: readonly Stateful[]): Promise<Snapshot> {
  for (const [i, part] of parts.entries()) {
    if (typeof part?.stateDict !== 'function' || typeof part.loadStateDict !== 'function') {
      throw new ArgumentError(
        'snapshot',
        `number ${i} has no stateDict and loadStateDict`,
        'pass modules, optimizers and schedules',
      );
    }
  }
  const random = randomState();
  const states = parts.map((part) => part.stateDict());
  const tensors: Tensor[] = [];
  copied(states, (x) => {
    tensors.push(x);
    return x;
  });
  const data = await read(
    'snapshot',
    tensors.map((x) => x.node),
  );
  const values = new Map(tensors.map((x, i) => [x, data[i]!.slice()]));
  const kept = copied(states, (x) => hostTensor(x, values.get(x)!));
  return {
    restore() {
      const fresh = copied(kept, (x) => x) as never[];
      parts.forEach((part, i) => void part.loadStateDict(fresh[i]!));
      setRandomState(random);
    },
  };
}

const hostTensor = (x: Tensor, data: TypedArray): Tensor => new Tensor(source(x.shape, x.dtype, data));

/** A state of its own, tensors replaced. */
function copied(state: unknown, tensor: (x: Tensor) => Tensor): unknown {
  if (state instanceof Tensor) return tensor(state);
  if (Array.isArray(state)) return state.map((each) => copied(each, tensor));
  if (ArrayBuffer.isView(state)) return (state as TypedArray).slice();
  if (typeof state !== 'object' || state === null) return state;
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [name, copied(value, tensor)]));
}
