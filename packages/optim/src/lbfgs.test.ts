import { ArgumentError, Parameter, ShapeMismatchError, type Tensor, tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { ExponentialLR, LBFGS, type LBFGSOptions, type LBFGSState } from './index.ts';

/** Rosenbrock's valley, whose bottom is at (1, 1), over two parameters. */
function valley(options: Partial<LBFGSOptions> = {}) {
  const [x, y] = [new Parameter(tensor([-1.2])), new Parameter(tensor([[1]]))];
  const optimizer = new LBFGS([x, y] as unknown as Parameter[], { lineSearchFn: 'strongWolfe', maxIter: 5, ...options });
  const closure = (): Tensor => {
    optimizer.zeroGrad();
    const bend: Tensor = y.reshape([1]).sub(x.square());
    const loss: Tensor = bend.square().mul(100).add(x.neg().add(1).square()).sum();
    loss.backward();
    return loss;
  };
  const place = async (): Promise<number[]> => [await x.item(), await y.item()];
  return { x, y, optimizer, closure, place };
}

describe('LBFGS', () => {
  it('finds the bottom of a valley, and says where it was', async () => {
    const { optimizer, closure, place } = valley({ maxIter: 60 });
    expect(await (await optimizer.step(closure)).item()).toBeCloseTo(24.2, 4);
    const [x, y] = await place();
    expect(x).toBeCloseTo(1, 3);
    expect(y).toBeCloseTo(1, 3);
    expect(await closure().item()).toBeLessThan(1e-6);
  });

  it('goes on bit by bit from a saved state', async () => {
    const [unbroken, first, second] = [valley(), valley(), valley()];
    for (let i = 0; i < 4; i++) await unbroken.optimizer.step(unbroken.closure);
    for (let i = 0; i < 2; i++) await first.optimizer.step(first.closure);
    const state = first.optimizer.stateDict();
    second.x.load(tensor(await first.x.data()));
    second.y.load(tensor(await first.y.data(), { shape: [1, 1] }));
    second.optimizer.loadStateDict(state);
    for (let i = 0; i < 2; i++) await second.optimizer.step(second.closure);
    expect(await second.place()).toEqual(await unbroken.place());
    expect(second.optimizer.stateDict().iterations).toBe(unbroken.optimizer.stateDict().iterations);
  });

  it('keeps to its limits', async () => {
    const few = valley({ maxIter: 3, maxEval: 9, lineSearchFn: null, lr: 1e-3 });
    await few.optimizer.step(few.closure);
    expect(few.optimizer.stateDict()).toMatchObject({ iterations: 3, evaluations: 3 });
    const short = valley({ maxIter: 40, historySize: 3 });
    await short.optimizer.step(short.closure);
    expect(short.optimizer.stateDict().state.moves!.shape).toEqual([3, 2]);
  });

  it('stays where the gradient is 0, and leaves alone what has none', async () => {
    const [x, unused] = [new Parameter(tensor([2])), new Parameter(tensor([7]))];
    const optimizer = new LBFGS([x, unused]);
    const closure = (): Tensor => {
      optimizer.zeroGrad();
      const loss = x.sub(2).square().sum();
      loss.backward();
      return loss;
    };
    await optimizer.step(closure);
    expect(optimizer.stateDict()).toMatchObject({ iterations: 0, evaluations: 1, state: {} });
    x.assign(tensor([5]));
    await optimizer.step(closure);
    expect(await x.item()).toBeCloseTo(2, 5);
    expect(await unused.item()).toBe(7);
  });

  it('has a rate for schedules', () => {
    const { optimizer } = valley();
    new ExponentialLR(optimizer, 0.5).step();
    expect(optimizer.paramGroups[0]!.lr).toBe(0.5);
  });

  const p = (): Parameter => new Parameter(tensor([1]));
  it.each<[() => unknown, string]>([
    [() => new LBFGS([]), 'there is nothing to optimize'],
    [() => new LBFGS([tensor([1]) as never]), 'number 0 of the parameters is none; a tensor never changes'],
    [() => new LBFGS([p()], { lr: -1 }), 'lr is a finite number that is not negative, got -1'],
    [() => new LBFGS([p()], { maxIter: 0 }), 'maxIter is a positive integer, got 0'],
    [() => new LBFGS([p()], { historySize: 1.5 }), 'historySize is a positive integer, got 1.5'],
    [() => new LBFGS([p()], { lineSearchFn: 'armijo' as 'strongWolfe' }), "lineSearchFn is 'strongWolfe' or null, got armijo"],
  ])('refuses what makes no sense (%#)', (make, message) => {
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(`LBFGS: ${message}`);
  });

  it('asks for a closure', async () => {
    const { optimizer } = valley();
    await expect(optimizer.step(undefined as never)).rejects.toThrow('LBFGS.step: expected a function that computes the loss');
  });

  it('refuses a state that does not fit, whole', async () => {
    const run = valley();
    await run.optimizer.step(run.closure);
    const saved = run.optimizer.stateDict();
    const other = new LBFGS([p()]);
    expect(() => other.loadStateDict(saved)).toThrow('LBFGS.loadStateDict: expected one group of 1 parameters, got 2');
    const small: LBFGSState = { ...saved, paramGroups: [{ ...saved.paramGroups[0]!, params: [0] }] };
    expect(() => other.loadStateDict(small)).toThrow(ShapeMismatchError);
    expect(() => other.loadStateDict(small)).toThrow('direction has rows of 1 elements, got [2]');
    const computed = { ...saved, state: { ...saved.state, direction: zeros([2]).add(1) as Tensor } };
    expect(() => valley().optimizer.loadStateDict(computed)).toThrow('direction is not on the host');
    expect(other.stateDict()).toMatchObject({ iterations: 0, state: {} });
  });
});
