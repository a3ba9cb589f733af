import { type Draw, Draws } from '../../spec/draw.ts';
import type { T, Tfjs } from './library.ts';

/** What is drawn, in the layouts of TensorFlow.js. */
export class Given {
  private readonly tf: Tfjs;
  private readonly drawn: Draws;

  constructor(tf: Tfjs, draws: readonly Draw[]) {
    this.tf = tf;
    this.drawn = new Draws(draws);
  }

  get names(): string[] {
    return this.drawn.names;
  }

  plain(name: string): T {
    const { data, shape } = this.drawn.floats(name);
    return this.tf.tensor(data, shape);
  }

  /** NCHW to NHWC. */
  image(name: string): T {
    return this.permuted(name, [0, 2, 3, 1]);
  }

  /** OIHW to HWIO. */
  filter(name: string): T {
    return this.permuted(name, [2, 3, 1, 0]);
  }

  /** [C, 1, H, W] to [H, W, C, 1]. */
  depthwise(name: string): T {
    return this.permuted(name, [2, 3, 0, 1]);
  }

  /** [out, in] to [in, out]: a product with a transposed matrix is slow on WebAssembly, and wrong when an activation is fused with it. */
  dense(name: string): T {
    return this.permuted(name, [1, 0]);
  }

  /** The same for channels · side² features that were images, flattened as NHWC. */
  denseAfterImage(name: string, channels: number, side: number): T {
    const { tf } = this;
    return tf.tidy(() => {
      const weight = this.plain(name);
      const images = tf.reshape(weight, [weight.shape[0]!, channels, side, side]);
      return tf.reshape(tf.transpose(images, [2, 3, 1, 0]), [channels * side * side, weight.shape[0]!]);
    });
  }

  private permuted(name: string, order: number[]): T {
    return this.tf.tidy(() => this.tf.transpose(this.plain(name), order));
  }
}
