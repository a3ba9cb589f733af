import { ArgumentError, type Shape, ShapeMismatchError, type Tensor, zeros } from '@nacre/tensor';
import { Module } from '../module.ts';
import type { Part } from '../parts.ts';
import { countOf, requireSizes, show } from '../sizes.ts';
import { inputSums, type Kind, type Step } from './recurrences.ts';
import { namedWeights, type RecurrentWeights, recurrentWeights, stepProducts } from './weights.ts';

/** The options of recurrent cells. */
export interface CellOptions {
  /** true by default. */
  readonly bias?: boolean;
}

/** What the cells share: one step, the caller carrying the state. */
export abstract class RecurrentCell<Gate extends string> extends Module {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly weights: RecurrentWeights;
  private readonly layer: string;
  private readonly kind: Kind<Gate>;

  protected constructor(layer: string, kind: Kind<Gate>, inputSize: number, hiddenSize: number, options: CellOptions) {
    super();
    requireSizes(layer, { inputSize, hiddenSize });
    const { bias = true } = options;
    this.layer = layer;
    this.kind = kind;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.weights = recurrentWeights(layer, { gates: kind.gates, input: inputSize, hidden: hiddenSize, projected: 0, bias });
  }

  override parts(): Iterable<Part> {
    return namedWeights(this.weights);
  }

  override multiplyAdds(_output: Shape, input: Shape): number {
    return (countOf(input) / this.inputSize) * stepProducts(this.weights);
  }

  protected step(x: Tensor, given: readonly Tensor[] | undefined): Step<Gate> {
    const { layer, kind, inputSize, hiddenSize, weights } = this;
    if ((x.rank !== 1 && x.rank !== 2) || x.shape.at(-1) !== inputSize)
      throw new ShapeMismatchError(layer, `expected [batch, ${inputSize}] or [${inputSize}], got ${show(x.shape)}`);
    const shape = [...x.shape.slice(0, -1), hiddenSize];
    const state = given ?? Array<Tensor>(kind.states).fill(zeros(shape, { dtype: x.dtype }));
    if (state.length !== kind.states) throw new ArgumentError(layer, `a state is ${kind.states} tensors, got ${state.length}`);
    for (const [i, one] of state.entries()) {
      const what = `the ${i === 0 ? 'hidden' : 'cell'} state`;
      if (one.shape.join() !== shape.join())
        throw new ShapeMismatchError(layer, `${what} for the input ${show(x.shape)} is ${show(shape)}, got ${show(one.shape)}`);
    }
    const recurrence = kind.with(weights);
    return recurrence.step(inputSums(x, weights, recurrence), state);
  }
}
