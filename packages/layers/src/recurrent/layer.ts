import { ArgumentError, concat, type Shape, ShapeMismatchError, stack, Tensor, tensor, where, zeros } from '@nacre/tensor';
import { Dropout } from '../dropout.ts';
import { Module } from '../module.ts';
import type { Part } from '../parts.ts';
import { countOf, requireProbability, requireSizes, show } from '../sizes.ts';
import { inputSums, type Kind, type State } from './recurrences.ts';
import { namedWeights, type RecurrentWeights, recurrentWeights, stepProducts } from './weights.ts';

/** The options of recurrent layers. */
export interface RecurrentOptions {
  /** How many layers, each reading the one before; 1 by default. */
  readonly numLayers?: number;
  /** true by default. */
  readonly bias?: boolean;
  /** Whether inputs and outputs are [batch, time, …] instead of [time, batch, …]; false by default. States never are. */
  readonly batchFirst?: boolean;
  /** With which probability, in training, an output of a layer that another reads is dropped; 0 by default. */
  readonly dropout?: number;
  /** Whether each layer also reads backwards, its outputs behind those of the forward direction; false by default. */
  readonly bidirectional?: boolean;
}

/** What a recurrent layer is told about the sequences of a batch. */
export interface SequenceOptions {
  /**
   * How many steps each sequence of the batch has, up to all. What comes after is ignored, the output there is 0, the final state is
   * that at a sequence's own end, and the backward direction begins there (as with `torch.nn.utils.rnn.pack_padded_sequence`, in any
   * order). A sequence of length 0 keeps its initial state. Lengths that only the device knows are not checked.
   */
  readonly lengths?: readonly number[] | Tensor<Shape, 'int32'>;
}

/** True within a sequence's length. */
type Mask = Tensor<Shape, 'bool'>;
type Gates = Readonly<Record<string, Tensor>>;

/** One layer in one direction, run over a sequence: by time, and the state at the end. */
interface Pass {
  readonly outputs: readonly Tensor[];
  readonly gates: readonly Gates[];
  readonly state: State;
}

interface Run {
  readonly output: Tensor;
  /** Each tensor of the state, over all layers and directions. */
  readonly state: readonly Tensor[];
  /** By layer and direction; recorded when they are asked for. */
  gates(): readonly Gates[];
}

/** What RNN, LSTM and GRU share: layers, directions, lengths, layouts. */
export abstract class RecurrentLayer extends Module {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly numLayers: number;
  readonly bidirectional: boolean;
  readonly batchFirst: boolean;
  readonly dropout: number;
  /** The size of the state that a projection leaves; 0 without one. */
  readonly projSize: number;
  /** By layer, then by direction: forward and, where it is bidirectional, backward. */
  readonly weights: readonly (readonly RecurrentWeights[])[];
  private readonly layer: string;
  private readonly kind: Kind;

  protected constructor(
    layer: string,
    kind: Kind,
    inputSize: number,
    hiddenSize: number,
    options: RecurrentOptions & { readonly projSize?: number },
  ) {
    super();
    const { numLayers = 1, bias = true, batchFirst = false, dropout = 0, bidirectional = false, projSize = 0 } = options;
    requireSizes(layer, { inputSize, hiddenSize, numLayers });
    requireProbability(layer, 'dropout', dropout);
    if (!(Number.isInteger(projSize) && projSize >= 0 && projSize < hiddenSize))
      throw new ArgumentError(layer, `projSize is an integer from 0 to below hiddenSize ${hiddenSize}, got ${projSize}`);
    this.layer = layer;
    this.kind = kind;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.numLayers = numLayers;
    this.bidirectional = bidirectional;
    this.batchFirst = batchFirst;
    this.dropout = dropout;
    this.projSize = projSize;
    const directions = bidirectional ? 2 : 1;
    const layerSizes = { gates: kind.gates, hidden: hiddenSize, projected: projSize, bias };
    this.weights = Array.from({ length: numLayers }, (_, i) => {
      const input = i === 0 ? inputSize : directions * (projSize || hiddenSize);
      return Array.from({ length: directions }, () => recurrentWeights(layer, { ...layerSizes, input }));
    });
  }

  override parts(): Iterable<Part> {
    return this.weights.flatMap((directions, layer) =>
      directions.flatMap((weights, direction) => namedWeights(weights, `_l${layer}${direction === 0 ? '' : '_reverse'}`)),
    );
  }

  override multiplyAdds(_output: Shape, input: Shape): number {
    const steps = countOf(input) / this.inputSize;
    return this.weights.flat().reduce((sum, weights) => sum + steps * stepProducts(weights), 0);
  }

  /** All layers and directions over a sequence. */
  protected run(input: Tensor, initial: readonly Tensor[] | undefined, options: SequenceOptions): Run {
    const batched = this.checkInput(input);
    const x: Tensor = batched ? (this.batchFirst ? input.transpose(0, 1) : input) : input.unsqueeze(1);
    const states = this.initialStates(x, batched, initial);
    const inside = options.lengths === undefined ? undefined : this.insideOf(x, options.lengths);
    const timeDim = this.batchFirst && batched ? 1 : 0;

    const passes: Pass[] = [];
    let output: Tensor = inside === undefined ? x : where(inside, x, 0);
    for (const [layer, directions] of this.weights.entries()) {
      const read = this.dropped(output, layer);
      const run = directions.map((weights, direction) =>
        this.pass(read, weights, states[passes.length + direction]!, direction === 1, inside),
      );
      passes.push(...run);
      const isLast = layer === this.numLayers - 1;
      output = joined(run.map(({ outputs }) => stack(outputs, isLast ? timeDim : 0) as Tensor));
    }
    const layout = (y: Tensor): Tensor => (batched ? y : y.squeeze(1));
    return {
      output: layout(output),
      state: states[0]!.map((_, i) => layout(stack(passes.map(({ state }) => state[i]!)) as Tensor)),
      gates: () => passes.map(({ gates }) => overTime(gates, inside, (y) => layout(timeDim === 1 ? y.transpose(0, 1) : y))),
    };
  }

  /** One layer in one direction; its input sums are one product for all steps. */
  private pass(x: Tensor, weights: RecurrentWeights, initial: State, backward: boolean, inside: Mask | undefined): Pass {
    const [time, batch] = x.shape as [number, number];
    const recurrence = this.kind.with(weights);
    const sums = inputSums(x.flatten(0, 1), weights, recurrence);
    const [outputs, gates]: [Tensor[], Gates[]] = [Array(time), Array(time)];
    let state = initial;
    for (let i = 0; i < time; i++) {
      const t = backward ? time - 1 - i : i;
      const step = recurrence.step(sums.narrow(0, t * batch, batch), state);
      const valid: Mask | undefined = inside?.select(0, t);
      outputs[t] = valid === undefined ? step.state[0]! : where(valid, step.state[0]!, 0);
      gates[t] = step.gates;
      state = valid === undefined ? step.state : step.state.map((next, k) => where(valid, next, state[k]!));
    }
    return { outputs, gates, state };
  }

  private dropped(x: Tensor, layer: number): Tensor {
    return layer > 0 && this.training && this.dropout > 0 ? new Dropout(this.dropout).forward(x) : x;
  }

  /** Whether there is a batch. */
  private checkInput(x: Tensor): boolean {
    const { inputSize, batchFirst } = this;
    const layout = batchFirst ? 'batch, time' : 'time, batch';
    const expected = `expected [${layout}, ${inputSize}] or [time, ${inputSize}], got ${show(x.shape)}`;
    if (x.rank !== 2 && x.rank !== 3) throw new ShapeMismatchError(this.layer, expected);
    const [features, time] = [x.shape.at(-1), x.shape[x.rank === 3 && batchFirst ? 1 : 0]];
    if (features !== inputSize) throw new ShapeMismatchError(this.layer, `${expected} (${inputSize} ≠ ${features})`);
    if (time === 0) throw new ShapeMismatchError(this.layer, `a sequence has at least one step, got ${show(x.shape)}`);
    return x.rank === 3;
  }

  /** The initial state of each layer and direction; 0 where none is given. */
  private initialStates(x: Tensor, batched: boolean, given: readonly Tensor[] | undefined): State[] {
    const { kind, weights, hiddenSize, projSize } = this;
    const batch = x.shape[1]!;
    const count = weights.flat().length;
    const sizes = [projSize || hiddenSize, hiddenSize].slice(0, kind.states);
    if (given === undefined) {
      const zero = sizes.map((size): Tensor => zeros([batch, size], { dtype: x.dtype }));
      return Array(count).fill(zero);
    }
    if (given.length !== kind.states)
      throw new ArgumentError(this.layer, `a state is ${kind.states} tensors, got ${given.length}`);
    for (const [i, state] of given.entries()) {
      const expected = batched ? [count, batch, sizes[i]!] : [count, sizes[i]!];
      if (state.shape.join() !== expected.join()) {
        const what = `the initial ${i === 0 ? 'hidden' : 'cell'} state of ${count} layers and directions`;
        throw new ShapeMismatchError(this.layer, `${what} is ${show(expected)}, got ${show(state.shape)}`);
      }
    }
    const all = given.map((state): Tensor => (batched ? state : state.unsqueeze(1)));
    return Array.from({ length: count }, (_, i) => all.map((state): Tensor => state.select(0, i)));
  }

  /** [time, batch, 1], true within a sequence's length. */
  private insideOf(x: Tensor, lengths: readonly number[] | Tensor): Mask {
    const [time, batch] = x.shape as [number, number];
    const known = lengths instanceof Tensor ? lengths.knownData() : lengths;
    const shape = lengths instanceof Tensor ? lengths.shape : [lengths.length];
    if (shape.length !== 1 || shape[0] !== batch)
      throw new ShapeMismatchError(this.layer, `lengths are [${batch}], one for each sequence, got ${show(shape)}`);
    for (const [i, length] of Array.from(known ?? []).entries()) {
      if (!Number.isInteger(length) || length < 0 || length > time)
        throw new ArgumentError(this.layer, `a length is an integer from 0 to ${time}, got ${length} for sequence ${i}`);
    }
    const steps = tensor(
      Int32Array.from({ length: time }, (_, t) => t),
      { shape: [time, 1, 1] },
    );
    const ends: Tensor = lengths instanceof Tensor ? lengths : tensor(Int32Array.from(lengths));
    return ends.reshape([1, batch, 1]).gt(steps);
  }
}

/** Directions side by side. */
const joined = (directions: readonly Tensor[]): Tensor =>
  directions.length === 1 ? directions[0]! : (concat(directions, -1) as Tensor);

/** Gates of single steps laid side by side, 0 outside of the sequences. */
function overTime(steps: readonly Gates[], inside: Mask | undefined, layout: (y: Tensor) => Tensor): Gates {
  const over = (gate: string): Tensor => {
    const stacked: Tensor = stack(steps.map((gates) => gates[gate]!));
    return layout(inside === undefined ? stacked : where(inside, stacked, 0));
  };
  return Object.fromEntries(Object.keys(steps[0]!).map((gate) => [gate, over(gate)]));
}
