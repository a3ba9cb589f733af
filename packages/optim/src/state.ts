import { type AssignableTensor, full, ModuleBuffer, type Parameter, ShapeMismatchError, type Tensor, where } from '@nacre/tensor';

/**
 * What an optimizer remembers of one parameter: how many updates it had, and tensors of its shape.
 * @example new ParameterState(new Parameter(zeros([2]))).tensor('momentum').shape; // [2]
 */
export class ParameterState {
  /** Updates so far, the one being recorded included. */
  step = 0;
  private readonly parameter: Parameter;
  private readonly kept = new Map<string, ModuleBuffer>();
  /** What the tensors began with. */
  private readonly initial = new WeakMap<AssignableTensor, number>();

  constructor(parameter: Parameter) {
    this.parameter = parameter;
  }

  /** The tensor of a name, which begins with `initial` everywhere. */
  tensor(name: string, initial = 0): ModuleBuffer {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const { shape, dtype, name: owner } = this.parameter;
    const made: ModuleBuffer = new ModuleBuffer(full(shape, initial, { dtype }) as Tensor);
    made.name = owner === '' ? name : `${owner}.${name}`;
    this.kept.set(name, made);
    this.initial.set(made, initial);
    return made;
  }

  /** The present values of the parameter and of the tensors. */
  values(): Map<AssignableTensor, Tensor> {
    return new Map([this.parameter, ...this.kept.values()].map((variable: AssignableTensor) => [variable, variable.value]));
  }

  /** Undoes, where `when` is false, what was assigned since the values were `before`. */
  changeOnly(when: Tensor<[], 'bool'>, before: ReadonlyMap<AssignableTensor, Tensor>, by: string): void {
    for (const [variable, value] of this.values()) {
      const old = before.get(variable) ?? full(value.shape, this.initial.get(variable) ?? 0, { dtype: value.dtype });
      variable.assign(where(when, value, old as Tensor) as Tensor, by);
    }
  }

  /** The present values of the tensors. */
  save(): [string, Tensor][] {
    return [...this.kept].map(([name, buffer]) => [name, buffer.value]);
  }

  /** Throws unless `load` would take the tensors. */
  check(operation: string, tensors: Readonly<Record<string, Tensor>>): void {
    for (const [name, value] of Object.entries(tensors)) {
      if (value.shape.join() === this.parameter.shape.join()) continue;
      const whose = `${name} of ${this.parameter.name || 'a parameter'}`;
      throw new ShapeMismatchError(
        operation,
        `${whose} has shape [${this.parameter.shape.join(', ')}], got [${value.shape.join(', ')}]`,
      );
    }
  }

  /** Takes over tensors; those that are not given begin anew. */
  load(operation: string, step: number, tensors: Readonly<Record<string, Tensor>>): void {
    const { dtype } = this.parameter;
    this.step = step;
    this.kept.clear();
    for (const [name, value] of Object.entries(tensors))
      this.tensor(name).load(value.dtype === dtype ? value : value.to(dtype), operation);
  }
}
