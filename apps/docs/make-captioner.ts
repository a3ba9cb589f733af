import { readFileSync } from 'node:fs';
import { cpu } from '@nacre/backend-cpu';
import { manualSeed, setDefaultDevice } from '@nacre/tensor';
import { saveSafetensors } from '@nacre/tensor/node';
import { type Scene, scene } from '../../examples/captioning/scenes.ts';
import { train, write } from '../../examples/captioning/training.ts';
import { smallCaptioner, trainedCaptioner, weightsFile } from './live/captioning/small-captioner.ts';

/*
 * Trains the captioner of the page, on pictures drawn by code, and writes its weights to `public/weights/`:
 *
 *     npm run weights:captioner
 */

setDefaultDevice(await cpu({ threads: 1 }));
manualSeed(1);
const scenes = (count: number, seed: number): Scene[] => Array.from({ length: count }, (_, i) => scene(seed, i));
const model = smallCaptioner();
await train(model, scenes(24_000, 1), { epochs: 10, batchSize: 64, seed: 1 }, (epoch, loss) => {
  process.stdout.write(`epoch ${epoch}: loss ${loss.toFixed(4)}\n`);
});
const file = new URL(`public/weights/${weightsFile}`, import.meta.url);
const weights = Object.entries(model.stateDict()).map(([name, x]) => [name, x.dtype === 'float32' ? x.to('float16') : x]);
await saveSafetensors(file, Object.fromEntries(weights));

// What was written counts, rounded as it is.
const heldOut = scenes(1000, 2);
const written = await write(trainedCaptioner(readFileSync(file)), heldOut);
const right = written.filter((caption, i) => caption === heldOut[i]!.caption).length;
process.stdout.write(`held-out captions exact: ${right} of ${heldOut.length}\n`);
