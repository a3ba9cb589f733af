import { beforeEach, describe, expect, test } from 'vitest';
import type { Kernel } from './contract/kernel.ts';
import { stageExprs, visitExprs } from './contract/kernel.ts';
import {
  applyUpdates,
  bernoulli,
  checkpoint,
  compile,
  customGrad,
  GradientError,
  grad,
  jvp,
  ModuleBuffer,
  manualSeed,
  noGrad,
  Parameter,
  rand,
  ShapeMismatchError,
  setDefaultDevice,
  type Tensor,
  tensor,
  zeros,
} from './index.ts';
import { referenceBackend } from './reference/interpreter.ts';
import { createDevice } from './runtime/device.ts';

const numbers = async (x: Tensor): Promise<number[]> =>
  Array.from((await x.data()) as Float64Array, (value) => Math.round(value * 1e6) / 1e6);
const wave = (shape: number[], seed = 0): Tensor =>
  tensor(
    Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(1.7 * i + seed)),
    { shape },
  ) as Tensor;

let ran: Kernel[] = [];
let scratch = 0;
beforeEach(() => {
  const backend = referenceBackend();
  const kernels = new Map<object, Kernel>();
  ran = [];
  scratch = 0;
  setDefaultDevice(
    createDevice({
      ...backend,
      compile(kernel) {
        const program = backend.compile(kernel);
        kernels.set(program, kernel);
        return program;
      },
      alloc(bytes) {
        scratch = Math.max(scratch, bytes);
        return backend.alloc(bytes);
      },
      run(launches) {
        for (const launch of launches) if ('program' in launch) ran.push(kernels.get(launch.program)!);
        return backend.run(launches);
      },
    }),
  );
});

/** How often the kernels that ran apply an operation to a whole tensor. */
function timesComputed(op: string): number {
  let count = 0;
  for (const stage of ran.flatMap((kernel) => kernel.stages)) {
    visitExprs(stageExprs(stage), (expr) => {
      if (expr.kind === 'op' && expr.op === op) count++;
    });
  }
  return count;
}

describe('checkpoint', () => {
  const f = (x: Tensor): Tensor =>
    x
      .matmul(wave([8, 8], 1))
      .sin()
      .matmul(wave([8, 8], 2))
      .erf();

  test('gives the same value and gradients', async () => {
    const [x, y] = [wave([4, 8]), wave([4, 8])];
    const weight = wave([4, 8], 3);
    const plain = grad((a: Tensor) => f(a.exp()).mul(weight).sum());
    const kept = grad((a: Tensor) => checkpoint(f)(a.exp()).mul(weight).sum());
    expect(await numbers(kept(x))).toEqual(await numbers(plain(y)));
    expect(await numbers(checkpoint(f)(x))).toEqual(await numbers(f(x)));
  });

  test('computes the inside twice where a plain function keeps it', async () => {
    const w = new Parameter(wave([8, 8], 1));
    const train = async (block: (x: Tensor) => Tensor): Promise<number> => {
      ran = [];
      w.grad = undefined;
      const loss = block(wave([4, 8]))
        .square()
        .sum();
      loss.backward();
      await applyUpdates('step', [w.grad!]);
      return timesComputed('atan');
    };
    // The gradient of erf needs what went in, so that the arctangent is kept, or computed again.
    const inside = (x: Tensor): Tensor => x.matmul(w).atan().matmul(w).erf();
    expect(await train(inside)).toBe(1);
    expect(await train(checkpoint(inside))).toBe(2);
  });

  test('saves memory in a deep stack of blocks', async () => {
    const w = new Parameter(wave([32, 32], 1));
    const block = (x: Tensor): Tensor => {
      let y = x;
      for (let i = 0; i < 4; i++) y = y.matmul(w).mul(0.3).sin();
      return y;
    };
    const peak = async (layer: (x: Tensor) => Tensor): Promise<{ bytes: number; gradient: number[] }> => {
      scratch = 0;
      let y = wave([64, 32]);
      for (let i = 0; i < 6; i++) y = layer(y);
      w.grad = undefined;
      y.sum().backward();
      return { gradient: await numbers(w.grad!), bytes: scratch };
    };
    const plain = await peak(block);
    const kept = await peak(checkpoint(block));
    expect(kept.gradient).toEqual(plain.gradient);
    expect(kept.bytes).toBeLessThan(0.75 * plain.bytes);
  });

  test('a stack of many costs each once, not the sum of all before', async () => {
    let calls = 0;
    const w = new Parameter(tensor([1.01]));
    const layer = checkpoint((x: Tensor) =>
      customGrad(
        (y: Tensor) => y.mul(1),
        (g) => {
          calls++;
          return [g];
        },
      )(x.mul(w)),
    );
    let y: Tensor = tensor([1]);
    for (let i = 0; i < 24; i++) y = layer(y);
    y.sum().backward();
    expect(calls).toBe(24);
    expect(await w.grad!.item()).toBeCloseTo(24 * 1.01 ** 23, 3);
  });

  test('the function runs once: no effect of it happens twice', async () => {
    const [w, running] = [new Parameter(tensor([2])), new ModuleBuffer(zeros([1]))];
    let runs = 0;
    const block = checkpoint((x: Tensor) => {
      runs++;
      noGrad(() => running.assign(running.add(1)));
      return x.mul(w).exp();
    });
    const loss = block(tensor([1])).sum();
    loss.backward();
    await applyUpdates('step', [w.grad!]);
    expect([runs, await running.item()]).toEqual([1, 1]);
    expect(await w.grad!.item()).toBeCloseTo(Math.exp(2), 4);
  });

  test('dropout inside: the same mask again', async () => {
    manualSeed(5);
    const x = tensor(new Float32Array(64).fill(1), { requiresGrad: true });
    const y = checkpoint((a: Tensor) =>
      a
        .mul(bernoulli(0.5, [64]))
        .mul(rand([64]))
        .exp(),
    )(x);
    const after = await rand([3]).array();
    y.sum().backward();
    const [value, gradient] = [(await y.data()) as Float32Array, (await x.grad!.data()) as Float32Array];
    // y = exp(m x), dy/dx = m y at x = 1, and m = log y.
    expect(Array.from(value).filter((v) => v === 1).length).toBeGreaterThan(15);
    Array.from(value).forEach((v, i) => expect(gradient[i]).toBeCloseTo(v * Math.log(v), 5));
    manualSeed(5);
    bernoulli(0.5, [64]);
    rand([64]);
    expect(await rand([3]).array()).toEqual(after);
  });

  test('parameters, closures and parts without gradients inside', async () => {
    const [w, hidden] = [new Parameter(tensor([2])), tensor([3], { requiresGrad: true })];
    const h = hidden.square();
    const block = checkpoint((x: Tensor) =>
      x
        .mul(w)
        .mul(h)
        .add(noGrad(() => x.mul(w)))
        .add(x.detach()),
    );
    const x = tensor([5], { requiresGrad: true });
    block(x).sum().backward();
    expect([await x.grad!.item(), await w.grad!.item(), await hidden.grad!.item()]).toEqual([18, 45, 60]);
    const byClosure = grad((v: Tensor) => checkpoint((y: Tensor) => y.mul(v).exp())(tensor([1])).sum())(tensor([2]));
    expect(await byClosure.item()).toBeCloseTo(Math.exp(2), 4);
    const noArguments = grad((v: Tensor) => checkpoint(() => v.exp())().sum())(tensor([2]));
    expect(await noArguments.item()).toBeCloseTo(Math.exp(2), 4);
  });

  test('without anything to differentiate it is the function', async () => {
    expect(checkpoint(f)(wave([4, 8])).requiresGrad).toBe(false);
    expect(
      noGrad(() => checkpoint(f)(tensor([[1, 2, 3, 4, 5, 6, 7, 8]], { dtype: 'float64', requiresGrad: true }))).requiresGrad,
    ).toBe(false);
    const x = tensor([1], { requiresGrad: true });
    expect(await numbers(grad((a: Tensor) => checkpoint((b: Tensor) => b)(a).sum())(x))).toEqual([1]);
  });

  test('of second order, nested, with jvp, and compiled', async () => {
    const g = (x: Tensor): Tensor => x.sin().mul(x);
    const nested = (x: Tensor): Tensor => checkpoint((y: Tensor) => checkpoint(g)(y.exp()).mul(y))(x);
    const plain = (x: Tensor): Tensor => g(x.exp()).mul(x);
    const x = wave([3]);
    const second = (h: (x: Tensor) => Tensor) =>
      grad((y: Tensor) =>
        grad((z: Tensor) => h(z).sum())(y)
          .square()
          .sum(),
      );
    expect(await numbers(second(nested)(x))).toEqual(await numbers(second(plain)(x)));
    const along = (h: (x: Tensor) => Tensor): Tensor => jvp(h, [x], [wave([3], 2)])[1];
    expect(await numbers(along(nested))).toEqual(await numbers(along(plain)));
    const w = new Parameter(wave([3]));
    const step = compile(async (v: Tensor) => {
      const loss = checkpoint((y: Tensor) => y.mul(w).sin().exp())(v).sum();
      loss.backward();
      noGrad(() => w.assign(w.sub(w.grad!.mul(0.1))));
      w.grad = undefined;
      await applyUpdates('step');
      return loss;
    });
    const losses: number[] = [];
    for (let i = 0; i < 3; i++) losses.push((await (await step(wave([3], 1))).item()) as number);
    expect(losses[0]! > losses[1]! && losses[1]! > losses[2]!).toBe(true);
  });
});

describe('customGrad', () => {
  test('has the gradient it is given, also of second order', async () => {
    const square = customGrad(
      (x: Tensor) => x.square(),
      (g, x) => [g.mul(x).mul(2)],
    );
    const x = wave([3]);
    expect(await numbers(grad((y: Tensor) => square(y).sum())(x))).toEqual(await numbers(x.mul(2)));
    expect(
      await numbers(
        grad((y: Tensor) =>
          grad((z: Tensor) => square(z).sum())(y)
            .pow(2)
            .sum(),
        )(x),
      ),
    ).toEqual(await numbers(x.mul(8)));
    const straightThrough = customGrad(
      (y: Tensor) => y.round(),
      (g) => [g],
    );
    expect(
      await numbers(
        grad((y: Tensor) =>
          straightThrough(y)
            .mul(tensor([1, 2, 3], { dtype: 'float64' }))
            .sum(),
        )(x),
      ),
    ).toEqual([1, 2, 3]);
  });

  test('null for an argument without one; parameters as arguments', async () => {
    const w = new Parameter(tensor([2, 3]));
    const scale = customGrad(
      (x: Tensor, by: Tensor) => x.mul(by),
      (g, x) => [null, g.mul(x).mul(10)],
    );
    const x = tensor([1, 2], { requiresGrad: true });
    scale(x, w).sum().backward();
    expect(x.grad).toBeUndefined();
    expect(await w.grad!.array()).toEqual([10, 20]);
  });

  test('says what is wrong with a gradient', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const few = customGrad(
      (a: Tensor, b: Tensor) => a.add(b),
      (g) => [g],
    );
    expect(() => few(x, x).sum().backward()).toThrow(GradientError);
    expect(() => few(x, x).sum().backward()).toThrow('customGrad: backward must return 2 gradients, got 1');
    const wrong = customGrad(
      (a: Tensor) => a.mul(2),
      (g) => [g.sum()],
    );
    expect(() => wrong(x).sum().backward()).toThrow(ShapeMismatchError);
    expect(() => wrong(x).sum().backward()).toThrow('customGrad: the gradient of argument 0 must have shape [2], got []');
  });
});
