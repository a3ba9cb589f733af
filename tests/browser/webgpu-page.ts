import { train } from './short-training.ts';

/** For the page, and for a worker of it. */
Object.assign(globalThis, { train });
