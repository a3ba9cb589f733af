import { ModuleBuilder } from '../../wasm/assembler.ts';
import { microKernel } from './micro.ts';

const steps = 256;
/** Milliseconds for each of the two: long enough for the engine's better compiler to have had its turn. */
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
  answer ??= fastestStep(6) / 6 < (0.97 * fastestStep(4)) / 4;
  return answer;
}

/** Milliseconds of a run of steps of `rows` rows. */
function fastestStep(rows: number): number {
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
  let fastest = Infinity;
  const end = performance.now() + patience;
  for (let now = performance.now(); now < end; ) {
    for (let i = 0; i < 16; i++) run(row, column, column + 16, sums, 0, steps, 0, 0);
    const then = performance.now();
    fastest = Math.min(fastest, then - now);
    now = then;
  }
  return fastest;
}
