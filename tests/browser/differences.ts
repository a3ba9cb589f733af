import { cpu } from '@nacre/backend-cpu';
import { type Device, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { type PackedTensor, type ReferenceCase, unpack } from '../pytorch/fixture.ts';
import { operate, tensorsOf } from '../pytorch/operations.ts';
import { unpacked, weighted } from '../pytorch/tensors.ts';

const epsilon = 1e-5;
/** Of the largest derivative. */
const tolerance = 1e-4;

/**
 * Throws unless the gradients that `device` computes in float32 are the central differences, (f(x + ε) − f(x − ε)) / 2ε, that the CPU finds
 * in float64. Only the weighted sum of the outputs is taken from the case, not PyTorch's numbers.
 */
export async function followsDifferences(c: ReferenceCase, device: Device): Promise<void> {
  setDefaultDevice(device);
  const inputs = c.inputs.map((input) => unpacked(input, input.grad));
  lossOf(c, inputs).backward();
  const gradients = await Promise.all(inputs.map((input) => input.grad?.data()));
  const expected = await differences(c);
  gradients.forEach((gradient, i) => {
    if (gradient === undefined) return;
    const largest = Math.max(1, ...expected[i]!.map(Math.abs));
    expected[i]!.forEach((difference, j) => {
      const error = Math.abs(gradient[j]! - difference);
      if (error <= tolerance * largest) return;
      throw new Error(
        `by element ${j} of input ${i} the derivative is ${difference} by differences and ${gradient[j]} on ${device.name}`,
      );
    });
  });
}

const lossOf = (c: ReferenceCase, inputs: readonly Tensor[]): Tensor =>
  weighted(tensorsOf(operate(c.op, inputs, c.args)), c.gradOutputs!);

/** By each element of each input that has a gradient. */
async function differences(c: ReferenceCase): Promise<number[][]> {
  const device = await cpu();
  setDefaultDevice(device);
  const points = c.inputs.map((input) => (input.grad ? Float64Array.from(unpack(input)) : undefined));
  const inputAt = (packed: PackedTensor, i: number): Tensor =>
    points[i] === undefined ? unpacked(packed) : tensor(points[i].slice(), { shape: packed.shape });
  const value = async (): Promise<number> => Number(await lossOf(c, c.inputs.map(inputAt)).item());
  const result: number[][] = [];
  for (const point of points) {
    const row: number[] = [];
    for (const [j, x] of (point ?? new Float64Array()).entries()) {
      point![j] = x + epsilon;
      const above = await value();
      point![j] = x - epsilon;
      const below = await value();
      point![j] = x;
      row.push((above - below) / (2 * epsilon));
    }
    result.push(row);
  }
  device.close();
  return result;
}
