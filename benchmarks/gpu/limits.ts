/** What the adapter can do at most, as far as simple kernels find out: operations or bytes per second. */
export const limitNames = ['arithmetic', 'copyKernel', 'copyBuffer'] as const;
export type LimitName = (typeof limitNames)[number];

interface Setting {
  /** Seconds that one timing takes at least. */
  readonly duration: number;
  readonly timings: number;
  /** Workgroups of the arithmetic, and iterations of its loop. */
  readonly groups: number;
  readonly iterations: number;
  /** Bytes that are copied, where the adapter allows as many. */
  readonly bytes: number;
}

const full: Setting = { duration: 0.1, timings: 5, groups: 8192, iterations: 64, bytes: 512 * 2 ** 20 };
const quick: Setting = { duration: 0.005, timings: 2, groups: 16, iterations: 4, bytes: 2 ** 20 };

/** Measured afresh, with a device of its own. */
export async function measureLimit(name: LimitName, adapter: GPUAdapter, isQuick: boolean): Promise<{ readonly value: number }> {
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  const device = await adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
  const setting = isQuick ? quick : full;
  const bytes = Math.min(setting.bytes, maxBufferSize, maxStorageBufferBindingSize);
  const work = {
    arithmetic: () => [arithmetic(device, setting)],
    copyKernel: () => [4, 8].map((each) => copyKernel(device, bytes, each)),
    copyBuffer: () => [copyBuffer(device, bytes)],
  }[name]();
  let best = 0;
  for (const one of work) best = Math.max(best, one.amount / (await secondsEach(device, one.encode, setting)));
  device.destroy();
  return { value: best };
}

/** Something that can be encoded any number of times, with the operations or bytes of one time. */
interface Repeated {
  readonly amount: number;
  encode(encoder: GPUCommandEncoder, times: number): void;
}

/** Fastest of some timings, each of as many repetitions in one submission as fill its duration. */
async function secondsEach(device: GPUDevice, encode: Repeated['encode'], { duration, timings }: Setting): Promise<number> {
  const seconds = async (times: number): Promise<number> => {
    const encoder = device.createCommandEncoder();
    encode(encoder, times);
    const commands = encoder.finish();
    const start = performance.now();
    device.queue.submit([commands]);
    await device.queue.onSubmittedWorkDone();
    return (performance.now() - start) / 1000;
  };
  let times = 1;
  while ((await seconds(times)) < duration) times *= 2;
  let best = Infinity;
  for (let timing = 0; timing < timings; timing++) best = Math.min(best, (await seconds(times)) / times);
  return best;
}

const groupSize = 256;
const chains = 4;
const steps = 8;
const lanes = 4;

/** Chains of fused multiply-adds that wait for nobody but themselves, in registers. */
function arithmetic(device: GPUDevice, { groups, iterations }: Setting): Repeated {
  const each = <T>(count: number, f: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => f(i));
  const step = each(chains, (i) => `      a${i} = fma(a${i}, m, c);`).join('\n');
  const code = `
@group(0) @binding(0) var<storage, read_write> out: array<vec4f>;
@group(0) @binding(1) var<storage, read> zero: array<vec4f>;
@compute @workgroup_size(${groupSize})
fn main(@builtin(global_invocation_id) id: vec3u) {
    // What no compiler knows.
    let m = vec4f(0.5) + zero[0];
    let c = vec4f(1) + zero[0];
${each(chains, (i) => `    var a${i} = vec4f(f32(id.x + ${i}u));`).join('\n')}
    for (var i = 0u; i < ${iterations}u; i++) {
${each(steps, () => step).join('\n')}
    }
    out[id.x] = ${each(chains, (i) => `a${i}`).join(' + ')};
}`;
  const out = device.createBuffer({ size: groups * groupSize * 16, usage: GPUBufferUsage.STORAGE });
  const zero = device.createBuffer({ size: 16, usage: GPUBufferUsage.STORAGE });
  return {
    amount: groups * groupSize * iterations * steps * chains * lanes * 2,
    encode: dispatches(device, code, [out, zero], groups),
  };
}

/** Every invocation copies some vectors of four, a workgroup's span apart. */
function copyKernel(device: GPUDevice, bytes: number, each: number): Repeated {
  const groups = Math.floor(bytes / 16 / groupSize / each);
  const code = `
@group(0) @binding(0) var<storage, read_write> out: array<vec4f>;
@group(0) @binding(1) var<storage, read> given: array<vec4f>;
@compute @workgroup_size(${groupSize})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
    let first = group.x * ${groupSize * each}u + local;
    ${Array.from({ length: each }, (_, i) => `out[first + ${i * groupSize}u] = given[first + ${i * groupSize}u];`).join('\n    ')}
}`;
  const size = groups * groupSize * each * 16;
  const [out, given] = [1, 2].map(() => device.createBuffer({ size, usage: GPUBufferUsage.STORAGE })) as [GPUBuffer, GPUBuffer];
  return { amount: 2 * size, encode: dispatches(device, code, [out, given], groups) };
}

function copyBuffer(device: GPUDevice, size: number): Repeated {
  const from = device.createBuffer({ size, usage: GPUBufferUsage.COPY_SRC });
  const to = device.createBuffer({ size, usage: GPUBufferUsage.COPY_DST });
  return {
    amount: 2 * size,
    encode(encoder, times) {
      for (let time = 0; time < times; time++) encoder.copyBufferToBuffer(from, 0, to, 0, size);
    },
  };
}

function dispatches(device: GPUDevice, code: string, buffers: readonly GPUBuffer[], groups: number): Repeated['encode'] {
  const pipeline = device.createComputePipeline({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
  });
  const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
  const bindGroup = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  return (encoder, times) => {
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindGroup);
    for (let time = 0; time < times; time++) pass.dispatchWorkgroups(groups);
    pass.end();
  };
}
