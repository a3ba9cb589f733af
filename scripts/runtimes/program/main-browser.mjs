/**
 * In a page or a worker: the address says which devices are wanted, and whether batches are made by workers, the report goes back to where it
 * came from.
 */
import { browserHost } from './browser-host.mjs';
import { program } from './program.mjs';

const wanted = new URLSearchParams(location.search);
const { servedDigits, ...host } = browserHost;
const names = wanted.get('devices').split(',');
const report = await program(names, wanted.has('serve') ? browserHost : host).catch((error) => ({ error: String(error) }));
await fetch(new URL('/report', location.href), { method: 'POST', body: JSON.stringify(report) });
