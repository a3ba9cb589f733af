import { type Device, randn, realize, type Tensor, tensor } from '@nacre/tensor';

/** The median of some numbers. */
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** How many seconds something takes. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** FLOP/s of n × n matrix products, 2 · n³ operations each; a median over runs that last about `time` seconds. */
export async function productRate(device: Device, side: number, time: number): Promise<number> {
  const [a, b] = [randn([side, side]).to(device), randn([side, side]).to(device)] as [Tensor, Tensor];
  // A chain of products keeps the device busy without waiting for the host; scaled, so that nothing overflows.
  const chain = 4;
  const product = async (): Promise<void> => {
    let x = a;
    for (let i = 0; i < chain; i++) x = x.matmul(b).mul(1 / side) as Tensor;
    await x.sum().item();
  };
  await product();
  const times: number[] = [];
  for (let spent = 0; spent < time || times.length < 3; spent += times.at(-1)!) times.push(await seconds(product));
  return (chain * 2 * side ** 3) / median(times);
}

/** Seconds to bring some megabytes to a device, and to read them back. */
export async function roundTrip(device: Device, megabytes: number): Promise<{ write: number; read: number }> {
  const count = megabytes * 250_000;
  const times = { write: [] as number[], read: [] as number[] };
  for (let i = 0; i < 3; i++) {
    // One is added on the device, so that what is read back is not what the host still has.
    const moved = tensor(new Float32Array(count).fill(i)).to(device).add(1) as Tensor;
    times.write.push(await seconds(() => realize(moved)));
    times.read.push(await seconds(() => moved.data()));
  }
  return { write: median(times.write), read: median(times.read) };
}

/** Seconds for some batches: each sent and worked on after the last is done, or sent while the last is worked on. */
export async function overlap(device: Device, side: number, batches: number): Promise<{ inTurn: number; together: number }> {
  const weights = randn([side, side]).to(device) as Tensor;
  const data = new Float32Array(side * side).fill(0.5);
  const work = (): Tensor =>
    tensor(data.slice(), { shape: [side, side] })
      .to(device)
      .matmul(weights)
      .matmul(weights)
      .mean() as Tensor;
  await work().item();
  const inTurn = await seconds(async () => {
    for (let i = 0; i < batches; i++) await work().item();
  });
  const together = await seconds(async () => {
    const results: Promise<unknown>[] = [];
    for (let i = 0; i < batches; i++) results.push(work().item());
    await Promise.all(results);
  });
  return { inTurn, together };
}
