import { applyUpdates, full, ModuleBuffer, noGrad, type Parameter, type Tensor, zeros } from '@nacre/tensor';

/** The gradients of several batches, which together make one step: added up in memory of their own. */
export class GradientSum {
  /** Batches of this step whose gradients have been recorded. */
  batches = 0;
  private readonly parameters: readonly Parameter[];
  private readonly sums = new Map<Parameter, ModuleBuffer>();
  /** Those whose sums hold something. */
  private readonly summed = new Set<Parameter>();

  constructor(parameters: readonly Parameter[]) {
    this.parameters = parameters;
  }

  /** Adds the present gradients and clears them, in one plan with `also` and whatever else is pending. */
  async keep(also: readonly Tensor[]): Promise<void> {
    noGrad(() => {
      for (const parameter of this.parameters) {
        if (parameter.grad === undefined) continue;
        this.sumOf(parameter).assign(this.total(parameter)!, 'fit');
        this.summed.add(parameter);
        parameter.grad = undefined;
      }
    });
    await applyUpdates('fit', also);
  }

  /** Makes the mean over the batches the gradients. */
  finish(): void {
    const { batches } = this;
    this.batches = 0;
    if (this.summed.size === 0) return;
    noGrad(() => {
      for (const parameter of this.parameters) parameter.grad = this.total(parameter)?.mul(1 / batches);
    });
    this.summed.clear();
  }

  private total(parameter: Parameter): Tensor | undefined {
    const { grad } = parameter;
    if (!this.summed.has(parameter)) return grad;
    const sum: Tensor = this.sumOf(parameter);
    return grad === undefined ? sum : sum.add(grad);
  }

  private sumOf(parameter: Parameter): ModuleBuffer {
    const known = this.sums.get(parameter);
    if (known !== undefined) return known;
    const made: ModuleBuffer = new ModuleBuffer(zeros(parameter.shape, { dtype: parameter.dtype }) as Tensor);
    this.sums.set(parameter, made);
    return made;
  }
}

/** Whether every element of every gradient is finite. */
export function finiteGradients(parameters: readonly Parameter[]): Tensor<[], 'bool'> {
  return noGrad(() => allTrue(parameters.flatMap(({ grad }) => (grad === undefined ? [] : [allFinite(grad)]))));
}

export const allFinite = (x: Tensor): Tensor<[], 'bool'> => noGrad(() => x.isFinite().all() as Tensor<[], 'bool'>);

export const allTrue = (flags: readonly Tensor<[], 'bool'>[]): Tensor<[], 'bool'> =>
  flags.reduce((a, b) => a.logicalAnd(b), full([], 1, { dtype: 'bool' }) as Tensor<[], 'bool'>);
