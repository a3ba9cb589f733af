import { ArgumentError, type Device, ModuleBuffer, Parameter, type Shape, ShapeMismatchError, type Tensor } from '@nacre/tensor';
import { found, type Part } from './parts.ts';

/** The options of `loadStateDict`. */
export interface LoadOptions {
  /** Whether names that are missing or unknown are an error; true by default. Shapes that differ always are. */
  readonly strict?: boolean;
}

/** What `loadStateDict` found. */
export interface LoadReport {
  /** Names the module has and the state has not. */
  readonly missingKeys: readonly string[];
  /** Names the state has and the module has not. */
  readonly unexpectedKeys: readonly string[];
}

/**
 * A part of a network with what it learns, or a whole one (`torch.nn.Module`). Fields that are modules, parameters or module buffers,
 * and arrays and records of them, are found by themselves; their dotted names are PyTorch's.
 *
 * @example
 * class Twice extends Module {
 *   linear = new Linear(3, 3);
 *   forward(x) {
 *     return this.linear.forward(this.linear.forward(x));
 *   }
 * }
 * new Twice().namedParameters().map(([name]) => name); // ["linear.weight", "linear.bias"]
 */
export abstract class Module {
  /** Whether the module is being trained: dropout drops, batch normalisation uses the batch's statistics. See `train` and `eval`. */
  training = true;

  abstract forward(...inputs: never[]): unknown;

  /** What the module consists of, under the names of its state: its fields. Overridden where the state has other names. */
  parts(): Iterable<Part> {
    return Object.entries(this);
  }

  /** Multiply-adds of one call from inputs to an output of these shapes, for `summary`: of the module's own products, not its children's. */
  multiplyAdds(_output: Shape, ..._inputs: readonly Shape[]): number {
    return 0;
  }

  /** Every parameter, once. */
  parameters(): Parameter[] {
    return this.namedParameters().map(([, parameter]) => parameter);
  }

  /** Every parameter under the first of its names. */
  namedParameters(): [string, Parameter][] {
    return firstNames(this, Parameter);
  }

  /** What is kept and not trained, such as running statistics, once. */
  buffers(): ModuleBuffer[] {
    return this.namedBuffers().map(([, buffer]) => buffer);
  }

  /** Every buffer under the first of its names. */
  namedBuffers(): [string, ModuleBuffer][] {
    return firstNames(this, ModuleBuffer);
  }

  /** The module itself and every module in it, once, outer before inner. */
  modules(): Module[] {
    return this.namedModules().map(([, module]) => module);
  }

  /** The same under the first of their names; the module's own is empty. */
  namedModules(): [string, Module][] {
    return firstNames(this, Module);
  }

  /** The modules directly in this one. */
  children(): Module[] {
    return this.namedChildren().map(([, child]) => child);
  }

  /** The modules directly in this one, by name. */
  namedChildren(): [string, Module][] {
    return firstNames(this, Module, isModule).slice(1);
  }

  /**
   * The present values of all parameters and buffers, by name (a shared one under each of its names, as in PyTorch): what
   * `saveSafetensors` writes. They are handles, not copies: reading one after a step has replaced it throws StaleValueError.
   *
   * @example
   * const bytes = await saveSafetensors(new Linear(2, 1).stateDict());
   */
  stateDict(): Record<string, Tensor> {
    return Object.fromEntries(this.state().map(([name, variable]) => [name, variable.value]));
  }

  /**
   * Takes over the values of a state, converted to each parameter's dtype. Nothing changes unless all fits. A parameter with several
   * names needs to be there under one of them.
   *
   * @throws ArgumentError if names are missing or unexpected and `strict` is not false
   * @throws ShapeMismatchError if shapes differ; both errors list every entry
   */
  loadStateDict(state: Readonly<Record<string, Tensor>>, options: LoadOptions = {}): LoadReport {
    const own = this.state();
    const given = (name: string): Tensor | undefined => (Object.hasOwn(state, name) ? state[name] : undefined);
    const loaded = new Set(own.filter(([name]) => given(name) !== undefined).map(([, variable]) => variable));
    const missingKeys = own.filter(([, variable]) => !loaded.has(variable)).map(([name]) => name);
    const names = new Set(own.map(([name]) => name));
    const unexpectedKeys = Object.keys(state).filter((name) => !names.has(name));
    const pairs = own.flatMap(([name, variable]) => (given(name) === undefined ? [] : [{ name, variable, value: given(name)! }]));
    const misshaped = pairs
      .filter(({ variable, value }) => variable.shape.join() !== value.shape.join())
      .map(({ name, variable, value }) => `${name} (expected [${variable.shape.join(', ')}], got [${value.shape.join(', ')}])`);

    const strict = options.strict ?? true;
    const problems = [
      ...(strict ? [listed('missing', missingKeys), listed('unexpected', unexpectedKeys)] : []),
      listed('of another shape', misshaped),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      const Problem = misshaped.length > 0 ? ShapeMismatchError : ArgumentError;
      const fix = misshaped.length > 0 ? undefined : 'load it into the model it came from, or pass {strict: false}';
      throw new Problem('loadStateDict', problems.join('; '), fix);
    }
    for (const { variable, value } of pairs) {
      variable.load(value.dtype === variable.dtype ? value : value.to(variable.dtype), 'loadStateDict');
    }
    return { missingKeys, unexpectedKeys };
  }

  /** Puts the module and all in it into training. */
  train(mode = true): this {
    for (const module of this.modules()) module.training = mode;
    return this;
  }

  /** Puts the module and all in it into evaluation. */
  eval(): this {
    return this.train(false);
  }

  /**
   * Moves all parameters and buffers, and the gradients, to a device. Do so before making an optimizer. A module on no device yet
   * needs no moving: it goes where its inputs are.
   */
  to(device: Device): this {
    for (const variable of [...this.parameters(), ...this.buffers()]) variable.moveTo(device);
    return this;
  }

  /** From the next operation on, no parameter gets a gradient, so no optimizer changes it. */
  freeze(): this {
    return this.requireGradients(false);
  }

  /** Undoes `freeze`. */
  unfreeze(): this {
    return this.requireGradients(true);
  }

  /** Clears the gradients of all parameters. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.grad = undefined;
  }

  private requireGradients(wanted: boolean): this {
    for (const parameter of this.parameters()) parameter.requiresGrad = wanted;
    return this;
  }

  private state(): [string, Parameter | ModuleBuffer][] {
    return [...found(this, Module)].filter((entry): entry is [string, Parameter | ModuleBuffer] => !isModule(entry[1]));
  }
}

const isModule = (value: unknown): value is Module => value instanceof Module;

/** Each part of a kind once, under the first of its names. */
function firstNames<T extends Module | Parameter | ModuleBuffer>(
  root: Module,
  kind: abstract new (...args: never[]) => T,
  stopAt?: (module: Module) => boolean,
): [string, T][] {
  const names = new Map<T, string>();
  for (const [name, value] of found(root, Module, stopAt)) {
    if (value instanceof kind && !names.has(value)) names.set(value, name);
  }
  return [...names].map(([value, name]) => [name, value]);
}

const shown = 8;

function listed(what: string, entries: readonly string[]): string | undefined {
  if (entries.length === 0) return undefined;
  const more = entries.length > shown ? `, and ${entries.length - shown} more` : '';
  return `${what}: ${entries.slice(0, shown).join(', ')}${more}`;
}
