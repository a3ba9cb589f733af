import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tf from '@tensorflow/tfjs';
import wasm from '@tensorflow/tfjs-backend-wasm';

const require = createRequire(import.meta.url);

/** TensorFlow.js on its WebAssembly backend with SIMD. */
export async function openTfjs(threads) {
  console.warn = () => {};
  const files = `${dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm/package.json')))}/wasm-out/`;
  wasm.setWasmPaths(files);
  tf.env().set('WASM_HAS_SIMD_SUPPORT', true);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', threads > 1);
  if (threads > 1) allowThreads(files, threads);
  if (!(await tf.setBackend('wasm'))) throw new Error('the wasm backend did not start');
  if (threads > 1 && wasm.getThreadsCount() !== threads)
    throw new Error(`${wasm.getThreadsCount()} threads instead of ${threads}`);
  return tf;
}

/**
 * TensorFlow.js starts no threads in Node: its workers come from blob: addresses, and its pool takes half of the processors there are.
 * So its workers start from its files instead, and it sees twice as many processors.
 */
function allowThreads(files, threads) {
  const workers = require('node:worker_threads');
  const { wasmWorkerContents } = require(`${files}tfjs-backend-wasm-threaded-simd.worker.js`);
  workers.Worker = class extends workers.Worker {
    constructor(program, options) {
      if (String(program).startsWith('blob:')) super(wasmWorkerContents.replaceAll('\n', '\\n'), { ...options, eval: true });
      else super(program, options);
    }

    postMessage(message, ...rest) {
      const fromBlob = message?.urlOrBlob !== undefined && typeof message.urlOrBlob !== 'string';
      super.postMessage(fromBlob ? { ...message, urlOrBlob: `${files}tfjs-backend-wasm-threaded-simd.js` } : message, ...rest);
    }
  };
  const os = require('node:os');
  const processors = os.cpus();
  os.cpus = () => [...processors, ...processors];
  wasm.setThreadsCount(threads);
}
