import { Adam, type Optimizer, SGD } from '@nacre/optim';
import { drawUniform, Parameter, type Tensor, tensor } from '@nacre/tensor';
import { meanSquare, type Regression } from './regression.ts';
import type { Method } from './surfaces.ts';

const optimizers: Readonly<Record<Method, (params: Parameter[], lr: number) => Optimizer>> = {
  sgd: (params, lr) => new SGD(params, { lr }),
  momentum: (params, lr) => new SGD(params, { lr, momentum: 0.9 }),
  adam: (params, lr) => new Adam(params, { lr }),
};

/** Descends along the gradients of `size` examples at a time. */
export class Descender {
  private readonly weights: Parameter;
  private readonly optimizer: Optimizer;
  private readonly regression: Regression;
  private readonly size: number;
  private rounds = 0;

  constructor(regression: Regression, start: readonly [number, number], size: number, method: Method, lr: number) {
    this.regression = regression;
    this.size = size;
    this.weights = new Parameter(tensor([...start]) as Tensor);
    this.optimizer = optimizers[method]([this.weights], lr);
  }

  /** Goes once through all examples, in an order that is new each time; the weights after each step. */
  async round(): Promise<[number, number][]> {
    const { x, y } = this.regression;
    const order = tensor(drawUniform(x.size, [7, this.rounds++])).argsort(0) as Tensor<[number], 'int32'>;
    const path: [number, number][] = [];
    for (let first = 0; first < x.size; first += this.size) {
      const batch = order.narrow(0, first, this.size) as Tensor<[number], 'int32'>;
      const [inputs, targets] = [x.indexSelect(0, batch), y.indexSelect(0, batch)] as [Tensor, Tensor];
      this.optimizer.zeroGrad();
      meanSquare(this.regression, this.weights, inputs, targets).sum().backward();
      await this.optimizer.step();
      path.push([...(await this.weights.data())] as [number, number]);
    }
    return path;
  }

  /** The loss over all examples. */
  async loss(): Promise<number> {
    const { x, y } = this.regression;
    return (await meanSquare(this.regression, this.weights, x, y).sum().item()) as number;
  }
}
