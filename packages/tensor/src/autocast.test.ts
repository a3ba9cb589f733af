import { cpu } from '@nacre/backend-cpu';
import { describe, expect, it } from 'vitest';
import { autocast, conv2d, einsum, Parameter, type Tensor, tensor } from './index.ts';
import { createDevice } from './runtime/device.ts';

const rounded = (x: Tensor): Tensor => x.to('float16').to('float32');
const a = () =>
  new Parameter(
    tensor([
      [1.0001, 2.0003],
      [-3.0007, 0.1],
    ]),
  );
const b = () =>
  new Parameter(
    tensor([
      [0.3, 1.7],
      [5.0001, -2.2],
    ]),
  );

describe('autocast', () => {
  const cases: [string, (x: Tensor, y: Tensor) => Tensor][] = [
    ['matmul', (x, y) => x.matmul(y)],
    ['bmm', (x, y) => x.reshape([1, 2, 2]).bmm(y.reshape([1, 2, 2]) as never)],
    ['einsum', (x, y) => einsum('ij,kj->ik', x, y) as Tensor],
    ['conv2d', (x, y) => conv2d(x.reshape([1, 1, 2, 2]), y.reshape([1, 1, 2, 2]) as never, null, { padding: 1 }) as Tensor],
  ];

  it.each(cases)('rounds the operands of %s and their gradients, nothing else', async (_, f) => {
    const [x, y, u, v] = [a(), b(), a(), b()];
    const got = autocast('float16', () => f(x, y).add(1.0001)) as Tensor;
    const expected = f(rounded(u), rounded(v)).add(1.0001) as Tensor;
    expect(got.dtype).toBe('float32');
    expect([...(await got.data())]).toEqual([...(await expected.data())]);
    got.square().sum().backward();
    expected.square().sum().backward();
    expect([...(await x.grad!.data())]).toEqual([...(await u.grad!.data())]);
    expect([...(await y.grad!.data())]).toEqual([...(await v.grad!.data())]);
    expect([...(await x.grad!.data())]).toEqual([...(await rounded(x.grad!).data())]);
  });

  it('leaves other dtypes alone, ends with f, and can be switched off inside', async () => {
    const x = tensor([1.0001]);
    const half = x.to('float16');
    expect(autocast('float16', () => half.dot(half)).dtype).toBe('float16');
    expect(autocast('float16', () => tensor([3], { dtype: 'int32' }).dot(tensor([3], { dtype: 'int32' }))).dtype).toBe('int32');
    const [inside, off, after] = [
      autocast('float16', () => x.dot(x)),
      autocast('float16', () => autocast('float32', () => x.dot(x))),
      x.dot(x),
    ];
    expect(await inside.item()).toBe(1);
    expect(await off.item()).toBe(await after.item());
    expect(await after.item()).not.toBe(1);
    expect(() =>
      autocast('float16', () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(await x.dot(x).item()).toBe(await after.item());
  });

  it('overflows as float16 does', async () => {
    expect(await autocast('float16', () => tensor([1e5]).dot(tensor([1]))).item()).toBe(Infinity);
    const w = new Parameter(tensor([1]));
    autocast('float16', () => w.dot(tensor([1])).mul(1e5)).backward();
    expect(await w.grad!.item()).toBe(Infinity);
  });

  it('needs a device with float16, and refuses other dtypes', async () => {
    expect(() => autocast('int32' as never, () => 1)).toThrow("autocast: expected 'float16' or 'float32', got int32");
    const device = await cpu({ threads: 1 });
    const { capabilities } = device.backend;
    const dtypes = new Set([...capabilities.dtypes].filter((dtype) => dtype !== 'float16'));
    const without = createDevice({ ...device.backend, capabilities: { ...capabilities, dtypes } } as never);
    const x = tensor([1], { device: without });
    await expect(autocast('float16', () => x.dot(x)).item()).rejects.toThrow('has no float16');
    device.close();
  });
});
