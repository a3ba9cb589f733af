import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** The build tool neither reports home nor looks for newer versions of itself. */
const quiet = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

/**
 * Runs a command line with the project's tools on the path and its output passed through.
 * @returns {Promise<number>} its exit status, 1 if a signal ended it
 */
export function run(line, env = {}) {
  const path = `${resolve('node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const child = spawn(line, { shell: true, stdio: 'inherit', env: { ...process.env, ...quiet, ...env, PATH: path } });
  const stop = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM'];
  for (const signal of signals) process.on(signal, stop);
  return new Promise((done) => {
    child.on('error', ({ message }) => {
      console.error(message);
      done(1);
    });
    child.on('close', (status) => {
      for (const signal of signals) process.off(signal, stop);
      done(status ?? 1);
    });
  });
}
