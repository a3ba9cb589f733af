import { setDefaultDevice } from '@nacre/tensor';
import { openDevice } from '../../live/kit/open-device.ts';
import { captureConsole } from './console.ts';
import { LinkedProgram } from './linked-program.ts';
import type { RunReport, RunRequest } from './messages.ts';
import { flush, openOutput, write } from './output.ts';

/** Runs one program. The page ends the worker; until then, timers and promises of the program go on. */
const tell = (report: RunReport): void => postMessage(report);

async function run({ program, wish }: RunRequest): Promise<void> {
  let linked: LinkedProgram | undefined;
  const fail = (error: unknown): void => {
    write(linked?.problem(error) ?? { kind: 'problem', message: error instanceof Error ? error.message : String(error) });
  };
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    fail(event.reason);
  });
  addEventListener('error', (event) => {
    event.preventDefault();
    fail(event.error ?? event.message);
  });
  const began = performance.now();
  try {
    const { device, about } = await openDevice(wish);
    setDefaultDevice(device);
    tell({ kind: 'device', about });
    linked = await LinkedProgram.load(program, (code) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    captureConsole();
    await import(/* @vite-ignore */ linked.address);
  } catch (error) {
    fail(error);
  }
  flush();
  tell({ kind: 'done', milliseconds: performance.now() - began });
}

openOutput(tell);
addEventListener('message', ({ data }: MessageEvent<RunRequest>) => void run(data), { once: true });
