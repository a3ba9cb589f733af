import { type Device, DeviceError, setDefaultDevice } from '@nacre/tensor';
import { type OpenDevice, openDevice, type Wish } from './open-device.ts';
import type { Answer, MethodOf, Questions } from './program.ts';

/** Runs a program for a page. A device that is lost is replaced by the CPU, and the program begun again there. */
export class Host<P> {
  private readonly begin: () => P | Promise<P>;
  private readonly wish: Wish;
  private readonly openDevice: (wish: Wish) => Promise<OpenDevice>;
  private device: Device | undefined;
  private program: P | undefined;
  private say: (about: string) => void = () => {};

  constructor(begin: () => P | Promise<P>, wish: Wish, open = openDevice) {
    this.begin = begin;
    this.wish = wish;
    this.openDevice = open;
  }

  /** Opens a device and begins the program; `say` hears what it runs on, now and when that changes. */
  async open(say: (about: string) => void): Promise<void> {
    this.say = say;
    await this.start(this.wish, '');
  }

  async call<M extends MethodOf<P>>(method: M, args: Questions<P, M>): Promise<Answer<P, M>> {
    try {
      return await this.ask(method, args);
    } catch (error) {
      if (!(error instanceof DeviceError) || this.device?.name.startsWith('cpu')) throw error;
      this.device?.close();
      await this.start('cpu', 'The GPU was lost; this began again. ');
      return this.ask(method, args);
    }
  }

  /** Gives the memory of the device back. */
  close(): void {
    this.device?.close();
  }

  private async start(wish: Wish, preface: string): Promise<void> {
    const { device, about } = await this.openDevice(wish);
    this.device = device;
    setDefaultDevice(device);
    this.program = await this.begin();
    this.say(preface + about);
  }

  private async ask<M extends MethodOf<P>>(method: M, args: Questions<P, M>): Promise<Answer<P, M>> {
    const program = this.program as Record<M, (...args: Questions<P, M>) => Answer<P, M>>;
    return program[method](...args);
  }
}
