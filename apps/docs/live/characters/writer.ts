import { RandomStream } from '@nacre/data';
import type { Tensor } from '@nacre/tensor';
import { alphabet } from './alphabet.ts';
import { known, type Read, type Reader } from './reader.ts';

/** A character that may come next. */
export interface Candidate {
  readonly character: string;
  readonly probability: number;
}

export interface Written {
  /** What was added. */
  readonly text: string;
  /** The likeliest characters to come next, the likeliest first. */
  readonly next: readonly Candidate[];
}

/** Goes on with a text. */
export class Writer {
  private readonly reader: Reader;
  private readonly random = new RandomStream(1, 0, 0);
  private last: Read | undefined;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  /** Reads a prompt from the beginning. What is not in the alphabet is left out; an empty prompt is a new line. */
  async read(prompt: string, temperature: number): Promise<Written> {
    this.last = undefined;
    const characters = known(prompt);
    for (const character of characters.length === 0 ? ['\n'] : characters) await this.goOn(character);
    return { text: characters.join(''), next: await this.candidates(temperature) };
  }

  /** Draws the next character. */
  async write(temperature: number): Promise<Written> {
    const probabilities = this.probabilities(temperature);
    // The character up to which the probabilities add up to more than a number drawn from 0 to 1.
    const drawn = probabilities
      .cumsum(0)
      .le(this.random.uniform(0, 1))
      .to('int32')
      .sum()
      .clamp(0, alphabet.length - 1);
    const text = alphabet[(await drawn.item()) as number]!;
    await this.goOn(text);
    return { text, next: await this.candidates(temperature) };
  }

  /** The likeliest characters to come next: logits divided by the temperature, as probabilities. */
  async candidates(temperature: number, count = 8): Promise<Candidate[]> {
    const { values, indices } = this.probabilities(temperature).topk(count, 0);
    const [probabilities, places] = await Promise.all([values.data(), indices.data()]);
    return Array.from(probabilities, (probability, i) => ({
      character: alphabet[places[i]!]!,
      probability: Number(probability),
    }));
  }

  private probabilities(temperature: number): Tensor {
    return this.last!.logits.div(temperature).softmax(0) as Tensor;
  }

  private async goOn(character: string): Promise<void> {
    this.last = await this.reader.read(character, this.last?.state ?? this.reader.initial);
  }
}
