import { RandomStream } from '@nacre/data';
import { known } from './alphabet.ts';
import { type Candidate, candidates, draw } from './next-character.ts';
import type { Read, Reader } from './reader.ts';

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
    const text = await draw(this.last!.logits, { temperature }, this.random);
    await this.goOn(text);
    return { text, next: await this.candidates(temperature) };
  }

  /** The likeliest characters to come next: logits divided by the temperature, as probabilities. */
  candidates(temperature: number): Promise<Candidate[]> {
    return candidates(this.last!.logits, { temperature });
  }

  private async goOn(character: string): Promise<void> {
    this.last = await this.reader.read(character, this.last?.state ?? this.reader.initial);
  }
}
