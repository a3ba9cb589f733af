import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { tarFiles } from '../../packages/backend-webgpu/testing/tar.ts';

/** Why no browser can be started on this machine; undefined where one can. */
export const noChromium: string | undefined =
  process.platform === 'linux' && process.arch === 'x64'
    ? undefined
    : 'the Chromium of the development dependencies is for Linux on x64';

/** Lets pages use WebGPU, on SwiftShader: no GPU is needed. */
export const webgpuFlags = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** The Chromium of the development dependencies, without a window; it brings the libraries it needs. */
export function startChromium(flags: readonly string[] = []): Promise<Browser> {
  const folder = unpackedChromium();
  return chromium.launch({
    executablePath: join(folder, 'chrome'),
    args: ['--no-sandbox', ...flags],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  });
}

/** Where it lies, unpacked at the first call ever. */
export function unpackedChromium(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = join(entry.slice(0, entry.lastIndexOf(join('@sparticuz', 'chromium'))), '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, '..', '..', '.cache', 'nacre-chromium', `${version}-webgpu`);
  if (!existsSync(folder)) unpack(join(root, 'bin'), folder);
  return folder;
}

/** Other processes may do the same: each unpacks for itself, and the first to finish gives the folder its name. */
function unpack(bin: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const own = mkdtempSync(`${folder}-`);
  const unbrotli = (name: string): Buffer => brotliDecompressSync(readFileSync(join(bin, `${name}.br`)));
  writeFileSync(join(own, 'chrome'), unbrotli('chromium'), { mode: 0o755 });
  for (const archive of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
    for (const { path, content } of tarFiles(unbrotli(archive))) {
      mkdirSync(dirname(join(own, path)), { recursive: true });
      writeFileSync(join(own, path), content, { mode: 0o755 });
    }
  }
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}
