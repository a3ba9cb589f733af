import type { Job } from '../job.ts';
import { load } from '../peers/load.ts';
import type { Workload } from '../spec/workloads.ts';
import type { Tfjs } from './tfjs/library.ts';
import { prepareTfjs } from './tfjs/workloads.ts';

/** TensorFlow.js on plain JavaScript. */
export async function prepare(workload: Workload): Promise<Job> {
  console.warn = () => {};
  const { default: tf } = (await load('@tensorflow/tfjs')) as { default: Tfjs };
  await tf.setBackend('cpu');
  return prepareTfjs(tf, workload);
}
