import { everything, example, handwrittenDigits, type Run } from '@nacre/example-common';
import { Conv2d, Linear, type Module, summary } from '@nacre/layers';
import { grad, type Tensor, tensor } from '@nacre/tensor';
import { type ImageGridOptions, imageGrid } from '@nacre/train/charts';

const parameters = (model: Module, ...input: number[]): number => summary(model, input).totals.parameters;

/** Counted without allocating. */
function counts(run: Run): void {
  for (const [side, toAsMany, toThousand] of [
    [400, 230_400_000_000, 480_000_000],
    [250, 35_156_250_000, 187_500_000],
  ] as const) {
    const pixels = side * side * 3;
    run.figure(`${side}×${side}×3, dense to as many`, parameters(new Linear(pixels, pixels, { bias: false }), 1, pixels), {
      is: toAsMany,
    });
    run.figure(`${side}×${side}×3, dense to 1,000 units`, parameters(new Linear(pixels, 1000, { bias: false }), 1, pixels), {
      is: toThousand,
    });
  }
  run.figure('400×400×3, 1,000 filters of 3×3', parameters(new Conv2d(3, 1000, 3, { bias: false }), 1, 3, 400, 400), {
    is: 27_000,
  });
}

/** Images [1, 1, 28, 28] under their names. */
async function pictures(
  title: string,
  images: Readonly<Record<string, Tensor>>,
  options: Pick<ImageGridOptions, 'columns' | 'domain'>,
): Promise<string> {
  const named = await Promise.all(
    Object.entries(images).map(async ([label, image]) => ({
      label,
      values: (await image.squeeze([0, 1]).array()) as number[][],
    })),
  );
  return imageGrid({ title, images: named, ...options, size: 132, palette: 'viridis' });
}

await example(import.meta, async (run) => {
  counts(run);

  const digits = await handwrittenDigits(run, { train: 1, test: 1 });
  const digit = everything(digits.train).images as Tensor;
  const filters = new Conv2d(1, 1, 3, { padding: 1, paddingMode: 'circular', bias: false });
  filters.weight.load(
    tensor([
      [
        [
          [0, 1, 0],
          [1, -4, 1],
          [0, 1, 0],
        ],
      ],
    ]),
    'convolution-against-dense',
  );
  const dense = new Linear(784, 784, { bias: false });
  const convolved = (x: Tensor): Tensor => filters.forward(x as Tensor<[1, 1, 28, 28]>) as Tensor;
  const connected = (x: Tensor): Tensor => dense.forward(x.reshape([1, 784])).reshape([1, 1, 28, 28]) as Tensor;

  // Equivariance: shifting, then computing, is computing, then shifting.
  const shift = (x: Tensor): Tensor => x.roll(3, 3).roll(2, 2) as Tensor;
  const gap = async (f: (x: Tensor) => Tensor): Promise<number> =>
    (await f(shift(digit))
      .sub(shift(f(digit)))
      .abs()
      .max()
      .div(f(digit).abs().max())
      .item()) as number;
  run.figure('shift in, shift out: convolution, relative difference', await gap(convolved), { is: 0 });
  run.figure('shift in, shift out: dense layer, relative difference', await gap(connected), { atLeast: 0.1 });
  const computed = {
    'a digit': digit,
    'the digit, shifted': shift(digit),
    'convolution of it': convolved(digit),
    'the same, shifted': convolved(shift(digit)),
    'dense layer of it': connected(digit),
    'no longer the same': connected(shift(digit)),
  };
  await run.picture('equivariance.svg', await pictures('Shift in, shift out', computed, { columns: 2 }));

  // Sparse interaction: how many inputs one output depends on.
  const anyFilter = new Conv2d(1, 1, 3, { padding: 1 });
  const conv3x3 = (x: Tensor): Tensor => anyFilter.forward(x as Tensor<[1, 1, 28, 28]>) as Tensor;
  const seen = async (f: (x: Tensor) => Tensor): Promise<Tensor> => {
    const influence = grad(
      (x: Tensor) =>
        f(x)
          .slice([
            [0, 1],
            [0, 1],
            [14, 15],
            [14, 15],
          ])
          .sum() as Tensor,
    )(digit);
    return influence.ne(0).to('float32') as Tensor;
  };
  const [few, all] = [await seen((x) => conv3x3(x)), await seen(connected)];
  run.figure('inputs that one output of a convolution sees', (await few.sum().item()) as number, { is: 9 });
  run.figure('inputs that one output of the dense layer sees', (await all.sum().item()) as number, { is: 784 });
  const deeper = await seen((x) => conv3x3(conv3x3(conv3x3(x))));
  run.figure('… of three convolutions, one upon the other', (await deeper.sum().item()) as number, { is: 49 });
  await run.picture(
    'receptive-fields.svg',
    await pictures(
      'The inputs one output sees',
      { 'a convolution': few, 'three of them': deeper, 'a dense layer': all },
      { columns: 3, domain: [0, 1] },
    ),
  );

  // Shared weights: the same nine numbers work at every place.
  run.figure('weights of the convolution', filters.weight.size, { is: 9 });
  run.figure('weights of the dense layer', dense.weight.size, { is: 614_656 });
});
