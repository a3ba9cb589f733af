// One backend in a process of its own: child.ts NUMBER [WORKLOAD SECONDS] prints a line of JSON, of the suite or of a workload.
import { setDefaultDevice } from '@nacre/tensor';
import { conformance } from '@nacre/tensor/testing';
import { prepareNacre } from '../contestants/nacre.ts';
import { report } from '../report.ts';
import { workloads } from '../spec/workloads.ts';
import { measure } from '../timing.ts';
import { backends } from './backends.ts';
import { conform } from './conform.ts';

const [number, id, seconds] = process.argv.slice(2);
const { leniency, open } = backends[Number(number)]!;

await report(async () => {
  const { device, on } = await open();
  if (id === undefined)
    return { on, ...(await conform(await conformance(async () => (await open()).device, leniency?.options))) };
  setDefaultDevice(device);
  const workload = workloads.find((one) => one.id === id)!;
  const job = await prepareNacre(workload);
  // A device may work in the background: what it was asked for is then not done yet.
  const run = async (): Promise<number | undefined> => {
    const loss = await job.run();
    await device.backend.wait();
    return loss;
  };
  return { on, ...(await measure({ ...job, run }, workload, Number(seconds))) };
});
