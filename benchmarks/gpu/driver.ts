import { readFileSync } from 'node:fs';
import type { Adapter } from './adapter.ts';

/** Adds what the kernel says of NVIDIA's driver, which pages and Dawn may be silent about. */
export function withKernelDriver(adapter: Adapter, nvidia = nvidiaDriver()): Adapter {
  if (adapter.vendor !== 'nvidia' || nvidia === undefined) return adapter;
  return { ...adapter, driver: [adapter.driver, nvidia].filter((part) => part !== '').join('; ') };
}

/** The first line names the version of the kernel module. */
function nvidiaDriver(): string | undefined {
  try {
    return readFileSync('/proc/driver/nvidia/version', 'utf8').split('\n')[0]!.replaceAll(/\s+/g, ' ');
  } catch {
    return undefined;
  }
}
