import { proxy, type Remote, wrap } from 'comlink';
import { onBeforeUnmount, type Ref, readonly, ref } from 'vue';
import type { Host } from '../../../live/kit/host.ts';
import type { Answer, MethodOf, Questions } from '../../../live/kit/program.ts';
import type { ProgramName, ProgramOf } from '../../../live/programs.ts';

export type State = 'idle' | 'loading' | 'ready' | 'failed';

/** A program in a worker, from the side of a component. */
export interface Live<P> {
  readonly state: Readonly<Ref<State>>;
  /** What it runs on, or why it does not, in words. */
  readonly about: Readonly<Ref<string>>;
  /** Whether `run` goes on. */
  readonly running: Readonly<Ref<boolean>>;
  /** Calls a method of the program. The first call starts the worker. */
  call<M extends MethodOf<P>>(method: M, ...args: Questions<P, M>): Promise<Answer<P, M>>;
  /** Takes one step after the other until `pause`, or until a step fails. */
  run(step: () => Promise<unknown>): Promise<void>;
  pause(): void;
}

interface Opened {
  readonly host: Remote<Host>;
  /** Rejects when the worker fails as a whole. */
  readonly broken: Promise<never>;
}

/** A program in a worker that lives no longer than the component. A failure is shown in `about`, and ends everything but the page. */
export function useLive<N extends ProgramName>(name: N): Live<ProgramOf<N>> {
  type P = ProgramOf<N>;
  const state = ref<State>('idle');
  const about = ref('Nothing is loaded yet: Nacre comes with the first press.');
  const running = ref(false);
  let worker: Worker | undefined;
  let opened: Promise<Opened> | undefined;
  let left = false;

  function fail(problem: unknown): void {
    running.value = false;
    state.value = 'failed';
    about.value = `Nothing can be computed here: ${problem instanceof Error ? problem.message : String(problem)}`;
  }

  async function open(): Promise<Opened> {
    state.value = 'loading';
    about.value = 'Loading …';
    worker = new Worker(new URL('../../../live/live.worker.ts', import.meta.url), { type: 'module' });
    const broken = new Promise<never>((_, reject) => {
      worker!.onerror = ({ message }) => reject(new Error(message || 'the worker did not start'));
    });
    const host = wrap<Host>(worker);
    const say = (on: string): void => {
      about.value = on;
    };
    await Promise.race([host.open(name, proxy(say)), broken]);
    state.value = 'ready';
    return { host, broken };
  }

  async function call<M extends MethodOf<P>>(method: M, ...args: Questions<P, M>): Promise<Answer<P, M>> {
    // Nobody waits for the answer any more.
    if (left) return new Promise(() => {});
    opened ??= open();
    try {
      const { host, broken } = await opened;
      const answer = await Promise.race([host.call(method as string, args), broken]);
      return answer as Answer<P, M>;
    } catch (problem) {
      fail(problem);
      throw problem;
    }
  }

  async function run(step: () => Promise<unknown>): Promise<void> {
    running.value = true;
    while (running.value) await step();
  }

  function pause(): void {
    running.value = false;
  }

  // With the worker its device goes, and all that lives there.
  onBeforeUnmount(() => {
    pause();
    left = true;
    worker?.terminate();
  });

  return { state: readonly(state), about: readonly(about), running: readonly(running), call, run, pause };
}
