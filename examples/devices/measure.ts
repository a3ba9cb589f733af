import { type Device, eye, randn, realize, type Tensor, tensor } from '@nacre/tensor';

/** The median of some numbers. */
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** How many seconds something takes. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * Seconds of one round of some work. The work ends with a reading, as nothing else waits for a GPU; so many rounds lie between two readings that the way back
 * hardly counts. The best of as many measurements as fill about `time` seconds: whatever else the machine does only slows them down.
 */
export async function secondsOfRound(work: (rounds: number) => Promise<unknown>, time: number): Promise<number> {
  await work(1); // Kernels are compiled.
  let rounds = 1;
  let taken = await seconds(() => work(rounds));
  while (taken < time / 4) {
    rounds = Math.ceil(rounds * Math.min(8, Math.max(1.5, time / 3 / taken)));
    taken = await seconds(() => work(rounds));
  }
  let best = taken;
  for (let spent = taken; spent < time; spent += taken) {
    taken = await seconds(() => work(rounds));
    best = Math.min(best, taken);
  }
  return best / rounds;
}

/** FLOP/s of n × n matrix products, 2 · n³ operations each; measured for about `time` seconds. */
export async function productRate(device: Device, side: number, time: number): Promise<number> {
  const start = randn([side, side]).to(device) as Tensor;
  // However often it reflects, numbers neither grow nor vanish.
  const reflection = eye(side)
    .sub(2 / side)
    .to(device) as Tensor;
  // A chain of products keeps the device busy without waiting for the host.
  const chain = 4;
  const products = async (rounds: number): Promise<void> => {
    let x = start;
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < chain; i++) x = x.matmul(reflection) as Tensor;
      await realize(x);
    }
    await x.sum().item();
  };
  return (chain * 2 * side ** 3) / (await secondsOfRound(products, time));
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
