import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, summary } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, randn, ShapeMismatchError, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { FrameClassifier } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

const small = { classes: 2, frame: [1, 4, 8], widths: [6, 6], features: 16, hidden: 16 } as const;

/** A bright column that goes left (class 0) or right (class 1) round the frame, from any place. */
function columns(steps: number): { videos: Tensor<[16, number, 1, 4, 8], 'float32'>; labels: Tensor<[16, number], 'int32'> } {
  const pixels = new Float32Array(16 * steps * 32);
  const labels = new Int32Array(16 * steps);
  for (let n = 0; n < 16; n++) {
    const right = n % 2;
    for (let t = 0; t < steps; t++) {
      const column = (Math.floor(n / 2) + (right === 1 ? t : 7 * t)) % 8;
      for (let row = 0; row < 4; row++) pixels[(n * steps + t) * 32 + row * 8 + column] = 1;
      labels[n * steps + t] = right;
    }
  }
  return {
    videos: tensor(pixels, { shape: [16, steps, 1, 4, 8] }) as Tensor<[16, number, 1, 4, 8], 'float32'>,
    labels: tensor(labels, { shape: [16, steps] }) as Tensor<[16, number], 'int32'>,
  };
}

const close = async (a: Tensor, b: Tensor): Promise<void> => {
  expect(a.shape).toEqual(b.shape);
  expect((await a.sub(b).abs().max().item()) as number).toBeLessThan(1e-5);
};

describe('FrameClassifier', () => {
  it('has the parameters of its table', () => {
    const encoder = 9 * 8 + 2 * 8 + 72 * 16 + 2 * 16 + 144 * 32 + 2 * 32 + 512 * 128 + 128;
    const { totals } = summary(new FrameClassifier(), [2, 3, 1, 32, 32]);
    expect(totals.parameters).toBe(encoder + 4 * 128 * (128 + 128 + 2) + 128 * 10 + 10);
    expect(totals.parameters).toBe(204_994);
  });

  it('sees movement, which no single frame shows', { timeout: 30_000 }, async () => {
    manualSeed(1);
    const model = new FrameClassifier(small);
    const { videos, labels } = columns(4);
    const optimizer = new Adam(model.parameters(), { lr: 0.02 });
    for (let step = 0; step < 50; step++) {
      optimizer.zeroGrad();
      crossEntropy(model.forward(videos).flatten(0, 1), labels.flatten()).backward();
      await optimizer.step();
    }
    model.eval();
    const right = model.forward(videos).argmax(-1).eq(labels).to('float32').mean(0);
    const [first, ...others] = (await right.array()) as number[];
    expect(first).toBeLessThan(0.8);
    expect(others).toEqual([1, 1, 1]);
  });

  it('looks at what came before, and with both directions at what comes after', async () => {
    const videos = randn([2, 5, 1, 4, 8]);
    const beginning = videos.narrow(1, 0, 3);
    const forwards = new FrameClassifier(small).eval();
    await close(forwards.forward(beginning), forwards.forward(videos).narrow(1, 0, 3) as Tensor);
    const both = new FrameClassifier({ ...small, bidirectional: true }).eval();
    const [short, long] = [both.forward(beginning), both.forward(videos)];
    expect(await short.array()).not.toEqual(await long.narrow(1, 0, 3).array());
    const limited = both.forward(videos, { lengths: [3, 5] });
    await close(
      limited.slice([
        [0, 1],
        [0, 3],
      ]) as Tensor,
      short.narrow(0, 0, 1) as Tensor,
    );
  });

  it('says what does not fit', () => {
    const model = new FrameClassifier(small);
    expect(() => model.forward(zeros([2, 1, 4, 8]) as never)).toThrow(
      'FrameClassifier: expected videos [N, T, C, H, W], got [2, 1, 4, 8]',
    );
    expect(() => model.forward(zeros([2, 3, 1, 8, 8]))).toThrow(ShapeMismatchError);
    expect(() => new FrameClassifier({ frame: [1, 7, 32] })).toThrow('ImageEncoder: 7×32 pixels cannot be halved 3 times');
  });
});
