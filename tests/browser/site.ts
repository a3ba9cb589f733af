import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Site {
  readonly address: string;
  close(): void;
}

/** What makes a page cross-origin isolated, so that its threads may share memory. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Serves a page that runs the module beside this one, bundled and minified as users bundle it, with these headers. */
export async function serve(module: string, headers: Record<string, string>): Promise<Site> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(module, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@nacre/source'],
    // Cases that are shared with tests in Node expect things; vitest itself stays there.
    alias: { vitest: fileURLToPath(new URL('./expect.ts', import.meta.url)) },
  });
  const page = '<!doctype html><meta charset="utf-8"><script type="module" src="page.js"></script>';
  return listen(headers, (path) => (path === '/page.js' ? outputFiles[0]!.text : path === '/' ? page : undefined));
}

/** Serves a folder of files; addresses of pages may leave out `index.html` and `.html`. */
export const serveFolder = (folder: string, headers: Record<string, string>): Promise<Site> =>
  listen(headers, (path) => {
    const file = [path, `${path}.html`, `${path}/index.html`].map((name) => join(folder, name)).find(isFile);
    return file === undefined ? undefined : readFileSync(file);
  });

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '': 'text/html',
};

async function listen(
  headers: Record<string, string>,
  contentAt: (path: string) => string | Uint8Array | undefined,
): Promise<Site> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = decodeURIComponent(pathname);
    const content = contentAt(path);
    response.writeHead(content === undefined ? 404 : 200, { ...headers, 'Content-Type': types[extname(path)] ?? 'text/plain' });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
