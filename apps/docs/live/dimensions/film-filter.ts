import { Conv3d } from '@nacre/layers';
import { noGrad, type Tensor, tensor } from '@nacre/tensor';
import { frame, frames, type Street, side } from './street.ts';

/** What a filter of two frames × 3 × 3 pixels sees. */
const kernels = {
  /** This frame less the one before. */
  time: [
    [0, 0, 0, 0, -1, 0, 0, 0, 0],
    [0, 0, 0, 0, 1, 0, 0, 0, 0],
  ],
  /** A pixel less the mean of those around. */
  plane: [[0, 0, 0, 0, 0, 0, 0, 0, 0], [-1, -1, -1, -1, 8, -1, -1, -1, -1].map((weight) => weight / 8)],
  /** The one of the other. */
  both: [
    [1, 1, 1, 1, -8, 1, 1, 1, 1].map((weight) => weight / 8),
    [-1, -1, -1, -1, 8, -1, -1, -1, -1].map((weight) => weight / 8),
  ],
};

export type Change = keyof typeof kernels;

/** Frames one after the other, each row by row. */
export interface Film {
  readonly pixels: ArrayLike<number>;
}

/** What a filter makes of a film. */
export interface Changes extends Film {
  /** How many pixels of each frame are not 0. */
  readonly counts: readonly number[];
}

export interface FilmFiltered {
  readonly film: Film;
  readonly changes: Readonly<Record<Change, Changes>>;
}

/** Rounding leaves less than this. */
const noise = 1e-3;

/** A film goes through a convolution over time and the plane, with three filters. */
export class FilmFilter {
  private readonly layer = new Conv3d(1, 3, [2, 3, 3], { padding: [0, 1, 1], paddingMode: 'circular', bias: false });

  constructor() {
    this.layer.weight.load(tensor([kernels.time, kernels.plane, kernels.both]).reshape([3, 1, 2, 3, 3]) as Tensor, 'FilmFilter');
  }

  async watch(street: Street): Promise<FilmFiltered> {
    // The frame before the first is shown to the layer, too: so each frame of the film has an output.
    const pixels = Array.from({ length: frames + 1 }, (_, t) => [...frame(street, t - 1)]).flat();
    const film = tensor(pixels, { shape: [1, 1, frames + 1, side, side] });
    const changed = noGrad(() => this.layer.forward(film) as Tensor);
    const counts = (await changed.abs().gt(noise).to('float32').sum([3, 4]).squeeze(0).array()) as number[][];
    const change = async (filter: number): Promise<Changes> => ({
      pixels: await changed.select(1, filter).data(),
      counts: counts[filter]!,
    });
    return {
      film: { pixels: await film.narrow(2, 1, frames).data() },
      changes: { time: await change(0), plane: await change(1), both: await change(2) },
    };
  }
}
