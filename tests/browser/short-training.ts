import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, rand, randint, setDefaultDevice } from '@nacre/tensor';

/** The losses of a short training of LeNet-5, the same one on every device. Runs in pages, in workers, in Deno. */
export async function train(backend: 'cpu' | 'webgpu', steps = 8): Promise<number[]> {
  const device = backend === 'webgpu' ? await webgpu() : await cpu();
  setDefaultDevice(device);
  manualSeed(7);
  const model = new LeNet5();
  const optimizer = new Adam(model.parameters());
  const [images, labels] = [rand([16, 1, 28, 28]), randint(0, 10, [16])];
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    optimizer.zeroGrad();
    const loss = crossEntropy(model.forward(images), labels);
    loss.backward();
    await optimizer.step();
    losses.push(await loss.item());
  }
  device.close();
  return losses;
}
