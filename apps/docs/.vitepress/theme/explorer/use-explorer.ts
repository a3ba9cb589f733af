import { type Remote, wrap } from 'comlink';
import { onBeforeUnmount, type Ref, readonly, ref } from 'vue';
import type { Answer, Code, TargetName } from '../../../live/explorer/answer.ts';
import type { Explorer } from '../../../live/explorer/explorer.ts';

/** A program that takes longer is taken for one that never ends. */
const mostSeconds = 10;

interface Opened {
  readonly worker: Worker;
  readonly explorer: Remote<Explorer>;
  /** Rejects when the worker fails as a whole, or is ended. */
  readonly broken: Promise<never>;
  end(reason: string): void;
}

/** An explorer in a worker that lives no longer than the component, and that can be stopped whatever it does. */
export interface UsedExplorer {
  /** Whether a program is being taken apart. */
  readonly busy: Readonly<Ref<boolean>>;
  explore(source: string): Promise<Answer>;
  code(target: TargetName, launch: number): Promise<Code>;
  /** Ends the worker; the next question starts another. */
  stop(): void;
}

export function useExplorer(): UsedExplorer {
  const busy = ref(false);
  let opened: Opened | undefined;

  async function explore(source: string): Promise<Answer> {
    busy.value = true;
    let deadline: ReturnType<typeof setTimeout> | undefined;
    try {
      const { explorer, broken, end } = await ready();
      deadline = setTimeout(() => end(`it takes longer than ${mostSeconds} seconds`), 1000 * mostSeconds);
      return await Promise.race([explorer.explore(source), broken]);
    } catch (error) {
      return { problem: { message: error instanceof Error ? error.message : String(error) } };
    } finally {
      clearTimeout(deadline);
      busy.value = false;
    }
  }

  async function code(target: TargetName, launch: number): Promise<Code> {
    const { explorer, broken } = await ready();
    return Promise.race([explorer.code(target, launch), broken]);
  }

  /** The worker, with everything loaded. */
  async function ready(): Promise<Opened> {
    opened ??= open();
    await Promise.race([opened.explorer.ready(), opened.broken]);
    return opened;
  }

  function open(): Opened {
    const worker = new Worker(new URL('../../../live/explorer/explorer.worker.ts', import.meta.url), { type: 'module' });
    let reject: (reason: Error) => void;
    const broken = new Promise<never>((_, refuse) => {
      reject = refuse;
    });
    // Nobody may be waiting.
    broken.catch(() => {});
    const end = (reason: string): void => {
      worker.terminate();
      opened = undefined;
      reject(new Error(`stopped: ${reason}`));
    };
    worker.onerror = ({ message }) => end(message || 'the worker did not start');
    return { worker, explorer: wrap<Explorer>(worker), broken, end };
  }

  const stop = (): void => opened?.end('as you asked');
  onBeforeUnmount(() => opened?.end('the page was left'));

  return { busy: readonly(busy), explore, code, stop };
}
