import { type Index, type Stage, stageExprs, visitIndices } from '../contract/kernel.ts';
import { Rewriter } from '../contract/rewrite.ts';

interface Loops {
  readonly outer: readonly number[];
  readonly stages: readonly Stage[];
}

/**
 * Makes one axis of two neighbours wherever every index walks them as one: (i, j) with scales n·s and s, j < n.
 * `sizes` receives the size of the merged axis, which keeps the number of the inner one.
 */
export function mergeAxes(outer: readonly number[], stages: readonly Stage[], sizes: number[]): Loops {
  let loops: Loops = { outer, stages };
  for (;;) {
    const indices = allIndices(loops.stages);
    const pair = neighbours(loops).find(([a, b]) =>
      indices.every((index) => scaleOf(index, a) === scaleOf(index, b) * sizes[b]!),
    );
    if (pair === undefined) return loops;
    const [a, b] = pair;
    sizes[b] = sizes[a]! * sizes[b]!;
    const without = (axes: readonly number[]): number[] => axes.filter((axis) => axis !== a);
    const rewriter = new Rewriter((axis, scale) => (axis === a ? [] : [{ scale, atom: { kind: 'axis', axis } }]));
    loops = {
      outer: without(loops.outer),
      stages: loops.stages.map((stage) => rewriter.stage(stage, without(stage.axes))),
    };
  }
}

/** Pairs (a, b) such that wherever one of them is a loop, b is directly inside a. */
function neighbours({ outer, stages }: Loops): [number, number][] {
  const lists = [outer, ...stages.map((stage) => stage.axes)];
  const pairs = lists.flatMap((axes) => axes.slice(1).map((b, i): [number, number] => [axes[i]!, b]));
  return pairs.filter(([a, b]) =>
    lists.every((axes) => {
      const [i, j] = [axes.indexOf(a), axes.indexOf(b)];
      return (i < 0 && j < 0) || (i >= 0 && j === i + 1);
    }),
  );
}

function allIndices(stages: readonly Stage[]): Index[] {
  const indices: Index[] = [];
  for (const stage of stages) {
    visitIndices(stageExprs(stage), (index) => indices.push(index));
    if (stage.kind === 'map') indices.push(...stage.stores.map((store) => store.index));
  }
  return indices;
}

/** Scale of an axis in the index itself; nested indices are looked at on their own. */
const scaleOf = (index: Index, axis: number): number =>
  index.terms.reduce((sum, { scale, atom }) => (atom.kind === 'axis' && atom.axis === axis ? sum + scale : sum), 0);
