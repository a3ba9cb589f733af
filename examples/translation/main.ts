import { padSequences, type WordTokenizer, wordTokenizer } from '@nacre/data';
import { example } from '@nacre/example-common';
import { crossEntropy, summary } from '@nacre/layers';
import { Seq2Seq } from '@nacre/models';
import { Adam, clipGradNorm, OneCycleLR } from '@nacre/optim';
import { compile, randomPermutation, type Tensor, zeros } from '@nacre/tensor';
import { heatmap, lineChart } from '@nacre/train/charts';
import { type Pair, pairsOf, readSentences, type Sentence } from './pairs.ts';

type Tokens = Tensor<[number, number], 'int32'>;
type Lengths = Tensor<[number], 'int32'>;

/** A word with the space before it, so that tokens one behind another are the sentence again, to the character. */
const pattern = /\s?(?:[\p{L}\p{N}\p{M}-]+'?|[^\s\p{L}\p{N}\p{M}])/gu;
const special = { pad: '<pad>', unk: '<unk>', bos: '<bos>', eos: '<eos>' };

/** Batches of pairs whose translations are about equally long, in an order drawn anew for each epoch. */
function batches(pairs: readonly Pair[], size: number, seed: number, epoch: number): Pair[][] {
  const mixed = Array.from(randomPermutation(pairs.length, seed, epoch), (i) => pairs[i]!);
  const sorted = mixed.sort((a, b) => a.target.length - b.target.length);
  const count = Math.ceil(pairs.length / size);
  return Array.from(randomPermutation(count, seed, epoch), (i) => sorted.slice(i * size, (i + 1) * size));
}

/** The text of each token before the end of the sequence. */
function pieces(tokenizer: WordTokenizer, tokens: readonly number[]): string[] {
  const end = tokens.indexOf(tokenizer.special.eos!);
  return tokens.slice(0, end < 0 ? tokens.length : end).map((token) => tokenizer.token(token)!);
}

await example(import.meta, async (run) => {
  const sentences = await readSentences(run);
  const [learned, heldOut] = [sentences.filter((_, i) => i % 11 !== 10), sentences.filter((_, i) => i % 11 === 10)];
  const train = pairsOf(learned);
  const tokenizerOf = (texts: readonly string[]): WordTokenizer => wordTokenizer(texts, { pattern, special });
  const from = tokenizerOf(train.map(({ source }) => source));
  const to = tokenizerOf(train.map(({ target }) => target));
  const [pad, bos, eos] = [to.special.pad!, to.special.bos!, to.special.eos!];
  run.figure('training pairs', train.length);
  run.figure('held-out sentences', heldOut.length);

  const model = new Seq2Seq(from.vocabSize, to.vocabSize, run.choose({}, { embedding: 32, hidden: 64 }));
  const sentence = zeros([1, 8], { dtype: 'int32' });
  run.figure('parameters', summary(model, sentence, sentence).totals.parameters);

  const sources = (list: readonly { source: string }[]) => padSequences(list.map(({ source }) => from.encode(source)));
  const targets = (list: readonly Pair[]) => padSequences(list.map(({ target }) => to.encode(target, { bos: true, eos: true })));

  const [epochs, batchSize] = [run.choose(20, 24), run.choose(32, 6)];
  const optimizer = new Adam(model.parameters());
  const totalSteps = epochs * Math.ceil(train.length / batchSize);
  const schedule = new OneCycleLR(optimizer, run.choose(0.004, 0.01), { totalSteps });
  const step = compile(async (source: Tokens, lengths: Lengths, target: Tokens) => {
    const [given, wanted] = [target.slice([null, [0, -1]]) as Tokens, target.slice([null, [1, null]]) as Tokens];
    const logits = model.forward(source, given, { lengths });
    const loss = crossEntropy(logits.flatten(0, 1), wanted.flatten(), { ignoreIndex: pad });
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
    return loss;
  });
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of batches(train, batchSize, run.seed, epoch)) {
      const { tokens, lengths } = sources(batch);
      losses.push(await (await step(tokens, lengths, targets(batch).tokens)).item());
      schedule.step();
    }
    console.log(`epoch ${epoch + 1} of ${epochs}: loss ${losses.at(-1)!.toFixed(3)}`);
  }
  await run.picture(
    'loss.svg',
    lineChart({ title: 'Translation', xLabel: 'step', yLabel: 'cross entropy', series: [{ name: 'training', points: losses }] }),
  );

  model.eval();
  const maxLength = targets(train).tokens.shape[1];
  const translate = async <T extends { source: string }>(list: readonly T[]) => {
    const translated = [];
    for (let start = 0; start < list.length; start += 64) {
      const part = list.slice(start, start + 64);
      const { tokens, lengths } = sources(part);
      const { tokens: written, attention } = model.translate(tokens, { lengths, bos, eos, maxLength });
      const [rows, shares] = await Promise.all([written.array(), attention.array()]);
      for (const [i, one] of part.entries()) translated.push({ ...one, written: pieces(to, rows[i]!), attention: shares[i]! });
    }
    return translated;
  };
  const text = (written: readonly string[]): string => written.join('').trim();

  const byHeart = await translate(train);
  const exact = byHeart.filter(({ written, target }) => text(written) === target).length;
  run.figure('training pairs reproduced exactly', exact / train.length, { atLeast: run.choose(0.9, 0.5) });
  const unseen = await translate<Sentence>(heldOut);
  const known = unseen.filter(({ written, targets }) => targets.includes(text(written))).length;
  run.figure('held-out sentences translated as one of the French ones given', known / heldOut.length);
  console.log('\nheld-out sentences  →  what was written  (what was given):');
  for (const { source, written, targets } of unseen.filter((_, i) => i % Math.ceil(unseen.length / 20) === 0))
    console.log(`  ${source}  →  ${text(written)}  (${targets.join(' / ')})`);

  const wordsOf = (source: string): string[] => pieces(from, Array.from(from.encode(source)));
  const longest = byHeart.toSorted((a, b) => wordsOf(b.source).length - wordsOf(a.source).length).slice(0, 3);
  for (const [i, { source, written, attention }] of longest.entries()) {
    const words = wordsOf(source);
    await run.picture(
      `attention-${i + 1}.svg`,
      heatmap({
        title: 'Where the decoder looks',
        xLabel: 'read',
        yLabel: 'written',
        values: attention.slice(0, written.length).map((row) => row.slice(0, words.length)),
        columns: words.map((word) => word.trim()),
        rows: written.map((word) => word.trim()),
        domain: [0, 1],
      }),
    );
  }
});
