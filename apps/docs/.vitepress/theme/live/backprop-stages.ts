import type { Pass } from '../../../live/backprop/backprop.ts';
import { numeral } from './numerals.ts';

/** The stages of a pass, in order. What a stage computes is seen from that stage on. */
export const stages = ['input', 'hidden', 'output', 'error', 'outputDelta', 'hiddenDeltas', 'gradients', 'update'] as const;

export type Stage = (typeof stages)[number];

/** Whether what `wanted` computes has been computed at a stage. */
export const isReached = (stage: Stage, wanted: Stage): boolean => stages.indexOf(stage) >= stages.indexOf(wanted);

/** Numbers below 0 in parentheses, as between the signs of a sum. */
const term = (value: number): string => (value < 0 ? `(${numeral(value)})` : numeral(value));

/** What a stage does, in words and numbers. */
export function explained(stage: Stage, pass: Pass, rate: number): readonly string[] {
  const [hidden, output] = pass.layers as [Pass['layers'][number], Pass['layers'][number]];
  const [y, delta] = [output.activations[0]!, output.deltas[0]!];
  const [first, second] = [0, 1].map((j) => {
    const [w1, w2] = hidden.weights[j]! as [number, number];
    const [x1, x2] = pass.inputs as [number, number];
    const name = ['h₁', 'h₂'][j]!;
    const back = output.weights[0]![j]!;
    return {
      forward: `${name} = σ(${term(w1)} · ${x1} + ${term(w2)} · ${x2} + ${term(hidden.biases[j]!)}) = σ(${numeral(hidden.sums[j]!)}) = ${numeral(hidden.activations[j]!)}`,
      backward: `Δ of ${name} = ${numeral(hidden.slopes[j]!)} · ${term(back)} · ${term(delta)} = ${numeral(hidden.deltas[j]!)}`,
      gradient: `∂E/∂(${name} → y) = −${numeral(hidden.activations[j]!)} · ${term(delta)}`,
    };
  }) as [Record<'forward' | 'backward' | 'gradient', string>, Record<'forward' | 'backward' | 'gradient', string>];
  const [v1, v2] = output.weights[0]! as [number, number];
  const says: Readonly<Record<Stage, readonly string[]>> = {
    input: [`The example: x = (${pass.inputs.join(', ')}), to be answered ${pass.target}.`],
    hidden: ['Forward: the hidden units.', first.forward, second.forward],
    output: [
      'Forward: the output.',
      `y = σ(${term(v1)} · ${numeral(hidden.activations[0]!)} + ${term(v2)} · ${numeral(hidden.activations[1]!)} + ${term(output.biases[0]!)}) = σ(${numeral(output.sums[0]!)}) = ${numeral(y)}`,
    ],
    error: [
      'The error.',
      `Err = t − y = ${pass.target} − ${numeral(y)} = ${numeral(pass.error)}, E = ½ Err² = ${numeral(pass.loss)}`,
    ],
    outputDelta: [
      'Backward: how much the sum of the output has to do with it.',
      `Δ of y = g′(in) · Err = y (1 − y) · Err = ${numeral(output.slopes[0]!)} · ${term(pass.error)} = ${numeral(delta)}`,
    ],
    hiddenDeltas: [
      'Backward: through the weights, to the hidden units. Δ = g′(in) · W · Δ of y.',
      first.backward,
      second.backward,
    ],
    gradients: [
      'The derivatives: of each weight, −activation below · Δ above. All nine stand in the table.',
      first.gradient,
      second.gradient,
    ],
    update: [
      `Each weight went against its derivative: W ← W − ${numeral(rate)} · ∂E/∂W. For this example E is now ${numeral(pass.loss)}.`,
    ],
  };
  return says[stage];
}
