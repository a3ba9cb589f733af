import { example } from '@nacre/example-common';
import { grad, linspace, stack, type Tensor, tensor } from '@nacre/tensor';
import { imageGrid, lineChart } from '@nacre/train/charts';

/** One sigmoid neuron: inputs [..., 2] → outputs [...]. */
const neuron = (x: Tensor, weights: Tensor, bias: number): Tensor => x.matmul(weights).add(bias).sigmoid() as Tensor;

/** Its outputs on a grid over [−4, 4]², the second input upwards. */
async function cliff(w: readonly number[], bias: number, points: number): Promise<number[][]> {
  const axis = linspace(-4, 4, points) as Tensor;
  const [x1, x2] = [axis.expand([points, points]), axis.flip([0]).unsqueeze(1).expand([points, points])] as Tensor[];
  return (await neuron(stack([x1!, x2!], 2) as Tensor, tensor(w as number[]), bias).array()) as number[][];
}

await example(import.meta, async (run) => {
  const points = run.choose(81, 33);

  // The bias moves the threshold: the output is ½ where w · x + b = 0.
  const [w, biases] = [1.5, [-4, -2, 0, 2, 4]];
  const xs = Array.from({ length: 321 }, (_, i) => -8 + i / 20);
  const curves = [];
  let misplaced = 0;
  for (const bias of biases) {
    const outputs = await neuron(tensor(xs.map((x) => [x, 0])), tensor([w, 0]), bias).data();
    curves.push({ name: `b = ${bias}`, points: xs.map((x, i) => [x, outputs[i]!] as const) });
    const crossing = xs[outputs.findIndex((y) => y >= 0.5)]!;
    misplaced = Math.max(misplaced, Math.abs(crossing - -bias / w));
  }
  run.figure('distance of the threshold from −b / w', misplaced, { atMost: 0.05 });
  await run.picture(
    'bias.svg',
    lineChart({ title: `σ(${w} · x + b): the bias moves the threshold`, xLabel: 'x', yLabel: 'output', series: curves }),
  );

  // The length of w is the steepness, its direction the orientation of the cliff.
  const gradient = grad((x: Tensor, weights: Tensor) => neuron(x, weights, 0));
  let [steepness, orientation] = [0, 0];
  const images: { values: number[][]; label: string }[][] = [[], []];
  for (const length of [0.5, 1, 2, 8]) {
    const weights = [length * Math.cos(0.6), length * Math.sin(0.6)];
    images[0]!.push({ values: await cliff(weights, 0, points), label: `‖w‖ = ${length}` });
    const [dx, dy] = await gradient(tensor([0, 0]), tensor(weights)).data();
    steepness = Math.max(steepness, Math.abs(Math.hypot(dx!, dy!) - length / 4));
  }
  for (const degrees of [0, 45, 120, 250]) {
    const angle = (degrees * Math.PI) / 180;
    const weights = [2 * Math.cos(angle), 2 * Math.sin(angle)];
    images[1]!.push({ values: await cliff(weights, 0, points), label: `${degrees}°` });
    const [dx, dy] = await gradient(tensor([0, 0]), tensor(weights)).data();
    orientation = Math.max(orientation, Math.abs(Math.sin(Math.atan2(dy!, dx!) - angle)));
  }
  run.figure('difference of the slope from ‖w‖ / 4', steepness, { atMost: 1e-5 });
  run.figure('difference of the direction from that of w', orientation, { atMost: 1e-5 });
  for (const [i, name] of ['steepness', 'orientation'].entries()) {
    const options = {
      title: `σ(w · x): ${name}`,
      images: images[i]!,
      columns: 4,
      palette: 'viridis',
      domain: [0, 1],
      size: 150,
    } as const;
    await run.picture(`${name}.svg`, imageGrid(options));
  }
});
