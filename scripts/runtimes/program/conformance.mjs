import { conformance as suite } from '@nacre/tensor/testing';
import { devices } from './devices.mjs';

/** Every case on the CPU; elsewhere one of so many, as a driver in software takes long. */
const every = { cpu: 1, worker: 20, webgpu: 20 };
const options = { randomCases: 10, subnormals: 'flushed' };

/** How many cases of the conformance suite a device passes; throws with the first that it does not. */
export async function conformance(name) {
  const made = [];
  const device = async () => {
    made.push(await devices[name]());
    return made.at(-1);
  };
  const cases = (await suite(device, name === 'webgpu' ? options : { randomCases: options.randomCases })).filter(
    ({ skip }, i) => skip === undefined && i % every[name] === 0,
  );
  for (const one of cases) {
    await one.run().catch((error) => {
      throw new Error(`${one.name}: ${error.message}`);
    });
  }
  for (const each of made) each.close();
  return { cases: cases.length };
}
