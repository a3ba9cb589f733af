import { type Job, Unable } from '../job.ts';
import { load } from '../peers/load.ts';
import { Draws } from '../spec/draw.ts';
import type { Workload } from '../spec/workloads.ts';
import { onnxModel } from './onnx/models.ts';

interface OrtTensor {
  readonly data: Float32Array;
}

/** What is used of onnxruntime-web. */
interface Ort {
  readonly env: { readonly wasm: { numThreads: number } };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => OrtTensor;
  readonly InferenceSession: {
    create(model: Uint8Array, options: { executionProviders: ['wasm'] }): Promise<Session>;
  };
}

interface Session {
  readonly outputNames: readonly [string];
  run(inputs: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>>;
}

/** ONNX Runtime's WebAssembly provider. Inputs are handed over anew with each run: it keeps none. */
export async function prepare(workload: Workload, threads: number): Promise<Job> {
  const { task } = workload;
  if (task.kind === 'training') throw new Unable('ONNX Runtime for the web does not train');
  const ort = (await load('onnxruntime-web')) as Ort;
  ort.env.wasm.numThreads = threads;
  const session = await ort.InferenceSession.create(onnxModel(workload, task), { executionProviders: ['wasm'] });
  const drawn = new Draws(workload.inputs);
  const inputs = Object.fromEntries(
    drawn.names.map((name) => {
      const { data, shape } = drawn.floats(name);
      return [name, new ort.Tensor('float32', data, shape)];
    }),
  );
  const [output] = session.outputNames;
  let result: OrtTensor;
  return {
    async run() {
      result = (await session.run(inputs))[output]!;
      return undefined;
    },
    async output() {
      return result.data;
    },
  };
}
