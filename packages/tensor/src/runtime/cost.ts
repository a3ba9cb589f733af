import { type Kernel, stageExprs, visitExprs } from '../contract/kernel.ts';
import { scalarOps } from '../contract/scalar.ts';
import { bytesPerElement } from '../dtype.ts';

export interface KernelCost {
  /** Scalar operations, a multiplication and the addition of its product counting two. Index arithmetic does not count. */
  readonly flops: number;
  /** Bytes of the distinct elements read and written, each once. */
  readonly bytes: number;
}

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

/** What a kernel computes and moves at least. */
export function kernelCost(kernel: Kernel): KernelCost {
  const outer = product(kernel.axes);
  let flops = 0;
  for (const stage of kernel.stages) {
    let perPoint = stage.kind === 'reduce' ? stage.accumulators.length : 0;
    visitExprs(stageExprs(stage), (expr) => {
      if (expr.kind === 'op' && scalarOps[expr.op].result === 'same') perPoint++;
    });
    flops += perPoint * outer * product(stage.axes);
  }
  const bytes = kernel.buffers.reduce(
    (sum, { dtype, count, access }) => sum + count * bytesPerElement(dtype) * (access === 'readwrite' ? 2 : 1),
    0,
  );
  return { flops, bytes };
}
