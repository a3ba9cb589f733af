/** What each entry of a package is for. */
const contents: Readonly<Record<string, string>> = {
  '@nacre/tensor': 'tensors and their operations, gradients, random numbers, files as bytes, `explain` and `profile`',
  '@nacre/tensor/node': 'safetensors and NumPy files by path',
  '@nacre/tensor/backend': 'for those who write a backend: the contract, kernels, plans',
  '@nacre/tensor/testing': 'for those who write a backend: the conformance suite, oracles, checks of gradients',
  '@nacre/backend-cpu': 'the CPU as a device',
  '@nacre/backend-webgpu': 'the GPU as a device',
  '@nacre/layers': 'modules, layers, losses, initializers, `summary`',
  '@nacre/optim': 'optimizers, schedules of learning rates, clipping of gradients',
  '@nacre/data': 'datasets, loaders, images, tables, text',
  '@nacre/data/node': 'the same from paths',
  '@nacre/models': 'whole networks, one readable file each',
  '@nacre/train': '`fit`, evaluation, metrics, callbacks, checkpoints',
  '@nacre/train/charts': 'curves, heatmaps, grids of images, as SVG text',
  '@nacre/train/node': 'checkpoints in folders, logs, a progress bar',
};

/** The first page of the reference: all entries, and where to begin. */
export function referenceHome(modules: readonly string[]): string {
  const rows = modules.map((name) => {
    if (contents[name] === undefined) throw new Error(`reference-home.ts does not say what ${name} holds`);
    return `| [\`${name}\`](/reference/${name}/) | ${contents[name]} |`;
  });
  return `# Reference

Every public name, made from the comments in the sources: signature, shapes, defaults, errors, an example that the project's tests run, and the file it is defined in.

| import from | |
| --- | --- |
${rows.join('\n')}

Looked up most: [\`Tensor\`](/reference/@nacre/tensor/classes/Tensor) with all its methods, [\`Module\`](/reference/@nacre/layers/classes/Module),
[\`Sequential\`](/reference/@nacre/layers/classes/Sequential), [\`DataLoader\`](/reference/@nacre/data/classes/DataLoader), [\`fit\`](/reference/@nacre/train/functions/fit),
[\`cpu\`](/reference/@nacre/backend-cpu/functions/cpu), [\`webgpu\`](/reference/@nacre/backend-webgpu/functions/webgpu). The search above finds the others. The [guides](/guides/) show what they are for.
`;
}
