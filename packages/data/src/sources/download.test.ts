import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { threefry2x32 } from '@nacre/tensor';
import { afterEach, describe, expect, it } from 'vitest';
import { ChecksumError, DataSourceError, StorageError } from '../errors.ts';
import { errorOf } from '../fixtures/error-of.ts';
import { type DownloadProgress, download, type PublishedFile } from './download.ts';
import { cacheStore, type DownloadStore } from './store.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that do not compress. */
const unpacked = Uint8Array.from({ length: 300_000 }, (_, i) => threefry2x32(0, 0, i, 0)[0]);
const content = new Uint8Array(gzipSync(unpacked));
const published: PublishedFile = {
  name: 'file.gz',
  bytes: content.length,
  sha256: sha256(content),
  unpacked: { bytes: unpacked.length, sha256: sha256(unpacked) },
};

/** A store in memory that can be looked into. */
class MemoryStore implements DownloadStore {
  readonly whole = new Map<string, Uint8Array>();
  readonly parts = new Map<string, Uint8Array>();

  async read(name: string): Promise<Uint8Array | undefined> {
    return this.whole.get(name);
  }
  async readPart(name: string): Promise<Uint8Array> {
    return this.parts.get(name) ?? new Uint8Array(0);
  }
  async writePart(name: string, position: number, piece: Uint8Array): Promise<void> {
    const part = await this.readPart(name);
    expect(position).toBeLessThanOrEqual(part.length);
    this.parts.set(name, new Uint8Array(Buffer.concat([part.subarray(0, position), piece])));
  }
  async commit(name: string, bytes: Uint8Array): Promise<void> {
    expect(sha256(this.parts.get(name)!)).toBe(sha256(bytes));
    this.whole.set(name, bytes);
    this.parts.delete(name);
  }
  async discard(name: string): Promise<void> {
    this.whole.delete(name);
    this.parts.delete(name);
  }
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const whole: Answer = (_, response) => response.end(content);

/** Answers `Range: bytes=n-` as servers do. */
const ranged: Answer = ({ headers }, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  if (from > 0) response.writeHead(206, { 'Content-Range': `bytes ${from}-${content.length - 1}/${content.length}` });
  response.end(content.subarray(from));
};

/** Promises everything and hangs up after `count` bytes. */
const broken =
  (count: number): Answer =>
  (_, response) => {
    response.writeHead(200, { 'Content-Length': content.length });
    response.write(content.subarray(0, count), () => response.socket?.destroy());
  };

const status =
  (code: number): Answer =>
  (_, response) =>
    response.writeHead(code).end();

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** Starts a server that gives one answer after the other, the last one again and again. */
async function serve(...answers: Answer[]): Promise<{ url: URL; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(ranges.length, answers.length - 1)]!;
    ranges.push(request.headers.range);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), ranges };
}

const fetchFrom = (mirrors: readonly URL[], store: DownloadStore = new MemoryStore(), more: object = {}): Promise<Uint8Array> =>
  download('test', published, 'set/file.gz', mirrors, { store, ...more });

describe('download', () => {
  it('fetches, checks, reports and keeps a file, and fetches it once only', async () => {
    const { url, ranges } = await serve(whole);
    const store = new MemoryStore();
    const progress: DownloadProgress[] = [];
    expect(sha256(await fetchFrom([url], store, { onProgress: (p: DownloadProgress) => progress.push(p) }))).toBe(
      published.sha256,
    );
    expect(progress.at(-1)).toEqual({ file: 'file.gz', received: content.length, total: content.length });
    expect(sha256(await fetchFrom([url], store))).toBe(published.sha256);
    expect(ranges).toEqual([undefined]);
  });

  it('takes up a lost connection where it broke', async () => {
    const { url, ranges } = await serve(broken(100_000), ranged);
    expect(sha256(await fetchFrom([url]))).toBe(published.sha256);
    expect(ranges).toEqual([undefined, 'bytes=100000-']);
  });

  it('takes up what an earlier run left behind', async () => {
    const { url, ranges } = await serve(ranged);
    const store = new MemoryStore();
    store.parts.set('set/file.gz', content.slice(0, 5000));
    expect(sha256(await fetchFrom([url], store))).toBe(published.sha256);
    expect(ranges).toEqual(['bytes=5000-']);
    expect(store.parts.size).toBe(0);
  });

  it('starts over when the server knows no ranges, or has less than there is', async () => {
    for (const answers of [[whole], [status(416), whole]]) {
      const { url } = await serve(...answers);
      const store = new MemoryStore();
      store.parts.set('set/file.gz', content.slice(0, 5000));
      expect(sha256(await fetchFrom([url], store))).toBe(published.sha256);
    }
  });

  it('starts over when the file changed on the server meanwhile', async () => {
    const tagged =
      (tag: string, answer: Answer): Answer =>
      (request, response) => {
        response.setHeader('ETag', tag);
        answer(request, response);
      };
    const { url, ranges } = await serve(tagged('"old"', broken(1000)), tagged('"new"', ranged));
    expect(sha256(await fetchFrom([url]))).toBe(published.sha256);
    expect(ranges).toEqual([undefined, 'bytes=1000-', undefined]);
    const same = await serve(tagged('"one"', broken(1000)), tagged('"one"', ranged));
    expect(sha256(await fetchFrom([same.url]))).toBe(published.sha256);
    expect(same.ranges).toEqual([undefined, 'bytes=1000-']);
  });

  it('starts over when the server sends another part than it was asked for', async () => {
    const wrongPart: Answer = (_, response) => {
      response.writeHead(206, { 'Content-Range': `bytes 0-99/${content.length}` }).end(content.subarray(0, 100));
    };
    const { url, ranges } = await serve(broken(1000), wrongPart, whole);
    expect(sha256(await fetchFrom([url]))).toBe(published.sha256);
    expect(ranges).toEqual([undefined, 'bytes=1000-', undefined]);
  });

  it('says when the disk is full, asks no other mirror, and goes on once there is room', async () => {
    const { url, ranges } = await serve(ranged);
    let room = 2;
    const store = new (class extends MemoryStore {
      override async writePart(name: string, position: number, piece: Uint8Array): Promise<void> {
        const cause = new Error('ENOSPC: no space left on device, write');
        if (room-- === 0) throw new StorageError('download', name, cause);
        await super.writePart(name, position, piece);
      }
    })();
    const error = await errorOf(fetchFrom([url, url], store));
    expect(error).toBeInstanceOf(StorageError);
    expect(error.message).toContain('the file cannot be kept (ENOSPC: no space left on device, write): set/file.gz; make room');
    expect(ranges.length).toBe(1);
    const kept = store.parts.get('set/file.gz')!.length;
    expect(kept).toBeGreaterThan(0);
    room = Number.POSITIVE_INFINITY;
    expect(sha256(await fetchFrom([url], store))).toBe(published.sha256);
    expect(ranges.at(-1)).toBe(`bytes=${kept}-`);
  });

  it('starts over when the part left behind was of another file', async () => {
    const { url, ranges } = await serve(ranged);
    const store = new MemoryStore();
    store.parts.set('set/file.gz', new Uint8Array(5000));
    expect(sha256(await fetchFrom([url], store))).toBe(published.sha256);
    expect(ranges).toEqual(['bytes=5000-', undefined]);
  });

  it('fetches again what was damaged in the store', async () => {
    const { url } = await serve(whole);
    const store = new MemoryStore();
    store.whole.set('set/file.gz', new Uint8Array(10));
    expect(sha256(await fetchFrom([url], store))).toBe(published.sha256);
    expect(sha256(store.whole.get('set/file.gz')!)).toBe(published.sha256);
  });

  it('takes the content of a file that the server unpacks on the way', async () => {
    const { url } = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(content));
    expect(sha256(await fetchFrom([url]))).toBe(published.unpacked!.sha256);
  });

  it('asks the next mirror when one does not have the file, and a busy one again', async () => {
    const without = await serve(status(404));
    const busy = await serve(status(503), whole);
    expect(sha256(await fetchFrom([without.url, busy.url]))).toBe(published.sha256);
    expect([without.ranges.length, busy.ranges.length]).toEqual([1, 2]);
  });

  it('says who answered what when nobody has the file', async () => {
    const { url } = await serve(status(404));
    const error = await errorOf(fetchFrom([url]));
    expect(error).toBeInstanceOf(DataSourceError);
    expect(error).toMatchObject({ status: 404, source: `${url.href}file.gz` });
    expect(error.message).toBe(`test: the server answers 404: ${url.href}file.gz`);
  });

  it('says how far it came when the connection keeps breaking, and keeps that', async () => {
    const { url, ranges } = await serve(broken(1000));
    const store = new MemoryStore();
    const error = await errorOf(fetchFrom([url], store));
    expect(error).toBeInstanceOf(DataSourceError);
    expect(error.message).toContain(`the connection broke after 1000 of ${content.length} bytes`);
    expect(ranges.length).toBe(3);
    expect(store.parts.get('set/file.gz')).toEqual(content.slice(0, 1000));
    expect(store.whole.size).toBe(0);
  });

  it('says that a server cannot be reached', async () => {
    const { url } = await serve(whole);
    servers.splice(0)[0]!.close();
    const error = await errorOf(fetchFrom([url]));
    expect(error.message).toContain('the server cannot be reached');
    expect(error.cause).toBeDefined();
  });

  it('neither returns nor keeps another file than the published one', async () => {
    const other = Uint8Array.from(content, (byte, i) => (i === 77 ? byte ^ 1 : byte));
    const { url } = await serve((_, response) => response.end(other));
    const store = new MemoryStore();
    const error = await errorOf(fetchFrom([url], store));
    expect(error).toBeInstanceOf(ChecksumError);
    expect(error).toMatchObject({ expected: published.sha256, actual: sha256(other) });
    expect([store.whole.size, store.parts.size]).toEqual([0, 0]);
  });

  it('stops a server that sends without end', async () => {
    const { url, ranges } = await serve((_, response) => {
      const piece = new Uint8Array(1 << 16);
      const send = (): void => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', send);
      send();
    });
    const error = await errorOf(fetchFrom([url]));
    expect(ranges.length).toBe(1);
    expect(error.message).toContain(`the server sends more than the ${content.length} bytes of the published file`);
  });

  it('can be aborted, and does not ask on', async () => {
    const controller = new AbortController();
    const { url, ranges } = await serve((_, response) => {
      response.write(content.subarray(0, 10));
      controller.abort();
    });
    const error = await errorOf(fetchFrom([url, url], new MemoryStore(), { signal: controller.signal }));
    expect(error.name).toBe('AbortError');
    expect(ranges.length).toBe(1);
  });

  it('needs a mirror', async () => {
    expect((await errorOf(fetchFrom([]))).message).toContain('expected at least one URL');
  });
});

describe('cacheStore', () => {
  it('keeps nothing where there is no Cache API, without failing', async () => {
    const { url, ranges } = await serve(whole);
    const store = cacheStore();
    for (let i = 0; i < 2; i++) expect(sha256(await fetchFrom([url], store))).toBe(published.sha256);
    expect(ranges.length).toBe(2);
  });

  it('says when the browser gives no more room', async () => {
    const put = async () => {
      throw new DOMException('quota exceeded', 'QuotaExceededError');
    };
    const cache = { match: async () => undefined, put, delete: async () => false };
    Object.defineProperty(globalThis, 'caches', { configurable: true, value: { open: async () => cache } });
    try {
      const { url } = await serve(whole);
      const error = await errorOf(fetchFrom([url], cacheStore()));
      expect(error).toBeInstanceOf(StorageError);
      expect(error).toMatchObject({ target: 'set/file.gz', cause: { name: 'QuotaExceededError' } });
    } finally {
      Reflect.deleteProperty(globalThis, 'caches');
    }
  });

  it('keeps whole files in the Cache API', async () => {
    const kept = new Map<string, Response>();
    const cache = {
      match: async (key: string) => kept.get(key)?.clone(),
      put: async (key: string, response: Response) => void kept.set(key, response),
      delete: async (key: string) => kept.delete(key),
    };
    Object.defineProperty(globalThis, 'caches', { configurable: true, value: { open: async () => cache } });
    try {
      const { url, ranges } = await serve(whole);
      const store = cacheStore();
      for (let i = 0; i < 2; i++) expect(sha256(await fetchFrom([url], store))).toBe(published.sha256);
      expect(ranges.length).toBe(1);
      await store.discard('set/file.gz');
      expect(await store.read('set/file.gz')).toBeUndefined();
    } finally {
      Reflect.deleteProperty(globalThis, 'caches');
    }
  });
});
