/** Someone who does the workloads. Its module in this folder exports `prepare`; PyTorch's is a program of its own. */
export interface Contestant {
  readonly name: string;
  readonly module: 'nacre' | 'tfjs-cpu' | 'tfjs-wasm' | 'jax-js' | 'onnxruntime-web' | 'pytorch';
  readonly threads: number;
  /** What runs it: this Node, the Node 24 among the peers, or Python. */
  readonly runtime: 'node' | 'node24' | 'python';
  /** Whether it is a JavaScript library that Nacre is compared with. */
  readonly isPeer: boolean;
}

const nacre = (name: string, threads: number, runtime: 'node' | 'node24' = 'node'): Contestant => ({
  name,
  module: 'nacre',
  threads,
  runtime,
  isPeer: false,
});
const peer = (name: string, module: Contestant['module'], threads: number, runtime: 'node' | 'node24' = 'node'): Contestant => ({
  name,
  module,
  threads,
  runtime,
  isPeer: true,
});

/** All there are, in the order of the table's columns; `threads` is for the one called nacre. */
export const contestants = (threads: number): readonly Contestant[] => [
  { name: 'torch1', module: 'pytorch', threads: 1, runtime: 'python', isPeer: false },
  { name: 'torch2', module: 'pytorch', threads: 2, runtime: 'python', isPeer: false },
  nacre('nacre', threads),
  nacre('nacre1', 1),
  nacre('nacre2', 2),
  nacre('nacre-node24', threads, 'node24'),
  nacre('nacre1-node24', 1, 'node24'),
  nacre('nacre2-node24', 2, 'node24'),
  peer('tfjs-cpu', 'tfjs-cpu', 1),
  peer('tfjs-wasm', 'tfjs-wasm', 1),
  peer('tfjs-wasm2', 'tfjs-wasm', 2),
  peer('jax-js', 'jax-js', 1, 'node24'),
  peer('ort-web', 'onnxruntime-web', 1),
  peer('ort-web2', 'onnxruntime-web', 2),
];

/** The yardstick: ratios and answers are taken against it. */
export const yardstick = 'torch1';

/** Those that run when none are named: they need no download. */
export const usual: readonly string[] = ['torch1', 'torch2', 'nacre1', 'nacre2'];
