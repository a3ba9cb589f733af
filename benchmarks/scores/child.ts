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
  return { on, ...(await measure(await prepareNacre(workload), workload, Number(seconds))) };
});
