import { type ShallowRef, shallowRef, watch } from 'vue';
import type { Connections } from '../../../live/lenet5-original/connections.ts';
import type { OriginalReading, Reading } from '../../../live/lenet5-original/original-reading.ts';
import { quietly } from './quietly.ts';
import { type Digits, useDigits } from './use-digits.ts';
import { type Live, useLive } from './use-live.ts';

/** The LeNet-5 of 1998, in one worker for all that the page shows of it. */
export interface Original extends Digits<Reading> {
  readonly live: Live<OriginalReading>;
  readonly connections: Readonly<ShallowRef<Connections | undefined>>;
  /** Looks at layer C3. */
  connect(): Promise<void>;
}

export function useOriginal(): Original {
  const live = useLive('lenet5Original');
  const connections = shallowRef<Connections>();
  const digits = useDigits({
    learn: () => live.call('learn'),
    read: () => live.call('read'),
    readNext: () => live.call('readNext'),
    readStrokes: (drawn) => live.call('readStrokes', drawn),
  });

  async function connect(): Promise<void> {
    connections.value = await live.call('connections');
  }
  // Its kernels have changed when learning comes to rest.
  watch(live.running, (running) => running || quietly(connect()));

  return { ...digits, live, connections, connect };
}
