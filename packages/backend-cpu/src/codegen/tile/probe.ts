import { ModuleBuilder } from '../../wasm/assembler.ts';
import { microKernel } from './micro.ts';

const steps = 256;
/** Milliseconds, twice for each of the two: long enough for the engine's better compiler to have had its turn. */
const patience = 4;

type Micro = (
  row: number,
  a: number,
  b: number,
  sums: number,
  table: number,
  steps: number,
  tailTable: number,
  tails: number,
) => void;

let answer: boolean | undefined;

/**
 * Whether tiles of six rows are faster than those of four here, with fused multiply-adds: some versions of V8 keep their fifteen vectors in
 * registers, some do not. Measured when first asked; both give the same bits.
 */
export function prefersTallTiles(): boolean {
  answer ??= timeOfSteps(6) / 6 < (0.97 * timeOfSteps(4)) / 4;
  return answer;
}

/** Milliseconds of a run of steps of `rows` rows. */
function timeOfSteps(rows: number): number {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const module = new ModuleBuilder();
  module.importMemory('env', 'memory', { initialPages: 1, maximumPages: 1, shared: false });
  const shape = { form: 'outer', rows, columns: 2, rowStride: 4, rowWalk: 4 * rows, columnWalk: 32, sumStride: 32 } as const;
  const kernel = microKernel(
    module,
    { ...shape, accumulate: false, tail: 0 },
    { fma: true, shared: false, tallTiles: () => true },
  );
  module.exportFunction('run', kernel);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), { env: { memory } });
  const run = exports.run as Micro;
  const [row, column, sums] = [0, 16_384, 32_768];
  const runs = (until: number): number => {
    let count = 0;
    for (; performance.now() < until; count++) for (let i = 0; i < 16; i++) run(row, column, column + 16, sums, 0, steps, 0, 0);
    return count;
  };
  // From tick to tick, as browsers have coarse clocks; the first window is for the engine to compile well.
  runs(nextTick() + patience);
  const start = nextTick();
  const count = runs(start + patience);
  return (performance.now() - start) / count;
}

/** When the clock moves next. */
function nextTick(): number {
  const now = performance.now();
  let then = now;
  while (then === now) then = performance.now();
  return then;
}
