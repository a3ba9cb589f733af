import type { RunReport, RunRequest } from './messages.ts';

/** Runs programs one at a time, each in a worker of its own. Ending the worker ends the program, wherever it is, and frees its memory on the device. */
export class Runner {
  private worker: Worker | undefined;

  /** Stops the program that runs, and starts another. */
  start(request: RunRequest, onReport: (report: RunReport) => void): void {
    this.stop();
    const worker = new Worker(new URL('./program.worker.ts', import.meta.url), { type: 'module' });
    this.worker = worker;
    // A message of a worker that has been stopped may still be on its way.
    const report = (told: RunReport): void => {
      if (this.worker === worker) onReport(told);
    };
    worker.onmessage = ({ data }: MessageEvent<RunReport>) => report(data);
    worker.onerror = ({ message }) => {
      const problem = { kind: 'problem', key: 'worker', message: message || 'the worker of the program did not start' } as const;
      report({ kind: 'output', entries: [problem], dropped: 0 });
      report({ kind: 'done', milliseconds: 0 });
    };
    worker.postMessage(request);
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }
}
