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

const units: Readonly<Record<Rule, (sum: Tensor) => Tensor>> = {
  perceptron: (sum) => sum.step(),
  delta: (sum) => sum.sigmoid(),
};

/** One unit with two inputs that learns from one example at a time: W ← W + α · Err · g′(in) · x. */
export class LearningRule {
  private readonly square = pixelCentres(shown, side);
  private rule: Rule = 'perceptron';
  private linear = new Linear(2, 1);
  private corrector: PerceptronRule = perceptronRule(this.linear.parameters());
  private examples: readonly Example[] = [];
  private steps = 0;

  /** Forgets everything. */
  begin(rule: Rule, examples: readonly Example[]): Promise<Knowledge> {
    this.rule = rule;
    this.linear = new Linear(2, 1);
    for (const parameter of this.linear.parameters()) zeros(parameter);
    this.corrector = perceptronRule(this.linear.parameters());
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
    for (let step = 1; step < steps; step++) await this.correct(rate);
    const last = await this.correct(rate);
    return { knowledge: await this.knowledge(), last };
  }

  private async correct(rate: number): Promise<Correction> {
    const index = this.steps % this.examples.length;
    const round = Math.floor(this.steps / this.examples.length) + 1;
    const { place, target } = this.examples[index]!;
    const x = tensor([...place]) as Tensor;
    const sum = this.linear.forward(x) as Tensor;
    const output = units[this.rule](sum);
    const error = tensor([target]).sub(output) as Tensor;
    const slope = this.rule === 'delta' ? grad((s: Tensor) => s.sigmoid().sum() as Tensor)(sum) : onesLike(error);
    const before = await this.weights();
    this.corrector.lr = rate;
    await this.corrector.step(x, error.mul(slope) as Tensor, { also: [sum, output, error, slope] });
    this.steps++;
    const [[s], [y], [e], [g]] = await Promise.all([sum.data(), output.data(), error.data(), slope.data()]);
    return { index, round, before, sum: s!, output: y!, error: e!, slope: g!, after: await this.weights() };
  }

  private async knowledge(): Promise<Knowledge> {
    const answer = (places: Tensor): Tensor => noGrad(() => units[this.rule](this.linear.forward(places) as Tensor));
    const targets = tensor(this.examples.map(({ target }) => [target])) as Tensor;
    const outputs = answer(tensor(this.examples.map(({ place }) => [...place])));
    const error = outputs.sub(targets).square().sum().mul(0.5) as Tensor;
    const wrong = outputs.ge(0.5).to('float32').ne(targets).to('float32').sum() as Tensor;
    return {
      weights: await this.weights(),
      outputs: [...(await outputs.data())],
      wrong: (await wrong.item()) as number,
      error: (await error.item()) as number,
      field: (await answer(this.square).data()) as Float32Array,
    };
  }

  private async weights(): Promise<Weights> {
    const { weight, bias } = this.linear;
    const [w1, w2, b] = await concat([weight.reshape([2]), bias!], 0).data();
    return [w1!, w2!, b!];
  }
}
