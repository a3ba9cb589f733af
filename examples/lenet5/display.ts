import { SingleBar } from 'cli-progress';

/** What the terminal shows while training goes on: a bar where there is a terminal, else nothing between the epochs. */
export class Display {
  private readonly bar = new SingleBar({
    format: 'epoch {epoch}/{epochs} {bar} {percentage}% | loss {loss} | {speed} images/s | {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
  });
  private readonly steps: number;
  private readonly epochs: number;
  private done = 0;
  private images = 0;
  private mean = 0;
  private begun = performance.now();
  private seconds = 0;

  constructor(steps: number, epochs: number) {
    this.steps = steps;
    this.epochs = epochs;
    this.bar.start(steps, 0, { epoch: 1, epochs, loss: '-', speed: '-' });
  }

  step(epoch: number, loss: number, images: number): void {
    this.done++;
    this.images += images;
    this.mean = this.done === 1 ? loss : 0.98 * this.mean + 0.02 * loss;
    this.bar.update(this.done, {
      epoch: epoch + 1,
      epochs: this.epochs,
      loss: this.mean.toFixed(4),
      speed: this.speed().toFixed(0),
    });
  }

  /** A line that stays; testing does not count as training time. */
  epoch(epoch: number, accuracy: number, testedSince: number): void {
    this.seconds += (testedSince - this.begun) / 1000;
    this.begun = performance.now();
    this.bar.stop();
    console.log(
      `epoch ${epoch + 1}/${this.epochs}: test accuracy ${(100 * accuracy).toFixed(2)} % (loss ${this.mean.toFixed(4)}, ${this.speed().toFixed(0)} images/s)`,
    );
    if (this.done < this.steps)
      this.bar.start(this.steps, this.done, {
        epoch: epoch + 2,
        epochs: this.epochs,
        loss: this.mean.toFixed(4),
        speed: this.speed().toFixed(0),
      });
  }

  stop(): void {
    this.bar.stop();
  }

  private speed(): number {
    return this.images / (this.seconds + (performance.now() - this.begun) / 1000);
  }
}
