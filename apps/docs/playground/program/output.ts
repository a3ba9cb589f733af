import type { Entry, RunReport, Shown } from './messages.ts';

/** What a page is told at most, at once and per second: a loop that logs without end does not drown it. */
const interval = 100;
const most = 200;

type Send = (report: RunReport & { kind: 'output' }) => void;

/** Gathers what a program shows and sends it in parcels: a program that never waits would let no timer fire. */
class Output {
  private readonly waiting = new Map<string, Entry>();
  private readonly send: Send;
  private dropped = 0;
  private count = 0;
  private sent = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: Send) {
    this.send = send;
  }

  /** Shows something new, or in place of what has the key; the key. */
  write(shown: Shown, key = keyOf(shown) ?? String(this.count++)): string {
    if (this.waiting.size < most || this.waiting.has(key)) this.waiting.set(key, { ...shown, key });
    else this.dropped++;
    if (performance.now() - this.sent >= interval) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), interval);
    return key;
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sent = performance.now();
    if (this.waiting.size === 0) return;
    this.send({ kind: 'output', entries: [...this.waiting.values()], dropped: this.dropped });
    this.waiting.clear();
    this.dropped = 0;
  }
}

/** Pictures of one title are one picture. */
const keyOf = (shown: Shown): string | undefined =>
  shown.kind === 'picture' && shown.title !== '' ? `picture ${shown.title}` : undefined;

let output: Output | undefined;

/** From now on, what is written goes there. */
export function openOutput(send: Send): void {
  output = new Output(send);
}

/** Shows something; the key with which it can be replaced. */
export const write = (shown: Shown, key?: string): string => {
  if (output === undefined) throw new Error('no program runs');
  return output.write(shown, key);
};

/** Sends what waits. */
export const flush = (): void => output?.flush();
