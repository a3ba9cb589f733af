import { RandomStream } from '@nacre/data';
import type { Captioner } from '@nacre/models';
import { noGrad, type Tensor, tensor } from '@nacre/tensor';
import { type colours, drawn, type Placed, type shapes, sizes } from '../../../../examples/captioning/scenes.ts';
import { imagesOf } from '../../../../examples/captioning/training.ts';
import { bos, captionTokenizer, eos, maxLength } from '../../../../examples/captioning/words.ts';

/** Something to be drawn; `x` and `y` are its middle, in pixels from the upper left. */
export interface Wished {
  readonly size: keyof typeof sizes;
  readonly colour: keyof typeof colours;
  readonly shape: keyof typeof shapes;
  readonly x: number;
  readonly y: number;
}

/** A word of a caption, and what else it might have been. */
export interface Word {
  readonly word: string;
  readonly probability: number;
  readonly others: readonly (readonly [word: string, probability: number])[];
}

export interface Captioned {
  /** Colours of the pixels, red, green and blue one after the other for each. */
  readonly rgb: Uint8ClampedArray;
  readonly words: readonly Word[];
}

/** How many words are shown at each place. */
const shown = 4;

/** Draws pictures and says what is on them. */
export class Captioning {
  private readonly model: Captioner;

  constructor(model: Captioner) {
    this.model = model;
  }

  /** Draws things, the last in front, and writes a caption word by word. */
  async caption(things: readonly Wished[]): Promise<Captioned> {
    const placed = things.map((thing): Placed => ({ ...thing, radius: (sizes[thing.size][0] + sizes[thing.size][1]) / 2 }));
    const pixels = drawn(new RandomStream(1, 0, 0), placed);
    const images = imagesOf([{ pixels }]);
    const tokens = Array.from(await this.model.caption(images, { bos, eos, maxLength }).data(), Number);
    const length = (tokens.indexOf(eos) + 1 || tokens.length + 1) - 1;
    const read = tensor([[bos, ...tokens.slice(0, length)]], { dtype: 'int32' }) as Tensor<[1, number], 'int32'>;
    const { values, indices } = noGrad(() => this.model.forward(images, read).select(0, 0).softmax(1)).topk(shown, 1);
    const [probabilities, likeliest] = (await Promise.all([values.array(), indices.array()])) as [number[][], number[][]];
    const words = likeliest.slice(0, length).map((row, t): Word => {
      const [first, ...others] = row.map((token, i) => [captionTokenizer.token(token)!, probabilities[t]![i]!] as const);
      return { word: first![0], probability: first![1], others };
    });
    return { rgb: interleaved(pixels), words };
  }
}

/** [3, pixels] → [pixels, 3]. */
function interleaved(pixels: Uint8Array): Uint8ClampedArray {
  const area = pixels.length / 3;
  return Uint8ClampedArray.from(pixels, (_, i) => pixels[(i % 3) * area + Math.floor(i / 3)]!);
}
