import { nodeThreads } from './node-thread.ts';
import { type Answer, knock } from './web-thread.ts';

/** How a worker talks to the thread that started it. */
export interface Port {
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  listen(heard: (message: unknown) => void): void;
}

/** Undefined in a thread that is no worker. */
export function workerPort(): Port | undefined {
  const parent = nodeThreads()?.parentPort;
  if (parent) {
    return {
      post: (message, transfer) => parent.postMessage(message, transfer),
      listen: (heard) => void parent.on('message', heard),
    };
  }
  return 'WorkerGlobalScope' in globalThis ? webPort(globalThis as unknown as WebScope) : undefined;
}

interface WebScope {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function webPort(scope: WebScope): Port {
  let answered = false;
  const answer = async (): Promise<void> => {
    if (answered) return;
    answered = true;
    scope.postMessage({ lock: await lockForLife() } satisfies Answer);
  };
  return {
    post: (message, transfer) => scope.postMessage(message, transfer),
    listen: (heard) => scope.addEventListener('message', ({ data }) => (data === knock ? void answer() : heard(data))),
  };
}

/** Takes a lock and keeps it; gives its name. Only where the page may have locks, which is over https. */
async function lockForLife(): Promise<string | undefined> {
  const { locks } = navigator as Partial<Navigator>;
  if (locks === undefined) return undefined;
  const name = `nacre-${crypto.randomUUID()}`;
  await new Promise<void>((taken) => {
    void locks.request(name, () => {
      taken();
      return new Promise(() => {});
    });
  });
  return name;
}
