import { cpu } from '@nacre/backend-cpu';
import { play } from '@nacre/example-common';
import { manualSeed, setDefaultDevice } from '@nacre/tensor';
import { saveSafetensors } from '@nacre/tensor/node';
import { train, validationLoss } from '../../examples/char-gpt/training.ts';
import { smallGPT, weightsFile } from './live/char-gpt/small-gpt.ts';

/*
 * Trains the GPT whose attention the page shows, on tiny Shakespeare (public domain), and writes its weights to `public/weights/`:
 *
 *     npm run weights:char-gpt -- DIR      # a folder with tiny-shakespeare/input.txt
 *
 * Six minutes of one CPU thread, to 1.694 nats per character on the last tenth of the text, which it does not learn from.
 */

const [data] = process.argv.slice(2);
if (data === undefined) throw new Error('name the folder that holds tiny-shakespeare/input.txt');

setDefaultDevice(await cpu({ threads: 1 }));
manualSeed(1);
const text = await play({ data, seed: 1 }, 1_200_000);
const model = smallGPT();
await train(model, text, { steps: 3000, lr: 4e-3, every: 250, seed: 1 }, async (step, loss) => {
  process.stdout.write(`step ${step}: loss ${loss.toFixed(3)}\n`);
});
process.stdout.write(`validation: ${(await validationLoss(model, text)).toFixed(3)} nats per character\n`);
const weights = Object.fromEntries(Object.entries(model.stateDict()).map(([name, weight]) => [name, weight.to('float16')]));
await saveSafetensors(new URL(`public/weights/${weightsFile}`, import.meta.url), weights);
