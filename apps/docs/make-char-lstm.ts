import { cpu } from '@nacre/backend-cpu';
import { play } from '@nacre/example-common';
import { CharRNN } from '@nacre/models';
import { manualSeed, setDefaultDevice } from '@nacre/tensor';
import { saveSafetensors } from '@nacre/tensor/node';
import { train, validationLoss } from '../../examples/char-lstm/training.ts';
import { hidden, weightsFile } from './live/characters/char-lstm.ts';

/*
 * Trains the LSTM whose gates and texts the pages show, on tiny Shakespeare (public domain), and writes its weights to `public/weights/`:
 *
 *     npm run weights:char-lstm -- DIR      # a folder with tiny-shakespeare/input.txt
 */

const [data] = process.argv.slice(2);
if (data === undefined) throw new Error('name the folder that holds tiny-shakespeare/input.txt');

setDefaultDevice(await cpu({ threads: 1 }));
manualSeed(1);
const text = await play({ data, seed: 1 }, 1_200_000);
const model = new CharRNN(text.tokenizer.vocabSize, { cell: 'lstm', hidden });
await train(model, text, { steps: 2500, lr: 6e-3, every: 250 }, async (step, loss) => {
  process.stdout.write(`step ${step}: loss ${loss.toFixed(3)}\n`);
});
process.stdout.write(`validation: ${(await validationLoss(model, text)).toFixed(3)} nats per character\n`);
const weights = Object.fromEntries(Object.entries(model.stateDict()).map(([name, weight]) => [name, weight.to('float16')]));
await saveSafetensors(new URL(`public/weights/${weightsFile}`, import.meta.url), weights);
