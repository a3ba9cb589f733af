import { Linear, zeros } from '@nacre/layers';
import { type PerceptronRule, perceptronRule } from '@nacre/optim';
import { concat, grad, noGrad, onesLike, type Tensor, tensor } from '@nacre/tensor';
import { pixelCentres } from '../kit/pixel-centres.ts';
import { type Example, shown } from './problems.ts';

export type Rule = 'perceptron' | 'delta';
export type Weights = readonly [w1: number, w2: number, b: number];

/** What the unit knows, and how well it answers. */
export interface Knowledge {
  readonly weights: Weights;
  /** Its output for each example. */
  readonly outputs: readonly number[];
  /** How many of them are on the wrong side of ½. */
  readonly wrong: number;
  /** ½ Σ Err² over all examples. */
  readonly error: number;
  /** Its output for each point of the square that is shown, in rows from the upper left. */
  readonly field: Float32Array;
}

/** One correction, number by number. */
export interface Correction {
  /** Which example was looked at, and in which round. */
  readonly index: number;
  readonly round: number;
  readonly before: Weights;
  /** The weighted sum. */
  readonly sum: number;
  readonly output: number;
  readonly error: number;
  /** g′(in); the perceptron's rule has 1 in its place. */
  readonly slope: number;
  readonly after: Weights;
}

/** Points along each side of the square. */
export const side = 64;

const activations: Readonly<Record<Rule, (sum: Tensor) => Tensor>> = {
  perceptron: (sum) => sum.step(),
  delta: (sum) => sum.sigmoid(),
};

/** A unit, and what corrects it. */
class Unit {
  readonly rule: Rule;
  readonly linear = new Linear(2, 1);
  readonly corrector: PerceptronRule;

  constructor(rule: Rule) {
    this.rule = rule;
    this.corrector = perceptronRule(this.linear.parameters());
    for (const parameter of this.linear.parameters()) zeros(parameter);
  }

  /** Its answers to [..., 2]: [..., 1]. */
  answer(places: Tensor): Tensor {
    return noGrad(() => activations[this.rule](this.linear.forward(places) as Tensor));
  }

  async weights(): Promise<Weights> {
    const { weight, bias } = this.linear;
    const [w1, w2, b] = await concat([weight.reshape([2]), bias!], 0).data();
    return [w1!, w2!, b!];
  }

  /** Learns from one example. */
  async correct({ place, target }: Example, rate: number): Promise<Omit<Correction, 'index' | 'round'>> {
    const x = tensor([...place]) as Tensor;
    const sum = this.linear.forward(x) as Tensor;
    const output = activations[this.rule](sum);
    const error = tensor([target]).sub(output) as Tensor;
    const slope = this.rule === 'delta' ? grad((s: Tensor) => s.sigmoid().sum() as Tensor)(sum) : onesLike(error);
    const before = await this.weights();
    this.corrector.lr = rate;
    await this.corrector.step(x, error.mul(slope) as Tensor, { also: [sum, output, error, slope] });
    const [[s], [y], [e], [g]] = await Promise.all([sum.data(), output.data(), error.data(), slope.data()]);
    return { before, sum: s!, output: y!, error: e!, slope: g!, after: await this.weights() };
  }
}

/** A unit with two inputs learns from one example at a time: W ← W + α · Err · g′(in) · x. */
export class LearningRule {
  private readonly square = pixelCentres(shown, side);
  private unit = new Unit('perceptron');
  private examples: readonly Example[] = [];
  private steps = 0;

  /** Forgets everything. */
  begin(rule: Rule, examples: readonly Example[]): Promise<Knowledge> {
    this.unit = new Unit(rule);
    return this.show(examples);
  }

  /** Learns from other examples from now on. */
  show(examples: readonly Example[]): Promise<Knowledge> {
    this.examples = examples;
    this.steps = 0;
    return this.knowledge();
  }

  /** Looks at the next examples, one after the other; the last correction. */
  async learn(steps: number, rate: number): Promise<{ knowledge: Knowledge; last: Correction }> {
    const { unit } = this; // Should it begin again meanwhile, the new unit is left alone.
    for (let step = 1; ; step++) {
      const { examples } = this;
      const [index, round] = [this.steps % examples.length, Math.floor(this.steps / examples.length) + 1];
      this.steps++;
      const correction = await unit.correct(examples[index]!, rate);
      if (step === steps) return { knowledge: await this.knowledge(), last: { index, round, ...correction } };
    }
  }

  private async knowledge(): Promise<Knowledge> {
    const { unit, examples } = this;
    const targets = tensor(examples.map(({ target }) => [target])) as Tensor;
    const outputs = unit.answer(tensor(examples.map(({ place }) => [...place])));
    const error = outputs.sub(targets).square().sum().mul(0.5) as Tensor;
    const wrong = outputs.ge(0.5).to('float32').ne(targets).to('float32').sum() as Tensor;
    return {
      weights: await unit.weights(),
      outputs: [...(await outputs.data())],
      wrong: (await wrong.item()) as number,
      error: (await error.item()) as number,
      field: (await unit.answer(this.square).data()) as Float32Array,
    };
  }
}
