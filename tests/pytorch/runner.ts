import { type Device, type DType, grad, setDefaultDevice, type Tensor, zerosLike } from '@nacre/tensor';
import { expect } from 'vitest';
import { expectClose } from './compare.ts';
import type { ReferenceCase } from './fixture.ts';
import { runLayer } from './layer-cases.ts';
import { operate, tensorsOf } from './operations.ts';
import { runLBFGS, runOptimizer } from './optimizer-cases.ts';
import { runOneCycle, runSchedule } from './schedule-cases.ts';
import { unpacked, weighted } from './tensors.ts';
import { runLeNet } from './training-cases.ts';

/** What a device promises; see `DeviceEntry`. */
export interface Promises {
  readonly ieee: boolean;
  readonly lacks: readonly DType[];
}

/** Runs one case on `device` and expects PyTorch's numbers; a clear error where the device lacks the dtype. */
export async function runCase(c: ReferenceCase, device: Device, promises: Promises): Promise<void> {
  setDefaultDevice(device);
  const run = runOn(c, promises);
  if (c.needs === undefined || !promises.lacks.includes(c.needs)) return run;
  await expect(run).rejects.toThrow(c.needs);
}

const optimizers = ['SGD', 'Adam', 'AdamW', 'RMSprop', 'Adagrad', 'Adadelta', 'Adamax', 'NAdam', 'RAdam', 'Lion'];

/** What is neither an operation nor a layer. */
const trainings: Readonly<Record<string, (c: ReferenceCase) => void | Promise<void>>> = {
  ...Object.fromEntries(optimizers.map((name) => [name, runOptimizer])),
  LBFGS: runLBFGS,
  OneCycleLR: runOneCycle,
  Schedule: runSchedule,
  LeNet5: runLeNet,
};

async function runOn(c: ReferenceCase, promises: Promises): Promise<void> {
  if (c.state !== undefined) return runLayer(c);
  const training = trainings[c.op];
  if (training !== undefined) return training(c);
  await runOperation(c, promises);
  if (c.second !== undefined) await runSecondOrder(c);
}

async function runOperation(c: ReferenceCase, { ieee }: Promises): Promise<void> {
  const inputs = c.inputs.map((input) => unpacked(input, input.grad));
  const outputs = tensorsOf(await operate(c.op, inputs, c.args));
  const loss = c.gradOutputs && weighted(outputs, c.gradOutputs);
  if (loss?.requiresGrad) loss.backward();
  const closeness = { tolerance: c.tolerance, ieee };
  expect(outputs.length).toBe(c.outputs.length);
  for (const [i, output] of outputs.entries())
    await expectClose(`output ${i}`, output, c.outputs[i]!, { ...closeness, signedZeros: c.signedZeros });
  const leaves = inputs.filter((_, i) => c.inputs[i]!.grad);
  for (const [i, expected] of (c.grads ?? []).entries()) {
    const leaf = leaves[i]!;
    await expectClose(`gradient ${i}`, leaf.grad ?? zerosLike(leaf), expected, closeness);
  }
}

/** The gradient of Σ ⟨gradient, vector⟩, by `grad` of a function that calls `grad`. */
async function runSecondOrder(c: ReferenceCase): Promise<void> {
  const inputs = c.inputs.map((input) => unpacked(input));
  const argument = c.inputs.flatMap((input, i) => (input.grad ? [i] : []));
  const loss = (...xs: readonly Tensor[]): Tensor => weighted(tensorsOf(operate(c.op, xs, c.args)), c.gradOutputs!);
  const directional = (...xs: readonly Tensor[]): Tensor => weighted(grad(loss, { argument })(...xs), c.second!.vectors);
  const second = grad(directional, { argument })(...inputs);
  for (const [i, expected] of c.second!.grads.entries())
    await expectClose(`second-order gradient ${i}`, second[i]!, expected, { tolerance: c.tolerance });
}
