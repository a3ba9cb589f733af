import { Conv1d } from '@nacre/layers';
import { arange, concat, noGrad, ones, type Tensor, zeros } from '@nacre/tensor';

/** Samples of a window, and from one to the next. */
const [size, hop] = [64, 32];

/** Frequencies: waves in a window, from 0. */
export const bands = 32;
/** Windows in the sound. */
const frames = 64;

const samples = (frames - 1) * hop + size;

/** What is to be heard, and the place of its middle in the picture. */
export interface Sound {
  readonly name: string;
  readonly middle: readonly [band: number, frame: number];
  wave(): Tensor;
}

export const sounds: readonly Sound[] = [
  { name: 'tone', middle: [6, 30], wave: () => glide(6, 6, 6, 54) },
  { name: 'click', middle: [16, 49], wave: click },
  { name: 'rising', middle: [19, 18], wave: () => glide(11, 27, 10, 26) },
  { name: 'falling', middle: [19, 34], wave: () => glide(27, 11, 26, 42) },
];

/**
 * Makes of a sound a picture, with one convolution: for each frequency, from the highest to the lowest, a cosine and a sine under a Hann window.
 * A tone that lasts has its loudness in its band and half of it in the bands beside.
 */
export class SoundPicture {
  private readonly layer = new Conv1d(1, 2 * bands, size, { stride: hop, bias: false });

  constructor() {
    const phase = arange(size).mul((2 * Math.PI) / size) as Tensor;
    const hann = phase
      .cos()
      .neg()
      .add(1)
      .div(size / 2) as Tensor;
    const angles = arange(bands - 1, -1, -1)
      .unsqueeze(1)
      .mul(phase) as Tensor;
    const waves = concat([angles.cos(), angles.sin()] as Tensor[], 0).mul(hann) as Tensor;
    this.layer.weight.load(waves.unsqueeze(1), 'SoundPicture');
  }

  /** [samples] → [bands, frames], the highest band first. */
  draw(wave: Tensor): Tensor {
    const parts = noGrad(() => this.layer.forward(wave.reshape([1, 1, samples])) as Tensor);
    return parts.reshape([2, bands, frames]).square().sum(0).sqrt() as Tensor;
  }
}

/** A tone that goes from one band to another, from one frame to another, as loud as 1. */
function glide(fromBand: number, toBand: number, fromFrame: number, toFrame: number): Tensor {
  const first = hop * fromFrame + size / 2;
  const length = hop * (toFrame - fromFrame);
  const time = arange(length) as Tensor;
  const faster = time.square().mul((toBand - fromBand) / (2 * length)) as Tensor;
  const wave = time
    .mul(fromBand)
    .add(faster)
    .mul((2 * Math.PI) / size)
    .cos() as Tensor;
  return wave.pad([[first, samples - first - length]]) as Tensor;
}

/** One sample, in the middle of a window and so loud that each frequency has 1. */
function click(): Tensor {
  const at = hop * 49 + size / 2;
  return concat([zeros([at]), ones([1]).mul(size / 4), zeros([samples - at - 1])] as Tensor[], 0) as Tensor;
}
