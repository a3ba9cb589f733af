import { setDefaultDevice } from '@nacre/tensor';
import type { AccuracyPoint } from './chart.ts';
import { type DeviceChoice, type OpenDevice, openDevice } from './device.ts';
import { LossHistory } from './history.ts';
import { drawImages, type Images } from './images.ts';
import { Learner } from './learner.ts';

export type State = 'preparing' | 'ready' | 'training' | 'paused' | 'failed';

const stepsBetweenTests = 50;
/** How long the network learns between two looks at it, in milliseconds. */
const burst = 100;
const burstsOfSpeed = 10;

/** One training on one device: what the buttons of the page do. */
export class Session {
  state: State = 'preparing';
  /** The device wanted, or the one had in its place. */
  choice: DeviceChoice = 'webgpu';
  opened: OpenDevice | undefined;
  history = new LossHistory();
  accuracies: AccuracyPoint[] = [];
  /** What went wrong, where the state is `failed`. */
  problem = '';
  images: Images | undefined;
  private readonly onChange: () => void;
  private learner: Learner | undefined;
  private loop: Promise<void> = Promise.resolve();
  private bursts: { readonly images: number; readonly milliseconds: number }[] = [];

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  /** Begins anew on a device. */
  async open(choice: DeviceChoice): Promise<void> {
    this.choice = choice;
    this.enter('preparing');
    await this.loop;
    await this.attempt(async () => {
      const { learner, opened } = this;
      this.learner = undefined;
      await learner?.idle();
      opened?.device.close();
      this.images ??= await drawImages();
      this.opened = await openDevice(choice);
      this.choice = this.opened.choice;
      setDefaultDevice(this.opened.device);
      this.begin();
    });
  }

  /** Forgets what was learned; after a failure also the device. */
  async reset(): Promise<void> {
    if (this.state === 'failed') return this.open(this.choice);
    this.enter('preparing');
    await this.loop;
    this.begin();
  }

  start(): void {
    this.enter('training');
    this.loop = this.loop.then(() => this.attempt(() => this.train()));
  }

  async pause(): Promise<void> {
    this.enter('paused');
    await this.loop;
  }

  /** The probability of each digit, for an image of 28 × 28 bytes; undefined where nothing can be read just now. */
  async read(image: Uint8Array): Promise<readonly number[] | undefined> {
    let probabilities: readonly number[] | undefined;
    await this.attempt(async () => {
      probabilities = await this.learner?.read(image);
    });
    return probabilities;
  }

  /** Images learned from in a second, of late. */
  get speed(): number {
    const sum = (key: 'images' | 'milliseconds'): number => this.bursts.reduce((total, one) => total + one[key], 0);
    return this.bursts.length === 0 ? 0 : (1000 * sum('images')) / sum('milliseconds');
  }

  private begin(): void {
    this.learner = new Learner(this.images!);
    this.history = new LossHistory();
    this.accuracies = [];
    this.bursts = [];
    this.enter('ready');
  }

  private async train(): Promise<void> {
    const learner = this.learner!;
    let steps = 1;
    while (this.state === 'training') {
      const began = performance.now();
      const { losses, images } = await learner.learn(steps);
      const milliseconds = performance.now() - began;
      for (const loss of losses) this.history.add(loss);
      this.bursts = [...this.bursts, { images, milliseconds }].slice(-burstsOfSpeed);
      steps = Math.max(1, Math.min(2 * steps, Math.floor((steps * burst) / milliseconds)));
      if (this.history.steps >= (this.accuracies.at(-1)?.step ?? 0) + stepsBetweenTests) await this.test(learner);
      this.onChange();
    }
    if (this.state === 'paused') await this.test(learner);
    this.onChange();
  }

  private async test(learner: Learner): Promise<void> {
    const { steps } = this.history;
    if (this.accuracies.at(-1)?.step !== steps) this.accuracies.push({ step: steps, accuracy: await learner.accuracy() });
  }

  private async attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      this.enter('failed');
    }
  }

  private enter(state: State): void {
    this.state = state;
    this.onChange();
  }
}
