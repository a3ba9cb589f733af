import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ArgumentError, DTypeError, IndexOutOfRangeError } from '@nacre/tensor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { errorOf } from '../fixtures/error-of.ts';
import { DataLoader } from '../loader.ts';
import * as node from '../node.ts';
import { centerCrop } from './crop.ts';
import { encodePng } from './files/png.ts';
import { jpegFile } from './fixtures/pictures.ts';
import type { Image } from './image.ts';
import { imageFolder } from './image-folder.ts';
import { addNoise } from './noise.ts';
import { resize } from './resize.ts';
import { compose, toTensor } from './transforms.ts';

const plain = (value: number, side = 32): Image => ({
  data: new Uint8Array(3 * side * side).fill(value),
  shape: [3, side, side],
});
const png = (value: number, side?: number) => encodePng(plain(value, side));

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nacre-pictures-'));
  await mkdir(join(directory, 'dogs', 'small'), { recursive: true });
  await mkdir(join(directory, 'cats'));
  await writeFile(join(directory, 'readme.txt'), 'two classes');
  await writeFile(join(directory, 'dogs', 'notes.txt'), 'not a picture');
  await writeFile(join(directory, 'dogs', 'b.png'), await png(200, 40));
  await writeFile(join(directory, 'dogs', 'small', 'c.PNG'), await png(150));
  await writeFile(join(directory, 'cats', 'a.jpeg'), jpegFile(plain(100)));
  await writeFile(join(directory, 'cats', 'd.jpg'), jpegFile({ data: new Uint8Array(32 * 32).fill(50), shape: [1, 32, 32] }));
});

afterEach(() => rm(directory, { recursive: true, maxRetries: 5 }));

describe('imageFolder', () => {
  it('finds the pictures of a directory, by class', async () => {
    const pets = await node.imageFolder(directory);
    expect(pets.classes).toEqual(['cats', 'dogs']);
    expect([...pets.labels]).toEqual([0, 0, 1, 1]);
    const names = ['cats/a.jpeg', 'cats/d.jpg', 'dogs/b.png', 'dogs/small/c.PNG'];
    expect(pets.names).toEqual(names.map((name) => join(directory, name)));
    expect((await node.imageFolder(pathToFileURL(directory))).length).toBe(4);
    await symlink(join(directory, 'cats'), join(directory, 'tigers'));
    expect((await node.imageFolder(directory)).classes).toEqual(['cats', 'dogs', 'tigers']);
  });

  it('decodes a picture when it is asked for, grey ones to colour, and makes batches', async () => {
    const pets = await node.imageFolder(directory, { transform: compose(centerCrop(32), toTensor()) });
    const { images, labels } = await pets.get(1);
    expect([images.shape, images.dtype, labels.shape, labels.dtype]).toEqual([[3, 32, 32], 'float32', [], 'int32']);
    expect(new Set(await images.data())).toEqual(new Set([Math.fround(50 / 255)]));
    const batches = [];
    for await (const batch of new DataLoader(pets, { batchSize: 3 })) {
      batches.push([batch.images.shape, [...(await batch.labels.data())]]);
    }
    expect(batches).toEqual([
      [
        [3, 3, 32, 32],
        [0, 0, 1],
      ],
      [[1, 3, 32, 32], [1]],
    ]);
  });

  it('takes what a person chose in a page, by the folder each file lies in', async () => {
    const chosen = async (path: string, value: number) =>
      Object.defineProperty(new File([await png(value)], path.split('/').at(-1)!), 'webkitRelativePath', { value: path });
    const files = [await chosen('pets/dogs/1.png', 7), await chosen('pets/cats/2.png', 9), new File(['x'], 'Thumbs.db')];
    const pets = await imageFolder(files);
    expect([pets.classes, pets.names, [...pets.labels]]).toEqual([
      ['cats', 'dogs'],
      ['pets/cats/2.png', 'pets/dogs/1.png'],
      [0, 1],
    ]);
    expect((await (await pets.get(0)).images.data())[0]).toBe(Math.fround(9 / 255));
    expect((await errorOf(imageFolder([new File([], 'a.png')]))).message).toContain(
      'the folder, and so the class, is unknown: a.png',
    );
  });

  it('draws for a sample what seed, epoch and index say', async () => {
    const noisy = await node.imageFolder(directory, { transform: compose(resize([4, 4]), toTensor(), addNoise()), seed: 3 });
    const values = async (index: number, epoch: number) => [...(await (await noisy.get(index, { epoch })).images.data())];
    const first = await values(2, 1);
    await values(0, 1);
    expect(await values(2, 1)).toEqual(first);
    expect(await values(2, 2)).not.toEqual(first);
    const other = noisy.withTransform(compose(resize([4, 4]), toTensor(), addNoise()), { seed: 4 });
    expect([...(await (await other.get(2, { epoch: 1 })).images.data())]).not.toEqual(first);
  });

  it('a broken picture is an error of its sample, which names the file, and of no other', async () => {
    const whole = jpegFile(plain(1));
    const broken = join(directory, 'cats', 'b.jpg');
    await writeFile(broken, whole.subarray(0, whole.length / 2));
    const pets = await node.imageFolder(directory, { transform: compose(centerCrop(32), toTensor()) });
    const error = await errorOf(pets.get(1));
    expect(error).toBeInstanceOf(DataFormatError);
    expect(error).toMatchObject({ file: broken });
    expect(error.message).toContain(`decodeImage: ${broken}, byte ${Math.floor(whole.length / 2)}: the JPEG file is cut short`);
    for (const index of [0, 2, 3, 4]) expect((await pets.get(index)).images.shape).toEqual([3, 32, 32]);
  });

  it('says what is missing', async () => {
    const nowhere = await errorOf(node.imageFolder(join(directory, 'nowhere')));
    expect(nowhere).toBeInstanceOf(DataSourceError);
    expect(nowhere.message).toContain(`the directory cannot be read: ${join(directory, 'nowhere')}`);
    await mkdir(join(directory, 'mice'));
    expect((await errorOf(node.imageFolder(directory))).message).toContain('the class has no .png, .jpg or .jpeg file');
    expect(await errorOf(node.imageFolder(join(directory, 'mice')))).toBeInstanceOf(DataSourceError);
    expect(await errorOf(imageFolder({ cats: [] }))).toBeInstanceOf(DataSourceError);
    // @ts-expect-error a path is for Node
    expect((await errorOf(imageFolder(directory))).message).toContain("import from '@nacre/data/node'");
  });

  it('refuses indices, seeds and transforms that do not fit', async () => {
    const pets = await node.imageFolder(directory);
    expect(await errorOf(pets.get(4))).toBeInstanceOf(IndexOutOfRangeError);
    expect(await errorOf(node.imageFolder(directory, { seed: -1 }))).toBeInstanceOf(ArgumentError);
    expect(await errorOf(pets.withTransform(centerCrop(8)).get(0))).toBeInstanceOf(DTypeError);
  });
});
