import { createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

/**
 * What a process must have in its environment, from its start, for the `webgpu` package to find SwiftShader, a Vulkan driver
 * that runs on the CPU. The driver is the one inside `@sparticuz/chromium`, unpacked once.
 * @returns {Promise<Record<string, string> | undefined>} undefined where that driver does not run
 */
export async function softwareGpuEnvironment() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const source = resolve(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin/swiftshader.tar.br');
  const folder = resolve('node_modules', '.cache', 'nacre', 'swiftshader');
  if (!existsSync(folder)) await unpack(source, folder);
  const libraries = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json'), LD_LIBRARY_PATH: libraries };
}

/** Into a folder that appears complete or not at all, whoever else is unpacking at the same time. */
async function unpack(source, folder) {
  const partial = `${folder}-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  await pipeline(createReadStream(source), createBrotliDecompress(), extract(partial));
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(partial, { recursive: true });
  }
}
