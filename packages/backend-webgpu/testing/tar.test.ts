import { expect, test } from 'vitest';
import { tarFiles } from './tar.ts';

function entry(path: string, type: string, content = '', prefix = ''): number[] {
  const block = new Uint8Array(512 + Math.ceil(content.length / 512) * 512);
  const write = (text: string, at: number): void => block.set(new TextEncoder().encode(text), at);
  write(path, 0);
  write(`${content.length.toString(8).padStart(11, '0')} `, 124);
  write(type, 156);
  write(prefix, 345);
  write(content, 512);
  return [...block];
}

test('the regular files of an archive, up to its end', () => {
  const long = 'x'.repeat(700);
  const archive = Uint8Array.from([
    ...entry('folder/', '5'),
    ...entry('a.txt', '0', 'hello'),
    ...entry('link', '2'),
    ...entry('b.txt', '0', long, 'some/folder'),
    ...entry('empty', '0'),
    ...new Array<number>(1024).fill(0),
    ...entry('after the end', '0', 'no'),
  ]);
  const files = [...tarFiles(archive)].map(({ path, content }) => [path, new TextDecoder().decode(content)]);
  expect(files).toEqual([
    ['a.txt', 'hello'],
    ['some/folder/b.txt', long],
    ['empty', ''],
  ]);
});
