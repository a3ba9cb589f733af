import { ArgumentError, applyUpdates, eachRun, noGrad, type Parameter, type Tensor } from '@nacre/tensor';
import { requireParameters } from './parameters.ts';
import { ParameterState } from './state.ts';

/** Parameters that share options. */
export type ParamGroup<O extends object> = O & { readonly params: readonly Parameter[] };

/** A group as it is given: what it leaves out is taken from the optimizer's options. */
export type GroupOptions<O extends object> = Partial<O> & { readonly params: Iterable<Parameter> };

/** What an optimizer changes: parameters, or groups of them. */
export type Params<O extends object> = Iterable<Parameter> | Iterable<GroupOptions<O>>;

/** The options of a step of an optimizer. */
export interface StepOptions {
  /** Tensors to compute in the same plan, such as an accuracy: after the step they could not be any more. */
  readonly also?: readonly Tensor[];
  /** Whether anything changes, decided on the device: where it is false, parameters and state keep their values. Step counts go on. */
  readonly when?: Tensor<[], 'bool'>;
}

/** What an optimizer needs to go on where it was. Parameters are numbered in the order of the groups. */
export interface OptimizerState<O extends object = object> {
  /** By number and name, `0.expAvg`: a record that `saveSafetensors` takes. All else is JSON. */
  readonly state: Readonly<Record<string, Tensor>>;
  /** How many updates each parameter had. */
  readonly steps: readonly number[];
  readonly paramGroups: readonly (O & { readonly params: readonly number[] })[];
}

/**
 * Changes parameters against their gradients (`torch.optim.Optimizer`). A subclass says in `update` what becomes of one parameter.
 * `O` are its options, each of which a group can set for itself; they may be changed between steps.
 *
 * @example
 * class SignDescent extends Optimizer {
 *   constructor(params, options) {
 *     super('SignDescent', params, { lr: 0.01, ...options });
 *   }
 *   check() {}
 *   update(parameter, gradient, { lr }) {
 *     parameter.assign(parameter.sub(gradient.sign().mul(lr)), 'SignDescent.step');
 *   }
 * }
 * const x = new Parameter(tensor([4]));
 * const optimizer = new SignDescent([x], { lr: 0.5 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.5]
 */
export abstract class Optimizer<O extends object = object> {
  readonly paramGroups: ParamGroup<O>[] = [];
  /** For errors. */
  protected readonly name: string;
  private readonly defaults: O;
  private readonly states = new Map<Parameter, ParameterState>();

  protected constructor(name: string, params: Params<O>, defaults: O) {
    this.name = name;
    this.defaults = defaults;
    const given: readonly (Parameter | GroupOptions<O>)[] = [...params];
    if (given.length === 0) throw new ArgumentError(name, 'there is nothing to optimize', 'pass model.parameters()');
    const groups = given.filter((each): each is GroupOptions<O> => typeof each === 'object' && 'params' in each);
    if (groups.length === 0) this.addParamGroup({ params: given as readonly Parameter[] } as unknown as GroupOptions<O>);
    else if (groups.length === given.length) for (const group of groups) this.addParamGroup(group);
    else throw new ArgumentError(name, 'expected parameters, or groups {params, …}, not both');
  }

  /** Records what becomes of one parameter and its state by assigning to them. Gradients are off. */
  protected abstract update(parameter: Parameter, gradient: Tensor, options: O, state: ParameterState): void;

  /** Throws ArgumentError unless the options make sense. */
  protected abstract check(options: O): void;

  /**
   * Adds parameters, say those that were frozen at first.
   *
   * @throws ArgumentError if one is no Parameter, or was given before
   */
  addParamGroup(group: GroupOptions<O>): void {
    const params = [...group.params];
    requireParameters(this.name, params, (parameter) => this.states.has(parameter));
    const complete: ParamGroup<O> = { ...this.defaults, ...group, params };
    this.check(complete);
    for (const parameter of params) this.states.set(parameter, new ParameterState(parameter));
    this.paramGroups.push(complete);
  }

  /** Clears the gradients. Without it the next `backward` adds to them. */
  zeroGrad(): void {
    for (const parameter of this.states.keys()) parameter.grad = undefined;
  }

  /**
   * Updates every parameter that has a gradient and computes, in the same plan, the losses on which `backward` was called, all pending
   * assignments (running statistics, say) and `also`. Whatever else was recorded from the old values is stale afterwards: reading it
   * throws StaleValueError, which names this step.
   */
  async step(options: StepOptions = {}): Promise<void> {
    const updated: ParameterState[] = [];
    try {
      noGrad(() => this.record(updated, options.when));
      await applyUpdates(`${this.name}.step`, options.also);
    } catch (error) {
      for (const state of updated) state.step--;
      throw error;
    }
  }

  private record(updated: ParameterState[], when: Tensor<[], 'bool'> | undefined): void {
    for (const group of this.paramGroups) {
      for (const parameter of group.params) {
        const { grad } = parameter;
        if (grad === undefined) continue;
        const state = this.states.get(parameter)!;
        eachRun(() => {
          state.step++;
        });
        updated.push(state);
        const before = when && state.values();
        this.update(parameter, grad, group, state);
        if (when !== undefined && before !== undefined) state.changeOnly(when, before, `${this.name}.step`);
      }
    }
  }

  /**
   * Options and state, from which `loadStateDict` goes on to the same bits. Its tensors are handles, not copies: write them out or load
   * them before the next step.
   */
  stateDict(): OptimizerState<O> {
    const states = this.ordered();
    const tensors = states.flatMap((state, i) => state.save().map(([name, value]) => [`${i}.${name}`, value] as const));
    let next = 0;
    const paramGroups = this.paramGroups.map((group) => ({ ...group, params: group.params.map(() => next++) }));
    return { state: Object.fromEntries(tensors), steps: states.map(({ step }) => step), paramGroups };
  }

  /**
   * Takes over options and state of an optimizer for the same parameters. Nothing changes unless all fits.
   *
   * @throws ArgumentError if the groups differ in number or size, ShapeMismatchError if a tensor does not fit its parameter
   */
  loadStateDict(saved: OptimizerState<O>): void {
    const operation = `${this.name}.loadStateDict`;
    const sizes = (groups: readonly { readonly params: readonly unknown[] }[]): string =>
      groups.map(({ params }) => params.length).join(', ');
    const states = this.ordered();
    if (sizes(saved.paramGroups) !== sizes(this.paramGroups) || saved.steps.length !== states.length) {
      throw new ArgumentError(
        operation,
        `expected groups of ${sizes(this.paramGroups)} parameters, got ${sizes(saved.paramGroups)}`,
        'load it into an optimizer of the same model',
      );
    }
    const tensors = states.map((): Record<string, Tensor> => ({}));
    for (const [key, value] of Object.entries(saved.state)) {
      const [number, name] = [Number.parseInt(key, 10), key.slice(key.indexOf('.') + 1)];
      const entry = tensors[number];
      if (entry === undefined)
        throw new ArgumentError(operation, `there is no parameter for ${key}`, 'load it into an optimizer of the same model');
      entry[name] = value;
    }
    for (const group of saved.paramGroups) this.check(group);
    for (const [i, state] of states.entries()) state.check(operation, tensors[i]!);

    this.paramGroups.forEach((group, i) => {
      Object.assign(group, { ...saved.paramGroups[i], params: group.params });
    });
    for (const [i, state] of states.entries()) state.load(operation, saved.steps[i]!, tensors[i]!);
  }

  /** The states in the order of the groups. */
  private ordered(): ParameterState[] {
    return this.paramGroups.flatMap(({ params }) => params.map((parameter) => this.states.get(parameter)!));
  }
}
