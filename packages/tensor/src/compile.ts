import { ArgumentError } from './errors.ts';
import type { Node } from './graph/node.ts';
import { source } from './ops/memory.ts';
import { realize } from './runtime/realize.ts';
import { Replay } from './runtime/replay.ts';
import { activeTrace, record, type Trace } from './runtime/tracing.ts';
import { Tensor } from './tensor.ts';

type Result = Tensor | readonly Tensor[] | undefined;

/**
 * Records `f` once for each combination of argument shapes and dtypes, and replays it: the graph, its differentiation and the
 * plan cost nothing from the second call on. `f` may call `backward` and an optimizer's `step`; it must not read values, and
 * its JavaScript runs only while it is recorded (learning rates, step counts and random keys of Nacre's own are renewed for
 * every run; `grad` of parameters is not kept). Calls at the same time are recorded and started one after the other.
 * @throws ArgumentError for an argument that is no tensor
 * @example
 * const double = compile((x: Tensor) => x.mul(2));
 * await (await double(tensor([1, 2]))).array(); // [2, 4]
 */
export function compile<A extends readonly Tensor[], R extends Result>(
  f: (...args: A) => R | Promise<R>,
): (...args: A) => Promise<R>;
export function compile<A extends readonly Tensor[]>(f: (...args: A) => Promise<void>): (...args: A) => Promise<void>;
export function compile<A extends readonly Tensor[], R extends Result>(
  f: (...args: A) => R | Promise<R>,
): (...args: A) => Promise<R> {
  const programs = new Map<string, Program>();
  return async (...args) => {
    args.forEach((x, i) => {
      if (!(x instanceof Tensor))
        throw new ArgumentError('compile', `argument ${i} is no tensor`, 'numbers and options belong into the closure');
    });
    if (activeTrace() !== undefined) return f(...args);
    const key = args.map((x) => `${x.dtype}[${x.shape.join()}]`).join();
    const { program, running } = await inTurn(async () => {
      await realize('compile', []);
      const known = programs.get(key);
      const program = known ?? (await trace(f, args));
      programs.set(key, program);
      const nodes = args.map((x) => x.node);
      // In an object: the next call need not wait until this one has computed.
      return { program, running: program.replay.run('compile', nodes, known === undefined) };
    });
    return program.resultOf((await running).map((node) => new Tensor(node))) as R;
  };
}

interface Program {
  readonly replay: Replay;
  /** In the form in which the function gives its outputs. */
  resultOf(outputs: readonly Tensor[]): Result;
}

let turn: Promise<unknown> = Promise.resolve();

/** Begins when those before it are done: what two functions record at once would be one program. */
function inTurn<T>(f: () => Promise<T>): Promise<T> {
  const mine = turn.then(f);
  turn = mine.catch(() => {});
  return mine;
}

async function trace<A extends readonly Tensor[]>(f: (...args: A) => Result | Promise<Result>, args: A): Promise<Program> {
  const recording: Trace = { updates: new Map(), hooks: [], cleanup: [] };
  const parameters: Node[] = args.map((x) => source(x.shape, x.dtype, undefined));
  const result = await record(recording, () => f(...(parameters.map((node) => new Tensor(node)) as unknown as A)));
  const [isOne, isNone] = [result instanceof Tensor, result === undefined];
  const outputs = (result instanceof Tensor ? [result] : (result ?? [])).map((x) => x.node);
  return {
    replay: new Replay('compile', parameters, outputs, recording),
    resultOf: (outputs) => (isOne ? outputs[0] : isNone ? undefined : outputs),
  };
}
