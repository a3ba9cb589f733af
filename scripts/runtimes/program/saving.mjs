import { manualSeed, ones, setDefaultDevice } from '@nacre/tensor';
import { checkpointsIn } from '@nacre/train';
import { devices } from './devices.mjs';
import { networks, train } from './training.mjs';

/**
 * A training that stops and goes on from its checkpoint must end with the bits of one that never stopped, and its weights must come back from a
 * file as they were. Gives a digest of them.
 */
export async function saving(name, { checkpointStore, throughFile }) {
  const device = await devices[name]({ strict: true });
  setDefaultDevice(device);
  const network = networks[name];
  const checkpoints = checkpointsIn(checkpointStore(name), { everySteps: 3, keepLast: 2 });
  await train(network, { epochs: 1, checkpoints });
  const { model: resumed } = await train(network, { epochs: 2, checkpoints, resume: true });
  const { model: whole } = await train(network, { epochs: 2 });
  const weights = await digestOf(whole.stateDict());
  if ((await digestOf(resumed.stateDict())) !== weights) throw new Error('a training that was resumed ends with other weights');

  manualSeed(2);
  const loaded = network();
  loaded.loadStateDict(await throughFile(whole.stateDict()));
  if ((await digestOf(loaded.stateDict())) !== weights) throw new Error('the weights come back from a file as others');
  const [before, after] = await Promise.all([whole, loaded].map((model) => model.forward(ones([1, 1, 28, 28])).data()));
  if (before.join() !== after.join()) throw new Error('the network that was loaded answers otherwise');
  device.close();
  return { weights };
}

/** SHA-256 of all values, in the order of their names. */
async function digestOf(record) {
  const parts = await Promise.all(
    Object.keys(record)
      .sort()
      .map(async (key) => new Blob([key, await record[key].data()])),
  );
  const hash = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
