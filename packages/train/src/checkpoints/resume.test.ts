import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const fixture = fileURLToPath(new URL('../fixtures/node-resumed-run.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'nacre-resume-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Runs the training of the fixture; `during` may kill it once it has taken its first step. */
function run(
  args: readonly string[],
  during?: (kill: () => void) => void,
): Promise<{ last: string; signal: string | null; output: string }> {
  const node = ['--conditions=@nacre/source', '--import', 'tsx', fixture, ...args];
  const child = spawn(process.execPath, node, { cwd: resolve('.') });
  let output = '';
  child.stdout.on('data', (chunk) => {
    if (!output.includes('step') && String(chunk).includes('step')) during?.(() => child.kill('SIGKILL'));
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((done) =>
    child.on('close', (_code, signal) => done({ last: output.trim().split('\n').at(-1) ?? '', signal, output })),
  );
}

/** How often a run is killed at a random moment: each takes two seconds. */
const kills = process.env.NACRE_FULL === '1' ? 10 : 3;

let unbroken: string;
beforeAll(async () => {
  unbroken = (await run([''])).last;
  expect(unbroken).toMatch(/^end 54 [0-9a-f]{64}$/);
});

describe('a run that is killed and resumed', () => {
  it(`ends with the same bits as one that never stopped: killed ${kills} times at a random moment`, {
    timeout: 300_000,
  }, async () => {
    let killed = 0;
    const delays: number[] = [];
    for (let chain = 0; killed < kills; chain++) {
      const directory = join(root, `chain-${chain}`);
      let last = '';
      while (!last.startsWith('end')) {
        const delay = Math.random() * 150;
        delays.push(delay);
        const ended = await run([directory], (kill) => killed < kills && setTimeout(kill, delay));
        if (ended.signal === 'SIGKILL') killed++;
        else expect(ended.output).toContain('end');
        last = ended.last;
      }
      expect(last, `killed after ${delays.join(', ')} ms`).toBe(unbroken);
    }
  });

  it.each(['half-written', 'before-rename', 'after-rename'])(
    'and so does one that dies inside the writing of a checkpoint: %s',
    { timeout: 120_000 },
    async (place) => {
      const directory = join(root, place);
      const died = await run([directory, place, '3']);
      expect(died.signal, died.output).toBe('SIGKILL');
      const whole = readdirSync(directory).filter((name) => !name.startsWith('.'));
      expect(whole.length).toBe(place === 'after-rename' ? 3 : 2);
      expect((await run([directory])).last).toBe(unbroken);
      expect(readdirSync(directory).filter((name) => name.startsWith('.'))).toEqual([]);
    },
  );
});
