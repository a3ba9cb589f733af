import { type Tensor, tensor } from '@nacre/tensor';
import { type PackedTensor, unpack } from './fixture.ts';

export const unpacked = (packed: PackedTensor, requiresGrad = false): Tensor =>
  tensor(unpack(packed), { shape: packed.shape, dtype: packed.dtype, requiresGrad });

/** Σ ⟨output, weight⟩ over the outputs that have a weight. */
export const weighted = (outputs: readonly Tensor[], weights: readonly (PackedTensor | null)[]): Tensor =>
  outputs.flatMap((y, i) => (weights[i] ? [y.mul(unpacked(weights[i])).sum()] : [])).reduce((a, b) => a.add(b));
