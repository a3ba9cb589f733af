import { copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { unpackedDriver } from '../../packages/backend-webgpu/testing/swiftshader.ts';
import { folder, type Runtimes } from '../runtimes.ts';
import { makeKit } from './kit.ts';

const loader = 'libvulkan.so.1';

/**
 * Fills a folder with all that a Linux machine on x64 needs but a driver: the bundles, Dawn, a Node, Vulkan's loader, and `run.sh`.
 *
 * @throws Error where one of it cannot be had
 */
export async function pack(target: string, peers: string, runtimes: Runtimes): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('--pack: what is packed is for Linux on x64, pack it there');
  const absent = runtimes.peersAbsent();
  if (absent !== undefined) throw new Error(`--pack: ${absent}`);
  if (!existsSync(runtimes.node24)) throw new Error(`--pack: expected Node in ${runtimes.node24}`);
  const place = (from: string, to: string): Promise<void> =>
    pipeline(createReadStream(from), createGzip({ level: 9 }), createWriteStream(`${to}.gz`));
  await makeKit(target, peers, place);
  await place(runtimes.node24, join(target, 'node'));
  for (const part of ['lib', 'loader']) mkdirSync(join(target, part), { recursive: true });
  copyFileSync(join(unpackedDriver(), loader), join(target, 'loader', loader));
  copyFileSync(`${folder}gpu/run.sh`, join(target, 'run.sh'));
  console.log(`${target}: ${(bytesIn(target) / 2 ** 20).toFixed(1)} MiB. There: ${join(target, 'run.sh')} --help`);
}

const bytesIn = (target: string): number =>
  readdirSync(target, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(target, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
