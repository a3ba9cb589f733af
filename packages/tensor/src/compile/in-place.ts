import { stageExprs, visitExprs, type Index, type Kernel } from '../contract/kernel.ts';

/** Whether a kernel loads buffer `read` only at the element of buffer `written` that the same point stores. */
export function readsOnlyWhereItWrites(kernel: Kernel, read: number, written: number): boolean {
  let same = true;
  let target: Index | undefined;
  for (const stage of kernel.stages) {
    if (stage.kind === 'map') for (const store of stage.stores) if (store.buffer === written) target = store.index;
  }
  if (target === undefined) return false;
  const key = affineKey(target);
  for (const stage of kernel.stages) {
    visitExprs(stageExprs(stage), (expr) => {
      if (expr.kind !== 'load' || expr.buffer !== read) return;
      same &&= stage.kind === 'map' && affineKey(expr.index) === key;
    });
  }
  return same;
}

/** Equal for equal affine indices; undefined, and so unequal to any, for others. */
function affineKey(index: Index): string | undefined {
  const terms = index.terms.map(({ scale, atom }) => (atom.kind === 'axis' ? `${scale}*${atom.axis}` : undefined));
  return terms.includes(undefined) ? undefined : `${index.offset}+${terms.sort().join('+')}`;
}
