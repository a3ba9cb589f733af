import { full, ModuleBuffer, type Parameter, ShapeMismatchError, type Tensor } from '@nacre/tensor';

/** What an optimizer remembers of one parameter: how many updates it had, and tensors of its shape. */
export class ParameterState {
  /** Updates so far, the one being recorded included. */
  step = 0;
  private readonly parameter: Parameter;
  private readonly kept = new Map<string, ModuleBuffer>();

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
    return made;
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
