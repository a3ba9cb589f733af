import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

/** TensorFlow.js on WebGPU, which is in `navigator.gpu` before this module is loaded. */
export async function openTfjs() {
  if (!(await tf.setBackend('webgpu'))) throw new Error('the webgpu backend did not start');
  return tf;
}
