import { example } from '@nacre/example-common';
import { grad, linspace, stack, type Tensor } from '@nacre/tensor';
import { type LineSeries, lineChart } from '@nacre/train/charts';

const functions: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  sigmoid: (x) => x.sigmoid(),
  tanh: (x) => x.tanh(),
  ReLU: (x) => x.relu(),
  softplus: (x) => x.softplus(),
  step: (x) => x.step(),
};

/** The derivatives of a function of single elements at all places at once. */
const derivative = (f: (x: Tensor) => Tensor): ((x: Tensor) => Tensor) =>
  grad((x: Tensor) => f(x).sum() as Tensor) as (x: Tensor) => Tensor;

await example(import.meta, async (run) => {
  const x = linspace(-6, 6, run.choose(481, 121)) as Tensor;
  const same = async (name: string, a: Tensor, b: Tensor): Promise<void> =>
    run.figure(`${name}: largest difference`, (await a.sub(b).abs().max().item()) as number, { atMost: 2e-6 });

  await same('tanh x = 2σ(2x) − 1', x.tanh(), x.mul(2).sigmoid().mul(2).sub(1) as Tensor);
  await same('σ(−x) = 1 − σ(x)', x.neg().sigmoid() as Tensor, x.sigmoid().neg().add(1) as Tensor);
  await same('σ′ = σ · (1 − σ)', derivative(functions.sigmoid!)(x), x.sigmoid().mul(x.sigmoid().neg().add(1)) as Tensor);
  await same('tanh′ = 1 − tanh²', derivative(functions.tanh!)(x), x.tanh().square().neg().add(1) as Tensor);
  await same('softplus′ = σ', derivative(functions.softplus!)(x), x.sigmoid());
  await same('softplus(x) − softplus(−x) = x', x.softplus().sub(x.neg().softplus()) as Tensor, x);
  await same('ReLU′ = step, but at 0', derivative(functions.ReLU!)(x.add(1e-3) as Tensor), x.add(1e-3).step() as Tensor);
  const pair = stack([x, x.neg()], 1) as Tensor;
  await same('softmax(x + c) = softmax(x)', pair.softmax(1), pair.add(5).softmax(1) as Tensor);
  await same('softmax of two is σ of their difference', pair.softmax(1).select(1, 0) as Tensor, x.mul(2).sigmoid() as Tensor);

  const flat = async (name: string, at: number): Promise<number> =>
    Math.abs((await derivative(functions[name]!)(linspace(at, at, 1) as Tensor).data())[0]!);
  run.figure('slope of σ at 0', await flat('sigmoid', 0), { is: 0.25 });
  run.figure('slope of σ at 10, where it is saturated', await flat('sigmoid', 10), { atMost: 5e-5 });
  run.figure('slope of tanh at 10', await flat('tanh', 10), { atMost: 1e-7 });
  run.figure('slope of ReLU at 10, which does not saturate', await flat('ReLU', 10), { is: 1 });
  run.figure('slope of step at 10: nothing to learn from', await flat('step', 10), { is: 0 });

  const xs = await x.data();
  const series = (name: string, ys: ArrayLike<number>) => ({ name, points: Array.from(xs, (at, i) => [at, ys[i]!] as const) });
  const [values, slopes] = [[], []] as [LineSeries[], LineSeries[]];
  for (const [name, f] of Object.entries(functions)) {
    values.push(series(name, await f(x).data()));
    slopes.push(series(name, await derivative(f)(x).data()));
  }
  values.push({
    ...series(
      'softmax of (x, 0)',
      await stack([x, x.mul(0)], 1)
        .softmax(1)
        .select(1, 0)
        .data(),
    ),
    dashed: true,
  });
  await run.picture('activations.svg', lineChart({ title: 'Activation functions', series: values, yDomain: [-1.2, 3] }));
  await run.picture('derivatives.svg', lineChart({ title: 'Their derivatives', series: slopes, yDomain: [-0.1, 1.2] }));
});
