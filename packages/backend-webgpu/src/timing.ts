import type { Launch } from '@nacre/tensor/backend';
import type { Failures } from './failures.ts';
import { mapForReading, usage } from './flags.ts';
import { hasPoints, kernelLaunches, type LaunchQueue } from './queue.ts';

const bytesPerTimestamp = 8;
/** A query set holds up to 4096 timestamps. */
const maxTimed = 2048;

/** Milliseconds that each launch took on the GPU, by its timestamps. */
export async function timeLaunches(
  device: GPUDevice,
  queue: LaunchQueue,
  failures: Failures,
  launches: readonly Launch[],
): Promise<number[]> {
  const times: number[] = [];
  for (let first = 0; first < launches.length; first += maxTimed) {
    times.push(...(await timePart(device, queue, failures, launches.slice(first, first + maxTimed))));
  }
  return times;
}

async function timePart(
  device: GPUDevice,
  queue: LaunchQueue,
  failures: Failures,
  launches: readonly Launch[],
): Promise<number[]> {
  const kernels = kernelLaunches(launches);
  const size = 2 * bytesPerTimestamp * kernels.length;
  const querySet = device.createQuerySet({ type: 'timestamp', count: 2 * kernels.length });
  const resolved = device.createBuffer({ size, usage: usage.queryResolve | usage.copySource });
  const staging = device.createBuffer({ size, usage: usage.mapRead | usage.copyTarget });
  failures.watch('time', 'a timed run', () => {
    const encoder = device.createCommandEncoder();
    queue.encoders(kernels).forEach((encode, i) => {
      const timestampWrites = { querySet, beginningOfPassWriteIndex: 2 * i, endOfPassWriteIndex: 2 * i + 1 };
      const pass = encoder.beginComputePass({ timestampWrites });
      if (hasPoints(kernels[i]!)) encode(pass);
      pass.end();
    });
    encoder.resolveQuerySet(querySet, 0, 2 * kernels.length, resolved, 0);
    encoder.copyBufferToBuffer(resolved, 0, staging, 0, size);
    device.queue.submit([encoder.finish()]);
  });
  try {
    await failures.settle('time');
    await staging.mapAsync(mapForReading);
    const nanoseconds = new BigUint64Array(staging.getMappedRange());
    // Clocks are coarse on purpose in browsers, and may step back.
    return kernels.map((_, i) => Math.max(0, Number(nanoseconds[2 * i + 1]! - nanoseconds[2 * i]!) / 1e6));
  } finally {
    querySet.destroy();
    resolved.destroy();
    staging.destroy();
  }
}
