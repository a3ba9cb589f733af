import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Whether the lock file holds a package where Node would look for it from `from`. */
function isLocked(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

describe('package-lock.json', () => {
  it('names no download address', () => {
    const addresses = Object.values(packages).map(({ resolved }) => resolved ?? '');
    expect(addresses.filter((address) => address.includes('://'))).toEqual([]);
  });

  it('says what each download must hash to', () => {
    const downloads = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
    expect(downloads.filter(([, { integrity }]) => !integrity)).toEqual([]);
  });

  it('locks the optional binaries of every platform, without which npm ci refuses', () => {
    const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(name, path)),
    );
    expect(absent).toEqual([]);
  });
});
