// The door to the project on a machine that has Node and nothing else: installs the locked dependencies when they are
// missing or out of date, then runs a command. Until that is done it may use Node's own modules only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const oldestNode = [20, 19];

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Nacre needs Node ${oldestNode.join('.')} or newer; this is ${process.version}. Newer versions: https://nodejs.org`,
  );
  process.exit(1);
}

/** Installs exactly what the lock file says, and remembers which lock file that was. Silent when it is still the same. */
function setUp() {
  const stamp = join(root, 'node_modules', '.nacre-setup');
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  console.log('Installing the locked dependencies (once; a minute or two) …');
  const options = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath;
  const { status, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: 'inherit' })
    : spawnSync(`npm ${options.join(' ')}`, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) {
    console.error(
      `The installation failed${error ? `: ${error.message}` : ''}. It needs the npm registry or a filled npm cache; then try again.`,
    );
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

/**
 * Runs an example to its end and ends as it ended. One Ctrl-C must reach it exactly once, but comes here twice under npm:
 * from the terminal and passed on by npm. So the child gets a process group that the terminal does not address, and this
 * process hands over the first of two signals that come together.
 */
function runExample(name, args) {
  const main = join('examples', name, 'main.ts');
  const ownGroup = process.platform !== 'win32';
  const child = spawn(process.execPath, ['--conditions=@nacre/source', '--import=tsx', main, ...args], {
    cwd: root,
    stdio: 'inherit',
    detached: ownGroup,
  });
  const echo = 500;
  let last = -Infinity;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = performance.now();
      if (ownGroup && now - last > echo) child.kill(signal);
      last = now;
    });
  }
  child.on('error', ({ message }) => {
    console.error(message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Runs the example named first; without a name, lists what there is. */
async function example([name, ...args]) {
  const { listing, unknownExample } = await import('./examples.mjs');
  if (name === undefined) return console.log(listing());
  const problem = unknownExample(name);
  if (problem === undefined) return runExample(name, args);
  console.error(problem);
  process.exitCode = 1;
}

const commands = {
  start: (args) => runExample('lenet5', args),
  example,
  test: async (args) => (await import('./test.mjs')).test(args),
  runtimes: async (args) => (await import('./runtimes.mjs')).testRuntimes(args),
  build: async (args) => (await import('./build.mjs')).build(args),
  docs: async (args) => (await import('./docs.mjs')).serveDocs(args),
  'docs:build': async (args) => (await import('./docs.mjs')).buildDocs(args),
  release: async () => (await import('./release.mjs')).planRelease(),
};

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, command ?? '')) {
  console.error(`run.mjs: expected one of ${Object.keys(commands).join(', ')}, got ${command}`);
  process.exit(1);
}
requireNode();
setUp();
process.chdir(root);
await commands[command](args);
