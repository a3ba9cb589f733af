import { type Index, type Kernel, type Stage, stageExprs, visitExprs } from '../contract/kernel.ts';

/** Whether a kernel loads buffer `read` only at the element of buffer `written` that the same point of the same stage stores. */
export function readsOnlyWhereItWrites(kernel: Kernel, read: number, written: number): boolean {
  let same = true;
  let target: Index | undefined;
  let writer: Stage | undefined;
  for (const stage of kernel.stages) {
    for (const store of stage.kind === 'map' ? stage.stores : []) {
      if (store.buffer === written) [target, writer] = [store.index, stage];
    }
  }
  if (target === undefined) return false;
  const key = affineKey(target);
  for (const stage of kernel.stages) {
    visitExprs(stageExprs(stage), (expr) => {
      if (expr.kind !== 'load' || expr.buffer !== read) return;
      same &&= stage === writer && affineKey(expr.index) === key;
    });
  }
  return same;
}

/** Equal for equal affine indices; undefined, and so unequal to any, for others. */
function affineKey(index: Index): string | undefined {
  const terms = index.terms.map(({ scale, atom }) => (atom.kind === 'axis' ? `${scale}*${atom.axis}` : undefined));
  return terms.includes(undefined) ? undefined : `${index.offset}+${terms.sort().join('+')}`;
}
