import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WorkerFailedError } from '../loading/errors.ts';
import { knock } from './knock.ts';
import { RemoteWorker } from './remote-worker.ts';
import type { WebWorker } from './web-thread.ts';

/** A browser's worker whose module begins to listen when it is told to, and loses what comes before. */
function slowWorker() {
  let tell: (event: { data: unknown }) => void = () => {};
  const state = { listens: false, terminated: false, knocks: 0 };
  const worker: WebWorker = {
    postMessage(message) {
      if (message === knock) state.knocks++;
      if (!state.listens) return;
      if (message === knock) tell({ data: { lock: undefined } });
      else tell({ data: { id: (message as { id: number }).id, result: { isStream: false, length: 3 } } });
    },
    terminate() {
      state.terminated = true;
    },
    addEventListener(type: string, listener: (event: never) => void) {
      if (type === 'message') tell = listener as typeof tell;
    },
  };
  return { worker, state };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits for a module that takes its time, and loses nothing', async () => {
  const { worker, state } = slowWorker();
  const remote = new RemoteWorker(() => worker, []);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(remote.isOpen).toBe(false);
  state.listens = true;
  await vi.advanceTimersByTimeAsync(50);
  expect(await remote.opened).toEqual({ isStream: false, length: 3 });
  const { knocks } = state;
  await vi.advanceTimersByTimeAsync(1000);
  expect(state.knocks).toBe(knocks);
});

it('gives up on a module that serves nothing', async () => {
  const { worker, state } = slowWorker();
  const remote = new RemoteWorker(() => worker, []);
  await vi.advanceTimersByTimeAsync(61_000);
  await expect(remote.opened).rejects.toThrow(WorkerFailedError);
  await expect(remote.opened).rejects.toThrow(
    'it has served no dataset within 60 seconds; does its module import, and call serveDataset',
  );
  expect([state.terminated, vi.getTimerCount()]).toEqual([true, 0]);
});
