import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isolation, serveFolder } from '../../../../tests/browser/site.ts';
import { site as root } from '../programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site is served, with threads. */
    site: string;
    /** Where it is served with rules so strict that no WebAssembly may run. */
    strictSite: string;
  }
}

const strict = { 'Content-Security-Policy': "script-src 'self' 'unsafe-inline'" };

/** Builds the site once and serves it to all tests. A server that is at hand already (`NACRE_SITE`, its address) is used instead. */
// biome-ignore lint/style/noDefaultExport: vitest looks for it.
export default async function builtSite({ provide }: TestProject): Promise<() => void> {
  const running = process.env.NACRE_SITE;
  if (running !== undefined) {
    provide('site', running);
    return () => {};
  }
  execFileSync('npm', ['run', '--silent', 'site'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: 'pipe' });
  const dist = join(root, '.vitepress', 'dist');
  const sites = [await serveFolder(dist, isolation), await serveFolder(dist, strict)] as const;
  provide('site', sites[0].address);
  provide('strictSite', sites[1].address);
  return () => sites.forEach((site) => void site.close());
}
