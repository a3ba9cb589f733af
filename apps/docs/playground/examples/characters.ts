import { charTokenizer } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import { CharRNN } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, randint, tensor } from '@nacre/tensor';
import { plot } from 'playground';

const text = `How much wood would a woodchuck chuck if a woodchuck could chuck wood?
He would chuck, he would, as much as he could, and chuck as much wood as a woodchuck would if a woodchuck could chuck wood.
`;

// Characters are numbers; a network reads 32 of them and says at each which comes next.
const tokenizer = charTokenizer(text);
const tokens = tokenizer.encode(text);
const [batch, time] = [16, 32];

manualSeed(1);
const model = new CharRNN(tokenizer.vocabSize, { cell: 'gru', hidden: 64 });
const optimizer = new Adam(model.parameters(), { lr: 0.01 });
const losses: number[] = [];

for (let step = 1; step <= 150; step++) {
  const starts = await randint(0, tokens.length - time, [batch]).data();
  const pieces = (shift: number) =>
    tensor(Int32Array.from([...starts].flatMap((start) => [...tokens.slice(start + shift, start + shift + time)])), {
      shape: [batch, time],
    });
  const [logits] = model.forward(pieces(0));
  const loss = crossEntropy(logits.flatten(0, 1), pieces(1).flatten());
  optimizer.zeroGrad();
  loss.backward();
  await optimizer.step();
  losses.push(await loss.item());
  if (step % 5 === 0) plot(losses, { title: 'Loss', xLabel: 'step', yLabel: 'nats per character' });
  if (step % 50 > 0) continue;
  const written = await model.sample([...tokenizer.encode('How')], { length: 80, temperature: 0.5 });
  console.log(`step ${step}:\nHow${tokenizer.decode(written)}\n`);
}
