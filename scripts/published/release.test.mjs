import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifests, packAll } from './pack.mjs';
import { emptyProject } from './project.mjs';
import { releaseCopy } from './release-copy.mjs';

let copy;
let released;
let tarballs;

beforeAll(() => {
  copy = releaseCopy();
  tarballs = packAll(copy.root, copy.root);
  released = new Map(manifests(copy.root).map(({ directory, manifest }) => [directory, manifest]));
}, 120_000);
afterAll(() => copy.remove());

const isOurs = (name) => name.startsWith('@nacre/');
const directoryOf = (name) => name.slice('@nacre/'.length);

/** A package and all it stands on, of ours. */
function withPeers(directory, found = new Set()) {
  found.add(directory);
  for (const name of Object.keys(released.get(directory).peerDependencies ?? {}).filter(isOurs)) {
    if (!found.has(directoryOf(name))) withPeers(directoryOf(name), found);
  }
  return [...found];
}

describe('the next release', () => {
  it('leaves no package behind at a version below 1.0.0 while others are above it', () => {
    const majors = [...released.values()].map(({ version }) => Number(version.split('.')[0]));
    expect([majors.every((major) => major === 0), majors.every((major) => major > 0)]).toContain(true);
  });

  it('has a size limit for every package', () => {
    const limited = JSON.parse(readFileSync('.size-limit.json', 'utf8')).map(({ name }) => name);
    expect(limited).toEqual(expect.arrayContaining([...released.values()].map(({ name }) => name)));
  });
});

describe.each(manifests())('the next release of $directory', ({ directory, manifest: before }) => {
  it('has the changes of its version in its changelog', () => {
    const { name, version } = released.get(directory);
    const changelog = readFileSync(join(copy.root, 'packages', directory, 'CHANGELOG.md'), 'utf8');
    expect(changelog.startsWith(`# ${name}\n\n## ${version}\n`)).toBe(true);
  });

  it('says whence it comes, and that it is public and has provenance', () => {
    const repository = {
      type: 'git',
      url: 'git+https://git.example/nacre/nacre.git',
      directory: `packages/${directory}`,
    };
    const publishConfig = { access: 'public', provenance: true };
    expect(released.get(directory)).toMatchObject({ name: before.name, license: 'MIT', repository, publishConfig });
    expect(released.get(directory).private).toBeUndefined();
  });

  it('is accepted by npm, with the files that are meant', { timeout: 60_000 }, () => {
    const { id, files } = copy.dryRun(directory);
    const { name, version, exports } = released.get(directory);
    expect(id).toBe(`${name}@${version}`);
    const paths = files.map(({ path }) => path);
    const entries = Object.values(exports).flatMap((entry) => (entry?.types ? Object.values(entry) : []));
    expect(paths).toEqual(expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']));
    expect(paths).toEqual(expect.arrayContaining(entries.map((path) => path.replace('./', ''))));
    const meant =
      /^(dist\/[\w-]+\.(js|d\.ts|js\.map)|src\/.+\.ts|(src\/(.+\/)?)?README\.md|(CHANGELOG|THIRD-PARTY)\.md|LICENSE|package\.json)$/;
    expect(paths.filter((path) => !meant.test(path))).toEqual([]);
  });

  it('can be installed with the packages it stands on alone, and loaded', { timeout: 120_000 }, () => {
    const project = emptyProject(withPeers(directory), tarballs);
    const { name, exports } = released.get(directory);
    const entries = Object.keys(exports).filter((entry) => exports[entry]?.default);
    const load = `for (const entry of ${JSON.stringify(entries)}) {
      const module = await import('${name}' + entry.slice(1));
      if (Object.keys(module).length > 0) console.log(entry);
    }`;
    expect(project.node('--input-type=module', '--eval', load)).toBe(`${entries.join('\n')}\n`);
    project.remove();
  });
});
