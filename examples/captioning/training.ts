import { ArrayDataset, column, DataLoader, padSequences } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import type { Captioner } from '@nacre/models';
import { Adam, clipGradNorm, OneCycleLR } from '@nacre/optim';
import { compile, type Tensor, tensor } from '@nacre/tensor';
import { type Scene, side } from './scenes.ts';
import { bos, captionTokenizer, eos, maxLength, pad } from './words.ts';

type Pixels = Tensor<[number, 3, 32, 32], 'uint8'>;
type Words = Tensor<[number, number], 'int32'>;

export interface Training {
  readonly epochs: number;
  readonly batchSize: number;
  /** Of the order of the scenes. */
  readonly seed: number;
}

/** Scenes as images, [N, 3, side, side], from 0 to 1. */
export function imagesOf(scenes: readonly Pick<Scene, 'pixels'>[]): Tensor<[number, 3, 32, 32], 'float32'> {
  return scaled(tensor(pixelsOf(scenes), { shape: [scenes.length, 3, side, side], dtype: 'uint8' }) as Pixels);
}

const scaled = (pixels: Pixels) => pixels.to('float32').div(255) as Tensor<[number, 3, 32, 32], 'float32'>;

function pixelsOf(scenes: readonly Pick<Scene, 'pixels'>[]): Uint8Array {
  const all = new Uint8Array(scenes.length * 3 * side * side);
  for (const [i, { pixels }] of scenes.entries()) all.set(pixels, i * pixels.length);
  return all;
}

/** Teaches captions by teacher forcing; `look` is told the losses after each epoch. Returns the loss of each step. */
export async function train(
  model: Captioner,
  scenes: readonly Scene[],
  { epochs, batchSize, seed }: Training,
  look: (epoch: number, loss: number) => void,
): Promise<number[]> {
  const captions = padSequences(scenes.map(({ caption }) => captionTokenizer.encode(caption, { bos: true, eos: true }))).tokens;
  const dataset = new ArrayDataset({
    pixels: column(pixelsOf(scenes), [3, side, side]),
    words: column(await captions.data(), [captions.shape[1]]),
  });
  const loader = new DataLoader(dataset, { batchSize, shuffle: true, dropLast: true, seed });
  const optimizer = new Adam(model.parameters());
  const schedule = new OneCycleLR(optimizer, 0.003, { totalSteps: epochs * loader.length });
  const step = compile(async (pixels: Pixels, words: Words) => {
    const [given, wanted] = [words.slice([null, [0, -1]]) as Words, words.slice([null, [1, null]]) as Words];
    const logits = model.forward(scaled(pixels), given);
    const loss = crossEntropy(logits.flatten(0, 1), wanted.flatten(), { ignoreIndex: pad });
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
    return loss;
  });
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for await (const { pixels, words } of loader.epoch(epoch)) {
      losses.push(await (await step(pixels as Pixels, words)).item());
      schedule.step();
    }
    look(epoch + 1, losses.at(-1)!);
  }
  return losses;
}

/** What the model writes about each scene. */
export async function write(model: Captioner, scenes: readonly Scene[]): Promise<string[]> {
  const written: string[] = [];
  for (let start = 0; start < scenes.length; start += 50) {
    const rows = await model.caption(imagesOf(scenes.slice(start, start + 50)), { bos, eos, maxLength }).array();
    written.push(...rows.map((row) => captionTokenizer.decode(row)));
  }
  return written;
}
