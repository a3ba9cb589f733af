/** In a page or a worker: the address says which devices are wanted, the report goes back to where it came from. */
import { browserHost } from './browser-host.mjs';
import { program } from './program.mjs';

const names = new URLSearchParams(location.search).get('devices').split(',');
const report = await program(names, browserHost).catch((error) => ({ error: String(error) }));
await fetch(new URL('/report', location.href), { method: 'POST', body: JSON.stringify(report) });
