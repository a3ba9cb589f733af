export interface LossPoint {
  /** The step at the middle of the steps it stands for. */
  readonly step: number;
  readonly loss: number;
}

const mostPoints = 400;

/** The losses of a training of any length, as at most 400 points: when there are more, neighbours become their mean. */
export class LossHistory {
  steps = 0;
  points: LossPoint[] = [];
  /** Steps in one point. */
  private span = 1;
  private sum = 0;
  private count = 0;

  /** The trend of late. */
  get recent(): number | undefined {
    return smooth(this.points).at(-1)?.loss;
  }

  add(loss: number): void {
    this.steps++;
    this.sum += loss;
    if (++this.count < this.span) return;
    this.points.push({ step: this.steps - (this.span - 1) / 2, loss: this.sum / this.span });
    this.sum = this.count = 0;
    if (this.points.length >= mostPoints) this.thin();
  }

  private thin(): void {
    this.points = Array.from({ length: this.points.length / 2 }, (_, i) => {
      const [a, b] = [this.points[2 * i]!, this.points[2 * i + 1]!];
      return { step: (a.step + b.step) / 2, loss: (a.loss + b.loss) / 2 };
    });
    this.span *= 2;
  }
}

/** Each loss drawn towards those before it, so that the trend shows. */
export function smooth(points: readonly LossPoint[]): LossPoint[] {
  let mean = 0;
  let weight = 0;
  return points.map(({ step, loss }) => {
    mean = 0.8 * mean + 0.2 * loss;
    weight = 0.8 * weight + 0.2;
    return { step, loss: mean / weight };
  });
}
