import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packAll, temporaryFolder } from './pack.mjs';

const folder = temporaryFolder();
let tarballs;

beforeAll(() => {
  tarballs = new Map(packAll(folder).map(({ directory, tarball }) => [directory, readFileSync(tarball)]));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The packages are ES modules only, so what a CommonJS resolution or the one of Node 10 would say does not count. */
const esmOnly = ({ resolutionKind }) => resolutionKind !== 'node10' && resolutionKind !== 'node16-cjs';

describe.each(readdirSync('packages'))('the tarball of %s', (directory) => {
  it('passes publint', async () => {
    const tarball = Uint8Array.from(tarballs.get(directory)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('passes arethetypeswrong', { timeout: 60_000 }, async () => {
    const analysis = await checkPackage(createPackageFromTarballData(tarballs.get(directory)));
    expect(analysis.types).toEqual({ kind: 'included' });
    expect(analysis.problems.filter(esmOnly)).toEqual([]);
  });

  it('holds a README, the licence and no tests', () => {
    const files = createPackageFromTarballData(tarballs.get(directory)).listFiles();
    const inside = files.map((file) => file.replace(`/node_modules/@nacre/${directory}/`, ''));
    expect(inside).toContain('README.md');
    expect(inside).toContain('LICENSE');
    expect(inside.filter((file) => /\.test(-d)?\.ts$|fixtures\//.test(file))).toEqual([]);
  });
});
