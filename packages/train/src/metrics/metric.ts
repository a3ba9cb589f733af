import { ModuleBuffer, type Tensor, zeros } from '@nacre/tensor';

/** What a metric comes to. */
export type MetricValue = number | readonly number[] | readonly (readonly number[])[];

/** A quantity gathered batch by batch, on the device: only `compute` reads anything back. */
export interface Metric<O = Tensor, T = Tensor, V extends MetricValue = MetricValue> {
  /** Takes a batch in. What it adds is computed along with the next plan that runs, a training step's, say. */
  update(outputs: O, targets: T): void;
  /** The value over all batches since the start or the last `reset`; NaN where there were none. */
  compute(): Promise<V>;
  /** Begins anew. */
  reset(): void;
  /** What it has gathered, for checkpoints. */
  state(): Readonly<Record<string, Tensor>>;
  loadState(state: Readonly<Record<string, Tensor>>): void;
}

/** Named metrics, as `fit` and `evaluate` take them. */
export type Metrics<O = Tensor, T = Tensor> = Readonly<Record<string, Metric<O, T>>>;

/** The totals of a metric by name: tensors on the device to which batches are added. */
export class Totals {
  private buffers = new Map<string, ModuleBuffer>();

  /** Adds to the total of a name, which begins at 0. */
  add(name: string, amount: Tensor): void {
    const buffer = this.buffers.get(name) ?? this.begin(name, zeros(amount.shape, { dtype: amount.dtype }));
    buffer.assign(buffer.add(amount), 'metric.update');
  }

  private begin(name: string, value: Tensor): ModuleBuffer {
    const buffer: ModuleBuffer = new ModuleBuffer(value);
    buffer.name = name;
    this.buffers.set(name, buffer);
    return buffer;
  }

  /** The present total of a name; undefined before anything was added. */
  get(name: string): Tensor | undefined {
    return this.buffers.get(name)?.value;
  }

  clear(): void {
    for (const buffer of this.buffers.values()) buffer.dispose();
    this.buffers.clear();
  }

  state(): Record<string, Tensor> {
    return Object.fromEntries([...this.buffers].map(([name, buffer]) => [name, buffer.value]));
  }

  load(state: Readonly<Record<string, Tensor>>): void {
    this.clear();
    for (const [name, value] of Object.entries(state)) this.begin(name, value);
  }
}

/** A metric that gathers totals. */
export abstract class Gathered<V extends MetricValue> implements Metric<Tensor, Tensor, V> {
  protected readonly totals = new Totals();

  abstract update(outputs: Tensor, targets: Tensor): void;
  abstract compute(): Promise<V>;

  reset(): void {
    this.totals.clear();
  }

  state(): Record<string, Tensor> {
    return this.totals.state();
  }

  loadState(state: Readonly<Record<string, Tensor>>): void {
    this.totals.load(state);
  }
}

/** A quotient of two totals, or a function of it. */
export abstract class Quotient extends Gathered<number> {
  /** What a batch adds to the two, as scalars. */
  protected abstract parts(outputs: Tensor, targets: Tensor): readonly [part: Tensor, whole: Tensor];

  protected result(quotient: number): number {
    return quotient;
  }

  update(outputs: Tensor, targets: Tensor): void {
    const [part, whole] = this.parts(outputs, targets);
    this.totals.add('part', part);
    this.totals.add('whole', whole);
  }

  async compute(): Promise<number> {
    const [part, whole] = [this.totals.get('part'), this.totals.get('whole')];
    if (part === undefined || whole === undefined) return NaN;
    return this.result(Number(await part.item()) / Number(await whole.item()));
  }
}
