import type { ComputeType, KernelLaunch } from '@nacre/tensor/backend';
import { usage } from './flags.ts';
import { programOf } from './programs.ts';

const bytesPerArgument = 4;

/**
 * The arguments of the launches of a run, in one uniform buffer. It is written anew for every run: the queue keeps the order, so
 * runs before still see theirs.
 */
export class LaunchArguments {
  private readonly device: GPUDevice;
  private readonly layout: GPUBindGroupLayout;
  private readonly alignment: number;
  private bytes = new DataView(new ArrayBuffer(0));
  private buffer: GPUBuffer | undefined;
  /** By the size of the block they show. */
  private readonly groups = new Map<number, GPUBindGroup>();

  constructor(device: GPUDevice, layout: GPUBindGroupLayout) {
    this.device = device;
    this.layout = layout;
    this.alignment = device.limits.minUniformBufferOffsetAlignment;
  }

  /** Uploads the arguments of all launches; says where those of each pass are. */
  upload(launches: readonly KernelLaunch[]): number[][] {
    let size = 0;
    const offsets = launches.map(({ program }) => {
      const { args, passes } = programOf(program);
      return passes.map((pass) => {
        const offset = size;
        size += this.blockSize(args.length + pass.args.length);
        return offset;
      });
    });
    this.reserve(size);
    launches.forEach(({ program, args }, i) => {
      const { args: types, passes } = programOf(program);
      passes.forEach((pass, n) => {
        const first = offsets[i]![n]! + bytesPerArgument;
        types.forEach((type, at) => setArgument(this.bytes, first + bytesPerArgument * at, type, args[at]!));
        pass.args.forEach((value, at) =>
          setArgument(this.bytes, first + bytesPerArgument * (types.length + at), 'uint32', value),
        );
      });
    });
    this.device.queue.writeBuffer(this.buffer!, 0, this.bytes.buffer, 0, size);
    return offsets;
  }

  /** To be bound with an offset that `upload` gave. */
  group(count: number): GPUBindGroup {
    const size = this.blockSize(count);
    let group = this.groups.get(size);
    if (group === undefined) {
      group = this.device.createBindGroup({
        layout: this.layout,
        entries: [{ binding: 0, resource: { buffer: this.buffer!, size } }],
      });
      this.groups.set(size, group);
    }
    return group;
  }

  close(): void {
    this.buffer?.destroy();
  }

  /** A zero comes before the arguments: see `literal`. */
  private blockSize(count: number): number {
    return Math.ceil(((count + 1) * bytesPerArgument) / this.alignment) * this.alignment;
  }

  private reserve(size: number): void {
    if (size <= this.bytes.byteLength) return;
    const capacity = 2 ** Math.ceil(Math.log2(size));
    this.buffer?.destroy();
    this.buffer = this.device.createBuffer({ size: capacity, usage: usage.uniform | usage.copyTarget });
    this.bytes = new DataView(new ArrayBuffer(capacity));
    this.groups.clear();
  }
}

function setArgument(bytes: DataView, at: number, type: ComputeType, value: number): void {
  if (type === 'float32') bytes.setFloat32(at, value, true);
  else if (type === 'int32') bytes.setInt32(at, value, true);
  else bytes.setUint32(at, value, true);
}
