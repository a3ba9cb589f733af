import {
  type Check,
  type DType,
  type LinearOutput,
  type LinearShapes,
  type Parameter,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
} from '@nacre/tensor';
import { affine } from './affine.ts';
import { Module } from './module.ts';
import { requireSizes } from './sizes.ts';

/**
 * y = x · Wᵀ + b (`torch.nn.Linear`): [..., In] → [..., Out]. Weight [Out, In] and bias [Out] start uniform on ±1 / √In.
 *
 * @throws ShapeMismatchError if the last size of an input is not `inFeatures`
 * @example
 * const layer = new Linear(3, 2);
 * layer.forward(zeros([5, 3])).shape; // [5, 2]
 */
export class Linear<In extends number = number, Out extends number = number> extends Module {
  declare readonly '~shapes': LinearShapes<In, Out>;
  readonly inFeatures: In;
  readonly outFeatures: Out;
  readonly weight: Parameter<[Out, In], 'float32'>;
  readonly bias: Parameter<[Out], 'float32'> | null;

  constructor(inFeatures: In, outFeatures: Out, options: { bias?: boolean } = {}) {
    super();
    requireSizes('Linear', { inFeatures, outFeatures });
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    this.weight = affine('Linear', [outFeatures, inFeatures]);
    this.bias = (options.bias ?? true) ? affine('Linear', [outFeatures], this.weight.shape) : null;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Linear', LinearOutput<S, In, Out>>,
  ): Tensor<Resolved<LinearOutput<S, In, Out>>, D>;
  forward(x: Tensor): Tensor {
    const { inFeatures, weight, bias } = this;
    if (x.shape.at(-1) !== inFeatures) {
      const got = `[${x.shape.join(', ')}]`;
      throw new ShapeMismatchError(
        'Linear',
        `expected [..., ${inFeatures}], got ${got} (${inFeatures} ≠ ${x.shape.at(-1) ?? 'nothing'})`,
      );
    }
    const product = x.matmul((weight as Tensor).t());
    return bias === null ? product : product.add(bias as Tensor);
  }

  override multiplyAdds(output: Shape): number {
    return this.inFeatures * output.reduce((count, size) => count * size, 1);
  }
}
