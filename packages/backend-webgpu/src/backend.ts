import type { Backend } from '@nacre/tensor/backend';
import { Failures } from './failures.ts';
import { Memory } from './memory.ts';
import { Order } from './order.ts';
import { Programs, programOf } from './programs.ts';
import { LaunchQueue } from './queue.ts';
import { targetOf } from './target.ts';
import { Timing } from './timing.ts';

/**
 * Nacre's backend contract on a WebGPU device: each kernel becomes a WGSL compute shader, each run one submission.
 *
 * Stored dtypes: float32, int32, uint32, bool, uint8 and int8 (four to a 32-bit word), and float16 (two), which is computed in
 * float32 and needs no feature. Values cannot be read synchronously.
 * With the device's feature `timestamp-query` launches can be timed. `close()` frees the memory, and leaves the device to its owner.
 *
 * @param device With its limits `maxBufferSize` and `maxStorageBufferBindingSize` as high as allocations should be large.
 * @param language What its WGSL has: `gpu.wgslLanguageFeatures`. With `subgroup_id`, and the device's feature `subgroups`, reductions
 * go through subgroups, to the same bits.
 * @example
 * import { createDevice } from '@nacre/tensor/backend';
 * const adapter = await navigator.gpu.requestAdapter();
 * setDefaultDevice(createDevice(webgpuBackend(await adapter!.requestDevice())));
 */
export function webgpuBackend(device: GPUDevice, language: ReadonlySet<string> = new Set()): Backend {
  const failures = new Failures(device);
  const order = new Order();
  const memory = new Memory(device, failures, order);
  const programs = new Programs(device, { subgroups: device.features.has('subgroups') && language.has('subgroup_id') });
  const queue = new LaunchQueue(device, programs, memory, failures, order);
  const timing = new Timing(device, queue, memory.readback, failures);
  return {
    ...targetOf(device.limits.minStorageBufferOffsetAlignment, memory.maxAllocationBytes),
    lost: () => failures.lost,
    alloc: (bytes) => memory.alloc(bytes),
    isMissing: (allocation) => memory.isMissing(allocation),
    free: (allocation) => memory.free(allocation),
    write: (buffer, data) => memory.write(buffer, data),
    read: (buffers) => failures.attempt('read', () => memory.read(buffers)),
    compile: (kernel) => programs.compile(kernel),
    prepare: (launch) => programs.prepare(programs.of(launch)),
    workspace: (launch) => programs.of(launch).scratch,
    // The pipeline goes with its last reference.
    release() {},
    run: (launches) => failures.attempt('run', () => queue.run(launches)),
    async wait() {
      await order.drained();
      await failures.settle('wait');
      await queue.done();
    },
    close() {
      failures.close();
      memory.close();
      queue.close();
    },
    source: (program) =>
      programOf(program)
        .passes.map(({ shader }) => shader.source)
        .join('\n'),
    ...(device.features.has('timestamp-query')
      ? { time: (launches) => failures.attempt('time', () => timing.time(launches)) }
      : { untimed: 'the GPU device lacks the feature timestamp-query' }),
  };
}
