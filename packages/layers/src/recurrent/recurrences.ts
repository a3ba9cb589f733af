import { ArgumentError, type Tensor } from '@nacre/tensor';
import type { RecurrentWeights } from './weights.ts';

/*
 * One step of each kind of recurrence, for cells and layers alike. W·x of the input, with its bias, comes from outside: a layer
 * computes it for all steps at once.
 */

/** What a recurrence carries from step to step; the first is what it shows. */
export type State = readonly Tensor[];

/** What one step computes. */
export interface Step<Gate extends string> {
  readonly state: State;
  readonly gates: Readonly<Record<Gate, Tensor>>;
}

/** A recurrence with its weights. */
export interface Recurrence<Gate extends string = string> {
  /** What is added to W·x of the input. */
  readonly inputBias: Tensor | null;
  step(input: Tensor, state: State): Step<Gate>;
}

/** A kind of recurrence. */
export interface Kind<Gate extends string = string> {
  /** Blocks of rows in the weights. */
  readonly gates: number;
  /** Tensors in a state. */
  readonly states: 1 | 2;
  with(weights: RecurrentWeights): Recurrence<Gate>;
}

/** Both biases of a step, where nothing comes between them. */
const bothBiases = ({ biasIh, biasHh }: RecurrentWeights): Tensor | null =>
  biasIh === null || biasHh === null ? null : (biasIh as Tensor).add(biasHh as Tensor);

const biased = (x: Tensor, bias: Tensor | null): Tensor => (bias === null ? x : x.add(bias));

/** h′ = f(W·x + b + W·h + b), f being tanh or relu. */
export function simple(layer: string, nonlinearity: 'tanh' | 'relu'): Kind<never> {
  if (nonlinearity !== 'tanh' && nonlinearity !== 'relu')
    throw new ArgumentError(layer, `nonlinearity is tanh or relu, got ${String(nonlinearity)}`);
  return {
    gates: 1,
    states: 1,
    with(weights) {
      const recurrent: Tensor = weights.weightHh.t();
      return {
        inputBias: bothBiases(weights),
        step(input, [h]) {
          const sum: Tensor = input.add(h!.matmul(recurrent));
          return { state: [nonlinearity === 'tanh' ? sum.tanh() : sum.relu()], gates: {} };
        },
      };
    },
  };
}

export type LSTMGate = 'input' | 'forget' | 'cell' | 'output';

/** c′ = f ⊙ c + i ⊙ g, h′ = o ⊙ tanh c′, the gates i, f, g, o being σ, σ, tanh, σ of the four blocks. */
export const lstm: Kind<LSTMGate> = {
  gates: 4,
  states: 2,
  with(weights) {
    const recurrent: Tensor = weights.weightHh.t();
    const projection: Tensor | undefined = weights.weightHr?.t();
    return {
      inputBias: bothBiases(weights),
      step(sumOfInput, [h, c]) {
        const sums: Tensor = sumOfInput.add(h!.matmul(recurrent));
        const [i, f, g, o] = sums.chunk(4, -1) as Tensor[];
        const [input, forget, cell, output] = [i!.sigmoid(), f!.sigmoid(), g!.tanh(), o!.sigmoid()] as Tensor[];
        const memory: Tensor = forget!.mul(c!).add(input!.mul(cell!));
        const shown: Tensor = output!.mul(memory.tanh());
        return {
          state: [projection === undefined ? shown : shown.matmul(projection), memory],
          gates: { input: input!, forget: forget!, cell: cell!, output: output! },
        };
      },
    };
  },
};

export type GRUGate = 'reset' | 'update' | 'candidate';

/** h′ = (1 − z) ⊙ n + z ⊙ h, the gates r and z being σ of two blocks and n = tanh(W·x + b + r ⊙ (W·h + b)) of the third. */
export const gru: Kind<GRUGate> = {
  gates: 3,
  states: 1,
  with(weights) {
    const recurrent: Tensor = weights.weightHh.t();
    return {
      inputBias: weights.biasIh,
      step(input, [h]) {
        const [xr, xz, xn] = input.chunk(3, -1) as Tensor[];
        const [hr, hz, hn] = biased(h!.matmul(recurrent), weights.biasHh).chunk(3, -1) as Tensor[];
        const reset: Tensor = xr!.add(hr!).sigmoid();
        const update: Tensor = xz!.add(hz!).sigmoid();
        const candidate: Tensor = xn!.add(reset.mul(hn!)).tanh();
        return { state: [candidate.add(update.mul(h!.sub(candidate)))], gates: { reset, update, candidate } };
      },
    };
  },
};

/** W·x + b of any number of inputs. */
export const inputSums = (x: Tensor, { weightIh }: RecurrentWeights, { inputBias }: Recurrence): Tensor =>
  biased(x.matmul((weightIh as Tensor).t()), inputBias);
