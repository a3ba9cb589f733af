import { ArgumentError, full, type Shape, stack, type Tensor, where } from '@nacre/tensor';

/** How far a decoder writes when it takes the likeliest token each time. */
export interface GreedyOptions {
  /** The token that a sequence begins with. */
  readonly bos: number;
  /** The token that ends a sequence. */
  readonly eos: number;
  /** How many tokens are written at the most, the end included. */
  readonly maxLength: number;
}

/** What a decoder makes of the tokens it wrote last. */
export interface DecoderStep<State> {
  /** [N, classes] */
  readonly logits: Tensor;
  readonly state: State;
}

/**
 * Writes `count` sequences, always going on with the likeliest token: [count, maxLength]. What follows the end of a sequence is `eos` again. All
 * steps are one graph, nothing is read in between.
 */
export function greedy<State>(
  model: string,
  count: number,
  begin: State,
  step: (tokens: Tensor<[number, 1], 'int32'>, state: State) => DecoderStep<State>,
  { bos, eos, maxLength }: GreedyOptions,
): Tensor<[number, number], 'int32'> {
  if (!Number.isInteger(maxLength) || maxLength < 1)
    throw new ArgumentError(model, `maxLength is a positive integer, got ${maxLength}`);
  const written: Tensor[] = [];
  let token: Tensor = full([count], bos, { dtype: 'int32' });
  let ended: Tensor<Shape, 'bool'> | undefined;
  let state = begin;
  for (let i = 0; i < maxLength; i++) {
    const next = step(token.unsqueeze(1) as Tensor<[number, 1], 'int32'>, state);
    const likeliest: Tensor = next.logits.argmax(-1);
    token = ended === undefined ? likeliest : where(ended, eos, likeliest);
    ended = token.eq(eos);
    state = next.state;
    written.push(token);
  }
  return stack(written, 1) as Tensor as Tensor<[number, number], 'int32'>;
}
