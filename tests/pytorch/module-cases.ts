import * as layers from '@nacre/layers';
import { Tensor, zerosLike } from '@nacre/tensor';
import { expect } from 'vitest';
import { expectClose } from './compare.ts';
import type { PackedTensor, ReferenceCase } from './fixture.ts';
import { unpacked, weighted } from './tensors.ts';

type Call = (...args: readonly unknown[]) => unknown;
type Made = layers.Module & { forward: Call };

const exported = layers as unknown as Readonly<Record<string, Call & (new (...args: readonly unknown[]) => Made)>>;

/** Calls a module, or where there is no state a function, once with the arguments of `call`; compares outputs, gradients and state. */
export async function runModule(c: ReferenceCase): Promise<void> {
  const Class = exported[c.op];
  if (Class === undefined) throw new Error(`no public layer is called ${c.op}`);
  const module = c.state === undefined ? undefined : new Class(...c.args);
  module?.loadStateDict(tensors(c.state!));
  const inputs = c.inputs.map((input) => unpacked(input, input.grad));
  const args = c.call!.map((arg) => given(arg, inputs));
  const outputs = tensorsIn(module === undefined ? Class(...args) : module.forward(...args));
  expect(outputs.length).toBe(c.outputs.length);
  weighted(outputs, c.gradOutputs!).backward();

  const { tolerance } = c;
  for (const [i, output] of outputs.entries()) await expectClose(`output ${i}`, output, c.outputs[i]!, { tolerance });
  const leaves = inputs.filter((_, i) => c.inputs[i]!.grad);
  for (const [i, leaf] of leaves.entries())
    await expectClose(`gradient ${i}`, leaf.grad ?? zerosLike(leaf), c.grads![i]!, { tolerance });
  const parameters = module?.namedParameters() ?? [];
  expect(parameters.map(([name]) => name)).toEqual(Object.keys(c.stateGrads ?? {}));
  for (const [name, parameter] of parameters) {
    const gradient = parameter.grad ?? zerosLike(parameter);
    await expectClose(`gradient of ${name}`, gradient, c.stateGrads![name]!, { tolerance });
  }
  const state = module?.stateDict() ?? {};
  expect(Object.keys(state)).toEqual(Object.keys(c.state ?? {}));
  for (const [name, expected] of Object.entries(c.stateAfter ?? c.state ?? {}))
    await expectClose(name, state[name]!, expected, { tolerance });
}

const tensors = (packed: Readonly<Record<string, PackedTensor>>): Record<string, Tensor> =>
  Object.fromEntries(Object.entries(packed).map(([name, value]) => [name, unpacked(value)]));

/** JSON as an argument: {"input": k} is input k, also in lists and records. */
function given(arg: unknown, inputs: readonly Tensor[]): unknown {
  if (arg === null || typeof arg !== 'object') return arg;
  if (Array.isArray(arg)) return arg.map((part) => given(part, inputs));
  if ('input' in arg) return inputs[arg.input as number];
  return Object.fromEntries(Object.entries(arg).map(([key, value]) => [key, given(value, inputs)]));
}

/** The tensors of a result, in order; null is none. */
function tensorsIn(result: unknown): Tensor[] {
  if (result instanceof Tensor) return [result];
  return Array.isArray(result) ? result.flatMap(tensorsIn) : [];
}
