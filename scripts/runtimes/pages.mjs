import { isolation } from '../../tests/browser/site.ts';
import { browsers } from './browsers.mjs';
import { serve } from './server.mjs';

const minutes = 10;

/** All that Nacre asks of a policy: WebAssembly made at run time, and workers from text. `'self'` is the page's own code, and where its report goes. */
const policy = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:";

/** With scripts that stand in the page, which import maps and Next need. */
const policyWithInlineScripts = policy.replace("'self' 'wasm", "'self' 'unsafe-inline' 'wasm");

/** Opens a page that runs the program, with batches made by a worker where no import map is needed, which workers do not have; gives the version of the browser, and the report. */
export async function reportOfPage({ browser, folder, path, isolated, inlineScripts, importMap }, devices) {
  const site = await serve(folder, {
    'Content-Security-Policy': inlineScripts || importMap ? policyWithInlineScripts : policy,
    ...(isolated ? isolation : {}),
  });
  const end = new AbortController();
  const failure = new Promise((_, reject) => end.signal.addEventListener('abort', () => reject(end.signal.reason)));
  failure.catch(() => {});
  const address = `${site.address}${path}?devices=${devices}${importMap ? '' : '&serve'}`;
  const late = setTimeout(() => end.abort(new Error(`no report within ${minutes} minutes`)), minutes * 60_000);
  let opened;
  try {
    opened = await browsers[browser].open(address, (error) => end.abort(error));
    return { version: opened.version, report: await Promise.race([site.report, failure]) };
  } finally {
    clearTimeout(late);
    await opened?.close();
    site.close();
  }
}
