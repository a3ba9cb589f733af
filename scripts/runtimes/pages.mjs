import { setTimeout as sleep } from 'node:timers/promises';
import { isolation } from '../../tests/browser/site.ts';
import { browsers } from './browsers.mjs';
import { serve } from './server.mjs';

const minutes = 10;

/** All that Nacre asks of a policy: WebAssembly made at run time, and workers from text. `'self'` is the page's own code, and where its report goes. */
const policy = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:";

/** With scripts that stand in the page, which import maps and Next need. */
const policyWithInlineScripts = policy.replace("'self' 'wasm", "'self' 'unsafe-inline' 'wasm");

/** Opens a page that runs the program; gives the version of the browser, and the report. */
export async function reportOfPage({ browser, folder, path, isolated, inlineScripts }, devices) {
  const site = await serve(folder, {
    'Content-Security-Policy': inlineScripts ? policyWithInlineScripts : policy,
    ...(isolated ? isolation : {}),
  });
  const stop = new AbortController();
  let fail;
  const failure = new Promise((_, reject) => {
    fail = reject;
  });
  failure.catch(() => {});
  const opened = await browsers[browser].open(`${site.address}${path}?devices=${devices}`, fail);
  const late = sleep(minutes * 60_000, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`no report within ${minutes} minutes`);
  });
  late.catch(() => {});
  try {
    return { version: opened.version, report: await Promise.race([site.report, failure, late]) };
  } finally {
    stop.abort();
    await opened.close();
    site.close();
  }
}
