import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ArgumentError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { errorOf } from '../fixtures/error-of.ts';
import * as node from '../node.ts';
import { textLines } from './text-lines.ts';
import { invalidUtf8At } from './utf8.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** A stream that gives these bytes so many at a time. */
function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

describe('textLines', () => {
  it('gives the lines that were joined, however the bytes arrive', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '漢', '😀', '\t', '\u0085'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        async (lines, end, size) => {
          const bytes = utf8(lines.map((each) => each + end).join(''));
          expect(await textLines(inPieces(bytes, size)).toArray()).toEqual(lines);
          expect(await textLines(bytes).toArray()).toEqual(lines);
        },
      ),
    );
  });

  it('passes over a byte order mark, and needs no line end at the end', async () => {
    expect(await textLines(utf8('\uFEFFone\r\n\ntwo\r')).toArray()).toEqual(['one', '', 'two']);
    expect(await textLines(new Uint8Array(0)).toArray()).toEqual([]);
    expect(await textLines(utf8('\n')).toArray()).toEqual(['']);
  });

  it('reads other encodings', async () => {
    const latin = new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a, 0x85]);
    expect(await textLines(latin, { encoding: 'windows-1252' }).toArray()).toEqual(['café', '…']);
    const wide = Uint8Array.from([...'a\nb'].flatMap((letter) => [letter.charCodeAt(0), 0]));
    expect(await textLines(inPieces(wide, 3), { encoding: 'utf-16le' }).toArray()).toEqual(['a', 'b']);
    expect(() => textLines(latin, { encoding: 'klingon' })).toThrow(ArgumentError);
  });

  it('says at which byte and in which row a text is no UTF-8, however the bytes arrive', async () => {
    const good = 'eins\nzwei é😀\ndrei ';
    for (const bad of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98], [0xe2, 0x82], [0xc0, 0x80]]) {
      for (const rest of ['', ' x\nvier\n']) {
        const bytes = Uint8Array.from([...utf8(good), ...bad, ...utf8(rest)]);
        for (const size of [1, 2, 3, 5, 100]) {
          const error = await errorOf(textLines(inPieces(bytes, size), { file: 'a.txt' }).toArray());
          expect(error).toBeInstanceOf(DataFormatError);
          expect(error).toMatchObject({ file: 'a.txt', byte: utf8(good).length, row: 3 });
        }
      }
    }
    const error = await errorOf(textLines(new File([new Uint8Array([65, 10, 0xe9])], 'latin.txt')).toArray());
    expect(error.message).toBe(
      'textLines: latin.txt, byte 2, row 2: the text is not utf-8; name its encoding: { encoding: "windows-1252" }, for example',
    );
  });

  it('reads no more than it is asked for', async () => {
    let given = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          given++;
          controller.enqueue(utf8('line\n'.repeat(100)));
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    let count = 0;
    for await (const line of textLines(endless)) {
      expect(line).toBe('line');
      if (++count === 250) break;
    }
    expect([given, cancelled]).toEqual([3, true]);
  });

  it('reads a URL, and says what the server answers', async () => {
    const server = createServer(({ url }, response) => {
      if (url === '/text') response.end('one\ntwo\n');
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const lines = textLines(`${address}/text`);
      for (let i = 0; i < 2; i++) expect(await lines.toArray()).toEqual(['one', 'two']);
      const error = await errorOf(textLines(new URL(`${address}/other`)).toArray());
      expect(error).toMatchObject({ name: 'DataSourceError', status: 404, source: `${address}/other` });
    } finally {
      server.close().closeAllConnections();
    }
    expect((await errorOf(textLines(`${address}/text`).toArray())).message).toContain('the server cannot be reached');
    expect(await textLines('data:,one%0Atwo').toArray()).toEqual(['one', 'two']);
  });

  it('refuses what is no source', () => {
    expect(() => textLines('input.txt')).toThrow("to read a file in Node, import from '@nacre/data/node'");
    // @ts-expect-error a number is no source
    expect(() => textLines(7)).toThrow(ArgumentError);
  });

  it('reads a file by its path', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'nacre-text-'));
    const path = join(directory, 'a.txt');
    try {
      await writeFile(path, `${'x'.repeat(100_000)}\nend\n`);
      for (const source of [path, pathToFileURL(path), pathToFileURL(path).href]) {
        expect((await node.textLines(source).toArray()).map(({ length }) => length)).toEqual([100_000, 3]);
      }
      await writeFile(path, new Uint8Array([10, 0xff]));
      expect((await errorOf(node.textLines(path).toArray())).message).toContain(`${path}, byte 1, row 2: the text is not utf-8`);
      const error = await errorOf(node.textLines(join(directory, 'none.txt')).toArray());
      expect(error).toBeInstanceOf(DataSourceError);
      expect(error.message).toContain(`the file cannot be read: ${join(directory, 'none.txt')}`);
      expect(await node.textLines(utf8('a')).toArray()).toEqual(['a']);
    } finally {
      await rm(directory, { recursive: true, maxRetries: 5 });
    }
  });
});

describe('invalidUtf8At', () => {
  const isValid = (bytes: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  };

  it('agrees with the platform, and everything before what it finds is valid', () => {
    const byte = fc.constantFrom(0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xe1, 0xed, 0xf0, 0xf1, 0xf4, 0xf5);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), fc.array(byte, { maxLength: 6 }), (random, chosen) => {
        for (const bytes of [random, Uint8Array.from(chosen)]) {
          const at = invalidUtf8At(bytes, true);
          expect(at < 0).toBe(isValid(bytes));
          if (at >= 0) expect(isValid(bytes.subarray(0, at))).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const data = process.env.NACRE_DATA;

describe.skipIf(data === undefined)('real texts (NACRE_DATA names the folder; without it this is skipped)', () => {
  it('tiny Shakespeare, sentences in Windows-1252, pairs with tabs', async () => {
    const path = join(data!, 'tiny-shakespeare', 'input.txt');
    const lines = await node.textLines(path).toArray();
    expect([lines.length, `${lines.join('\n')}\n`]).toEqual([40_000, await readFile(path, 'utf8')]);
    const sentences = node.textLines(join(data!, 'rt-polarity', 'rt-polarity.pos'), { encoding: 'windows-1252' });
    expect((await sentences.toArray()).length).toBe(5331);
    const pairs = (await node.textLines(join(data!, 'eng-fra', 'eng-fra.txt')).toArray()).map((line) => line.split('\t'));
    expect([pairs.length, pairs.every(({ length }) => length === 3)]).toEqual([5000, true]);
  });
});
