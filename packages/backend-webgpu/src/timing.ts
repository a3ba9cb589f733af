import type { Launch } from '@nacre/tensor/backend';
import type { Failures } from './failures.ts';
import { usage } from './flags.ts';
import type { LaunchQueue } from './queue.ts';
import type { Readback } from './readback.ts';

const bytesPerTimestamp = 8;
/** A query set holds up to 4096 timestamps. */
const maxTimed = 2048;

/** Measures what each launch takes on the GPU, by timestamps. */
export class Timing {
  private readonly device: GPUDevice;
  private readonly queue: LaunchQueue;
  private readonly readback: Readback;
  private readonly failures: Failures;

  constructor(device: GPUDevice, queue: LaunchQueue, readback: Readback, failures: Failures) {
    this.device = device;
    this.queue = queue;
    this.readback = readback;
    this.failures = failures;
  }

  /** Runs the launches, all queued on return; gives the milliseconds of each. */
  async time(launches: readonly Launch[]): Promise<number[]> {
    const parts = Array.from({ length: Math.ceil(launches.length / maxTimed) }, (_, i) =>
      this.timePart(launches.slice(i * maxTimed, (i + 1) * maxTimed)),
    );
    return (await Promise.all(parts)).flat();
  }

  private async timePart(launches: readonly Launch[]): Promise<number[]> {
    this.failures.expectDevice('time');
    const stamps = 2 * launches.length;
    const size = bytesPerTimestamp * stamps;
    const querySet = this.device.createQuerySet({ type: 'timestamp', count: stamps });
    const resolved = this.device.createBuffer({ size, usage: usage.queryResolve | usage.copySource });
    try {
      await this.queue.whenReady(launches, (kernels) =>
        this.failures.watch({ operation: 'time', subject: () => 'a timed run' }, () => {
          let stamp = 0;
          for (const submission of this.queue.submissions(kernels)) {
            const encoder = this.device.createCommandEncoder();
            for (const launch of submission) {
              const timestampWrites = { querySet, beginningOfPassWriteIndex: stamp++, endOfPassWriteIndex: stamp++ };
              const pass = encoder.beginComputePass({ timestampWrites });
              launch.encode(pass);
              pass.end();
            }
            this.device.queue.submit([encoder.finish()]);
          }
        }),
      );
      return await this.readback.read(
        'time',
        size,
        (encoder, staging) => {
          encoder.resolveQuerySet(querySet, 0, stamps, resolved, 0);
          encoder.copyBufferToBuffer(resolved, 0, staging, 0, size);
        },
        (bytes) => durations(new BigUint64Array(bytes)),
      );
    } finally {
      querySet.destroy();
      resolved.destroy();
    }
  }
}

/** Milliseconds between pairs of nanoseconds. Clocks are coarse on purpose in browsers, and may step back. */
const durations = (nanoseconds: BigUint64Array): number[] =>
  Array.from({ length: nanoseconds.length / 2 }, (_, i) =>
    Math.max(0, Number(nanoseconds[2 * i + 1]! - nanoseconds[2 * i]!) / 1e6),
  );
