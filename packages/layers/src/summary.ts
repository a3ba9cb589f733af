import { bytesPerElement, noGrad, randomState, type Shape, setRandomState, Tensor, zeros } from '@nacre/tensor';
import type { Module } from './module.ts';
import { countOf } from './sizes.ts';

/** One layer in a `summary`. */
export interface SummaryRow {
  /** The dotted name in the model; empty for the model itself. */
  readonly name: string;
  /** The class of the layer. */
  readonly layer: string;
  /** Of the first tensor it returned; undefined if `forward` did not reach it. */
  readonly outputShape: Shape | undefined;
  /** Of the layer itself; 0 where a layer comes again. */
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** The bytes of what it returned. */
  readonly activationBytes: number;
}

/** The sums of a `summary`. */
export interface SummaryTotals {
  /** Each parameter once, however often it is used. */
  readonly parameters: number;
  readonly trainable: number;
  readonly multiplyAdds: number;
  /** Of all rows: what a training step would keep for the gradient if nothing were fused. */
  readonly activationBytes: number;
}

/** What `summary` found: rows, sums, and a table as text. */
export interface Summary {
  readonly rows: readonly SummaryRow[];
  readonly totals: SummaryTotals;
  toString(): string;
}

/**
 * What a model is made of: for each layer in the order of the calls, its output's shape and bytes, its parameters and its multiply-adds, in
 * the model's evaluation mode. `inputs` are what `forward` takes, batch included, as shapes of float32 or as tensors; nothing is computed
 * and no weight is drawn, so the size of the model does not matter. A convolution of F×F kernels from D1 to D2 channels that gives
 * H2×W2 counts F·F·D1·D2·H2·W2 multiply-adds for each example (`convMultiplyAdds`), a linear layer In·Out; biases, activations and pooling
 * count 0. A multiply-add is two floating-point operations.
 *
 * @example
 * const model = new Sequential(new Linear(784, 10), new Softmax(-1));
 * summary(model, [1, 784]).totals.parameters; // 7850
 */
export function summary(model: Module, ...inputs: readonly (Shape | Tensor)[]): Summary {
  const calls = recordCalls(
    model,
    inputs.map((input) => (input instanceof Tensor ? input : zeros(input))),
  );
  const counted = new Set<Module>();
  const rows = calls.map(({ module, name, outputs, inputShapes }): SummaryRow => {
    const first = !counted.has(module);
    const output = outputs[0]?.shape;
    counted.add(module);
    return {
      name,
      layer: module.constructor.name,
      outputShape: output,
      parameters: first ? sizeOf(ownParameters(module)) : 0,
      multiplyAdds: output === undefined ? 0 : module.multiplyAdds(output, ...inputShapes),
      activationBytes: sum(outputs.map(bytesOf)),
    };
  });
  const parameters = model.parameters();
  const totals = {
    parameters: sizeOf(parameters),
    trainable: sizeOf(parameters.filter((parameter) => parameter.requiresGrad)),
    multiplyAdds: sum(rows.map((row) => row.multiplyAdds)),
    activationBytes: sum(rows.map((row) => row.activationBytes)),
  };
  return { rows, totals, toString: () => table(rows, totals) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const sizeOf = (parameters: readonly Tensor[]): number => sum(parameters.map(({ shape }) => countOf(shape)));

const bytesOf = ({ shape, dtype }: Tensor): number => countOf(shape) * bytesPerElement(dtype);

/** Parameters of a module that belong to no module in it. */
function ownParameters(module: Module): Tensor[] {
  const inner = new Set(module.children().flatMap((child) => child.parameters()));
  return module.parameters().filter((parameter) => !inner.has(parameter));
}

/** Worth a row of its own: a layer rather than what holds layers. */
const isLayer = (module: Module): boolean => module.children().length === 0 || ownParameters(module).length > 0;

interface Call {
  readonly module: Module;
  readonly name: string;
  /** None if it was not reached. */
  readonly outputs: readonly Tensor[];
  readonly inputShapes: readonly Shape[];
}

/** Records `forward` once, listening at each layer; the model and the random numbers are afterwards as they were. */
function recordCalls(model: Module, inputs: readonly Tensor[]): Call[] {
  const layers = model.namedModules().filter(([, module]) => isLayer(module));
  const modes = model.modules().map((module) => [module, module.training] as const);
  const random = randomState();
  const calls: Call[] = [];
  const restore = layers.map(([name, module]) =>
    listen(module, (outputs, inputShapes) => calls.push({ module, name, outputs, inputShapes })),
  );
  try {
    model.eval();
    noGrad(() => (model.forward as (...args: readonly Tensor[]) => unknown)(...inputs));
  } finally {
    for (const undo of restore) undo();
    for (const [module, training] of modes) module.training = training;
    setRandomState(random);
  }
  const reached = new Set(calls.map(({ module }) => module));
  const others = layers.filter(([, module]) => !reached.has(module));
  return [...calls, ...others.map(([name, module]) => ({ module, name, outputs: [], inputShapes: [] }))];
}

/** Puts a listener before a module's `forward`; returns what takes it away. */
function listen(module: Module, heard: (outputs: readonly Tensor[], inputs: readonly Shape[]) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(module, 'forward');
  const forward = module.forward as (...args: readonly unknown[]) => unknown;
  Object.defineProperty(module, 'forward', {
    configurable: true,
    value: (...args: readonly unknown[]): unknown => {
      const output = forward.apply(module, [...args]);
      heard(
        tensorsIn(output),
        args.filter((arg) => arg instanceof Tensor).map((arg) => arg.shape),
      );
      return output;
    },
  });
  return () => {
    if (own === undefined) delete (module as { forward?: unknown }).forward;
    else Object.defineProperty(module, 'forward', own);
  };
}

/** The tensors of a result: one, or those in lists and records. */
function tensorsIn(output: unknown): readonly Tensor[] {
  if (output instanceof Tensor) return [output];
  return typeof output === 'object' && output !== null ? Object.values(output).flatMap(tensorsIn) : [];
}

const number = (n: number): string => n.toLocaleString('en-US');

function table(rows: readonly SummaryRow[], totals: SummaryTotals): string {
  const head = ['name', 'layer', 'output shape', 'parameters', 'multiply-adds', 'bytes'];
  const body = rows.map((row) => [
    row.name,
    row.layer,
    row.outputShape === undefined ? 'not reached' : `[${row.outputShape.join(', ')}]`,
    number(row.parameters),
    number(row.multiplyAdds),
    number(row.activationBytes),
  ]);
  const foot = ['total', '', '', ...[totals.parameters, totals.multiplyAdds, totals.activationBytes].map(number)];
  const widths = head.map((_, i) => Math.max(...[head, ...body, foot].map((cells) => cells[i]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i < 3 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [
    'multiply-adds: F·F·D1·D2·H2·W2 of a convolution, In·Out of a linear layer, for all examples of the input; others count 0',
    'bytes: of the outputs, kept for the gradient where nothing is fused',
    rule,
    line(head),
    rule,
    ...body.map(line),
    rule,
    line(foot),
    `trainable: ${number(totals.trainable)}`,
  ].join('\n');
}
