import { applyUpdates, ArgumentError, eachRun, GradientError, ModuleBuffer, noGrad, Parameter, type Tensor, zerosLike } from '@nacre/tensor';

/** Parameters that share their options. */
export type ParameterGroup<O> = Partial<O> & { readonly params: Iterable<Parameter> };

/** What an optimizer works on: parameters, or groups of them with options of their own. */
export type Parameters<O> = Iterable<Parameter> | readonly ParameterGroup<O>[];

/** A group with all its options. A schedule changes `lr`. */
export type Group<O> = O & { readonly params: readonly Parameter[] };

export interface StepOptions {
  /** Tensors to compute in the same plan, before the step replaces what they were recorded against. */
  readonly also?: readonly Tensor[];
}

/** What is kept of a parameter between steps, by name. */
type State = Record<string, ModuleBuffer>;

/** Everything a run needs to go on: options of each group, step counts, and the state of each parameter by its number. */
export interface OptimizerState {
  readonly groups: readonly Readonly<Record<string, unknown>>[];
  readonly steps: readonly number[];
  readonly state: Readonly<Record<string, Tensor>>;
}

/**
 * Changes parameters by their gradients. A step records an assignment for each parameter that has one, and carries all of them out
 * in one plan with the losses on which `backward` was called.
 */
export abstract class Optimizer<O extends { lr: number }> {
  /** The parameters with their options; change `lr` here, or let a schedule do it. */
  readonly groups: readonly Group<O>[];
  private readonly states = new Map<Parameter, State>();
  private readonly counts = new Map<Parameter, number>();

  constructor(params: Parameters<O>, defaults: O) {
    const list = [...(params as Iterable<Parameter | ParameterGroup<O>>)];
    if (list.length === 0) throw new ArgumentError(this.name, 'there are no parameters to optimize', 'pass model.parameters()');
    const groups = list.every((item) => item instanceof Parameter) ? [{ params: list }] : (list as ParameterGroup<O>[]);
    this.groups = groups.map((group) => {
      if (group instanceof Parameter || !('params' in group)) throw new ArgumentError(this.name, 'expected parameters, or groups {params, …}, not both');
      return { ...defaults, ...group, params: [...group.params] } as Group<O>;
    });
    this.groups.forEach((group) => this.check(group));
    const all = this.groups.flatMap((group) => group.params);
    if (new Set(all).size !== all.length) throw new ArgumentError(this.name, 'a parameter appears twice', 'list each one in one group only');
  }

  /** For errors: `Adam`. */
  protected get name(): string {
    return this.constructor.name;
  }

  /** Throws ArgumentError for options out of range. */
  protected abstract check(options: O): void;

  /**
   * Records the assignments for one parameter. `gradient` is its accumulated gradient; `count` says, when it is asked, how many
   * steps the parameter has made, this one included.
   */
  protected abstract update(parameter: Parameter, gradient: Tensor, options: O, count: () => number): void;

  /** Clears the gradients, which otherwise add up. */
  zeroGrad(): void {
    for (const { params } of this.groups) for (const parameter of params) parameter.grad = undefined;
  }

  /**
   * Changes every parameter that has a gradient, in one plan with the losses on which `backward` was called, pending running
   * statistics, and `also`. The losses are plain values afterwards.
   *
   * @throws StaleValueError if a gradient was recorded before an earlier step: call `zeroGrad()` between steps
   */
  async step(options: StepOptions = {}): Promise<void> {
    noGrad(() => {
      for (const group of this.groups) {
        for (const parameter of group.params) {
          const { grad } = parameter;
          if (grad === undefined || !parameter.requiresGrad) continue;
          eachRun(() => this.counts.set(parameter, this.count(parameter) + 1));
          this.update(parameter, grad, group, () => this.count(parameter));
        }
      }
    });
    await applyUpdates(`${this.name}.step`, options.also);
  }

  /** The parameter's own value under a name, made of zeros when it is first asked for. */
  protected state(parameter: Parameter, name: string): ModuleBuffer {
    const state = this.states.get(parameter) ?? {};
    this.states.set(parameter, state);
    return (state[name] ??= named(new ModuleBuffer(zerosLike(parameter)), `${parameter.name}.${name}`));
  }

  /** Whether the parameter has a value under this name yet. */
  protected hasState(parameter: Parameter, name: string): boolean {
    return this.states.get(parameter)?.[name] !== undefined;
  }

  /** Assigns under the name of the step. */
  protected assign(target: Parameter | ModuleBuffer, value: Tensor): void {
    target.assign(value, `${this.name}.step`);
  }

  private count(parameter: Parameter): number {
    return this.counts.get(parameter) ?? 0;
  }

  /** Everything needed to go on exactly as if nothing had happened. Tensors are handles: save them before the next step. */
  stateDict(): OptimizerState {
    const all = this.groups.flatMap((group) => group.params);
    const state = all.flatMap((parameter, i) => Object.entries(this.states.get(parameter) ?? {}).map(([name, value]) => [`${i}.${name}`, value] as const));
    return {
      groups: this.groups.map(({ params: _, ...options }) => options),
      steps: all.map((parameter) => this.count(parameter)),
      state: Object.fromEntries(state),
    };
  }

  /**
   * Goes on where `stateDict` was taken.
   *
   * @throws ArgumentError if it belongs to other groups or parameters
   */
  loadStateDict({ groups, steps, state }: OptimizerState): void {
    const all = this.groups.flatMap((group) => group.params);
    if (groups.length !== this.groups.length || steps.length !== all.length) {
      throw new ArgumentError(`${this.name}.loadStateDict`, `expected ${this.groups.length} groups with ${all.length} parameters, got ${groups.length} with ${steps.length}`,
        'load it into an optimizer of the same model');
    }
    const entries = Object.entries(state).map(([key, value]) => {
      const [, index, name] = /^(\d+)\.(.+)$/.exec(key) ?? [];
      const parameter = all[Number(index)];
      if (parameter === undefined || parameter.shape.join() !== value.shape.join()) {
        throw new ArgumentError(`${this.name}.loadStateDict`, `${key} of shape [${value.shape.join(', ')}] belongs to no parameter here`, 'load it into an optimizer of the same model');
      }
      return { parameter, name: name!, value };
    });
    groups.forEach((options, i) => Object.assign(this.groups[i]!, options));
    all.forEach((parameter, i) => this.counts.set(parameter, steps[i]!));
    for (const { parameter, name, value } of entries) this.state(parameter, name).assign(value, `${this.name}.loadStateDict`);
  }
}

function named(buffer: ModuleBuffer, name: string): ModuleBuffer {
  buffer.name = name;
  return buffer;
}

/** Throws unless `value` is a number of at least `least` (and below `limit`). */
export function checkOption(optimizer: string, name: string, value: number, least: number, limit = Infinity): void {
  if (!(value >= least && value < limit) && !(value === least)) {
    throw new ArgumentError(optimizer, `${name} must be ${limit === Infinity ? `at least ${least}` : `in [${least}, ${limit})`}, got ${value}`);
  }
}
