import { type Answer, knock } from './knock.ts';
import { nodeThreads } from './node-thread.ts';

/** How a worker talks to the thread that started it. */
export interface Port {
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  listen(heard: (message: unknown) => void): void;
}

/** The part of a worker's scope, or of `parentPort`, that is used. */
interface Scope {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
}

/** Undefined in a thread that is no worker. */
export function workerPort(): Port | undefined {
  const parent = nodeThreads()?.parentPort;
  if (parent) return answeringPort(parent, (heard) => void parent.on('message', heard), undefined);
  if (!('WorkerGlobalScope' in globalThis)) return undefined;
  const listen: Port['listen'] = (heard) => addEventListener('message', ({ data }) => heard(data));
  return answeringPort(globalThis as unknown as Scope, listen, lockForLife());
}

/** Tells who knocks that it is there. */
function answeringPort(scope: Scope, listen: Port['listen'], lock: Promise<string | undefined> | undefined): Port {
  let answered = false;
  const answer = async (): Promise<void> => {
    if (answered) return;
    answered = true;
    scope.postMessage({ lock: await lock } satisfies Answer);
  };
  return {
    post: (message, transfer) => scope.postMessage(message, transfer),
    listen: (heard) => listen((message) => (message === knock ? void answer() : heard(message))),
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
