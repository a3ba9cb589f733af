import { padSequences, type WordTokenizer, wordTokenizer } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import { SentimentClassifier } from '@nacre/models';
import { AdamW } from '@nacre/optim';
import { compile, manualSeed, noGrad, randint, type Tensor, tensor } from '@nacre/tensor';
import { type Sentence, writtenSentences } from '../../../../examples/sentiment/written-sentences.ts';
import { clippedStep, type Learned, Training } from '../kit/training.ts';

export interface Progress extends Learned {
  /** The share of sentences held out that are right. */
  readonly right: number;
}

/** A word, and what is held of the sentence up to it. */
export interface ReadWord {
  readonly word: string;
  readonly isKnown: boolean;
  /** The probability that the sentence praises. */
  readonly praise: number;
}

/** Words and signs. */
const pattern = /\p{L}+|[^\s\p{L}]/gu;

type Integers = Tensor<[number], 'int32'>;

interface Encoded {
  readonly tokens: Tensor<[number, number], 'int32'>;
  readonly lengths: Integers;
  readonly labels: Int32Array;
}

/** An LSTM that learns to tell praise from blame. */
export class Reading {
  private readonly tokenizer: WordTokenizer;
  private readonly model: SentimentClassifier;
  private readonly training: Training;
  private readonly test: Encoded;

  constructor() {
    manualSeed(1);
    const [known, heldOut] = [writtenSentences(1, 1000), writtenSentences(2, 200)];
    this.tokenizer = wordTokenizer(
      known.map(({ text }) => text),
      { pattern, lowercase: true },
    );
    const model = new SentimentClassifier(this.tokenizer.vocabSize, { embedding: 16, hidden: 16, bidirectional: false });
    const optimizer = new AdamW(model.parameters(), { lr: 0.01 });
    const { tokens, lengths, labels } = this.encoded(known);
    const targets = tensor(labels);
    this.model = model;
    this.test = this.encoded(heldOut);
    const learnFrom = compile(async (rows: Integers) => {
      const logits = model.forward(tokens.indexSelect(0, rows), { lengths: lengths.indexSelect(0, rows) as Integers });
      const loss = crossEntropy(logits, targets.indexSelect(0, rows) as Integers) as Tensor;
      return clippedStep(loss, model, optimizer);
    });
    this.training = new Training(200, () => learnFrom(randint(0, 1000, [32]) as Integers));
  }

  /** Some steps of training, each with 32 sentences. */
  async learn(): Promise<Progress> {
    return { ...(await this.training.learn()), right: await this.accuracy() };
  }

  /** What is held of a sentence after each of its words. */
  async read(text: string): Promise<ReadWord[]> {
    const words = this.tokenizer.encode(text);
    if (words.length === 0) return [];
    const { tokens } = padSequences(Array.from(words, () => words));
    const lengths = Array.from(words, (_, i) => i + 1);
    const praise = await noGrad(() => this.model.forward(tokens, { lengths }).softmax(1).select(1, 1)).data();
    const written = text.match(pattern)!;
    return Array.from(praise, (p, i) => ({ word: written[i]!, isKnown: words[i] !== this.tokenizer.special.unk, praise: p }));
  }

  private async accuracy(): Promise<number> {
    const { tokens, lengths, labels } = this.test;
    const right = noGrad(() => this.model.forward(tokens, { lengths }).argmax(1).eq(tensor(labels)).to('float32').mean());
    return (await right.item()) as number;
  }

  private encoded(sentences: readonly Sentence[]): Encoded {
    const padded = padSequences(sentences.map(({ text }) => this.tokenizer.encode(text)));
    return { ...padded, labels: Int32Array.from(sentences, ({ label }) => label) };
  }
}
