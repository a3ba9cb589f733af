import { example } from '@nacre/example-common';
import { Linear } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { randn, type Tensor, tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';

const rate = 0.5;

/** The rule by hand: W ← W + α · Err · g′(in) · x, and for the bias, whose input is 1, b ← b + α · Err · g′(in). */
class DeltaRule {
  weight: Tensor;
  bias: Tensor;

  constructor({ weight, bias }: Linear) {
    this.weight = weight.detach();
    this.bias = bias!.detach();
  }

  /** Learns one example; returns ½ · Err². */
  async learn(x: Tensor, target: Tensor): Promise<number> {
    const output = (this.weight.matmul(x) as Tensor).add(this.bias).sigmoid() as Tensor;
    const error = target.sub(output) as Tensor;
    const delta = error.mul(output).mul(output.neg().add(1)) as Tensor; // Err · g′(in), since g′ = g · (1 − g)
    const loss = (await error.square().sum().mul(0.5).item()) as number;
    this.weight = tensor(await this.weight.add(delta.unsqueeze(1).mul(x).mul(rate)).data(), { shape: this.weight.shape });
    this.bias = tensor(await this.bias.add(delta.mul(rate)).data());
    return loss;
  }
}

await example(import.meta, async (run) => {
  const steps = run.choose(2000, 300);
  const inputs = randn([steps, 3]);
  // Three units, each to tell on which side of a plane of its own an input lies.
  const targets = inputs
    .matmul(randn([3, 3]))
    .add(0.3)
    .step() as Tensor;

  const layer = new Linear(3, 3);
  await layer.weight.data();
  const byHand = new DeltaRule(layer as Linear);
  await Promise.all([byHand.weight.data(), byHand.bias.data()]);
  const optimizer = new SGD(layer.parameters(), { lr: rate });

  const losses: Record<string, number[]> = { 'delta rule': [], autograd: [] };
  for (let step = 0; step < steps; step++) {
    const [x, target] = [inputs.select(0, step), targets.select(0, step)] as [Tensor, Tensor];
    losses['delta rule']!.push(await byHand.learn(x, target));

    const loss = target
      .sub((layer as Linear).forward(x).sigmoid())
      .square()
      .sum()
      .mul(0.5) as Tensor;
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
    losses.autograd!.push((await loss.item()) as number);
  }

  const difference = Math.max(
    (await byHand.weight.sub(layer.weight).abs().max().item()) as number,
    (await byHand.bias.sub(layer.bias!).abs().max().item()) as number,
  );
  run.figure('largest difference of a weight', difference, { atMost: 1e-4 });
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;
  run.figure(
    'error at the end, of that at the beginning',
    mean(losses.autograd!.slice(-100)) / mean(losses.autograd!.slice(0, 20)),
    {
      atMost: 0.5,
    },
  );
  const series = Object.entries(losses).map(([name, values], i) => ({ name, points: smoothed(values), dashed: i === 1 }));
  await run.picture('error.svg', lineChart({ title: '½ · Err², mean of 25 steps', xLabel: 'step', series }));
});

/** Means over 25 steps. */
function smoothed(values: readonly number[]): number[] {
  return values.map((_, i) => {
    const window = values.slice(Math.max(0, i - 24), i + 1);
    return window.reduce((a, b) => a + b) / window.length;
  });
}
