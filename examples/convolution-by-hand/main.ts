import { example, findData, pngGrid, type Run } from '@nacre/example-common';
import { Conv2d, convMultiplyAdds, convOutputSize, convParameters, MaxPool2d, summary } from '@nacre/layers';
import { avgPool2d, conv2d, maxPool2d, type Tensor, tensor, zeros } from '@nacre/tensor';
import { cases, pooled } from './numbers.ts';
import { photograph } from './photograph.ts';

/** An image or a filter of one channel, [1, 1, H, W]. */
const plane = (rows: readonly (readonly number[])[]): Tensor => tensor([[rows as number[][]]]) as Tensor;

/** How many numbers are not what they should be. */
async function wrong(result: Tensor, expected: readonly (readonly number[])[]): Promise<number> {
  const numbers = ((await result.array()) as number[][][][]).flat(3);
  return expected.flat().length === numbers.length
    ? expected.flat().filter((value, i) => value !== numbers[i]).length
    : Number.NaN;
}

await example(import.meta, async (run) => {
  for (const { name, image, filter, expected } of cases) {
    run.figure(`${name}: wrong entries`, await wrong(conv2d(plane(image), plane(filter)) as Tensor, expected), { is: 0 });
  }

  for (const [name, result, expected] of [
    ['max pooling', maxPool2d(plane(pooled.image), 2), pooled.max],
    ['average pooling', avgPool2d(plane(pooled.image), 2), pooled.average],
  ] as const) {
    run.figure(`${name}: wrong entries`, await wrong(result as Tensor, expected), { is: 0 });
  }
  const halved = new MaxPool2d(2).forward(zeros([1, 64, 224, 224])).shape;
  run.figure('224×224×64 after pooling: height', halved[2], { is: 112 });

  counts(run);
  await laplacian(run);
});

/** The formulas, and what `summary` counts. */
function counts(run: Run): void {
  const layer = new Conv2d(3, 2, 3, { stride: 2, padding: 1 });
  const { rows, totals } = summary(layer, [1, 3, 5, 5]);
  run.figure('5×5×3, padded to 7×7×3, two 3×3×3 filters, stride 2: size', rows[0]!.outputShape![2]!, {
    is: convOutputSize(5, 3, { padding: 1, stride: 2 }),
  });
  run.figure('… depth', rows[0]!.outputShape![1]!, { is: 2 });
  run.figure('… parameters', totals.parameters, { is: convParameters(3, 2, 3) });
  run.figure('… multiply-adds', totals.multiplyAdds, { is: convMultiplyAdds(3, 2, 3, [3, 3]) });
}

/** ∂²/∂x² + ∂²/∂y²: what differs from its neighbours. */
async function laplacian(run: Run): Promise<void> {
  const filter = plane([
    [0, 1, 0],
    [1, -4, 1],
    [0, 1, 0],
  ]);
  const photo = await photograph(findData(run, 'photos'), run.choose(480, 160));
  const edges = conv2d(photo, filter, null, { padding: 1 }) as Tensor;
  const inside = edges.slice([
    [0, 1],
    [0, 1],
    [1, -1],
    [1, -1],
  ]) as Tensor;
  run.figure('mean of the Laplacian inside the photograph', (await inside.mean().item()) as number, {
    atLeast: -0.05,
    atMost: 0.05,
  });
  await run.picture('photograph.png', pngGrid(photo, { scale: 1 }));
  await run.picture('laplacian.png', pngGrid(edges.mul(2).add(0.5) as Tensor, { scale: 1 }));
}
