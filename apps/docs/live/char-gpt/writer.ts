import { RandomStream } from '@nacre/data';
import type { GPT } from '@nacre/models';
import { compile, noGrad, stack, type Tensor, tensor } from '@nacre/tensor';
import { alphabet, known } from '../characters/alphabet.ts';
import { type Candidate, candidates, draw, type Sampling } from '../characters/next-character.ts';

/** What the network makes of a text when it has read its last character. */
export interface Seen {
  /** The characters that it still sees: the last ones. */
  readonly text: string;
  /** The place of the first of them in the whole text. */
  readonly from: number;
  /** For each layer and head, how much each of them is looked at: 1 in all. */
  readonly heads: readonly (readonly (readonly number[])[])[];
  /** The likeliest characters to come next, the likeliest first. */
  readonly next: readonly Candidate[];
}

/** What reading a text comes to. */
interface Read {
  readonly from: number;
  /** [vocabulary], of the next character. */
  readonly logits: Tensor;
  /** [layers, heads, blockSize], of the last character. */
  readonly attention: Tensor;
}

/** A GPT that goes on with a text, and shows what it looks back at. */
export class Writer {
  private readonly blockSize: number;
  private readonly random = new RandomStream(1, 0, 0);
  private readonly forward: (window: Tensor, last: Tensor) => Promise<readonly Tensor[]>;

  constructor(model: GPT) {
    this.blockSize = model.blockSize;
    // What comes behind the last character does not matter to it: with windows of one size there is one program.
    this.forward = compile(async (window: Tensor, last: Tensor) =>
      noGrad(() => {
        const at = last as Tensor<[number], 'int32'>;
        const logits: Tensor = model.forward(window).indexSelect(0, at).flatten();
        const attention = model.attention(window).map((weights): Tensor => weights.indexSelect(1, at).squeeze(1));
        return [logits, stack(attention)];
      }),
    );
  }

  /** A prompt as the network can read it: what is not in the alphabet is left out, and nothing at all is a new line. */
  read(prompt: string): string {
    return known(prompt).join('') || '\n';
  }

  /** What it looks at, and expects, after a text that it can read. */
  async look(text: string, sampling: Sampling): Promise<Seen> {
    const { from, logits, attention } = await this.run(text);
    const seen = text.slice(from);
    const heads = (await attention.narrow(2, 0, seen.length).array()) as number[][][];
    return { text: seen, from, heads, next: await candidates(logits, sampling) };
  }

  /** Draws the character after a text that it can read. */
  async write(text: string, sampling: Sampling): Promise<string> {
    const { logits } = await this.run(text);
    return draw(logits, sampling, this.random);
  }

  /** Reads the end of a text, as much as fits. */
  private async run(text: string): Promise<Read> {
    const from = Math.max(0, text.length - this.blockSize);
    const window = new Int32Array(this.blockSize);
    for (let i = from; i < text.length; i++) window[i - from] = alphabet.indexOf(text[i]!);
    const last = tensor([text.length - from - 1], { dtype: 'int32' });
    const [logits, attention] = await this.forward(tensor(window), last);
    return { from, logits: logits!, attention: attention! };
  }
}
