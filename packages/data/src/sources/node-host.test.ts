import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataSourceError, StorageError } from '../errors.ts';
import { defaultCacheDirectory, directoryStore, nodeHost } from './node-host.ts';

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nacre-data-'));
});

afterEach(() => rm(directory, { recursive: true, maxRetries: 5 }));

describe('directoryStore', () => {
  it('shows a file under its name only when it is whole', async () => {
    const store = directoryStore(join(directory, 'cache'));
    expect(await store.read('set/a')).toBeUndefined();
    expect(await store.readPart('set/a')).toEqual(new Uint8Array(0));
    await store.writePart('set/a', 0, new Uint8Array([1, 2, 3]));
    await store.writePart('set/a', 3, new Uint8Array([4]));
    expect(await store.read('set/a')).toBeUndefined();
    expect([...(await directoryStore(join(directory, 'cache')).readPart('set/a'))]).toEqual([1, 2, 3, 4]);
    await store.commit('set/a', new Uint8Array([1, 2, 3, 4]));
    expect([...(await readFile(join(directory, 'cache', 'set', 'a')))]).toEqual([1, 2, 3, 4]);
    expect(await readdir(join(directory, 'cache', 'set'))).toEqual(['a']);
  });

  it('starts a part over at position 0, and forgets both kinds', async () => {
    const store = directoryStore(directory);
    await store.writePart('a', 0, new Uint8Array(10));
    await store.writePart('a', 0, new Uint8Array([7]));
    expect([...(await store.readPart('a'))]).toEqual([7]);
    await store.commit('a', new Uint8Array([7]));
    await store.writePart('a', 0, new Uint8Array([8]));
    await store.discard('a');
    expect(await readdir(directory)).toEqual([]);
    await store.discard('a');
  });

  it('does not mind that another process was first to finish', async () => {
    const first = directoryStore(directory);
    const second = directoryStore(directory);
    for (const store of [first, second]) await store.writePart('a', 0, new Uint8Array([1]));
    await first.commit('a', new Uint8Array([1]));
    await second.commit('a', new Uint8Array([1]));
    expect([...(await second.read('a'))!]).toEqual([1]);
    await expect(second.commit('b', new Uint8Array([1]))).rejects.toThrow('ENOENT');
  });

  it.runIf(existsSync('/dev/full'))('says which file a full disk has no room for', async () => {
    const store = directoryStore(directory);
    await store.writePart('a', 0, new Uint8Array([1]));
    await symlink('/dev/full', join(directory, 'b.part'));
    const writing = store.writePart('b', 0, new Uint8Array(10));
    await expect(writing).rejects.toThrow(StorageError);
    await expect(writing).rejects.toThrow(`no space left on device, write): ${join(directory, 'b.part')}`);
    expect([...(await store.readPart('a'))]).toEqual([1]);
  });

  it('says when there is no directory to write to', async () => {
    await writeFile(join(directory, 'file'), '');
    const writing = directoryStore(join(directory, 'file')).writePart('set/a', 0, new Uint8Array(1));
    await expect(writing).rejects.toThrow(/^download: the file cannot be kept \(ENOTDIR/);
  });

  it('has its place in the cache directory of the user', () => {
    const before = process.env.XDG_CACHE_HOME;
    try {
      process.env.XDG_CACHE_HOME = directory;
      expect(defaultCacheDirectory()).toBe(join(directory, 'nacre'));
      process.env.XDG_CACHE_HOME = '';
      expect(defaultCacheDirectory()).toMatch(/\.cache.nacre$/);
    } finally {
      if (before === undefined) delete process.env.XDG_CACHE_HOME;
      else process.env.XDG_CACHE_HOME = before;
    }
  });
});

describe('nodeHost', () => {
  it('reads the first file there is, from a path or a file URL', async () => {
    await writeFile(join(directory, 'b'), 'content');
    const found = await nodeHost.readFile!(directory, ['a', 'b'], 'test');
    expect(found).toEqual({ bytes: await readFile(join(directory, 'b')), file: join(directory, 'b') });
    const url = pathToFileURL(directory);
    expect((await nodeHost.readFile!(url, ['b'], 'test')).file).toBe(found.file);
    expect((await nodeHost.readFile!(url.href, ['b'], 'test')).file).toBe(found.file);
  });

  it('says what it looked for, and where', async () => {
    const missing = nodeHost.readFile!(join(directory, 'nowhere'), ['a.gz', 'a'], 'mnist');
    await expect(missing).rejects.toThrow(DataSourceError);
    await expect(missing).rejects.toThrow(`mnist: there is no a.gz or a in the directory: ${join(directory, 'nowhere')}`);
  });
});
