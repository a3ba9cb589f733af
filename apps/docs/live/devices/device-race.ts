import { defaultDevice } from '@nacre/tensor';
import { type Contenders, openContenders } from './contenders.ts';
import { Line, type Measured } from './line.ts';
import { verdictOf } from './verdict.ts';

export interface RaceProgress {
  readonly lines: readonly Measured[];
  /** Which devices are missing, and why. */
  readonly absent: readonly string[];
  /** What is being compared, in words. */
  readonly now: string;
  /** Whether that was all. */
  readonly done: boolean;
  /** Which is the fastest so far, in words. */
  readonly verdict: string;
}

/** The sides of the matrices. */
const sides = [16, 32, 64, 128, 256, 512, 1024, 2048];
/** Seconds for each point. */
const timeOfPoint = 0.15;

/** Measures devices against each other, a point at a time. */
export class DeviceRace {
  private readonly open: () => Promise<Contenders>;
  private readonly sides: readonly number[];
  private readonly time: number;
  private absent: readonly string[] = [];
  private lines: readonly Line[] = [];
  private points: AsyncGenerator<string, undefined> | undefined;

  constructor(open = openContenders, sidesOfMatrices = sides, time = timeOfPoint) {
    this.open = open;
    this.sides = sidesOfMatrices;
    this.time = time;
  }

  /** Measures one more point; after the last it is done, and the next call begins anew. */
  async measure(): Promise<RaceProgress> {
    this.points ??= this.begin();
    const { value: now = 'Measured.', done = false } = await this.points.next();
    if (done) this.points = undefined;
    const lines = this.lines.map(({ measured }) => measured);
    return { lines, absent: this.absent, now, done, verdict: verdictOf(lines) };
  }

  /** All points of one size before the next size: what else the machine does then troubles all devices alike. */
  private async *begin(): AsyncGenerator<string, undefined> {
    const { present, absent } = await this.open();
    this.absent = absent;
    this.lines = present.map(({ name, device }) => new Line(name, device, this.time));
    for (const n of this.sides) {
      for (const line of this.lines) {
        if (!line.reaches(n)) continue;
        await line.measureProducts(n);
        yield `Products of ${n} × ${n} matrices …`;
      }
    }
    for (const line of this.lines) {
      await line.measureStep();
      yield 'Training steps …';
    }
    for (const { device } of present) if (device !== defaultDevice()) device.close();
    return undefined;
  }
}
