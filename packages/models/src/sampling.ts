import { ArgumentError, IndexOutOfRangeError, noGrad, rand, type Tensor, where } from '@nacre/tensor';

/** How tokens are drawn. */
export interface SamplingOptions {
  /** How many tokens; 200 by default. */
  readonly length?: number;
  /** What the logits are divided by: below 1 likely tokens become likelier, at 0 the likeliest is taken. 1 by default. */
  readonly temperature?: number;
  /** Only so many of the likeliest tokens are drawn from; all by default. */
  readonly topK?: number;
}

/** Throws unless the prompt is made of the vocabulary's tokens and the options make sense. */
export function requireSampling(operation: string, vocabSize: number, prompt: ArrayLike<number>, options: SamplingOptions): void {
  const { length = 200, temperature = 1, topK = 1 } = options;
  if (prompt.length === 0) throw new ArgumentError(operation, 'the prompt is empty', 'begin with one token at least');
  const wrong = Array.from(prompt).findIndex((token) => !(Number.isInteger(token) && token >= 0 && token < vocabSize));
  if (wrong >= 0) throw new IndexOutOfRangeError(operation, `token ${prompt[wrong]} at ${wrong} is outside [0, ${vocabSize})`);
  if (!Number.isInteger(length) || length < 0) throw new ArgumentError(operation, `length is a number of tokens, got ${length}`);
  if (!(temperature >= 0)) throw new ArgumentError(operation, `temperature is not negative, got ${temperature}`);
  if (!Number.isInteger(topK) || topK < 1) throw new ArgumentError(operation, `topK is a positive integer, got ${topK}`);
}

/**
 * A token for each distribution, logits [N, vocabulary] → [N]: the largest of the logits with Gumbel noise −log(−log u) added to each is
 * drawn with the probabilities of their softmax (Gumbel 1954).
 */
export function drawTokens(logits: Tensor, { temperature = 1, topK }: SamplingOptions): Tensor {
  return noGrad(() => {
    if (temperature === 0) return logits.argmax(-1) as Tensor;
    const vocabulary = logits.shape.at(-1)!;
    const least: Tensor | undefined =
      topK === undefined || topK >= vocabulary ? undefined : logits.topk(topK, -1).values.min(-1, { keepDim: true });
    const eligible: Tensor = least === undefined ? logits : where(logits.lt(least), -Infinity, logits);
    const noise: Tensor = rand(logits.shape).log().neg().log();
    return eligible.div(temperature).sub(noise).argmax(-1) as Tensor;
  });
}
