import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { tarFiles } from './tar.ts';

const loader = 'libvulkan.so.1';
const driver = 'libvk_swiftshader.so';
const manifest = 'vk_swiftshader_icd.json';

/**
 * Lets Dawn, in this process and in those it starts, run on SwiftShader, a Vulkan driver for the CPU: no GPU and no graphics
 * package of the system is needed. To be called before the package `webgpu` is asked for an adapter. Does nothing where the driver
 * has no build (elsewhere than on Linux for x64), where `VK_DRIVER_FILES` or `VK_ICD_FILENAMES` already name one, and with
 * `NACRE_GPU=hardware`, which leaves the choice to the machine.
 */
export function useSwiftShader(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  if (process.env.NACRE_GPU === 'hardware' || process.env.VK_DRIVER_FILES || process.env.VK_ICD_FILENAMES) return;
  const folder = unpackedDriver();
  process.env.VK_ICD_FILENAMES = join(folder, manifest);
  process.env.LD_LIBRARY_PATH = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  keepLoaded(join(folder, loader));
}

/** For a test runner: its workers inherit the environment. */
export const setup = useSwiftShader;

/** Where the driver lies, unpacked at the first call ever from the Chromium in the development dependencies. */
export function unpackedDriver(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const chromium = join(entry.slice(0, entry.lastIndexOf(join('@sparticuz', 'chromium'))), '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(chromium, 'package.json'), 'utf8')) as { version: string };
  const folder = join(chromium, '..', '..', '.cache', 'nacre-swiftshader', version);
  if (!existsSync(folder)) unpack(join(chromium, 'bin', 'swiftshader.tar.br'), folder);
  return folder;
}

/** Other processes may do the same: each unpacks for itself, and the first to finish gives the folder its name. */
function unpack(archive: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const own = mkdtempSync(`${folder}-`);
  for (const { path, content } of tarFiles(brotliDecompressSync(readFileSync(archive)))) {
    if ([loader, driver, manifest].includes(basename(path))) writeFileSync(join(own, basename(path)), content, { mode: 0o755 });
  }
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Not unloaded when `dlopen` fails. */
const noDelete = 0x1000;

/**
 * The search path of libraries is fixed when a process starts, but a library that is loaded is found by its name. It is no Node
 * addon, which is what the error says.
 */
function keepLoaded(library: string): void {
  try {
    process.dlopen({ exports: {} }, library, constants.dlopen.RTLD_NOW | noDelete);
  } catch (error) {
    if (!String(error).includes('did not self-register')) throw error;
  }
}
