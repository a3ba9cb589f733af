import { example, type Run } from '@nacre/example-common';
import { Perceptron } from '@nacre/models';
import { perceptronRule } from '@nacre/optim';
import { type Tensor, tensor } from '@nacre/tensor';
import { lineChart, scatterChart } from '@nacre/train/charts';
import { type Points, separablePoints } from './points.ts';

/** Shows the examples one by one until a round passes without a mistake, 100 rounds at most. Returns the mistakes of each round. */
async function learn(unit: Perceptron, { inputs, targets }: Points): Promise<number[]> {
  const rule = perceptronRule(unit.parameters(), { lr: 0.5 });
  const mistakes: number[] = [];
  while (mistakes.at(-1) !== 0 && mistakes.length < 100) {
    let count = 0;
    for (const [i, input] of inputs.entries()) {
      const x = tensor(input);
      const error = tensor([targets[i]!]).sub(unit.forward(x)) as Tensor;
      if ((await error.item()) === 0) continue;
      await rule.step(x, error);
      count++;
    }
    mistakes.push(count);
  }
  return mistakes;
}

async function logic(run: Run): Promise<void> {
  const inputs = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  for (const [name, targets, bound] of [
    ['AND', [-1, -1, -1, 1], { is: 0 }],
    ['OR', [-1, 1, 1, 1], { is: 0 }],
    ['XOR', [-1, 1, 1, -1], { atLeast: 1 }],
  ] as const) {
    const unit = new Perceptron(2, 1, { unit: 'sign' });
    await learn(unit, { inputs, targets });
    const outputs = (await unit.forward(tensor(inputs)).array()) as number[][];
    run.figure(`${name}: wrong outputs of four`, outputs.filter(([y], i) => y !== targets[i]).length, bound);
  }
}

await example(import.meta, async (run) => {
  await logic(run);

  const rounds = [];
  for (const margin of run.choose([0.4, 0.2, 0.1, 0.05], [0.4, 0.1])) {
    const points = separablePoints(run.choose(200, 60), margin, run.seed);
    const unit = new Perceptron(2, 1, { unit: 'sign' });
    const mistakes = await learn(unit, points);
    const total = mistakes.reduce((sum, count) => sum + count, 0);
    const bound = Math.floor((points.radius / points.margin) ** 2);
    run.figure(`mistakes at margin ${points.margin.toFixed(3)}`, total, { atMost: bound });
    rounds.push({ name: `margin ${margin}`, points: mistakes });
    await run.picture(`points-${margin}.svg`, await separation(unit, points));
  }
  await run.picture(
    'mistakes.svg',
    lineChart({ title: 'Mistakes in each round', xLabel: 'round', yLabel: 'mistakes', series: rounds }),
  );
});

/** The points of both classes, and the line w · x + b = 0. */
async function separation({ linear }: Perceptron, { inputs, targets }: Points): Promise<string> {
  const [[w1, w2]] = (await linear.weight.array()) as [[number, number]];
  const [b] = (await linear.bias!.array()) as [number];
  const line = Array.from({ length: 400 }, (_, i) => i / 200 - 1)
    .map((x) => [x, -(w1 * x + b) / w2] as const)
    .filter(([, y]) => Math.abs(y) <= 1);
  const of = (target: number): [number, number][] => inputs.filter((_, i) => targets[i] === target) as [number, number][];
  return scatterChart({
    title: 'What the perceptron separates',
    series: [
      { name: '1', points: of(1) },
      { name: '−1', points: of(-1) },
      { name: 'w · x + b = 0', points: line, colour: 'black' },
    ],
    radius: 2.5,
  });
}
