import { example } from '@nacre/example-common';
import { grad, randn, type Tensor, tensor } from '@nacre/tensor';
import { heatmap, lineChart } from '@nacre/train/charts';
import { backPropagate, forward, type Layer, step } from './backprop.ts';

const largest = async (...tensors: readonly Tensor[]): Promise<number> =>
  Math.max(...(await Promise.all(tensors.map(async (x) => (await x.abs().max().item()) as number))));

const halfSquare = (error: Tensor): Tensor => error.square().sum().mul(0.5) as Tensor;

await example(import.meta, async (run) => {
  // One linear layer: the gradient of ½ · |W · x + b − t|² is (W · x + b − t) · xᵀ.
  const [W, b, x, t] = [randn([3, 4]), randn([3]), randn([4]), randn([3])] as Tensor[] as [Tensor, Tensor, Tensor, Tensor];
  const error = (W.matmul(x) as Tensor).add(b).sub(t) as Tensor;
  const gradient = grad((weight: Tensor) => halfSquare((weight.matmul(x) as Tensor).add(b).sub(t) as Tensor))(W);
  run.figure('one layer: difference from autograd', await largest(error.unsqueeze(1).mul(x).sub(gradient) as Tensor), {
    atMost: 1e-5,
  });

  // Hidden layers: Δ goes backwards through the weights.
  const sizes = [4, 6, 5, 3];
  const layers = await Promise.all(sizes.slice(1).map((size, i) => randomLayer(sizes[i]!, size)));
  const byHand = backPropagate(layers, x, t);
  const errorOf = (...weights: Tensor[]): Tensor => {
    const output = forward(
      layers.map(({ bias }, i) => ({ weight: weights[i]!, bias })),
      x,
    ).at(-1)!;
    return halfSquare(t.sub(output) as Tensor);
  };
  const byAutograd = grad(errorOf, { argument: layers.map((_, i) => i) })(...layers.map(({ weight }) => weight));
  for (const [i, { weight }] of byHand.entries()) {
    run.figure(`layer ${i + 1}: difference from autograd`, await largest(weight.sub(byAutograd[i]!) as Tensor), { atMost: 1e-5 });
    await run.picture(
      `gradient-${i + 1}.svg`,
      heatmap({ title: `∂E / ∂W of layer ${i + 1}`, values: (await weight.array()) as number[][], palette: 'diverging' }),
    );
  }

  // A network that learns XOR by nothing else.
  const corners = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  let network: readonly Layer[] = [await randomLayer(2, 4), await randomLayer(4, 1)];
  const errors: number[] = [];
  for (let epoch = 0; epoch < run.choose(1500, 250); epoch++) {
    let sum = 0;
    for (const [p, q] of corners as [number, number][]) {
      const [input, target] = [tensor([p, q]), tensor([p === q ? 0 : 1])];
      sum += (await halfSquare(target.sub(forward(network, input).at(-1)!) as Tensor).item()) as number;
      network = await step(network, backPropagate(network, input, target), 2);
    }
    errors.push(sum);
  }
  run.figure('error on XOR at the end', errors.at(-1)!, { atMost: 0.1 });
  await run.picture(
    'xor.svg',
    lineChart({ title: 'XOR by back-propagation', xLabel: 'epoch', series: [{ name: '½ · Err²', points: errors }] }),
  );
});

/** Fixed numbers, so that every look at them gives the same. */
async function randomLayer(inputs: number, outputs: number): Promise<Layer> {
  const [weight, bias] = [randn([outputs, inputs]), randn([outputs]).mul(0.1)];
  await Promise.all([weight.data(), bias.data()]);
  return { weight, bias } as Layer;
}
