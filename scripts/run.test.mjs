import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'nacre-run-'));

/** A project that is set up, and whose example tells what reaches it. */
beforeAll(() => {
  for (const folder of ['scripts', 'examples/lenet5', 'examples/xor', 'node_modules']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const file of ['run.mjs', 'examples.mjs']) copyFileSync(join('scripts', file), join(root, 'scripts', file));
  symlinkSync(resolve('node_modules', 'tsx'), join(root, 'node_modules', 'tsx'), 'junction');
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  const stamp = createHash('sha256').update('{}').update(`${process.platform}-${process.arch}`).digest('hex');
  writeFileSync(join(root, 'node_modules', '.nacre-setup'), stamp);
  writeFileSync(
    join(root, 'examples', 'lenet5', 'main.ts'),
    `const args: string[] = process.argv.slice(2);
     console.log(JSON.stringify(args), process.execArgv.includes('--conditions=@nacre/source'));
     if (args[0] === 'exit') process.exit(Number(args[1]));
     const waiting = setInterval(() => {}, 1000);
     process.on('SIGINT', () => {
       console.log('interrupted');
       setTimeout(() => {
         console.log('saved');
         clearInterval(waiting);
         process.exitCode = 130;
       }, 300);
     });`,
  );
  writeFileSync(join(root, 'examples', 'lenet5', 'README.md'), '# LeNet-5\n\nReads digits.');
  writeFileSync(join(root, 'examples', 'xor', 'README.md'), '# Not for one perceptron\n');
  writeFileSync(join(root, 'examples', 'xor', 'main.ts'), 'console.log(process.argv.slice(2).join());');
});
afterAll(() => rmSync(root, { recursive: true }));

/** Runs `run.mjs` and lets `during` act once the example has begun. */
function run(args, during = () => {}) {
  const child = spawn(process.execPath, [join(root, 'scripts', 'run.mjs'), ...args]);
  let output = '';
  const listen = (chunk) => {
    if (output === '') during(child);
    output += chunk;
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return new Promise((done) => child.on('close', (code) => done({ code, output })));
}

describe('run.mjs', () => {
  it('passes the arguments and the exit status through, and says nothing when there is nothing to set up', async () => {
    expect(await run(['start', 'exit', '7', 'a b', '--x=1'])).toEqual({
      code: 7,
      output: '["exit","7","a b","--x=1"] true\n',
    });
  });

  it.skipIf(process.platform === 'win32')(
    'hands over two interrupts that come together as one, and waits for the end',
    async () => {
      const twice = (child) => [200, 260].forEach((delay) => setTimeout(() => child.kill('SIGINT'), delay));
      expect(await run(['start'], twice)).toEqual({ code: 130, output: '[] true\ninterrupted\nsaved\n' });
    },
  );

  it('refuses an unknown command', async () => {
    const { code, output } = await run(['strat']);
    expect(code).toBe(1);
    expect(output).toBe('run.mjs: expected one of start, example, test, runtimes, build, docs, docs:build, release, got strat\n');
  });

  it('runs an example by its name, with its options', async () => {
    expect(await run(['example', 'xor', '--quick'])).toEqual({ code: 0, output: '--quick\n' });
  });

  it('lists the examples', async () => {
    const { code, output } = await run(['example']);
    expect(code).toBe(0);
    expect(output).toContain('\n  lenet5  LeNet-5\n  xor     Not for one perceptron\n');
  });

  it('knows the nearest name', async () => {
    const { code, output } = await run(['example', 'lenet-4']);
    expect(code).toBe(1);
    expect(output).toBe('example: there is no lenet-4; did you mean lenet5? npm run example lists them all\n');
  });
});
