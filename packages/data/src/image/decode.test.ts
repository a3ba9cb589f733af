import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArgumentError, ShapeMismatchError } from '@nacre/tensor';
import fc from 'fast-check';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { DataFormatError } from '../errors.ts';
import { errorOf } from '../fixtures/error-of.ts';
import { decodeImage } from './decode.ts';
import { encodePng } from './files/png.ts';
import { jpegFile, pngFile, withExif } from './fixtures/pictures.ts';
import type { Image, ImageShape } from './image.ts';

const valuesOf = async (file: Uint8Array): Promise<number[]> => [...(await decodeImage(file)).data];

describe('PNG', () => {
  it('comes back as it was encoded, whatever its channels', async () => {
    const side = fc.integer({ min: 1, max: 7 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), side, side, fc.nat(255), async (channels, height, width, step) => {
        const data = Uint8Array.from({ length: channels * height * width }, (_, i) => i * step);
        const image: Image = { data, shape: [channels, height, width] };
        expect(await decodeImage(await encodePng(image))).toEqual(image);
      }),
    );
  });

  it('float32 is rounded to 8 bits, and kept within them', async () => {
    const image: Image = { data: new Float32Array([-1, 0, 0.5, 1, 7, 0.2]), shape: [1, 2, 3] };
    expect(await valuesOf(await encodePng(image))).toEqual([0, 0, 128, 255, 255, 51]);
  });

  it('of 1, 2 and 4 bits is grey from 0 to 255, also where rows do not fill their bytes', async () => {
    for (const depth of [1, 2, 4]) {
      const most = 2 ** depth - 1;
      const levels = [0, most, 1, most - 1, 0, 1, most, 0, 1, 0].map((value) => Math.min(value, most));
      const image = await decodeImage(pngFile({ width: 5, height: 2, depth, colour: 'grey', samples: levels }));
      expect(image.shape).toEqual([1, 2, 5]);
      expect([...image.data]).toEqual(levels.map((value) => (value * 255) / most));
    }
  });

  it('of 16 bits is float32 from 0 to 1', async () => {
    const file = pngFile({ width: 3, height: 1, depth: 16, colour: 'grey', samples: [0, 0x8000, 0xffff] });
    const { data } = await decodeImage(file);
    expect(data).toEqual(new Float32Array([0, 0x8000 / 0xffff, 1]));
  });

  it('with a palette is RGB, with transparency RGBA', async () => {
    const palette = [
      [255, 0, 0],
      [0, 128, 7],
      [1, 2, 3],
    ] as const;
    for (const depth of [2, 4, 8]) {
      const picture = { width: 3, height: 1, depth, colour: 'palette', samples: [2, 0, 1], palette } as const;
      expect(await decodeImage(pngFile(picture))).toEqual({
        data: new Uint8Array([1, 255, 0, 2, 0, 128, 3, 0, 7]),
        shape: [3, 1, 3],
      });
      const { data, shape } = await decodeImage(pngFile({ ...picture, transparency: [9, 10] }));
      expect([shape, [...data.subarray(9)]]).toEqual([
        [4, 1, 3],
        [255, 9, 10],
      ]);
    }
  });

  it('with one transparent grey or colour has alpha', async () => {
    const grey = { width: 3, height: 1, depth: 2, colour: 'grey', samples: [3, 1, 0], transparency: [0, 1] } as const;
    expect(await decodeImage(pngFile(grey))).toEqual({ data: new Uint8Array([255, 85, 0, 255, 0, 255]), shape: [2, 1, 3] });
    const rgb = { width: 3, height: 1, depth: 8, colour: 'rgb', samples: [1, 2, 3, 1, 2, 4, 0, 2, 4] } as const;
    const image = await decodeImage(pngFile({ ...rgb, transparency: [0, 1, 0, 2, 0, 4] }));
    expect([...image.data]).toEqual([1, 1, 0, 2, 2, 2, 3, 4, 4, 255, 0, 255]);
  });

  it('may be interlaced, from 8 bits on', async () => {
    const data = Uint8Array.from({ length: 99 }, (_, i) => (i * 29) % 256);
    const file = encode({ data, width: 11, height: 9, channels: 1, depth: 8 }, { interlace: 'Adam7' });
    expect(await decodeImage(file)).toEqual({ data, shape: [1, 9, 11] });
    const few = pngFile({ width: 3, height: 1, depth: 2, colour: 'grey', samples: [0, 1, 2] });
    expect((await errorOf(decodeImage(few.with(28, 1)))).message).toContain(
      'byte 28: an interlaced PNG file of 2 bits is not read',
    );
  });

  it('cut short or changed anywhere is an error with the name of the file', async () => {
    const file = await encodePng({ data: Uint8Array.from({ length: 300 }, (_, i) => (i * i) % 251), shape: [3, 10, 10] });
    for (let length = 8; length < file.length; length += 3) {
      const error = await errorOf(decodeImage(file.subarray(0, length), { file: 'a.png' }));
      expect(error).toBeInstanceOf(DataFormatError);
      expect(error).toMatchObject({ file: 'a.png' });
    }
    for (let at = 8; at < file.length; at += 5) {
      expect(await errorOf(decodeImage(file.with(at, file[at]! ^ 0x55)))).toBeInstanceOf(DataFormatError);
    }
    expect(await valuesOf(file)).toHaveLength(300);
  });

  it('is not believed when it promises more pixels than its bytes can hold, or colours it does not have', async () => {
    const file = await encodePng({ data: new Uint8Array(4), shape: [1, 2, 2] });
    const huge = file.slice();
    new DataView(huge.buffer).setUint32(16, 1_000_000);
    const error = await errorOf(decodeImage(huge));
    expect(error.message).toBe(
      `decodeImage: byte 16: the header promises 1000000 × 2 pixels, which ${file.length} bytes cannot hold`,
    );
    const colour = { width: 1, height: 1, depth: 8, colour: 'palette', samples: [3], palette: [[1, 2, 3]] } as const;
    expect((await errorOf(decodeImage(pngFile(colour)))).message).toContain('colour 3 of a palette of 1');
  });

  it('needs 1 to 4 channels of numbers', async () => {
    const encode = (data: Image['data'], shape: ImageShape) => errorOf(encodePng({ data, shape }));
    expect(await encode(new Uint8Array(5), [5, 1, 1])).toBeInstanceOf(ShapeMismatchError);
    expect(await encode(new Uint8Array(3), [1, 2, 2])).toBeInstanceOf(ShapeMismatchError);
    expect(await encode(new Uint8Array(0), [1, 0, 2])).toBeInstanceOf(ShapeMismatchError);
    expect(await encode(new Float32Array([Number.NaN]), [1, 1, 1])).toBeInstanceOf(ArgumentError);
  });
});

describe('JPEG', () => {
  const gradient: Image = {
    data: Uint8Array.from({ length: 3 * 24 * 40 }, (_, i) => (i % 40) * 4 + Math.floor(i / 960) * 40),
    shape: [3, 24, 40],
  };

  it.each([
    { kind: '4:4:4', subsampling: '4:4:4', progressive: false },
    { kind: '4:2:0', subsampling: '4:2:0', progressive: false },
    { kind: 'progressive', subsampling: '4:2:0', progressive: true },
  ] as const)('$kind comes back nearly as it was', async ({ subsampling, progressive }) => {
    const decoded = await decodeImage(jpegFile(gradient, { quality: 98, subsampling, progressive }));
    expect(decoded.shape).toEqual(gradient.shape);
    const difference = [...decoded.data].reduce((sum, value, i) => sum + Math.abs(value - gradient.data[i]!), 0);
    expect(difference / decoded.data.length).toBeLessThan(1.5);
  });

  it('of grey has one channel', async () => {
    const grey: Image = { data: new Uint8Array(32 * 32).fill(77), shape: [1, 32, 32] };
    expect(await decodeImage(jpegFile(grey))).toEqual(grey);
  });

  it.each([
    [1, 'abcdef', 3],
    [2, 'cbafed', 3],
    [3, 'fedcba', 3],
    [4, 'defabc', 3],
    [5, 'adbecf', 2],
    [6, 'daebfc', 2],
    [7, 'fcebda', 2],
    [8, 'cfbead', 2],
  ])('with orientation %i is turned upright: %s', async (orientation, expected, columns) => {
    // Six fields of 16 × 16 pixels, three in a row: 'abc' over 'def'.
    const data = Uint8Array.from(
      { length: 32 * 48 },
      (_, i) => 20 + 40 * (3 * Math.floor(i / 48 / 16) + Math.floor((i % 48) / 16)),
    );
    const plain = jpegFile({ data, shape: [1, 32, 48] }, { quality: 100 });
    for (const order of ['little', 'big'] as const) {
      const file = withExif(plain, orientation, order);
      const image = await decodeImage(file);
      const [, height, width] = image.shape;
      expect(width).toBe(16 * columns);
      let seen = '';
      for (let y = 8; y < height; y += 16) {
        for (let x = 8; x < width; x += 16) seen += 'abcdef'[Math.round((image.data[y * width + x]! - 20) / 40)];
      }
      expect(seen).toBe(expected);
      expect(await decodeImage(file, { exifOrientation: false })).toEqual(await decodeImage(plain));
    }
  });

  it('cut short anywhere is an error, and the next file is read', async () => {
    const file = jpegFile(gradient);
    for (let length = 3; length < file.length - 2; length += 17) {
      const error = await errorOf(decodeImage(file.subarray(0, length), { file: 'a.jpg' }));
      expect(error).toBeInstanceOf(DataFormatError);
      expect(error).toMatchObject({ file: 'a.jpg', byte: length });
      expect(error.message).toContain('cut short');
    }
    expect((await decodeImage(file)).shape).toEqual(gradient.shape);
  });

  it('damaged is an error that says where, as far as that is known', async () => {
    const file = jpegFile(gradient);
    expect((await errorOf(decodeImage(file.with(20, 7)))).message).toContain('byte 20: the JPEG file is damaged');
    const codes = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === 0xc4);
    const error = await errorOf(decodeImage(file.slice().fill(0xaa, codes + 5, codes + 21), { file: 'a.jpg' }));
    expect(error).toBeInstanceOf(DataFormatError);
    expect(error.message).toBe('decodeImage: a.jpg: the JPEG file is damaged, or of a kind that is not read');
  });

  it('is not believed when it promises too much, and not read when it is CMYK', async () => {
    const file = jpegFile(gradient);
    const frame = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === 0xc0);
    const huge = file.slice();
    huge.set([0xff, 0xff, 0xff, 0xff], frame + 5);
    expect((await errorOf(decodeImage(huge))).message).toContain('the header promises 65535 × 65535 pixels');
    expect((await errorOf(decodeImage(file.with(frame + 9, 4)))).message).toContain(
      'one of 4 components; CMYK pictures have to be',
    );
  });
});

describe('decodeImage', () => {
  it('gives the channels that are asked for', async () => {
    const rgba = await encodePng({ data: new Uint8Array([200, 100, 50, 7]), shape: [4, 1, 1] });
    const grey = await encodePng({ data: new Uint8Array([30]), shape: [1, 1, 1] });
    const greyAlpha = await encodePng({ data: new Uint8Array([30, 40]), shape: [2, 1, 1] });
    const modes = ['unchanged', 'gray', 'rgb', 'rgba'] as const;
    const all = (file: Uint8Array) => Promise.all(modes.map(async (mode) => [...(await decodeImage(file, { mode })).data]));
    expect(await all(rgba)).toEqual([[200, 100, 50, 7], [124], [200, 100, 50], [200, 100, 50, 7]]);
    expect(await all(grey)).toEqual([[30], [30], [30, 30, 30], [30, 30, 30, 255]]);
    expect(await all(greyAlpha)).toEqual([[30, 40], [30], [30, 30, 30], [30, 30, 30, 40]]);
    const deep = pngFile({ width: 1, height: 1, depth: 16, colour: 'grey', samples: [0xffff] });
    expect((await decodeImage(deep, { mode: 'rgba' })).data).toEqual(new Float32Array([1, 1, 1, 1]));
    // @ts-expect-error there is no such mode
    expect(await errorOf(decodeImage(grey, { mode: 'cmyk' }))).toBeInstanceOf(ArgumentError);
  });

  it('takes files, and says of others what they begin with', async () => {
    const png = await encodePng({ data: new Uint8Array([5]), shape: [1, 1, 1] });
    expect([...(await decodeImage(new File([png], 'a.png'))).data]).toEqual([5]);
    expect((await errorOf(decodeImage(new File(['GIF89a'], 'a.gif')))).message).toBe(
      'decodeImage: a.gif, byte 0: neither PNG nor JPEG: the file begins with 47 49 46 38',
    );
    expect((await errorOf(decodeImage(new Uint8Array(0)))).message).toContain('the file is empty');
  });
});

const data = process.env.NACRE_DATA;

interface Expected {
  readonly decoded: string;
  readonly sha256_of_decoded_bytes: string;
}

describe.skipIf(data === undefined)('photographs (NACRE_DATA names the folder; without it this is skipped)', () => {
  it('come to the bits that Pillow gives', async () => {
    const folder = join(data!, 'photos');
    const expected = JSON.parse(await readFile(join(folder, 'expected-decode.json'), 'utf8')) as Record<string, Expected>;
    const names = Object.keys(expected).filter((name) => /\.(png|jpe?g)$/.test(name));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const { data: values, shape } = await decodeImage(await readFile(join(folder, name)));
      const [channels, height, width] = shape;
      const area = height * width;
      const pixels = Uint8Array.from(
        { length: values.length },
        (_, i) => values[(i % channels) * area + Math.floor(i / channels)]!,
      );
      expect([name, createHash('sha256').update(pixels).digest('hex')]).toEqual([name, expected[name]!.sha256_of_decoded_bytes]);
    }
  });
});
