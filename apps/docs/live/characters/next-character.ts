import type { RandomStream } from '@nacre/data';
import { type Tensor, where } from '@nacre/tensor';
import { alphabet } from './alphabet.ts';

/** A character that may come next. */
export interface Candidate {
  readonly character: string;
  readonly probability: number;
}

/** How logits become probabilities. */
export interface Sampling {
  /** What they are divided by. */
  readonly temperature: number;
  /** Only so many of the likeliest are possible; all by default. */
  readonly topK?: number;
}

/** Of each character of the alphabet. */
function probabilities(logits: Tensor, { temperature, topK = alphabet.length }: Sampling): Tensor {
  const least: Tensor = logits.topk(topK, 0).values.min();
  const possible: Tensor = where(logits.lt(least), -Infinity, logits);
  return possible.div(temperature).softmax(0) as Tensor;
}

/** The likeliest characters, the likeliest first. */
export async function candidates(logits: Tensor, sampling: Sampling, count = 8): Promise<Candidate[]> {
  const { indices } = logits.topk(count, 0);
  const [places, values] = await Promise.all([
    indices.data(),
    probabilities(logits, sampling)
      .indexSelect(0, indices as Tensor<[number], 'int32'>)
      .data(),
  ]);
  return Array.from(values, (probability, i) => ({
    character: alphabet[places[i]!]!,
    probability: Number(probability),
  }));
}

/** A character, each with its probability. */
export async function draw(logits: Tensor, sampling: Sampling, random: RandomStream): Promise<string> {
  // The character up to which the probabilities add up to more than a number drawn from 0 to 1.
  const drawn = probabilities(logits, sampling)
    .cumsum(0)
    .le(random.uniform(0, 1))
    .to('int32')
    .sum()
    .clamp(0, alphabet.length - 1);
  return alphabet[(await drawn.item()) as number]!;
}
