import {
  applyUpdates,
  avgPool2d,
  conv2d,
  defaultDevice,
  drawNormal,
  Parameter,
  setDefaultDevice,
  type Tensor,
  tensor,
} from '@nacre/tensor';
import { createDevice, type Device } from '@nacre/tensor/backend';
import { referenceBackend } from '@nacre/tensor/testing';
import { afterAll, expect, test } from 'vitest';
import { webgpu } from './index.ts';

const images = 2;
const classes = 10;
const shapes = {
  conv1: [6, 1, 5, 5],
  bias1: [6],
  conv2: [16, 6, 5, 5],
  bias2: [16],
  linear1: [400, 120],
  bias3: [120],
  linear2: [120, 84],
  bias4: [84],
  linear3: [84, classes],
  bias5: [classes],
} as const;
type Weights = { [name in keyof typeof shapes]: Parameter };
const names = Object.keys(shapes) as (keyof typeof shapes)[];

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const normal = (shape: readonly number[], seed: number, scale: number): Tensor =>
  tensor(
    Float32Array.from(drawNormal(sizeOf(shape), [seed, 0])).map((x) => x * scale),
    { shape: [...shape] },
  );

/** Small enough for no unit to saturate. */
function initialWeights(): Weights {
  const scaleOf = (shape: readonly number[]): number => (shape.length === 1 ? 0.1 : (sizeOf(shape) / Math.max(...shape)) ** -0.5);
  return Object.fromEntries(
    names.map((name, i) => [name, new Parameter(normal(shapes[name], i, scaleOf(shapes[name])))]),
  ) as Weights;
}

/** LeNet-5 on 28 × 28 pixels. */
function logits(w: Weights, x: Tensor): Tensor {
  const first = avgPool2d(conv2d(x, w.conv1, w.bias1, { padding: 2 }).tanh(), 2);
  const second = avgPool2d(conv2d(first, w.conv2, w.bias2).tanh(), 2).reshape([images, 400]);
  const third = second.matmul(w.linear1).add(w.bias3).tanh();
  return third.matmul(w.linear2).add(w.bias4).tanh().matmul(w.linear3).add(w.bias5);
}

/** Losses and first gradients of a few steps of gradient descent. */
async function train(device: Device, steps: number): Promise<{ losses: number[]; gradients: Float32Array[] }> {
  setDefaultDevice(device);
  const weights = initialWeights();
  const x = normal([images, 1, 28, 28], 100, 1);
  const target = tensor(
    Float32Array.from({ length: images * classes }, (_, i) => Number(i % classes === (i < classes ? 3 : 7))),
    { shape: [images, classes] },
  );
  const losses: number[] = [];
  const gradients: Float32Array[] = [];
  for (let step = 0; step < steps; step++) {
    const loss = logits(weights, x)
      .logSoftmax(1)
      .mul(target)
      .sum()
      .mul(-1 / images);
    loss.backward();
    if (step === 0) for (const name of names) gradients.push((await weights[name].grad!.data()) as Float32Array);
    for (const name of names) {
      const weight = weights[name];
      const gradient = weight.grad!;
      weight.grad = undefined;
      weight.assign(weight.detach().sub(gradient.mul(0.05)), 'SGD.step');
    }
    await applyUpdates('SGD.step');
    losses.push(Number(await loss.item()));
  }
  return { losses, gradients };
}

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

test('LeNet-5 learns with the gradients and losses of the reference backend', async () => {
  const expected = await train(createDevice(referenceBackend()), 4);
  const device = await webgpu();
  const actual = await train(device, 4);
  actual.losses.forEach((loss, step) => expect(loss).toBeCloseTo(expected.losses[step]!, 4));
  expect(actual.losses[3]).toBeLessThan(actual.losses[0]! / 2);
  actual.gradients.forEach((gradient, i) => {
    const wanted = expected.gradients[i]!;
    const largest = wanted.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    const worst = wanted.reduce((most, v, n) => Math.max(most, Math.abs(v - gradient[n]!)), 0);
    expect(worst / largest, names[i]).toBeLessThan(1e-4);
  });
  device.close();
}, 300_000);
