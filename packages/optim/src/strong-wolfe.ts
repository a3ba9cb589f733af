/*
 * A step length that satisfies the strong Wolfe conditions, by bracketing and cubic interpolation (Nocedal and Wright 2006, algorithms
 * 3.5 and 3.6, as in torch.optim.LBFGS).
 */

/** A loss along a line. */
export interface LinePoint {
  /** How far along the line. */
  readonly t: number;
  readonly loss: number;
  /** The derivative of the loss along the line. */
  readonly slope: number;
}

/** By how much of what the slope promises the loss has to fall. */
const sufficient = 1e-4;
/** How much flatter than at the start the slope has to be. */
const flatter = 0.9;
const mostEvaluations = 25;

/**
 * @param at computes the loss at a point of the line
 * @param start the point at t = 0
 * @param first the length to begin with
 * @param smallest a bracket shorter than this is a point
 */
export async function strongWolfe<P extends LinePoint>(
  at: (t: number) => Promise<P>,
  start: P,
  first: number,
  smallest: number,
): Promise<P> {
  const isHigh = (point: P): boolean => point.loss > start.loss + sufficient * point.t * start.slope;
  const isFlat = (point: P): boolean => Math.abs(point.slope) <= -flatter * start.slope;

  let previous = start;
  let point = await at(first);
  let bracket: [P, P] | undefined;
  let tries = 0;
  for (; tries < mostEvaluations; tries++) {
    if (isHigh(point) || (tries > 1 && point.loss >= previous.loss)) bracket = [previous, point];
    else if (isFlat(point)) return point;
    else if (point.slope >= 0) bracket = [previous, point];
    if (bracket !== undefined) break;
    const [least, most] = [point.t + 0.01 * (point.t - previous.t), point.t * 10];
    const next = minimumOfCubic(previous, point, least, most);
    previous = point;
    point = await at(next);
  }
  if (bracket === undefined) return start.loss <= point.loss ? start : point;
  return zoom(at, isHigh, isFlat, bracket, mostEvaluations - tries, smallest);
}

/** Narrows a bracket until its better end satisfies the conditions. */
async function zoom<P extends LinePoint>(
  at: (t: number) => Promise<P>,
  isHigh: (point: P) => boolean,
  isFlat: (point: P) => boolean,
  bracket: readonly [P, P],
  tries: number,
  smallest: number,
): Promise<P> {
  let [low, high] = bracket[0].loss <= bracket[1].loss ? bracket : [bracket[1], bracket[0]];
  let isStuck = false;
  for (let i = 0; i < tries && Math.abs(high.t - low.t) >= smallest; i++) {
    const [left, right] = low.t <= high.t ? [low, high] : [high, low];
    const guess = minimumOfCubic(left, right, left.t, right.t);
    // Close to an end twice in a row: a tenth of the bracket away from it instead.
    const margin = 0.1 * (right.t - left.t);
    const isClose = Math.min(right.t - guess, guess - left.t) < margin;
    const moves: boolean = isClose && (isStuck || guess >= right.t || guess <= left.t);
    isStuck = isClose && !moves;
    const inside = right.t - guess < guess - left.t ? right.t - margin : left.t + margin;
    const point = await at(moves ? inside : guess);

    if (isHigh(point) || point.loss >= low.loss) {
      high = point;
      if (high.loss < low.loss) [low, high] = [high, low];
      continue;
    }
    if (isFlat(point)) return point;
    if (point.slope * (high.t - low.t) >= 0) high = low;
    low = point;
  }
  return low;
}

/** Where the cubic through two points with their slopes is least, within limits; their middle if it has no minimum. */
function minimumOfCubic(a: LinePoint, b: LinePoint, least: number, most: number): number {
  const [left, right] = a.t <= b.t ? [a, b] : [b, a];
  const mean = left.slope + right.slope - (3 * (left.loss - right.loss)) / (left.t - right.t);
  const squared = mean * mean - left.slope * right.slope;
  if (!(squared >= 0)) return (least + most) / 2;
  const root = Math.sqrt(squared);
  const place = right.t - (right.t - left.t) * ((right.slope + root - mean) / (right.slope - left.slope + 2 * root));
  return Math.min(Math.max(place, least), most);
}
