/** What the workloads use of TensorFlow.js. */
export interface T {
  readonly shape: number[];
  data(): Promise<Float32Array>;
  dispose(): void;
}

export interface Optimizer {
  minimize(loss: () => T, returnCost: true, variables: T[]): T;
}

type Padding = 'same' | 'valid' | number;

export interface Tfjs {
  setBackend(name: string): Promise<boolean>;
  tensor(data: Float32Array | Int32Array, shape: readonly number[], dtype?: 'float32' | 'int32'): T;
  variable(initial: T): T;
  zeros(shape: number[]): T;
  scalar(value: number): T;
  tidy<R>(f: () => R): R;
  dispose(tensors: T[]): void;
  add(a: T, b: T | number): T;
  mul(a: T, b: T | number): T;
  tanh(x: T): T;
  sigmoid(x: T): T;
  relu(x: T): T;
  erf(x: T): T;
  sub(a: T, b: T): T;
  rsqrt(x: T): T;
  sum(x: T): T;
  mean(x: T, axes: number[]): T;
  moments(x: T, axes: number | number[], keepDims?: boolean): { mean: T; variance: T };
  batchNorm(x: T, mean: T, variance: T, offset: T, scale: T, epsilon: number): T;
  softmax(x: T): T;
  matMul(a: T, b: T, transposeA?: boolean, transposeB?: boolean): T;
  transpose(x: T, order?: number[]): T;
  reshape(x: T, shape: number[]): T;
  concat(parts: T[], axis?: number): T;
  stack(parts: T[], axis?: number): T;
  unstack(x: T): T[];
  oneHot(indices: T, depth: number): T;
  cast(x: T, dtype: 'float32'): T;
  gather(x: T, indices: T): T;
  conv2d(x: T, filter: T, strides: number, pad: Padding, format: 'NHWC', dilations: number): T;
  depthwiseConv2d(x: T, filter: T, strides: number, pad: Padding): T;
  maxPool(x: T, size: number, strides: number, pad: Padding): T;
  avgPool(x: T, size: number, strides: number, pad: Padding): T;
  basicLSTMCell(forgetBias: T, kernel: T, bias: T, x: T, c: T, h: T): [c: T, h: T];
  readonly image: { resizeNearestNeighbor(x: T, size: [number, number]): T };
  readonly losses: { softmaxCrossEntropy(y: T, logits: T): T; sigmoidCrossEntropy(y: T, logits: T): T };
  readonly fused: {
    conv2d(options: { x: T; filter: T; strides: number; pad: Padding; bias: T; activation: 'relu' }): T;
    matMul(options: { a: T; b: T; bias: T; activation: 'relu' | 'linear' }): T;
  };
  readonly train: {
    sgd(rate: number): Optimizer;
    momentum(rate: number, momentum: number): Optimizer;
    adam(rate: number, beta1: number, beta2: number, epsilon: number): Optimizer;
  };
}
