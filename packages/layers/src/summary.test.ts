import { randn, randomState, type Tensor, tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import {
  AvgPool2d,
  BatchNorm2d,
  Conv2d,
  ConvTranspose2d,
  Dropout,
  Flatten,
  Linear,
  Module,
  Sequential,
  summary,
  Tanh,
} from './index.ts';

const lenet = (): Sequential =>
  new Sequential(
    new Conv2d(1, 6, 5, { padding: 2 }),
    new Tanh(),
    new AvgPool2d(2),
    new Conv2d(6, 16, 5),
    new Tanh(),
    new AvgPool2d(2),
    new Flatten(),
    new Linear(400, 120),
    new Tanh(),
    new Linear(120, 84),
    new Tanh(),
    new Linear(84, 10),
  ) as Sequential;

describe('summary', () => {
  it('counts LeNet-5', () => {
    const { rows, totals } = summary(lenet(), [1, 1, 28, 28]);
    expect(totals).toEqual({
      parameters: 61_706,
      trainable: 61_706,
      multiplyAdds: 117_600 + 240_000 + 48_000 + 10_080 + 840,
      activationBytes: 4 * (2 * 4704 + 1176 + 2 * 1600 + 2 * 400 + 2 * 120 + 2 * 84 + 10),
    });
    expect(rows.map(({ parameters }) => parameters).filter((n) => n > 0)).toEqual([156, 2416, 48_120, 10_164, 850]);
    expect(rows[3]).toEqual({
      name: '3',
      layer: 'Conv2d',
      outputShape: [1, 16, 10, 10],
      parameters: 2416,
      multiplyAdds: 240_000,
      activationBytes: 6400,
    });
  });

  it('prints a table that says how it counts', () => {
    const model = new Sequential(new Linear(784, 10), new Tanh());
    model.layers[0].bias!.requiresGrad = false;
    expect(String(summary(model, [2, 784]))).toMatchInlineSnapshot(`
      "multiply-adds: F·F·D1·D2·H2·W2 of a convolution, In·Out of a linear layer, for all examples of the input; others count 0
      bytes: of the outputs, kept for the gradient where nothing is fused
      ─────────────────────────────────────────────────────────────
      name   layer   output shape  parameters  multiply-adds  bytes
      ─────────────────────────────────────────────────────────────
      0      Linear  [2, 10]            7,850         15,680     80
      1      Tanh    [2, 10]                0              0     80
      ─────────────────────────────────────────────────────────────
      total                             7,850         15,680    160
      trainable: 7,840"
    `);
  });

  it('counts groups and transposed convolutions', () => {
    const grouped = summary(new Conv2d(4, 8, 3, { groups: 2, bias: false }), [1, 4, 6, 6]);
    expect(grouped.totals).toMatchObject({ parameters: 8 * 2 * 9, multiplyAdds: 8 * 4 * 4 * 2 * 9 });
    const transposed = summary(new ConvTranspose2d(3, 5, 2, { stride: 2, bias: false }), [1, 3, 4, 4]);
    expect(transposed.rows[0]).toMatchObject({ outputShape: [1, 5, 8, 8], multiplyAdds: 3 * 4 * 4 * 5 * 4 });
  });

  it('computes nothing and draws no weights: a layer whose weights would fill 6.4 GB', () => {
    expect(summary(new Linear(40_000, 40_000), [1, 40_000]).totals.parameters).toBe(1_600_040_000);
  });

  it('counts the bytes of every tensor a layer returns, by its dtype', () => {
    class Three extends Module {
      forward(x: Tensor): { readonly halves: readonly Tensor[]; readonly largest: Tensor } {
        return { halves: [x.to('float16'), x.to('float64')], largest: x.argmax(1) };
      }
    }
    expect(summary(new Three(), [2, 5]).rows).toMatchObject([{ outputShape: [2, 5], activationBytes: 20 + 80 + 8 }]);
  });

  it('leaves the model, its statistics and the random numbers as they were', async () => {
    const model = new Sequential(new BatchNorm2d(2), new Dropout(0.5), new Sequential(new Tanh()).eval());
    const random = randomState();
    summary(model, [1, 2, 3, 3]);
    expect(randomState()).toEqual(random);
    expect(model.training).toBe(true);
    expect(model.layers[2].training).toBe(false);
    expect(Object.hasOwn(model.layers[0], 'forward')).toBe(false);
    expect(await model.layers[0].numBatchesTracked!.item()).toBe(0);
    expect(model.forward(randn([1, 2, 3, 3])).shape).toEqual([1, 2, 3, 3]);
  });

  it('puts everything back also when forward throws', () => {
    const model = lenet();
    expect(() => summary(model, [1, 1, 20, 20])).toThrow('Linear: expected [..., 400]');
    expect(model.layers.some((layer) => Object.hasOwn(layer, 'forward'))).toBe(false);
    expect(model.training).toBe(true);
  });

  it('counts what is shared once, lists what is not reached, and takes several inputs', () => {
    class Pair extends Module {
      readonly shared = new Linear(3, 3);
      readonly spare = new Linear(2, 2);
      forward(a: Tensor, b: Tensor): Tensor[] {
        return [this.shared.forward(this.shared.forward(a)), b];
      }
    }
    const { rows, totals } = summary(new Pair(), [1, 3], tensor([1], { dtype: 'int32' }));
    expect(rows).toEqual([
      { name: 'shared', layer: 'Linear', outputShape: [1, 3], parameters: 12, multiplyAdds: 9, activationBytes: 12 },
      { name: 'shared', layer: 'Linear', outputShape: [1, 3], parameters: 0, multiplyAdds: 9, activationBytes: 12 },
      { name: 'spare', layer: 'Linear', outputShape: undefined, parameters: 6, multiplyAdds: 0, activationBytes: 0 },
    ]);
    expect(totals.parameters).toBe(18);
  });

  it('is itself the row of a model that holds parameters', () => {
    class Scale extends Module {
      readonly inner = new Linear(2, 2, { bias: false });
      readonly own = new Linear(2, 1).weight;
      forward(x: Tensor): Tensor {
        return this.inner.forward(x).mul(this.own) as Tensor;
      }
    }
    expect(summary(new Scale(), [1, 2]).rows.map(({ name, parameters }) => [name, parameters])).toEqual([
      ['inner', 4],
      ['', 2],
    ]);
  });

  it('works with a forward that is a field', () => {
    class Arrow extends Module {
      override forward = (x: Tensor): Tensor => x.relu();
    }
    const model = new Arrow();
    const { forward } = model;
    expect(summary(model, [2]).rows[0]!.outputShape).toEqual([2]);
    expect(model.forward).toBe(forward);
  });
});
