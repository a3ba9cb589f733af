import * as jax from '@jax-js/jax';

/** jax-js on WebGPU, which is in `navigator.gpu`. */
export async function openJax() {
  const devices = await jax.init('webgpu');
  if (!devices.includes('webgpu')) throw new Error('the webgpu device did not start');
  jax.defaultDevice('webgpu');
  return jax;
}
