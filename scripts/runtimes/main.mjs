/** The packed packages in every runtime; see CONTRIBUTING.md. Needs the npm registry. Arguments choose runtimes by parts of their names. */
import { useSwiftShader } from '../../packages/backend-webgpu/testing/swiftshader.ts';
import { runtimes } from './runtimes.mjs';
import { table } from './table.mjs';
import { judge } from './verdict.mjs';
import { workshop } from './workshop.mjs';

const asked = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = runtimes.filter(({ name }) => asked.length === 0 || asked.some((word) => name.toLowerCase().includes(word)));
if (chosen.length === 0) {
  console.error(
    `test:runtimes: expected part of a name of ${runtimes.map(({ name }) => name).join('; ')}, got ${asked.join(' ')}`,
  );
  process.exit(1);
}

useSwiftShader();
const shop = workshop();
const rows = [['runtime', 'conformance (cases)', 'training', 'saving']];
let reference;
let failures = 0;

for (const { name, devices, threads, missing, run } of chosen) {
  if (missing !== undefined) {
    rows.push([name, `not found: ${missing}`]);
    continue;
  }
  console.log(`━━ ${name}`);
  try {
    const { version, report } = await run(shop);
    reference ??= report;
    const { cells, problems } = judge(report, { devices, reference, withThreads: threads });
    rows.push([`${name} (${version})`, ...cells]);
    for (const problem of problems) console.error(problem);
    failures += problems.length;
  } catch (error) {
    console.error([error.message, error.stdout, error.stderr].filter(Boolean).join('\n'));
    rows.push([name, 'failed', 'failed', 'failed']);
    failures++;
  }
}

shop.remove();
console.log(`\n${table(rows)}\n\n${failures === 0 ? 'Nothing failed.' : `${failures} failed.`}`);
process.exitCode = failures === 0 ? 0 : 1;
