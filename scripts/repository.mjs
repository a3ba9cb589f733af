// Writes into every package where its source lies, as a publication with provenance demands. Only the clone that publishes knows.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const origin = execFileSync('git', ['remote', 'get-url', 'origin'], { encoding: 'utf8' }).trim();
const [, host, path] = /^(?:\w+:\/\/)?(?:[^@/]+@)?([^:/]+)[:/](.+?)(?:\.git)?$/.exec(origin) ?? [];
if (host === undefined) throw new Error(`repository: expected a remote "origin" with a host, got ${origin}; see git remote add`);

for (const directory of readdirSync('packages')) {
  const file = join('packages', directory, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.repository = { type: 'git', url: `git+https://${host}/${path}.git`, directory: `packages/${directory}` };
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
