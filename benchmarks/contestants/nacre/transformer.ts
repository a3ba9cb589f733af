import { Linear, Module } from '@nacre/layers';
import { ones, Parameter, type Shape, type Tensor, tensor, zeros } from '@nacre/tensor';
import { transformerSizes } from '../../spec/models.ts';

const { vocabulary, tokens, width, heads, layers, hidden } = transformerSizes;

type Mask = Tensor<Shape, 'bool'>;

class LayerNorm extends Module {
  readonly weight: Tensor = new Parameter(ones([width]));
  readonly bias: Tensor = new Parameter(zeros([width]));

  override forward(x: Tensor): Tensor {
    const deviation: Tensor = x.sub(x.mean(-1, { keepDim: true }));
    const variance: Tensor = deviation.square().mean(-1, { keepDim: true });
    return deviation.mul(variance.add(1e-5).rsqrt()).mul(this.weight).add(this.bias);
  }
}

/** x + attention(norm(x)), then x + mlp(norm(x)). */
class Block extends Module {
  readonly norm1 = new LayerNorm();
  readonly attention = new Linear(width, 3 * width);
  readonly projection = new Linear(width, width);
  readonly norm2 = new LayerNorm();
  readonly fc1 = new Linear(width, hidden);
  readonly fc2 = new Linear(hidden, width);

  override forward(x: Tensor, later: Mask): Tensor {
    const attended = x.add(this.attend(this.norm1.forward(x), later)) as Tensor;
    const inner: Tensor = this.fc1.forward(this.norm2.forward(attended)).gelu();
    return attended.add(this.fc2.forward(inner) as Tensor);
  }

  /** softmax(Q·Kᵀ / √d) · V for each head, where no token sees a later one. */
  private attend(x: Tensor, later: Mask): Tensor {
    const batch = x.shape[0]!;
    const split = this.attention
      .forward(x)
      .reshape([batch, tokens, 3, heads, width / heads])
      .permute([2, 0, 3, 1, 4]) as Tensor;
    const [query, key, value] = [0, 1, 2].map((i) => split.select(0, i)) as [Tensor, Tensor, Tensor];
    const scores: Tensor = query.matmul(key.transpose(2, 3) as Tensor).mul(1 / Math.sqrt(width / heads));
    const shares: Tensor = scores.maskedFill(later, -Infinity).softmax(-1);
    const mixed: Tensor = shares.matmul(value);
    return this.projection.forward(mixed.transpose(1, 2).reshape([batch, tokens, width]) as Tensor);
  }
}

const isLater = Uint8Array.from({ length: tokens * tokens }, (_, i) => (i % tokens > Math.floor(i / tokens) ? 1 : 0));

/** A decoder of 4 layers, normalised before each part: tokens [batch, time] to logits [batch · time, vocabulary]. */
export class Transformer extends Module {
  readonly tokens: Tensor = new Parameter(zeros([vocabulary, width]));
  readonly positions: Tensor = new Parameter(zeros([tokens, width]));
  readonly blocks = Array.from({ length: layers }, () => new Block());
  readonly norm = new LayerNorm();
  readonly output = new Linear(width, vocabulary);
  private readonly later: Mask = tensor(isLater, { shape: [tokens, tokens], dtype: 'bool' });

  override forward(characters: Tensor): Tensor {
    const [batch, time] = characters.shape as [number, number];
    const embedded: Tensor = this.tokens.indexSelect(0, characters.flatten() as Tensor<[number], 'int32'>);
    const start = embedded.reshape([batch, time, width]).add(this.positions) as Tensor;
    const end = this.blocks.reduce((x, block) => block.forward(x, this.later), start);
    return this.output.forward(this.norm.forward(end).reshape([batch * time, width]) as Tensor);
  }
}
