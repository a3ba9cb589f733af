import type { Shape, Tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import reference from './fixtures/reference.json' with { type: 'json' };
import { fingerprint, tolerance, wave } from './fixtures/waves.ts';
import * as layers from './index.ts';

interface Case {
  readonly layer: string;
  readonly args: readonly unknown[];
  readonly input: Shape;
  readonly train: boolean;
  readonly shape: Shape;
  readonly output: number;
  readonly inputGrad: number;
  readonly grads: Readonly<Record<string, number>>;
  readonly buffers: Readonly<Record<string, number>>;
}
type Layer = layers.Module & { forward(x: Tensor): Tensor };

const classes = layers as unknown as Readonly<Record<string, new (...args: readonly unknown[]) => Layer>>;

async function expectNear(x: Tensor, expected: number, what: string): Promise<void> {
  expect(Math.abs((await fingerprint(x)) - expected), what).toBeLessThanOrEqual(tolerance(expected));
}

describe('layers give the values and gradients of PyTorch', () => {
  it.each(
    (reference.layers as unknown as readonly Case[]).map(
      (c) => [`${c.layer}(${JSON.stringify(c.args).slice(1, -1)})`, c] as const,
    ),
  )('%s', async (_, c) => {
    const layer = new classes[c.layer]!(...c.args).train(c.train);
    const state = Object.entries(layer.stateDict()).map(([name, value], i) => {
      const filled = wave(value.shape, i + 1);
      return [name, value.dtype === 'float32' ? (name === 'running_var' ? filled.add(2) : filled) : value] as const;
    });
    layer.loadStateDict(Object.fromEntries(state));
    const x = wave(c.input, 0, true);
    const y = layer.forward(x);
    expect(y.shape).toEqual(c.shape);
    y.mul(wave(c.shape, 9)).sum().backward();

    await expectNear(y, c.output, 'output');
    await expectNear(x.grad!, c.inputGrad, 'gradient of the input');
    expect(layer.namedParameters().map(([name]) => name)).toEqual(Object.keys(c.grads));
    for (const [name, parameter] of layer.namedParameters()) await expectNear(parameter.grad!, c.grads[name]!, name);
    expect(layer.namedBuffers().map(([name]) => name)).toEqual(Object.keys(c.buffers));
    for (const [name, buffer] of layer.namedBuffers()) await expectNear(buffer, c.buffers[name]!, name);
  });
});
