/**
 * What is done to a device happens in the order it was asked for. As long as nothing has to be waited for, it happens at once; what
 * comes after something that waits (a run, for its pipelines) waits with it.
 */
export class Order {
  private last: Promise<unknown> | undefined;

  /** Whether what is done now happens at once. */
  get isFree(): boolean {
    return this.last === undefined;
  }

  /** Does `action` once `ready` has come and everything asked for before was done. `ready` must not reject. */
  do<T>(action: () => T, ready?: Promise<unknown>): T | Promise<T> {
    if (this.last === undefined && ready === undefined) return action();
    const done = Promise.all([this.last, ready]).then(action);
    const free = (): void => {
      if (this.last === last) this.last = undefined;
    };
    const last: Promise<unknown> = done.then(free, free);
    this.last = last;
    return done;
  }

  /** When everything asked for so far was done. */
  async drained(): Promise<void> {
    await this.last;
  }
}
