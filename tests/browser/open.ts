import type { Page } from 'playwright-core';
import { startChromium, webgpuFlags } from './chromium.ts';
import { isolation, serve } from './site.ts';

export interface OpenPage {
  readonly page: Page;
  /** Ends the browser and its site. */
  close(): Promise<void>;
}

/** A page that runs the module beside this one, in a browser of its own that has WebGPU. */
export async function openPage(module: string): Promise<OpenPage> {
  const [site, browser] = await Promise.all([serve(module, isolation), startChromium(webgpuFlags)]);
  const page = await browser.newPage();
  await page.goto(site.address);
  return {
    page,
    async close() {
      await browser.close();
      site.close();
    },
  };
}
