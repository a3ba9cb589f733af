import { pngGrid, type Run } from '@nacre/example-common';
import { Conv1d, Conv2d, Conv3d } from '@nacre/layers';
import { concat, linspace, type Parameter, stack, type Tensor, tensor } from '@nacre/tensor';
import { heatmap, lineChart } from '@nacre/train/charts';

/** A kind of data, which a layer of its own takes in any size. */
interface Kind {
  /** Two sizes, which the same weights take. */
  readonly sizes: readonly [number, number];
  show(run: Run, size: number): Promise<void>;
}

/** A layer with the weights given instead of those it would learn. */
function filter<L extends { readonly weight: Parameter }>(layer: L, weight: Tensor): L {
  layer.weight.load(weight.reshape(layer.weight.shape) as Tensor, 'data-dimensions');
  return layer;
}

const time = (count: number): Tensor => linspace(0, 1, count) as Tensor;
const list = async (x: Tensor): Promise<number[]> => Array.from((await x.data()) as Float32Array);
const item = async (x: Tensor): Promise<number> => (await x.item()) as number;

const average = filter(new Conv1d(1, 1, 25, { padding: 12, bias: false }), tensor(Array(25).fill(1 / 25)));

/** A low tone and a high one: the moving average takes the high one away. */
export const waveform: Kind = {
  sizes: [800, 500],
  async show(run, size) {
    const t = time(800).narrow(0, 0, size) as Tensor;
    const low = t.mul(2 * Math.PI * 3).sin() as Tensor;
    const sound = low.add(
      t
        .mul(2 * Math.PI * 64)
        .sin()
        .mul(0.5),
    ) as Tensor;
    const smooth = (average.forward(sound.reshape([1, 1, size])) as Tensor).flatten() as Tensor;
    const middle = (x: Tensor): Tensor => x.narrow(0, 20, size - 40) as Tensor;
    const left = await item(middle(smooth).sub(middle(low)).square().mean().sqrt() as Tensor);
    run.figure(`waveform of ${size}: what is left of the high tone`, left, { atMost: 0.1 });
    const series = [
      { name: 'sound', points: await list(sound), colour: '#bbbbbb' },
      { name: 'moving average', points: await list(smooth) },
    ];
    await run.picture(`waveform-${size}.svg`, lineChart({ title: 'A waveform: 1 × time', xLabel: 'sample', series }));
  },
};

const joints = ['hip', 'knee', 'ankle', 'shoulder', 'elbow', 'wrist'];
const rates = filter(new Conv1d(6, 6, 3, { groups: 6, padding: 1, bias: false }), tensor(joints.map(() => [-0.5, 0, 0.5])));

/** Joints that swing in step; the filter gives how fast each one turns. */
export const skeleton: Kind = {
  sizes: [200, 120],
  async show(run, size) {
    const phase = time(200)
      .narrow(0, 0, size)
      .mul(8 * Math.PI) as Tensor;
    const angles = stack(
      joints.map((_, i) =>
        phase
          .add(i * 0.7)
          .sin()
          .mul(40 - 5 * i),
      ),
      0,
    ) as Tensor;
    const speeds = (rates.forward(angles.unsqueeze(0) as Tensor<[number, number, number]>) as Tensor).squeeze(0) as Tensor;
    const exact = stack(
      joints.map((_, i) =>
        phase
          .add(i * 0.7)
          .cos()
          .mul(((40 - 5 * i) * 8 * Math.PI) / 199),
      ),
      0,
    ) as Tensor;
    const difference = speeds
      .sub(exact)
      .narrow(1, 1, size - 2)
      .abs()
      .max() as Tensor;
    run.figure(`skeleton, ${size} frames: error of the angular speed`, await item(difference), { atMost: 0.05 });
    const rows = (await speeds.array()) as number[][];
    const series = joints.map((name, i) => ({ name, points: rows[i]!.slice(1, -1) }));
    await run.picture(
      `skeleton-${size}.svg`,
      lineChart({ title: 'Joints: 6 × time, degrees per frame', xLabel: 'frame', series }),
    );
  },
};

const onsets = filter(
  new Conv2d(1, 1, [3, 2], { bias: false }),
  tensor([
    [-1, 1],
    [-1, 1],
    [-1, 1],
  ]).div(3) as Tensor,
);

/** Tones that begin one after another: the filter finds the beginnings. */
export const spectrogram: Kind = {
  sizes: [40, 24],
  async show(run, size) {
    const [bands, starts] = [32, [4, 10, 16]];
    const values = Array.from({ length: bands }, (_, band) =>
      Array.from({ length: size }, (_, frame) =>
        Number(starts.some((start, i) => frame >= start && Math.abs(band - 6 - 9 * i) <= 1)),
      ),
    );
    const spectrum = await spectrumOf(values, size);
    const found = (onsets.forward(spectrum.reshape([1, 1, bands, size]) as Tensor<[1, 1, number, number]>) as Tensor).squeeze([
      0, 1,
    ]) as Tensor;
    const strongest = (await found.max(0).topk(3, 0).indices.array()) as number[];
    const missed = starts.filter((start) => !strongest.includes(start - 1)).length;
    run.figure(`spectrogram of ${size} frames: beginnings missed`, missed, { is: 0 });
    await run.picture(
      `spectrogram-${size}.svg`,
      heatmap({
        title: 'Spectrogram: 1 × frequency × time',
        values: (await spectrum.array()) as number[][],
        palette: 'viridis',
        xLabel: 'frame',
        yLabel: 'band',
      }),
    );
    await run.picture(
      `onsets-${size}.svg`,
      heatmap({ title: 'Where tones begin', values: (await found.array()) as number[][], palette: 'diverging' }),
    );
  },
};

/** The spectrogram of sound that holds the given tones: 64 samples a frame, the strength of each of its frequencies. */
async function spectrumOf(tones: readonly (readonly number[])[], frames: number): Promise<Tensor> {
  const [samples, bands] = [64, tones.length];
  const angles = linspace(0, samples - 1, samples)
    .unsqueeze(0)
    .mul(linspace(0, bands - 1, bands).unsqueeze(1))
    .mul((2 * Math.PI) / samples) as Tensor;
  const sound = (angles.sin().t() as Tensor).matmul(tensor(tones as number[][])) as Tensor; // [samples, frames]
  const [real, imaginary] = [angles.cos().matmul(sound), angles.sin().matmul(sound)] as [Tensor, Tensor];
  return real
    .square()
    .add(imaginary.square())
    .sqrt()
    .mul(2 / samples)
    .reshape([bands, frames]) as Tensor;
}

const sobel = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];
const edges = filter(new Conv2d(3, 1, 3, { padding: 1, bias: false }), tensor([sobel, sobel, sobel]));

/** Stripes of colour: one filter sees all three channels. */
export const colourImage: Kind = {
  sizes: [96, 64],
  async show(run, size) {
    const x = linspace(0, 95, 96).narrow(0, 0, size) as Tensor;
    const stripe = (from: number, to: number): Tensor =>
      x.ge(from).logicalAnd(x.lt(to)).to('float32').expand([size, size]) as Tensor;
    const image = stack([stripe(0, 20), stripe(20, 40), stripe(40, 60)], 0).unsqueeze(0) as Tensor;
    const found = edges.forward(image as Tensor<[1, 3, number, number]>) as Tensor;
    const strong = (
      await list(
        found
          .abs()
          .slice([
            [0, 1],
            [0, 1],
            [8, 9],
            [1, -1],
          ])
          .flatten() as Tensor,
      )
    ).flatMap((value, i) => (value > 1 ? [i + 1] : []));
    run.figure(
      `colour image of ${size}: edges where all colours end`,
      strong.filter((column) => column === 59 || column === 60).length,
      { is: 2 },
    );
    await run.picture(`colours-${size}.png`, pngGrid(image, { scale: 3 }));
    await run.picture(`edges-${size}.png`, pngGrid(found, { scale: 3, range: 'each' }));
  },
};

const laplacian = filter(
  new Conv3d(1, 1, 3, { padding: 1, bias: false }),
  tensor(Array.from({ length: 27 }, (_, i) => (i === 13 ? -6 : [4, 10, 12, 14, 16, 22].includes(i) ? 1 : 0))),
);

/** A ball: the Laplacian leaves its surface. */
export const volume: Kind = {
  sizes: [24, 16],
  async show(run, size) {
    const axis = linspace(-(size - 1) / 2, (size - 1) / 2, size) as Tensor;
    const along = (dim: number): Tensor => axis.reshape([0, 1, 2].map((i) => (i === dim ? size : 1))).square() as Tensor;
    const squares = along(0).add(along(1)).add(along(2)) as Tensor;
    const radius = size / 3;
    const ball = squares
      .lt(radius ** 2)
      .to('float32')
      .reshape([1, 1, size, size, size]) as Tensor;
    const surface = laplacian.forward(ball as Tensor<[1, 1, number, number, number]>) as Tensor;
    const far = squares.sqrt().sub(radius).abs().gt(1.5).to('float32') as Tensor;
    run.figure(
      `volume of ${size}³: what the filter gives away from the surface`,
      await item(surface.squeeze([0, 1]).abs().mul(far).max() as Tensor),
      { is: 0 },
    );
    const slices = concat([ball, surface.abs()], 0).select(2, size / 2) as Tensor;
    await run.picture(`volume-${size}.png`, pngGrid(slices, { scale: 6, range: 'each' }));
  },
};

/** [out, in, time, height, width]: this frame less the last, for each colour. */
const change = filter(new Conv3d(3, 3, [2, 1, 1], { groups: 3, bias: false }), tensor([-1, 1, -1, 1, -1, 1]));

/** A square that moves over a still background: only it is left. */
export const video: Kind = {
  sizes: [32, 24],
  async show(run, size) {
    const frames = 6;
    const x = linspace(0, size - 1, size) as Tensor;
    const background = x.div(size).expand([size, size]) as Tensor;
    const clip = stack(
      Array.from({ length: frames }, (_, frame) => {
        const inside = (from: number): Tensor =>
          x
            .ge(from)
            .logicalAnd(x.lt(from + 6))
            .to('float32') as Tensor;
        const square = inside(2 + 2 * frame).mul(inside(8).unsqueeze(1)) as Tensor;
        return stack([square, background, background.mul(0.5)], 0);
      }),
      1,
    ).unsqueeze(0) as Tensor;
    const moved = change.forward(clip as Tensor<[1, 3, number, number, number]>) as Tensor;
    const pixels = (channel: number): Promise<number> => item(moved.select(1, channel).abs().gt(0).to('float32').sum() as Tensor);
    run.figure(`video of ${size}×${size}: pixels of the square that change in a step`, (await pixels(0)) / (frames - 1), {
      is: 2 * 2 * 6,
    });
    run.figure(`video of ${size}×${size}: pixels of the background that do`, await pixels(1), { is: 0 });
    const shown = concat([clip.narrow(2, 1, frames - 1), moved.abs()], 2)
      .squeeze(0)
      .permute([1, 0, 2, 3]) as Tensor;
    await run.picture(`video-${size}.png`, pngGrid(shown, { columns: frames - 1, scale: 3 }));
  },
};
