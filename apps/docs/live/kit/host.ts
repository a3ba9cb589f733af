import { type Device, DeviceError, setDefaultDevice } from '@nacre/tensor';
import { type OpenDevice, openDevice, type Wish } from './open-device.ts';

/** How a program is begun, and where it would like to run. */
export interface Entry<P> {
  readonly begin: () => Promise<P>;
  readonly wish: Wish;
}

/**
 * Runs one of some programs for a page. Calls wait for each other: none meets a state that another is about to change. A device that is
 * lost is replaced by the CPU, and the program begun again there.
 */
export class Host {
  private readonly entries: Readonly<Record<string, Entry<object>>>;
  private readonly openDevice: (wish: Wish) => Promise<OpenDevice>;
  private entry: Entry<object> | undefined;
  private device: Device | undefined;
  private program: object | undefined;
  private say: (about: string) => void = () => {};
  private last: Promise<unknown> = Promise.resolve();

  constructor(entries: Readonly<Record<string, Entry<object>>>, open = openDevice) {
    this.entries = entries;
    this.openDevice = open;
  }

  /** Opens a device and begins the program of this name; `say` hears what it runs on, now and when that changes. */
  async open(name: string, say: (about: string) => void): Promise<void> {
    this.entry = this.entries[name]!;
    this.say = say;
    await this.start(this.entry.wish, '');
  }

  /** What a method of the program answers. */
  call(method: string, args: readonly unknown[]): Promise<unknown> {
    const answer = this.last.then(() => this.answer(method, args));
    this.last = answer.catch(() => {});
    return answer;
  }

  private async start(wish: Wish, preface: string): Promise<void> {
    const { device, about } = await this.openDevice(wish);
    this.device = device;
    setDefaultDevice(device);
    this.program = await this.entry!.begin();
    this.say(preface + about);
  }

  private async answer(method: string, args: readonly unknown[]): Promise<unknown> {
    try {
      return await this.ask(method, args);
    } catch (error) {
      if (!(error instanceof DeviceError) || this.device?.name.startsWith('cpu')) throw error;
      this.device?.close();
      await this.start('cpu', 'The GPU was lost; this began again. ');
      return this.ask(method, args);
    }
  }

  private ask(method: string, args: readonly unknown[]): unknown {
    const program = this.program as Record<string, (...args: readonly unknown[]) => unknown>;
    return program[method]!(...args);
  }
}
