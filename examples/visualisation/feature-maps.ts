import type { LeNet5 } from '@nacre/models';
import type { Tensor } from '@nacre/tensor';

/** What the two convolutions give, after their activation. */
export function featureMaps(model: LeNet5, images: Tensor): [edges: Tensor, shapes: Tensor] {
  const edges = (model.conv1.forward(images as Tensor<[number, 1, 28, 28]>) as Tensor).tanh();
  const shapes = (model.conv2.forward(model.pool.forward(edges as Tensor<[number, 6, 28, 28]>)) as Tensor).tanh();
  return [edges, shapes];
}
