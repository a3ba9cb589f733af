import { webgpu } from '@nacre/backend-webgpu';
import type { ReferenceCase } from '../pytorch/fixture.ts';
import { runCase } from '../pytorch/runner.ts';
import { followsDifferences } from './differences.ts';

const device = webgpu();

Object.assign(globalThis, {
  agreesWithPyTorch: async (c: ReferenceCase) => runCase(c, await device, { ieee: false, lacks: ['float64'] }),
  followsDifferences: async (c: ReferenceCase) => followsDifferences(c, await device),
});
