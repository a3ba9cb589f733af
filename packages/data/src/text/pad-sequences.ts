import { ArgumentError, type Tensor, tensor } from '@nacre/tensor';
import { checkCount } from '../dataset.ts';

/** The options of `padSequences`. */
export interface PadOptions {
  /** What short sequences are filled with: the tokenizer's `special.pad`. Default 0. */
  readonly value?: number;
  /** The length of all; longer sequences lose their end. Default that of the longest. */
  readonly length?: number;
  /** Where short sequences are filled. Default "right". */
  readonly side?: 'left' | 'right';
}

/** Sequences of equal length, and how long they were. */
export interface PaddedSequences {
  /** [sequences, length] */
  readonly tokens: Tensor<[number, number], 'int32'>;
  /** [sequences] */
  readonly lengths: Tensor<[number], 'int32'>;
}

/**
 * Puts sequences of different lengths into one tensor; PyTorch's `pad_sequence` with `batch_first`. `lengths` counts the tokens of each that are not
 * filling.
 *
 * @throws ArgumentError when there is no sequence or an option is out of range.
 * @example
 * const { tokens, lengths } = padSequences([[5, 6, 7], [8]], { value: 0 });
 * await tokens.data(); // Int32Array [5, 6, 7, 8, 0, 0]
 * await lengths.data(); // Int32Array [3, 1]
 */
export function padSequences(
  sequences: readonly ArrayLike<number>[],
  { value = 0, length = sequences.reduce((most, each) => Math.max(most, each.length), 1), side = 'right' }: PadOptions = {},
): PaddedSequences {
  if (sequences.length === 0) throw new ArgumentError('padSequences', 'expected at least one sequence, got none');
  if (side !== 'left' && side !== 'right') {
    throw new ArgumentError('padSequences', `side is "left" or "right", got ${JSON.stringify(side)}`);
  }
  checkCount('padSequences', 'length', length, 1);
  const padded = new Int32Array(sequences.length * length).fill(value);
  const lengths = Int32Array.from(sequences, (sequence) => Math.min(sequence.length, length));
  for (const [i, sequence] of sequences.entries()) {
    const start = i * length + (side === 'left' ? length - lengths[i]! : 0);
    for (let k = 0; k < lengths[i]!; k++) padded[start + k] = sequence[k]!;
  }
  return {
    tokens: tensor(padded, { shape: [sequences.length, length], dtype: 'int32' }),
    lengths: tensor(lengths, { shape: [sequences.length], dtype: 'int32' }),
  };
}
