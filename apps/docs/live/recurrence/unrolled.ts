import { compile, manualSeed, noGrad, type Tensor, tensor, zeros } from '@nacre/tensor';
import { Learner } from '../../../../examples/rnn-modes/learner.ts';
import { madeUpNames } from '../../../../examples/rnn-modes/made-up-names.ts';
import { addition, display, languages, type Mode, reversal, type Step, spelling } from '../../../../examples/rnn-modes/modes.ts';
import { Pace } from '../kit/pace.ts';

const modes = {
  'one to one': () => display(),
  'one to many': () => spelling(),
  'many to one': () => languages(madeUpNames(1, 120)),
  'many to many': () => addition(1),
  'many to many, later': () => reversal(1),
} as const satisfies Record<string, () => Mode>;

export type ModeName = keyof typeof modes;

/** One step of an unrolled network. */
export interface UnrolledStep {
  /** What goes in; nothing where it is missing. */
  readonly shown?: string;
  /** Of each unit: W·x + b, W·h of the step before, and tanh of their sum. */
  readonly fromInput: Float32Array;
  readonly fromState: Float32Array;
  readonly state: Float32Array;
  /** What comes out, and what should; missing where nothing is asked. */
  readonly answer?: { readonly said: string; readonly probability: number; readonly wanted: string };
}

export interface Progress {
  readonly epoch: number;
  readonly loss: number;
  /** The share of the sequences held out that are right from beginning to end. */
  readonly right: number;
}

/** What one step computes: W·x + b, W·h, h, and the probabilities of the classes. */
type Computed = readonly [fromInput: Tensor, fromState: Tensor, state: Tensor, probabilities: Tensor];

/** A recurrent network that learns one mode, and shows what it does with a sequence, step by step. */
export class Unrolled {
  private learner!: Learner;
  private step!: (input: Tensor, state: Tensor) => Promise<Computed>;
  private readonly pace = new Pace(150);
  private epochs = 0;

  constructor() {
    this.choose('many to many');
  }

  /** Begins a mode with a new network. */
  choose(name: ModeName): void {
    manualSeed(1);
    this.learner = new Learner(modes[name]());
    this.epochs = 0;
    const { rnn, output } = this.learner.model;
    const { weightIh, weightHh, biasIh, biasHh } = rnn.weights[0]![0]! as unknown as Record<string, Tensor>;
    this.step = compile(async (input: Tensor, last: Tensor) =>
      noGrad((): Computed => {
        const fromInput = weightIh!.matmul(input).add(biasIh!).add(biasHh!) as Tensor;
        const fromState = weightHh!.matmul(last) as Tensor;
        const state = fromInput.add(fromState).tanh() as Tensor;
        return [fromInput, fromState, state, output.forward(state).softmax(0) as Tensor];
      }),
    );
  }

  /** Some epochs of training. */
  async learn(): Promise<Progress> {
    let loss = 0;
    this.epochs += await this.pace.fill(async (epochs) => {
      for (let epoch = 0; epoch < epochs; epoch++) loss = await this.learner.epoch();
    });
    return { epoch: this.epochs, loss, right: await this.learner.accuracy() };
  }

  /** What happens at each step of a sequence held out; they are counted round and round. */
  async unroll(sequence: number): Promise<UnrolledStep[]> {
    const { mode, model } = this.learner;
    const steps = mode.test[sequence % mode.test.length]!;
    const unrolled: UnrolledStep[] = [];
    let state: Tensor = zeros([model.rnn.hiddenSize]);
    for (const step of steps) {
      const computed = await this.step(inputOf(step, model.rnn.inputSize), state);
      state = computed[2];
      const [fromInput, fromState, h, probabilities] = (await Promise.all(computed.map((x) => x.data()))) as Float32Array[];
      unrolled.push({
        ...(step.shown === undefined ? {} : { shown: step.shown }),
        fromInput: fromInput!,
        fromState: fromState!,
        state: h!,
        ...answered(step, probabilities!, mode.classes),
      });
    }
    return unrolled;
  }
}

const inputOf = ({ input }: Step, size: number): Tensor =>
  input === undefined ? zeros([size]) : tensor(Float32Array.from(input));

function answered({ target }: Step, probabilities: Float32Array, classes: readonly string[]): Pick<UnrolledStep, 'answer'> {
  if (target === undefined) return {};
  const probability = Math.max(...probabilities);
  return { answer: { said: classes[probabilities.indexOf(probability)]!, probability, wanted: classes[target]! } };
}
