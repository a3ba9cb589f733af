import { Bars } from './bars.ts';
import { side } from './digit-image.ts';
import { element } from './element.ts';

/** Shows what the network sees, and what it reads. */
export class Reader {
  private readonly bars = new Bars(element('bars', HTMLOListElement), element('answer', HTMLElement));
  private readonly seen = element('seen', HTMLCanvasElement).getContext('2d')!;
  private readonly read: (image: Uint8Array) => Promise<readonly number[] | undefined>;
  private image: Uint8Array | undefined;
  private busy = false;
  private changed = false;

  constructor(read: (image: Uint8Array) => Promise<readonly number[] | undefined>) {
    this.read = read;
  }

  show(image: Uint8Array | undefined): void {
    this.image = image;
    this.seen.putImageData(inkOn(image ?? new Uint8Array(side * side)), 0, 0);
    void this.refresh();
  }

  /** Reads the image again, say with other weights. Calls that come while it reads count as one. */
  async refresh(): Promise<void> {
    this.changed = true;
    if (this.busy) return;
    this.busy = true;
    while (this.changed) {
      this.changed = false;
      const { image } = this;
      const probabilities = image && (await this.read(image));
      if (this.image === undefined) this.bars.clear();
      else if (probabilities !== undefined) this.bars.show(probabilities);
    }
    this.busy = false;
  }
}

/** White ink on black, as the images that were learned. */
function inkOn(image: Uint8Array): ImageData {
  const pixels = new ImageData(side, side);
  image.forEach((grey, i) => pixels.data.set([grey, grey, grey, 255], 4 * i));
  return pixels;
}
