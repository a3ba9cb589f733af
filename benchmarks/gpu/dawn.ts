import { create, globals } from 'webgpu';

/**
 * Puts Dawn where pages find WebGPU, so that every contestant finds the same one, and takes it from there itself. Timestamps are as fine
 * as the GPU gives them; Dawn rounds them to a tenth of a millisecond unless told otherwise.
 */
export function provideGPU(): GPU {
  Object.assign(globalThis, globals);
  const gpu = create(['disable-dawn-features=timestamp_quantization']);
  const scope: { navigator?: object } = globalThis;
  if (scope.navigator === undefined) scope.navigator = {};
  Object.defineProperty(scope.navigator, 'gpu', { value: gpu });
  return gpu;
}
