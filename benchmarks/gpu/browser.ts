import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Outcome } from '../launch.ts';
import type { Errand } from './errand.ts';

/** Seconds after which a browser is ended. */
const limit = 240;
const patienceWithEnding = 10;

/** WebGPU also where Linux makes it wait for a flag, timestamps as they are, and no window. */
const flags = [
  '--headless',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--enable-webgpu-developer-features',
];

const types: Readonly<Record<string, string>> = { '.mjs': 'text/javascript', '': 'text/html' };
const page = '<!doctype html><meta charset="utf-8"><script type="module" src="page.mjs"></script>';

/**
 * Lets a page do an errand, in a Chromium of its own that knows nothing of earlier ones.
 *
 * @param command the program, and flags of its own, with spaces between
 * @param folder the bundles
 */
export async function askBrowser<M extends object>(command: string, folder: string, errand: Errand): Promise<Outcome<M>> {
  const profile = mkdtempSync(join(tmpdir(), 'nacre-browser-'));
  const [program, ...own] = command.split(' ').filter((part) => part !== '') as [string, ...string[]];
  let end: (outcome: Outcome<M>) => void = () => {};
  const outcome = new Promise<Outcome<M>>((resolve) => {
    end = resolve;
  });
  const server = createServer((request, response) => answer(request, response, folder, errand, end));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = spawn(program, [...flags, `--user-data-dir=${profile}`, ...own, address], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => browser.once('close', () => resolve()));
  browser.on('error', ({ message }) => end({ failed: message }));
  browser.on('close', (code, signal) => end({ failed: `the browser ended by itself (${signal ?? code})` }));
  const patience = setTimeout(() => end({ failed: `no outcome after ${limit} s` }), 1000 * limit);
  try {
    return await outcome;
  } finally {
    clearTimeout(patience);
    server.close();
    server.closeAllConnections();
    // Asked, and not killed, it ends the processes that still write to its profile first.
    const force = setTimeout(() => browser.kill('SIGKILL'), 1000 * patienceWithEnding);
    if (browser.kill()) await ended;
    clearTimeout(force);
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Pages that share nothing with others have finer clocks. */
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

function answer<M extends object>(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  errand: Errand,
  end: (outcome: Outcome<M>) => void,
): void {
  const path = request.url ?? '/';
  const send = (text: string | undefined): void => {
    response.writeHead(text === undefined ? 404 : 200, { ...isolation, 'Content-Type': types[extname(path)] ?? 'text/plain' });
    response.end(text);
  };
  if (path === '/outcome') {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      send('');
      end(JSON.parse(Buffer.concat(parts).toString()) as Outcome<M>);
    });
  } else if (path === '/errand') send(JSON.stringify(errand));
  else if (path === '/') send(page);
  else send(existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined);
}
