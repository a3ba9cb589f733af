import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noChromium, startChromium, webgpuFlags } from '../../tests/browser/chromium.ts';

/** Opens an address in the Chromium of the development dependencies. `failed` hears of errors that nobody catches. */
async function openInChromium(address, failed) {
  const browser = await startChromium(webgpuFlags);
  const page = await browser.newPage();
  page.on('pageerror', failed);
  page.on('crash', () => failed(new Error('the page crashed')));
  await page.goto(address);
  return { version: browser.version(), close: () => browser.close() };
}

const firefox = [process.env.NACRE_FIREFOX, 'firefox', 'firefox-esr'].find(
  (command) => command && spawnSync(command, ['--version']).status === 0,
);

/** Opens an address in the system's Firefox, without a window, with a profile of its own. */
async function openInFirefox(address, failed) {
  const profile = mkdtempSync(join(tmpdir(), 'nacre-firefox-'));
  const child = spawn(firefox, ['--headless', '--no-remote', '--profile', profile, address], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  ended.then((status) => failed(new Error(`Firefox ended with status ${status}`)));
  return {
    version: /[\d.]+\w*/.exec(spawnSync(firefox, ['--version'], { encoding: 'utf8' }).stdout)[0],
    async close() {
      child.kill();
      await ended;
      rmSync(profile, { recursive: true });
    },
  };
}

/** By name: how to open an address, and why that cannot be done here, if so. */
export const browsers = {
  Chromium: { open: openInChromium, missing: noChromium },
  Firefox: {
    open: openInFirefox,
    missing: firefox === undefined ? 'firefox is not on the PATH, and NACRE_FIREFOX does not name it' : undefined,
  },
};
