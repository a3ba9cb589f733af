import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, summary } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, noGrad, ShapeMismatchError, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { Captioner } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

type Images = Tensor<[number, 3, 8, 8], 'float32'>;
type Words = Tensor<[number, number], 'int32'>;

const words = (rows: readonly (readonly number[])[]): Words =>
  tensor(
    rows.map((row) => [...row]),
    { dtype: 'int32' },
  ) as Words;
const small = { image: [3, 8, 8], widths: [8, 8], features: 24, embedding: 16, hidden: 24 } as const;
const [bos, eos] = [1, 2];

/** A picture for each quarter and colour: a bright square there. */
function squares(): { images: Images; captions: number[][] } {
  const pixels = new Float32Array(12 * 3 * 64);
  const captions: number[][] = [];
  for (let n = 0; n < 12; n++) {
    const [colour, quarter] = [n % 3, Math.floor(n / 3)];
    for (let i = 0; i < 16; i++) {
      const [row, column] = [4 * Math.floor(quarter / 2) + Math.floor(i / 4), 4 * (quarter % 2) + (i % 4)];
      pixels[(n * 3 + colour) * 64 + row * 8 + column] = 1;
    }
    captions.push(colour === 2 ? [3 + colour, 6 + quarter] : [3 + colour, 10, 6 + quarter]);
  }
  return { images: tensor(pixels, { shape: [12, 3, 8, 8] }) as Images, captions };
}

describe('Captioner', () => {
  it('has the parameters of its table', () => {
    const encoder = 27 * 16 + 2 * 16 + 144 * 32 + 2 * 32 + 288 * 64 + 2 * 64 + 1024 * 128 + 128;
    const decoder = 24 * 128 + 4 * 128 * (256 + 128 + 2) + 128 * 24 + 24;
    const { totals } = summary(new Captioner(24), [2, 3, 32, 32], zeros([2, 7], { dtype: 'int32' }));
    expect(totals.parameters).toBe(encoder + decoder);
    expect(totals.parameters).toBe(358_696);
  });

  it('writes captions of different lengths for pictures', { timeout: 30_000 }, async () => {
    manualSeed(2);
    const model = new Captioner(11, small);
    const { images, captions } = squares();
    const filled = captions.map((caption) => [...caption, ...new Array<number>(4 - caption.length).fill(eos)]);
    const optimizer = new Adam(model.parameters(), { lr: 0.02 });
    for (let step = 0; step < 60; step++) {
      const logits = model.forward(images, words(captions.map((caption) => [bos, ...caption, eos].slice(0, 4))));
      optimizer.zeroGrad();
      crossEntropy(logits.flatten(0, 1), words(filled).flatten()).backward();
      await optimizer.step();
    }
    model.eval();
    expect(await model.caption(images, { bos, eos, maxLength: 4 }).array()).toEqual(filled);
  });

  it('writes what teacher forcing gives for what was written', async () => {
    const model = new Captioner(11, small).eval();
    const { images } = squares();
    const rows = await model.caption(images, { bos, eos: 99, maxLength: 5 }).array();
    const logits = noGrad(() => model.forward(images, words(rows.map((row) => [bos, ...row.slice(0, 4)]))));
    expect(await logits.argmax(-1).array()).toEqual(rows);
  });

  it('says what does not fit', () => {
    const model = new Captioner(11, small);
    const images = zeros([2, 3, 8, 8]);
    expect(() => model.forward(zeros([2, 3, 8, 9]), words([[1], [1]]))).toThrow('expected images [N, 3, 8, 8], got [2, 3, 8, 9]');
    expect(() => model.forward(images, words([[1]]) as never)).toThrow('Captioner: expected a caption [2, T], got [1, 1]');
    expect(() => model.forward(images, words([[1], [1]]).flatten() as never)).toThrow(ShapeMismatchError);
    expect(() => new Captioner(11, { image: [3, 4, 4] })).toThrow('4×4 pixels cannot be halved 3 times');
    expect(() => new Captioner(0)).toThrow(ShapeMismatchError);
  });
});
