import { readdirSync, readFileSync } from 'node:fs';
import getReleasePlan from '@changesets/get-release-plan';
import { run } from './command.mjs';

/** Shows what the waiting changesets would release and what each tarball would hold. Changes and publishes nothing. */
export async function planRelease() {
  const { changesets, releases } = await (getReleasePlan.default ?? getReleasePlan)(process.cwd());
  console.log(`${changesets.length} changesets wait in .changeset`);
  for (const { name, oldVersion, newVersion, type, changesets: causes } of releases) {
    if (type !== 'none') console.log(`  ${name}  ${oldVersion} → ${newVersion}  (${type}: ${causes.join(', ') || 'dependency'})`);
  }
  const next = new Map(releases.map(({ name, newVersion }) => [name, newVersion]));
  console.log('A release would publish:');
  for (const folder of readdirSync('packages')) {
    const { name, version } = JSON.parse(readFileSync(`packages/${folder}/package.json`, 'utf8'));
    console.log(`  ${name}@${next.get(name) ?? version}`);
  }
  console.log('Dry run of what would be uploaded, at the present versions:');
  const packages = readdirSync('packages')
    .map((folder) => `--workspace=packages/${folder}`)
    .join(' ');
  const built = await run('npm run --silent build:packages');
  process.exitCode = built || (await run(`npm pack --dry-run ${packages} --loglevel=error`));
}
