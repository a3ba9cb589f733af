import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NacreError } from '../errors.ts';
import { writeFileAtomically } from './node.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nacre-atomic-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const write = (path: string | URL, content: Uint8Array = bytes('new')) => writeFileAtomically('saveSafetensors', path, content);

describe('writeFileAtomically', () => {
  test('makes a file, from a path or a URL, and leaves nothing beside it', async () => {
    await write(join(folder, 'model.safetensors'));
    await write(pathToFileURL(join(folder, 'a b.safetensors')));
    expect((await readdir(folder)).sort()).toEqual(['a b.safetensors', 'model.safetensors']);
    expect(await readFile(join(folder, 'a b.safetensors'), 'utf8')).toBe('new');
  });

  test('replaces a file whole and keeps its permissions', async () => {
    const path = join(folder, 'model');
    await writeFile(path, 'an older and longer content');
    await chmod(path, 0o640);
    await write(path);
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  test('who has the old file open keeps reading the old content', async () => {
    const path = join(folder, 'model');
    await writeFile(path, 'old');
    const reader = await open(path);
    await write(path);
    expect(await reader.readFile('utf8')).toBe('old');
    await reader.close();
  });

  test('writes only the bytes of a view', async () => {
    const path = join(folder, 'model');
    await write(path, bytes('abcdef').subarray(2, 4));
    expect(await readFile(path, 'utf8')).toBe('cd');
  });

  test('follows a symbolic link', async () => {
    await writeFile(join(folder, 'model'), 'old');
    await symlink('model', join(folder, 'latest'));
    await write(join(folder, 'latest'));
    expect(await readFile(join(folder, 'model'), 'utf8')).toBe('new');
    expect((await readdir(folder)).sort()).toEqual(['latest', 'model']);
  });

  test('a failed write leaves the old file and nothing else', async () => {
    const path = join(folder, 'model');
    await writeFile(path, 'old');
    await expect(write(path, 7 as unknown as Uint8Array)).rejects.toThrow(NacreError);
    expect(await readdir(folder)).toEqual(['model']);
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  test('a failed rename leaves nothing behind', async () => {
    await mkdir(join(folder, 'model'));
    await expect(write(join(folder, 'model'))).rejects.toThrow(NacreError);
    expect(await readdir(folder)).toEqual(['model']);
  });

  test('says which path, why, and what to look at', async () => {
    const path = join(folder, 'missing', 'model');
    const error: NacreError = await write(path).then(
      () => expect.fail('it was written'),
      (reason: NacreError) => reason,
    );
    expect(error).toBeInstanceOf(NacreError);
    expect(error.message).toContain(`saveSafetensors: cannot write ${JSON.stringify(path)} (ENOENT`);
    expect(error.fix).toBe('check the folder, its permissions and the space left');
    expect((error.cause as NodeJS.ErrnoException).code).toBe('ENOENT');
  });

  test('many writers at once leave one whole file', async () => {
    const path = join(folder, 'model');
    const contents = Array.from({ length: 8 }, (_, i) => String(i).repeat(100_000));
    await Promise.all(contents.map((content) => write(path, bytes(content))));
    expect(contents).toContain(await readFile(path, 'utf8'));
    expect(await readdir(folder)).toEqual(['model']);
  });
});
