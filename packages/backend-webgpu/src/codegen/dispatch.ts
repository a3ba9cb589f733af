import type { Kernel } from '@nacre/tensor/backend';

export const workgroupSize = 64;
const maxGroupsPerDimension = 65_535;

/** How the outer points of a kernel are spread over invocations. */
export interface Dispatch {
  /** A workgroup shares the inner loops of one outer point; otherwise each invocation has a point to itself. */
  readonly cooperative: boolean;
  readonly points: number;
  /** Workgroups in x and y; none if there is nothing to do. */
  readonly groups: readonly [x: number, y: number];
}

/** From this many steps on a reduction is shared, if there are few points. */
const longReduction = 256;
const fewPoints = 4096;

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

export function dispatchOf({ axes, stages }: Kernel): Dispatch {
  const points = product(axes);
  const cooperative =
    points <= fewPoints && stages.some((stage) => stage.kind === 'reduce' && product(stage.axes) >= longReduction);
  return { cooperative, points, groups: fold(cooperative ? points : Math.ceil(points / workgroupSize)) };
}

/** As few rows as possible, filled as evenly as possible. */
function fold(groups: number): [number, number] {
  const rows = Math.ceil(groups / maxGroupsPerDimension);
  return rows === 0 ? [0, 0] : [Math.ceil(groups / rows), rows];
}
