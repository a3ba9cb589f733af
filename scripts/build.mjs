import { run } from './command.mjs';

/** Builds every package into its `dist`, skipping those whose sources are unchanged. */
export async function build(args) {
  process.exitCode = await run(['npm run --silent build:packages --', ...args].join(' '));
}
