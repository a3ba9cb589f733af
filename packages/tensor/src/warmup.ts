import { observe } from './runtime/observe.ts';

/**
 * How many programs of the device are ready, of those asked for so far.
 */
export interface WarmupProgress {
  readonly ready: number;
  readonly total: number;
}

/**
 * Runs `f`, the first training step say, for real, and tells how far the device is with compiling what it needs: on a GPU that takes up
 * to seconds, in which the programs of each plan are compiled side by side. Afterwards `f` runs without compiling. Devices that
 * compile at once have nothing to tell.
 * @example
 * const w = new Parameter(tensor([1, 2]));
 * const step = async () => {
 *   w.assign(w.mul(2));
 *   await applyUpdates('double');
 * };
 * await warmup(step, ({ ready, total }) => console.log(`${ready} of ${total} programs`));
 * await w.array(); // [2, 4]
 */
export async function warmup<T>(f: () => T | Promise<T>, onProgress?: (progress: WarmupProgress) => void): Promise<T> {
  const progress = { ready: 0, total: 0 };
  const tell = (): void => onProgress?.({ ...progress });
  const background: Promise<void>[] = [];
  const compiling = (ready: Promise<void>): void => {
    progress.total++;
    tell();
    background.push(
      ready.then(() => {
        progress.ready++;
        tell();
      }),
    );
  };
  const result = await observe({ compiling }, f);
  await Promise.all(background);
  return result;
}
