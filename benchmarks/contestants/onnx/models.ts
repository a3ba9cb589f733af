import { vggPools } from '../../spec/models.ts';
import type { Task, Workload } from '../../spec/workloads.ts';
import { Graph } from './graph.ts';

type Untrained = Exclude<Task, { kind: 'training' }>;

/** A workload as an ONNX model with the workload's inputs. */
export function onnxModel(workload: Workload, task: Untrained): Uint8Array {
  const graph = new Graph();
  const inputs = workload.inputs.map(({ name, shape }) => graph.input(name, shape));
  graph.weights(workload.weights);
  graph.output(body(graph, task, inputs));
  return graph.model();
}

function body(graph: Graph, task: Untrained, inputs: readonly string[]): string {
  const [x] = inputs as [string];
  switch (task.kind) {
    case 'matmul': {
      const swap = (name: string): string => graph.node('Transpose', [name], { perm: [1, 0] });
      const [a, b] = inputs as [string, string];
      return graph.node('MatMul', [task.transposed === 'a' ? swap(a) : a, task.transposed === 'b' ? swap(b) : b]);
    }
    case 'gatedSum': {
      const shifted = graph.node('Add', [graph.node('Mul', [x, graph.scalar(2)]), graph.scalar(1)]);
      const product = graph.node('Mul', [graph.node('Tanh', [shifted]), graph.node('Sigmoid', [x])]);
      return graph.node('ReduceSum', [product], { keepdims: 0 });
    }
    case 'softmax':
      return graph.node('Softmax', [x], { axis: 1 });
    case 'convolution': {
      const { stride, padding, dilation, groups } = task;
      return graph.node('Conv', inputs, { ...places(stride, padding), dilations: [dilation, dilation], group: groups });
    }
    case 'inference':
      return task.model === 'alexnet' ? alexnet(graph, x) : vgg16(graph, x);
  }
}

const places = (stride: number, padding: number): { strides: number[]; pads: number[] } => ({
  strides: [stride, stride],
  pads: [padding, padding, padding, padding],
});

const conv = (graph: Graph, x: string, i: number, stride: number, padding: number): string =>
  graph.node('Relu', [graph.node('Conv', [x, `conv${i}.weight`, `conv${i}.bias`], places(stride, padding))]);

const maxPool = (graph: Graph, x: string, size: number, stride: number): string =>
  graph.node('MaxPool', [x], { kernel_shape: [size, size], strides: [stride, stride] });

function classifier(graph: Graph, x: string): string {
  const dense = (h: string, i: number): string => graph.node('Gemm', [h, `fc${i}.weight`, `fc${i}.bias`], { transB: 1 });
  const hidden = [1, 2].reduce((h, i) => graph.node('Relu', [dense(h, i)]), graph.node('Flatten', [x], { axis: 1 }));
  return dense(hidden, 3);
}

function alexnet(graph: Graph, x: string): string {
  const edges = maxPool(graph, conv(graph, x, 1, 4, 2), 3, 2);
  const parts = maxPool(graph, conv(graph, edges, 2, 1, 2), 3, 2);
  const features = [3, 4, 5].reduce((h, i) => conv(graph, h, i, 1, 1), parts);
  return classifier(graph, maxPool(graph, features, 3, 2));
}

function vgg16(graph: Graph, x: string): string {
  const layers = Array.from({ length: 13 }, (_, i) => i + 1);
  const features = layers.reduce((h, i) => {
    const active = conv(graph, h, i, 1, 1);
    return vggPools.includes(i) ? maxPool(graph, active, 2, 2) : active;
  }, x);
  return classifier(graph, features);
}
