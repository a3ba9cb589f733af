import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const minutes = 10;

/** Runs the program in a process of a runtime; gives its report. */
export async function reportOfProcess([command, ...args], folder, devices) {
  const { stdout } = await promisify(execFile)(command, [...args, 'program/main-process.mjs', devices.join()], {
    cwd: folder,
    env: { ...process.env, DENO_NO_UPDATE_CHECK: '1' },
    timeout: minutes * 60_000,
  });
  return JSON.parse(stdout);
}
