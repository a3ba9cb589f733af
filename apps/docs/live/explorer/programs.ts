/** Programs to begin with. */
export const programs = [
  {
    name: 'A layer and its sum',
    source: `const { x, w, b } = inputs({ x: [64, 128], w: [128, 32], b: [32] });
x.matmul(w).add(b).relu().sum();`,
  },
  {
    name: 'Softmax',
    source: `const { x } = inputs({ x: [32, 100] });
x.softmax(1);`,
  },
  {
    name: 'Layer normalisation',
    source: `const { x, scale, shift } = inputs({ x: [32, 256], scale: [256], shift: [256] });
const centred = x.sub(x.mean(1, { keepDim: true }));
const variance = centred.square().mean(1, { keepDim: true });
centred.mul(variance.add(1e-5).rsqrt()).mul(scale).add(shift);`,
  },
  {
    name: 'The first layer of LeNet-5',
    source: `const { images } = inputs({ images: [16, 1, 28, 28] });
const conv = new Conv2d(1, 6, 5, { padding: 2 });
avgPool2d(conv.forward(images).tanh(), 2);`,
  },
  {
    name: 'Attention',
    source: `const { q, k, v } = inputs({ q: [8, 64, 32], k: [8, 64, 32], v: [8, 64, 32] });
const weights = q.matmul(k.transpose(1, 2)).div(Math.sqrt(32)).softmax(2);
weights.matmul(v);`,
  },
  {
    name: 'A step of SGD',
    source: `const { x, y } = inputs({ x: [32, 4], y: [32, 1] });
const model = new Linear(4, 1);
const optimizer = new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
mse(model.forward(x), y).backward();
optimizer.step();`,
  },
  {
    name: 'A gradient by itself',
    source: `const { x } = inputs({ x: { shape: [100], requiresGrad: true } });
x.sin().square().sum().backward();
x.grad;`,
  },
  {
    name: 'A 3×3 convolution',
    source: `const { x, kernel } = inputs({ x: [8, 32, 16, 16], kernel: [32, 32, 3, 3] });
conv2d(x, kernel, undefined, { padding: 1 }).relu();`,
  },
] as const;
