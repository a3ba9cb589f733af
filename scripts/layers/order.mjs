/** Which way imports may point. `check-layers.mjs` enforces this page; it is the only place that states the order. */
export const order = {
  /** For each package, what its source may import from the workspace. Tests may import any package. */
  packages: {
    tensor: [],
    optim: ['@nacre/tensor'],
    data: ['@nacre/tensor'],
    layers: ['@nacre/tensor'],
    models: ['@nacre/tensor', '@nacre/layers', '@nacre/data'],
    train: ['@nacre/tensor', '@nacre/layers', '@nacre/optim', '@nacre/data'],
    'backend-cpu': ['@nacre/tensor/backend'],
    'backend-webgpu': ['@nacre/tensor/backend'],
  },

  /** Packages with no run-time dependency outside the workspace. */
  selfContained: ['tensor', 'backend-cpu', 'backend-webgpu'],

  /** Development dependencies that the build of a package puts into its own files. */
  bundled: { data: ['@cornerstonejs/codec-libjpeg-turbo-8bit'] },

  /**
   * The folders inside a package, lowest first: a file imports from its own layer and from those before it.
   * `*` stands for the files directly in `src` that no other layer names.
   */
  folders: {
    tensor: [
      { name: 'base', holds: ['errors.ts', 'dtype.ts', 'shape.ts', 'half.ts', 'half.ts', 'types/', 'files/', 'random/'] },
      { name: 'contract', holds: ['contract/'] },
      { name: 'reference', holds: ['reference/'] },
      { name: 'graph', holds: ['graph/'] },
      { name: 'ops', holds: ['ops/'] },
      { name: 'math', holds: ['math/'] },
      { name: 'autograd', holds: ['autograd/'] },
      { name: 'compile', holds: ['compile/'] },
      { name: 'runtime', holds: ['runtime/'] },
      { name: 'face', holds: ['*', 'tensor/'] },
      { name: 'testing', holds: ['testing/'] },
    ],
  },

  /** Type-only imports that point against the folder order, as `from → to`, each with the reason it cannot be turned round. */
  typeExceptions: {},

  lines: { warn: 450, fail: 600 },
};
