import { usage } from './flags.ts';

/** Memory in which the passes of a launch leave things for those that follow; the next launch may write over it. */
export class Scratch {
  private readonly device: GPUDevice;
  private held: GPUBuffer | undefined;

  constructor(device: GPUDevice) {
    this.device = device;
  }

  /** Before anything is encoded that uses it. */
  reserve(bytes: number): void {
    if (bytes <= (this.held?.size ?? 0)) return;
    this.held?.destroy();
    this.held = this.device.createBuffer({ size: 2 ** Math.ceil(Math.log2(bytes)), usage: usage.storage });
  }

  /** What has been reserved. */
  get buffer(): GPUBuffer {
    return this.held!;
  }

  close(): void {
    this.held?.destroy();
  }
}
