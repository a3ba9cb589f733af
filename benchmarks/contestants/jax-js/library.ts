/** What the workloads use of jax-js. A call consumes the arrays it is given; `ref` keeps one for another use. */
export interface A {
  readonly ref: A;
  readonly shape: number[];
  add(b: A | number): A;
  sub(b: A | number): A;
  mul(b: A | number): A;
  div(b: A | number): A;
  sum(): A;
  mean(): A;
  reshape(shape: number[]): A;
  transpose(order?: number[]): A;
  data(): Promise<Float32Array>;
  dispose(): void;
}

export type Tree = A | readonly Tree[] | { readonly [name: string]: Tree };

type Pairs = readonly (readonly [number, number])[];
type Window = [number, number];

export interface Jax {
  init(device: 'wasm' | 'webgpu'): Promise<unknown>;
  blockUntilReady(x: unknown): Promise<unknown>;
  jit<F>(f: F): F;
  valueAndGrad<P, R extends A[]>(f: (parameters: P, ...rest: R) => A): (parameters: P, ...rest: R) => [value: A, gradients: P];
  readonly tree: {
    ref<P>(parts: P): P;

    map<P>(f: (...parts: A[]) => A, first: P, ...rest: P[]): P;
  };
  readonly numpy: {
    array(data: Float32Array | number[], options?: { shape: readonly number[] }): A;
    zeros(shape: readonly number[]): A;
    matmul(a: A, b: A): A;
    tanh(x: A): A;
    abs(x: A): A;
    sqrt(x: A): A;
    square(x: A): A;
    maximum(x: A, y: number): A;
    repeat(x: A, times: number, axis: number): A;
    concatenate(parts: A[], axis: number): A;
    split(x: A, parts: number, axis: number): A[];
    pad(x: A, widths: Pairs): A;
    readonly mean: (x: A, axes?: number | number[], options?: { keepdims: boolean }) => A;
    readonly max: (x: A) => A;
  };
  readonly nn: {
    gelu(x: A, options: { approximate: boolean }): A;
    relu(x: A): A;
    sigmoid(x: A): A;
    softmax(x: A): A;
    logSoftmax(x: A): A;
    softplus(x: A): A;
  };
  readonly lax: {
    convGeneralDilated(
      x: A,
      w: A,
      strides: Window,
      padding: Pairs,
      options: { featureGroupCount: number; rhsDilation: Window },
    ): A;
    reduceWindow(x: A, f: (x: A) => A, window: Window, strides: Window): A;
  };
}
