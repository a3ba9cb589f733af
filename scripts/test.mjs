import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './command.mjs';

/**
 * In this order; all of them run even when an earlier one fails. `scripts`: side by side; `counts`: tests to be added up; `slow`: only
 * with `--full`.
 */
const stages = [
  { name: 'types', scripts: ['types:packages', 'types:docs'] },
  { name: 'lint', scripts: ['lint'] },
  { name: 'layers', scripts: ['check-layers'] },
  { name: 'tests', scripts: ['unit'], counts: true },
  { name: 'docs site', scripts: ['site'], counts: true, slow: true },
  { name: 'build', scripts: ['build:packages'] },
  { name: 'published packages', scripts: ['published'], counts: true },
  { name: 'sizes', scripts: ['size'] },
];

/** Everything the project checks about itself. `--full` adds the slow tests. */
export async function test(args) {
  const unknown = args.filter((arg) => arg !== '--full');
  if (unknown.length > 0) {
    console.error(`test: expected nothing or --full, got ${unknown.join(' ')}; for single files: npx vitest run FILE`);
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'nacre-test-'));
  const full = args.includes('--full');
  const env = full ? { NACRE_FULL: '1' } : {};
  const results = [];
  for (const { name, scripts, counts } of stages.filter(({ slow }) => full || !slow)) {
    console.log(`\n━━ ${name}`);
    const file = join(folder, `${name}.json`);
    const report = counts ? ` -- --reporter=default --reporter=json --outputFile.json="${file}"` : '';
    const start = performance.now();
    const statuses = await Promise.all(scripts.map((script) => run(`npm run --silent ${script}${report}`, env)));
    results.push({
      name,
      ok: statuses.every((status) => status === 0),
      seconds: (performance.now() - start) / 1000,
      tests: counts ? countTests(file) : null,
    });
  }
  rmSync(folder, { recursive: true });
  summarize(results);
}

function countTests(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch (error) {
    if (error.code === 'ENOENT') return { passed: 0, failed: 0, skipped: 0 };
    throw error;
  }
}

function summarize(results) {
  console.log('\n━━ summary');
  const width = Math.max(...results.map(({ name }) => name.length));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, ok, seconds, tests } of results) {
    console.log(`${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${ok ? 'ok' : 'failed'}`);
    for (const key of Object.keys(total)) total[key] += tests?.[key] ?? 0;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
