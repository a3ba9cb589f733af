import { run } from './command.mjs';

/** Builds the packages and runs them, packed, in every runtime; arguments choose some by parts of their names. */
export async function testRuntimes(args) {
  const words = args.map((arg) => JSON.stringify(arg)).join(' ');
  const built = await run('npm run --silent build:packages');
  process.exitCode = built || (await run(`node --import=tsx scripts/runtimes/main.mjs ${words}`));
}
