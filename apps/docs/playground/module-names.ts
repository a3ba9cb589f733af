/** What a program of the playground may import: the entries of the packages that run in a browser, and the module of the page itself. */
export const moduleNames = [
  '@nacre/backend-cpu',
  '@nacre/backend-webgpu',
  '@nacre/data',
  '@nacre/layers',
  '@nacre/models',
  '@nacre/optim',
  '@nacre/tensor',
  '@nacre/tensor/backend',
  '@nacre/tensor/testing',
  '@nacre/train',
  '@nacre/train/charts',
  'playground',
] as const;

export type ModuleName = (typeof moduleNames)[number];

export const isModuleName = (name: string): name is ModuleName => (moduleNames as readonly string[]).includes(name);
