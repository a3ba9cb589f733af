import { ArgumentError, NacreError } from '@nacre/tensor';
import { ChecksumError, DataSourceError, StorageError } from '../errors.ts';
import { joined } from '../formats/bytes.ts';
import type { DownloadStore } from './store.ts';

/** A published file. Some servers unpack `.gz` on the way (Content-Encoding), so the unpacked content, where it is known, is as good. */
export interface PublishedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly unpacked?: { readonly bytes: number; readonly sha256: string };
}

/** How far a download is. */
export interface DownloadProgress {
  readonly file: string;
  /** Bytes received so far, those of an earlier, interrupted download included. */
  readonly received: number;
  readonly total: number;
}

export interface DownloadOptions {
  readonly store: DownloadStore;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** Connections tried at one mirror before the next is asked. */
const attempts = 3;
/** Milliseconds before the second attempt; twice that before the third. */
const pause = 200;

/**
 * The bytes of a published file: from the store when they are there and right, otherwise from the first mirror that gives them.
 * A lost connection is taken up where it broke. Nothing is returned or kept as whole whose sha256 is not the published one.
 *
 * @throws DataSourceError when no mirror answers with the file, ChecksumError when what the last one sends is another file, StorageError when
 *   there is no room to keep it; what was kept until then is taken up by the next call.
 */
export async function download(
  operation: string,
  file: PublishedFile,
  storeName: string,
  mirrors: readonly URL[],
  options: DownloadOptions,
): Promise<Uint8Array> {
  const kept = await options.store.read(storeName);
  if (kept !== undefined) {
    if (isPublished(file, await sha256(operation, kept))) return kept;
    await options.store.discard(storeName);
  }
  let problem: NacreError = new ArgumentError(operation, 'expected at least one URL to download from, got none');
  for (const mirror of mirrors) {
    const fetching = new Fetching(operation, file, storeName, new URL(file.name, mirror), options);
    try {
      return await fetching.run();
    } catch (error) {
      // Another mirror does not make room.
      if (!(error instanceof NacreError) || error instanceof StorageError) throw error;
      problem = error;
    }
  }
  throw problem;
}

/** One file from one mirror. */
class Fetching {
  private readonly operation: string;
  private readonly file: PublishedFile;
  private readonly storeName: string;
  private readonly url: URL;
  private readonly options: DownloadOptions;
  private pieces: Uint8Array[] = [];
  private received = 0;
  /** Whether bytes of an earlier connection are among the pieces. */
  private resumed = false;
  /** What the server called the version of the file that the pieces are of. */
  private version: string | null = null;

  constructor(operation: string, file: PublishedFile, storeName: string, url: URL, options: DownloadOptions) {
    this.operation = operation;
    this.file = file;
    this.storeName = storeName;
    this.url = url;
    this.options = options;
  }

  async run(): Promise<Uint8Array> {
    const part = await this.options.store.readPart(this.storeName);
    if (part.length > 0) this.append(part);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.connect();
        return await this.finish();
      } catch (error) {
        this.options.signal?.throwIfAborted();
        const retry = error instanceof ChecksumError ? this.resumed : isPassing(error);
        if (error instanceof ChecksumError) await this.startOver();
        if (!retry || attempt === attempts) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause * attempt));
      }
    }
  }

  /** Receives what is missing, as far as the connection lasts. */
  private async connect(): Promise<void> {
    const headers = this.received > 0 ? { Range: `bytes=${this.received}-` } : {};
    const response = await this.request(headers);
    if (response.status === 416) {
      await this.startOver();
      throw new DataSourceError(this.operation, 'the server has less than was received before', this.url.href, 416);
    }
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new DataSourceError(this.operation, `the server answers ${response.status}`, this.url.href, response.status);
    }
    const isPart = response.status === 206;
    if (isPart && !this.isContinued(response)) {
      await response.body.cancel();
      await this.startOver();
      throw new DataSourceError(this.operation, 'the server sends a part of another file', this.url.href);
    }
    this.resumed = isPart;
    if (!isPart && this.received > 0) await this.startOver();
    this.version = response.headers.get('ETag');
    await this.receive(response.body, response.status);
  }

  /** Whether the part begins where the pieces end, and is of the same version. Asking for that (If-Range) takes rights that few servers give pages. */
  private isContinued({ headers }: Response): boolean {
    const version = headers.get('ETag');
    const isSame = version === null || this.version === null || version === this.version;
    return isSame && headers.get('Content-Range')?.startsWith(`bytes ${this.received}-`) === true;
  }

  private async request(headers: Record<string, string>): Promise<Response> {
    try {
      return await fetch(this.url, { headers, signal: this.options.signal ?? null });
    } catch (cause) {
      throw this.lost(cause);
    }
  }

  private async receive(body: ReadableStream<Uint8Array>, status: number): Promise<void> {
    const reader = body.getReader();
    const limit = Math.max(this.file.bytes, this.file.unpacked?.bytes ?? 0);
    try {
      for (;;) {
        const { done, value } = await reader.read().catch((cause: unknown) => {
          throw this.lost(cause);
        });
        if (done) return;
        if (this.received + value.length > limit) {
          await this.startOver();
          const problem = `the server sends more than the ${limit} bytes of the published file`;
          throw new DataSourceError(this.operation, problem, this.url.href, status);
        }
        await this.options.store.writePart(this.storeName, this.received, value);
        this.append(value);
        this.options.onProgress?.({ file: this.file.name, received: this.received, total: this.file.bytes });
      }
    } finally {
      // Whatever ended it, the server need not go on; a connection that broke has nothing left to cancel.
      await reader.cancel().catch(() => undefined);
    }
  }

  private async finish(): Promise<Uint8Array> {
    const bytes = joined(this.pieces, this.received);
    const digest = await sha256(this.operation, bytes);
    if (isPublished(this.file, digest)) {
      await this.options.store.commit(this.storeName, bytes);
      return bytes;
    }
    if (bytes.length < this.file.bytes) throw this.lost(undefined);
    throw new ChecksumError(this.operation, this.url.href, this.file.sha256, digest);
  }

  private append(piece: Uint8Array): void {
    this.pieces.push(piece);
    this.received += piece.length;
  }

  private async startOver(): Promise<void> {
    this.pieces = [];
    this.received = 0;
    this.version = null;
    await this.options.store.discard(this.storeName);
  }

  private lost(cause: unknown): DataSourceError {
    const problem =
      this.received === 0
        ? 'the server cannot be reached'
        : `the connection broke after ${this.received} of ${this.file.bytes} bytes`;
    const fix = 'call again to go on, or give a local copy';
    const error = new DataSourceError(this.operation, problem, this.url.href, undefined, fix);
    error.cause = cause;
    return error;
  }
}

/** Whether trying again may help: the connection failed, the server was busy, or a part was given up. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof DataSourceError)) return false;
  const { status } = error;
  return status === undefined || status === 416 || status === 429 || status >= 500;
}

const isPublished = (file: PublishedFile, digest: string): boolean => digest === file.sha256 || digest === file.unpacked?.sha256;

async function sha256(operation: string, bytes: Uint8Array): Promise<string> {
  if (globalThis.crypto?.subtle === undefined) {
    throw new DataSourceError(
      operation,
      'a download cannot be checked here: crypto.subtle is missing',
      globalThis.location?.href ?? 'this page',
      undefined,
      'serve the page over https or from localhost',
    );
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
