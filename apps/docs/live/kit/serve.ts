import { expose } from 'comlink';
import { Host } from './host.ts';
import type { Wish } from './open-device.ts';

/** All that a worker says: which program it runs, and where. */
export function serve<P>(begin: () => P | Promise<P>, wish: Wish = 'any'): void {
  expose(new Host(begin, wish));
}
