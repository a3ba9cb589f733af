import { cpu } from '@nacre/backend-cpu';
import { isWebGPUAvailable, webgpu } from '@nacre/backend-webgpu';
import { example } from '@nacre/example-common';
import type { Device } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { overlap, productRate, roundTrip } from './measure.ts';
import { trainingStep } from './training-step.ts';

/** The devices at hand, by name. */
async function devices(): Promise<Record<string, Device>> {
  const found: Record<string, Device> = { 'CPU, one thread': await cpu({ threads: 1 }) };
  const all = await cpu();
  found['CPU, all threads'] = all;
  if (await isWebGPUAvailable()) found.GPU = await webgpu();
  return found;
}

/** One for each device. */
const colours = ['#4e79a7', '#f28e2c', '#59a14f'];

await example(import.meta, async (run) => {
  const rates = [];
  const transfers = [];
  const peaks: Record<string, number> = {};
  for (const [i, [name, device]] of Object.entries(await devices()).entries()) {
    const colour = colours[i]!;
    console.log(`${name}: ${device.name}`);
    const reached: [number, number][] = [];
    for (const side of run.choose([64, 128, 256, 512, 1024, 2048], [64, 128]))
      reached.push([side, (await productRate(device, side, run.choose(0.6, 0.05))) / 1e9]);
    peaks[name] = Math.max(...reached.map(([, rate]) => rate));
    run.figure(`${name}: highest GFLOP/s reached`, peaks[name], { atLeast: 0.001 });
    run.figure(`${name}: share of it at the smallest matrices`, reached[0]![1] / peaks[name]);
    rates.push({ name, points: reached, colour });

    run.figure(`${name}: milliseconds of a small training step`, 1000 * (await trainingStep(device, run.choose(0.6, 0.05))));

    const there: [number, number][] = [];
    const back: [number, number][] = [];
    for (const megabytes of run.choose([1, 4, 16, 64], [1, 2])) {
      const { write, read } = await roundTrip(device, megabytes);
      there.push([megabytes, 1000 * write]);
      back.push([megabytes, 1000 * read]);
    }
    transfers.push(
      { name: `${name}: write`, points: there, colour },
      { name: `${name}: read`, points: back, colour, dashed: true },
    );
    const [largest, milliseconds] = there.at(-1)!;
    run.figure(`${name}: GB/s to the device`, largest / milliseconds, { atLeast: 0.001 });

    const { inTurn, together } = await overlap(device, run.choose(1024, 128), run.choose(20, 4));
    run.figure(`${name}: time with overlap, of that without`, together / inTurn);
    device.close();
  }
  const [one, all] = [peaks['CPU, one thread']!, peaks['CPU, all threads']!];
  run.figure('all threads against one', all / one);
  if (peaks.GPU !== undefined) run.figure('GPU against CPU', peaks.GPU / Math.max(one, all));

  await run.picture(
    'flops.svg',
    lineChart({ title: 'Products of n × n matrices', xLabel: 'n', yLabel: 'GFLOP/s', series: rates, logX: true, logY: true }),
  );
  await run.picture(
    'transfer.svg',
    lineChart({
      title: 'To a device and back',
      xLabel: 'megabytes',
      yLabel: 'milliseconds',
      series: transfers,
      logX: true,
      logY: true,
    }),
  );
});
