import * as layers from '@nacre/layers';
import type { Tensor } from '@nacre/tensor';
import { expect } from 'vitest';
import { expectClose } from './compare.ts';
import type { PackedTensor, ReferenceCase } from './fixture.ts';
import { unpacked, weighted } from './tensors.ts';

/** A layer of one input, as the public package makes it. */
export interface Layer extends layers.Module {
  forward(x: Tensor): Tensor;
}

const classes = layers as unknown as Readonly<Record<string, new (...args: readonly unknown[]) => Layer>>;

export function makeLayer(name: string, args: readonly unknown[]): Layer {
  const Layer = classes[name];
  if (Layer === undefined) throw new Error(`no public layer is called ${name}`);
  return new Layer(...args);
}

/** Calls the layer once per input, in order, then compares outputs, every gradient, and the buffers. */
export async function runLayer(c: ReferenceCase): Promise<void> {
  const layer = makeLayer(c.op, c.args).train(c.mode === 'train');
  layer.loadStateDict(mapped(c.state!, (packed) => unpacked(packed)));
  const inputs = c.inputs.map((input) => unpacked(input, true));
  const outputs = inputs.map((x) => layer.forward(x));
  weighted(outputs, c.gradOutputs!).backward();

  const { tolerance } = c;
  for (const [i, output] of outputs.entries()) await expectClose(`output ${i}`, output, c.outputs[i]!, { tolerance });
  for (const [i, input] of inputs.entries()) await expectClose(`gradient ${i}`, input.grad!, c.grads![i]!, { tolerance });
  const parameters = layer.namedParameters();
  expect(parameters.map(([name]) => name)).toEqual(Object.keys(c.stateGrads!));
  for (const [name, parameter] of parameters) {
    await expectClose(`gradient of ${name}`, parameter.grad!, c.stateGrads![name]!, { tolerance });
  }
  const buffers = layer.namedBuffers();
  expect(buffers.map(([name]) => name)).toEqual(Object.keys(c.buffersAfter!));
  for (const [name, buffer] of buffers) await expectClose(name, buffer, c.buffersAfter![name]!, { tolerance });
}

function mapped<T>(record: Readonly<Record<string, PackedTensor>>, f: (packed: PackedTensor) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, packed]) => [key, f(packed)]));
}
