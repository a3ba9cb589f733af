import { ArgumentError, applyUpdates, type Parameter, ShapeMismatchError, type Tensor, tensor } from '@nacre/tensor';
import { requireNotNegative } from './checks.ts';
import { requireParameters } from './parameters.ts';
import { strongWolfe } from './strong-wolfe.ts';
import { dot, largest, plus, times, type Vector } from './vectors.ts';

/** The options of `LBFGS`. */
export interface LBFGSOptions {
  /** 1 by default. */
  lr: number;
  /** Iterations of one step, at most; 20 by default. */
  maxIter: number;
  /** Calls of the closure in one step, at most; 1.25 · maxIter by default. */
  maxEval: number;
  /** Where no element of the gradient is larger it stops; 1e-7 by default. */
  toleranceGrad: number;
  /** Where neither loss nor parameters change more it stops; 1e-9 by default. */
  toleranceChange: number;
  /** How many changes the estimate of the curvature rests on; 100 by default. */
  historySize: number;
  /** Looks for a step length that satisfies the strong Wolfe conditions; by default lr is taken. */
  lineSearchFn: 'strongWolfe' | null;
}

/** What LBFGS needs to go on where it was. */
export interface LBFGSState {
  /** `direction` and `gradient` [n], and the history `moves` and `changes` [k, n], as float64: a record that `saveSafetensors` takes. */
  readonly state: Readonly<Record<string, Tensor>>;
  /** The length of the last step along the direction. */
  readonly length: number;
  readonly iterations: number;
  readonly evaluations: number;
  readonly paramGroups: readonly (LBFGSOptions & { readonly params: readonly number[] })[];
}

/** The parameters at a place, with loss and gradient there. */
interface Place {
  readonly t: number;
  readonly loss: number;
  readonly gradient: Vector;
  readonly slope: number;
}

/** A change of the gradient and the move of the parameters that it came with. */
interface Pair {
  readonly change: Vector;
  readonly move: Vector;
}

/** Where the last iteration went. */
interface Last {
  readonly direction: Vector;
  readonly gradient: Vector;
  readonly length: number;
}

const defaults: Omit<LBFGSOptions, 'maxEval'> = {
  lr: 1,
  maxIter: 20,
  toleranceGrad: 1e-7,
  toleranceChange: 1e-9,
  historySize: 100,
  lineSearchFn: null,
};

/**
 * The limited-memory method of Broyden, Fletcher, Goldfarb and Shanno (`torch.optim.LBFGS`, Nocedal 1980): steps along −H · g, where H, the
 * inverse of the curvature, is estimated from the last changes of the gradient. For losses without noise, over all examples. It needs
 * the loss at places of its own choice, so `step` takes a closure, and decides on the host: every evaluation is one plan, and is read.
 *
 * @example
 * const x = new Parameter(tensor([-1, 2]));
 * const optimizer = new LBFGS([x], { lineSearchFn: 'strongWolfe' });
 * await optimizer.step(() => {
 *   optimizer.zeroGrad();
 *   const loss = x.sub(tensor([3, 5])).square().mul(tensor([1, 10])).sum();
 *   loss.backward();
 *   return loss;
 * });
 * await x.array(); // [3, 5]
 */
export class LBFGS {
  /** The one group there is. */
  readonly paramGroups: readonly (LBFGSOptions & { readonly params: readonly Parameter[] })[];
  private readonly params: readonly Parameter[];
  private history: Pair[] = [];
  private last: Last | undefined;
  private iterations = 0;
  private evaluations = 0;

  constructor(params: Iterable<Parameter>, options: Partial<LBFGSOptions> = {}) {
    this.params = [...params];
    if (this.params.length === 0) throw new ArgumentError('LBFGS', 'there is nothing to optimize', 'pass model.parameters()');
    requireParameters('LBFGS', this.params, () => false);
    const { maxIter = defaults.maxIter } = options;
    const complete = { ...defaults, maxEval: Math.floor((maxIter * 5) / 4), ...options, params: this.params };
    check(complete);
    this.paramGroups = [complete];
  }

  /** Clears the gradients; for use in the closure. */
  zeroGrad(): void {
    for (const parameter of this.params) parameter.grad = undefined;
  }

  /**
   * Iterates until a limit or a tolerance is reached. The closure clears the gradients, computes the loss, calls `backward` and returns the
   * loss; it is called several times.
   *
   * @returns the loss before the step
   */
  async step(closure: () => Tensor | Promise<Tensor>): Promise<Tensor> {
    if (typeof closure !== 'function')
      throw new ArgumentError('LBFGS.step', 'expected a function that computes the loss, calls backward and returns it');
    const options = this.paramGroups[0]!;
    const { lr, maxIter, maxEval, toleranceGrad, toleranceChange } = options;
    const before = this.evaluations;
    const { tensor: firstLoss, loss, gradient } = await this.evaluate(closure);
    let here: Place = { t: 0, loss, gradient, slope: 0 };
    let x = await this.values();

    for (let i = 1; i <= maxIter && largest(here.gradient) > toleranceGrad; i++) {
      const direction = this.direction(here.gradient);
      const slope = dot(here.gradient, direction);
      const first = this.iterations === 1 ? Math.min(1, 1 / here.gradient.reduce((sum, g) => sum + Math.abs(g), 0)) * lr : lr;
      this.last = { direction, gradient: here.gradient, length: first };
      if (slope > -toleranceChange) break;

      const start: Place = { ...here, t: 0, slope };
      const at = async (t: number): Promise<Place> => {
        this.assign(plus(x, direction, t));
        const found = await this.evaluate(closure);
        return { t, loss: found.loss, gradient: found.gradient, slope: dot(found.gradient, direction) };
      };
      if (options.lineSearchFn !== null) here = await strongWolfe(at, start, first, toleranceChange / largest(direction));
      else if (i < maxIter) here = await at(first);
      else here = { ...start, t: first };
      this.last = { direction, gradient: start.gradient, length: here.t };
      x = this.assign(plus(x, direction, here.t));

      const isStill = largest(direction) * here.t <= toleranceChange || Math.abs(here.loss - start.loss) < toleranceChange;
      if (this.evaluations - before >= maxEval || isStill) break;
    }
    await applyUpdates('LBFGS.step');
    return firstLoss;
  }

  /** Of steepest descent at first, then −H · g by the two loops over the history. Counts the iteration. */
  private direction(gradient: Vector): Vector {
    const { last } = this;
    this.iterations++;
    if (last === undefined) return times(gradient, -1);
    const [change, move] = [plus(gradient, last.gradient, -1), times(last.direction, last.length)];
    if (dot(change, move) > 1e-10) {
      this.history.push({ change, move });
      if (this.history.length > this.paramGroups[0]!.historySize) this.history.shift();
    }
    const curvatures = this.history.map((pair) => dot(pair.change, pair.move));
    const shares: number[] = [];
    let q = times(gradient, -1);
    for (let i = this.history.length - 1; i >= 0; i--) {
      shares[i] = dot(this.history[i]!.move, q) / curvatures[i]!;
      q = plus(q, this.history[i]!.change, -shares[i]!);
    }
    const newest = this.history.at(-1);
    let r = newest === undefined ? q : times(q, curvatures.at(-1)! / dot(newest.change, newest.change));
    this.history.forEach((pair, i) => {
      r = plus(r, pair.move, shares[i]! - dot(pair.change, r) / curvatures[i]!);
    });
    return r;
  }

  /** Loss and gradient with the parameters as they are assigned now, in one plan. */
  private async evaluate(closure: () => Tensor | Promise<Tensor>): Promise<{ tensor: Tensor; loss: number; gradient: Vector }> {
    const loss = await closure();
    const gradients = this.params.map(({ grad }) => grad);
    await applyUpdates('LBFGS.step', [loss, ...gradients.filter((gradient) => gradient !== undefined)]);
    this.evaluations++;
    const data = this.params.map((parameter, i) => gradients[i]?.data() ?? new Float64Array(parameter.size));
    return { tensor: loss, loss: Number(await loss.item()), gradient: joined(await Promise.all(data)) };
  }

  /** All parameters as one vector. */
  private async values(): Promise<Vector> {
    return joined(await Promise.all(this.params.map((parameter) => parameter.data())));
  }

  /** Gives the parameters new values; returns them as the parameters hold them, rounded. */
  private assign(values: Vector): Vector {
    let start = 0;
    const parts = this.params.map((parameter) => {
      const part = values.slice(start, start + parameter.size);
      start += parameter.size;
      const value: Tensor = tensor(part, { shape: parameter.shape, dtype: parameter.dtype });
      parameter.assign(value, 'LBFGS.step');
      return value.knownData() as ArrayLike<number>;
    });
    return joined(parts);
  }

  /** Options and state, from which `loadStateDict` goes on to the same bits. */
  stateDict(): LBFGSState {
    const { last, history, iterations, evaluations } = this;
    const matrix = (rows: readonly Vector[]): Tensor => tensor(joined(rows), { shape: [rows.length, rows[0]!.length] });
    const state: Record<string, Tensor> = {
      ...(last && { direction: tensor(last.direction), gradient: tensor(last.gradient) }),
      ...(history.length > 0 && {
        changes: matrix(history.map(({ change }) => change)),
        moves: matrix(history.map(({ move }) => move)),
      }),
    };
    const paramGroups = this.paramGroups.map((group) => ({ ...group, params: group.params.map((_, i) => i) }));
    return { state, length: last?.length ?? 0, iterations, evaluations, paramGroups };
  }

  /**
   * Takes over options and state of an LBFGS for the same parameters. Nothing changes unless all fits.
   *
   * @throws ArgumentError if the number of parameters differs, or a tensor is not on the host; ShapeMismatchError if a tensor does not fit
   */
  loadStateDict(saved: LBFGSState): void {
    const operation = 'LBFGS.loadStateDict';
    const [group, given] = [this.paramGroups[0]!, saved.paramGroups[0]];
    if (saved.paramGroups.length !== 1 || given?.params.length !== this.params.length) {
      throw new ArgumentError(
        operation,
        `expected one group of ${this.params.length} parameters, got ${saved.paramGroups.map(({ params }) => params.length).join(', ')}`,
        'load it into an optimizer of the same model',
      );
    }
    check(given);
    const size = this.params.reduce((sum, parameter) => sum + parameter.size, 0);
    const rows = (name: string): Vector[] => rowsOf(operation, name, saved.state[name], size);
    const [[direction], [gradient], changes, moves] = [rows('direction'), rows('gradient'), rows('changes'), rows('moves')];
    if (changes.length !== moves.length || (direction === undefined) !== (gradient === undefined))
      throw new ShapeMismatchError(operation, 'direction and gradient, changes and moves come in pairs');
    Object.assign(group, { ...given, params: this.params });
    this.history = changes.map((change, i) => ({ change, move: moves[i]! }));
    this.last = direction && gradient && { direction, gradient, length: saved.length };
    this.iterations = saved.iterations;
    this.evaluations = saved.evaluations;
  }
}

function check(options: LBFGSOptions): void {
  const { lr, maxIter, maxEval, toleranceGrad, toleranceChange, historySize, lineSearchFn } = options;
  requireNotNegative('LBFGS', { lr, toleranceGrad, toleranceChange });
  for (const [name, value] of Object.entries({ maxIter, maxEval, historySize })) {
    if (!Number.isInteger(value) || value < 1) throw new ArgumentError('LBFGS', `${name} is a positive integer, got ${value}`);
  }
  if (lineSearchFn !== null && lineSearchFn !== 'strongWolfe')
    throw new ArgumentError('LBFGS', `lineSearchFn is 'strongWolfe' or null, got ${String(lineSearchFn)}`);
}

function joined(parts: readonly ArrayLike<number>[]): Vector {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}

/** The rows of a saved tensor, none if there is none. */
function rowsOf(operation: string, name: string, saved: Tensor | undefined, size: number): Vector[] {
  if (saved === undefined) return [];
  if (saved.shape.at(-1) !== size)
    throw new ShapeMismatchError(operation, `${name} has rows of ${size} elements, got [${saved.shape.join(', ')}]`);
  const data = saved.knownData();
  if (data === undefined) throw new ArgumentError(operation, `${name} is not on the host`, 'pass what stateDict or a file gave');
  const all = Float64Array.from(data as ArrayLike<number>);
  return Array.from({ length: all.length / size }, (_, i) => all.slice(i * size, (i + 1) * size));
}
