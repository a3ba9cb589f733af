import { padSequences, RandomStream, type WordTokenizer, wordTokenizer } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import { Seq2Seq } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { compile, manualSeed, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { english, french } from '../../../../examples/translation/numbers.ts';
import { clippedStep, type Learned, Training } from '../kit/training.ts';

/** Numbers from 0 to 999; one in eleven is held out. */
const numbers = Array.from({ length: 1000 }, (_, n) => n);
const isHeldOut = (n: number): boolean => n % 11 === 10;

const special = { pad: '<pad>', unk: '<unk>', bos: '<bos>', eos: '<eos>' };
const byBlanks = /\S+/gu;
const tokenizerOf = (texts: readonly string[]): WordTokenizer => wordTokenizer(texts, { special, pattern: byBlanks });
const [from, to] = [tokenizerOf(numbers.map(english)), tokenizerOf(numbers.map(french))];
const { pad, bos, eos } = to.special as Readonly<Record<'pad' | 'bos' | 'eos', number>>;

export interface Progress extends Learned {
  /** The share of the numbers held out that are right to the last word. */
  readonly right: number;
}

export interface Translated {
  readonly source: readonly string[];
  readonly written: readonly string[];
  readonly wanted: string;
  readonly isHeldOut: boolean;
  /** [written, source]: how much each word read counted for each word written. */
  readonly attention: Float32Array;
}

type Tokens = Tensor<[number, number], 'int32'>;
type Integers = Tensor<[number], 'int32'>;

interface Pairs {
  readonly sources: Tokens;
  readonly lengths: Integers;
  readonly targets: Tokens;
}

/** Sequence to sequence with attention, which learns to say numbers in French. */
export class Translating {
  private readonly model: Seq2Seq;
  private readonly random = new RandomStream(1, 0, 0);
  private readonly known: Pairs = pairsOf(numbers.filter((n) => !isHeldOut(n)));
  private readonly heldOut: Pairs = pairsOf(numbers.filter(isHeldOut));
  private readonly training: Training;

  constructor() {
    manualSeed(1);
    const model = new Seq2Seq(from.vocabSize as number, to.vocabSize as number, { embedding: 32, hidden: 64 });
    const optimizer = new Adam(model.parameters(), { lr: 5e-3 });
    this.model = model;
    const learnFrom = compile(async (rows: Integers) => {
      const { sources, lengths, targets } = this.known;
      const target = targets.indexSelect(0, rows);
      const [given, wanted] = [target.slice([null, [0, -1]]), target.slice([null, [1, null]])] as [Tokens, Tokens];
      const logits = model.forward(sources.indexSelect(0, rows) as Tokens, given, {
        lengths: lengths.indexSelect(0, rows) as Integers,
      });
      const loss = crossEntropy(logits.flatten(0, 1), wanted.flatten(), { ignoreIndex: pad }) as Tensor;
      return clippedStep(loss, model, optimizer);
    });
    this.training = new Training(200, () => learnFrom(this.someRows()));
  }

  /** Some steps of training, each with 32 numbers. */
  async learn(): Promise<Progress> {
    return { ...(await this.training.learn()), right: await this.accuracy() };
  }

  /** What it writes for a number. */
  async translate(n: number): Promise<Translated> {
    const { sources, lengths, targets } = pairsOf([n]);
    const { tokens, attention } = this.write(sources, lengths, targets.shape[1]);
    const [words, shares] = await Promise.all([tokens.data(), attention.data()]);
    const end = words.indexOf(eos);
    const written = Array.from(words.subarray(0, end < 0 ? words.length : end), (token) => to.token(token)!);
    const source = english(n).split(' ');
    return {
      source,
      written,
      wanted: french(n),
      isHeldOut: isHeldOut(n),
      attention: shares.slice(0, written.length * source.length),
    };
  }

  private async accuracy(): Promise<number> {
    const { sources, lengths, targets } = this.heldOut;
    const wanted = targets.slice([null, [1, null]]) as Tokens;
    const { tokens } = this.write(sources, lengths, wanted.shape[1]);
    const right = tokens.eq(wanted).logicalOr(wanted.eq(pad)).all(1).to('float32').mean();
    return (await right.item()) as number;
  }

  private write(sources: Tokens, lengths: Integers, maxLength: number) {
    return noGrad(() => this.model.translate(sources, { lengths, bos, eos, maxLength }));
  }

  private someRows(): Integers {
    const count = this.known.sources.shape[0];
    return tensor(Int32Array.from({ length: 32 }, () => this.random.integer(count)));
  }
}

function pairsOf(some: readonly number[]): Pairs {
  const { tokens: sources, lengths } = padSequences(some.map((n) => from.encode(english(n))));
  const { tokens: targets } = padSequences(some.map((n) => to.encode(french(n), { bos: true, eos: true })));
  return { sources, lengths, targets };
}
