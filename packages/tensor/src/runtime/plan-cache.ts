import { type Capture, compile, type Request } from '../compile/index.ts';
import type { Device } from './device.ts';
import { Executable } from './executable.ts';
import { observer } from './observe.ts';

const maxInts = 4 * 2 ** 20;
const warnAfter = 500;

/** The compiled plans of a device by structure, the least recently used dropped when their keys grow too many. */
export class PlanCache {
  private readonly device: Device;
  /** Insertion order is order of use. */
  private readonly entries = new Map<number, Executable[]>();
  private ints = 0;
  private hits = 0;
  private misses = 0;

  constructor(device: Device) {
    this.device = device;
  }

  find(captured: Capture & Request): Executable {
    const found = observer()?.finding?.();
    const { misses } = this;
    const executable = this.lookUp(captured);
    found?.(this.misses > misses);
    return executable;
  }

  private lookUp(captured: Capture & Request): Executable {
    const hash = hashOf(captured.key);
    const bucket = this.entries.get(hash) ?? [];
    const known = bucket.find((executable) => sameInts(executable.key, captured.key));
    if (known !== undefined) {
      this.hits++;
      this.entries.delete(hash);
      this.entries.set(hash, bucket);
      return known;
    }
    this.misses++;
    if (this.misses === warnAfter && this.hits < this.misses) {
      console.warn(
        `Nacre compiled ${this.misses} different programs and reused few: shapes that change from step to step cost a compilation each; pad them to a few sizes`,
      );
    }
    const { backend, lowering } = this.device;
    const plan = compile(captured, backend, lowering);
    const executable = new Executable(this.device, plan, captured.key);
    this.entries.delete(hash);
    this.entries.set(hash, [...bucket, executable]);
    this.ints += captured.key.length;
    this.evict(maxInts);
    return executable;
  }

  /** Drops every plan but the one used last, and gives back the memory they hold: for when memory is short. */
  clear(): void {
    this.evict(0);
  }

  /** Drops a plan that could not be run, with what it holds, unless it was dropped before. */
  drop(executable: Executable): void {
    const hash = hashOf(executable.key);
    const bucket = this.entries.get(hash) ?? [];
    if (!bucket.includes(executable)) return;
    const rest = bucket.filter((other) => other !== executable);
    if (rest.length > 0) this.entries.set(hash, rest);
    else this.entries.delete(hash);
    this.ints -= executable.key.length;
    executable.release();
  }

  private evict(most: number): void {
    for (const [hash, bucket] of this.entries) {
      if (this.ints <= most || this.entries.size === 1) return;
      this.entries.delete(hash);
      for (const executable of bucket) {
        this.ints -= executable.key.length;
        executable.release();
      }
    }
  }
}

function hashOf(ints: Int32Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < ints.length; i++) hash = Math.imul(hash ^ ints[i]!, 0x01000193) ^ (hash >>> 15);
  return hash;
}

function sameInts(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
