import { Conv1d } from '@nacre/layers';
import { linspace, noGrad, stack, type Tensor, tensor } from '@nacre/tensor';

/** Samples in the second of sound. */
const samples = 400;
const bands = 100;
/** How loud the high tone is; the low one is 1. */
const loudness = 0.5;

export type FilterName = 'average' | 'rest';

export interface Setting {
  /** Waves in the second. */
  readonly low: number;
  readonly high: number;
  /** The mean of `size` samples, or what is left when it is taken away. */
  readonly filter: FilterName;
  /** An odd number. */
  readonly size: number;
}

/** A curve before the filter and after it, at 0, 1, 2, … */
export interface Curves {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export interface Filtered {
  /** The samples. */
  readonly wave: Curves;
  /** How strong each frequency is, by waves in the second. */
  readonly spectrum: Curves;
  /** The share of each tone that passes. */
  readonly passed: { readonly low: number; readonly high: number };
}

/** A sound of two tones goes through a convolution over time. */
export class Tones {
  private readonly time = linspace(0, 1, samples + 1).narrow(0, 0, samples) as Tensor;

  async filter({ low, high, filter, size }: Setting): Promise<Filtered> {
    const sound = this.tone(low).add(this.tone(high).mul(loudness)) as Tensor;
    const layer = new Conv1d(1, 1, size, { padding: (size - 1) / 2, paddingMode: 'circular', bias: false });
    layer.weight.load(tensor(weights(filter, size), { shape: [1, 1, size] }), 'Tones');
    const filtered = noGrad(() => (layer.forward(sound.reshape([1, 1, samples])) as Tensor).flatten()) as Tensor;
    const [before, after] = await rows(stack([sound, filtered], 0) as Tensor);
    const [spectrumBefore, spectrumAfter] = await rows(this.spectra(stack([sound, filtered], 0) as Tensor));
    return {
      wave: { before: before!, after: after! },
      spectrum: { before: spectrumBefore!, after: spectrumAfter! },
      passed: { low: spectrumAfter![low]!, high: spectrumAfter![high]! / loudness },
    };
  }

  private tone(frequency: number): Tensor {
    return this.time.mul(2 * Math.PI * frequency).sin() as Tensor;
  }

  /** How strong each frequency is, [sounds, samples] → [sounds, bands]. */
  private spectra(sounds: Tensor): Tensor {
    const frequencies = linspace(0, bands - 1, bands) as Tensor;
    const angles = this.time
      .unsqueeze(1)
      .mul(frequencies)
      .mul(2 * Math.PI) as Tensor;
    const [real, imaginary] = [sounds.matmul(angles.cos()), sounds.matmul(angles.sin())] as [Tensor, Tensor];
    return real
      .square()
      .add(imaginary.square())
      .sqrt()
      .mul(2 / samples) as Tensor;
  }
}

function weights(filter: FilterName, size: number): number[] {
  const middle = (size - 1) / 2;
  return Array.from({ length: size }, (_, i) => (filter === 'average' ? 1 / size : Number(i === middle) - 1 / size));
}

const rows = async (x: Tensor): Promise<number[][]> => (await x.array()) as number[][];
