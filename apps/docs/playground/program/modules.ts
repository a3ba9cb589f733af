import type { ModuleName } from '../module-names.ts';

/** Each is loaded when a program imports it. */
export const modules: Readonly<Record<ModuleName, () => Promise<object>>> = {
  '@nacre/backend-cpu': () => import('@nacre/backend-cpu'),
  '@nacre/backend-webgpu': () => import('@nacre/backend-webgpu'),
  '@nacre/data': () => import('@nacre/data'),
  '@nacre/layers': () => import('@nacre/layers'),
  '@nacre/models': () => import('@nacre/models'),
  '@nacre/optim': () => import('@nacre/optim'),
  '@nacre/tensor': () => import('@nacre/tensor'),
  '@nacre/tensor/backend': () => import('@nacre/tensor/backend'),
  '@nacre/tensor/testing': () => import('@nacre/tensor/testing'),
  '@nacre/train': () => import('@nacre/train'),
  '@nacre/train/charts': () => import('@nacre/train/charts'),
  playground: () => import('./playground.ts'),
};
