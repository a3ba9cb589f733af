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
 * every run; `grad` of parameters is not kept).
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
  const replays = new Map<string, { readonly replay: Replay; readonly form: 'one' | 'list' | 'none' }>();
  return async (...args) => {
    args.forEach((x, i) => {
      if (!(x instanceof Tensor))
        throw new ArgumentError('compile', `argument ${i} is no tensor`, 'numbers and options belong into the closure');
    });
    if (activeTrace() !== undefined) return f(...args);
    const key = args.map((x) => `${x.dtype}[${x.shape.join()}]`).join();
    const { form, running } = await inTurn(async () => {
      await realize('compile', []);
      const known = replays.get(key);
      const { replay, form } = known ?? (await trace(f, args));
      replays.set(key, { replay, form });
      const nodes = args.map((x) => x.node);
      // In an object: the next call need not wait until this one has computed.
      return { form, running: replay.run('compile', nodes, known === undefined) };
    });
    const tensors = (await running).map((node) => new Tensor(node));
    return (form === 'one' ? tensors[0] : form === 'list' ? tensors : undefined) as R;
  };
}

let turn: Promise<unknown> = Promise.resolve();

/** Begins when those before it are done: what two functions record at once would be one program. */
function inTurn<T>(f: () => Promise<T>): Promise<T> {
  const mine = turn.then(f);
  turn = mine.catch(() => {});
  return mine;
}

async function trace<A extends readonly Tensor[], R extends Result>(
  f: (...args: A) => R | Promise<R>,
  args: A,
): Promise<{ replay: Replay; form: 'one' | 'list' | 'none' }> {
  const recording: Trace = { updates: new Map(), hooks: [], cleanup: [] };
  const parameters: Node[] = args.map((x) => source(x.shape, x.dtype, undefined));
  const result = await record(recording, () => f(...(parameters.map((node) => new Tensor(node)) as unknown as A)));
  const outputs: readonly Tensor[] = result instanceof Tensor ? [result] : ((result ?? []) as readonly Tensor[]);
  const form = result instanceof Tensor ? 'one' : result === undefined ? 'none' : 'list';
  return {
    replay: new Replay(
      'compile',
      parameters,
      outputs.map((x) => x.node),
      recording,
    ),
    form,
  };
}
