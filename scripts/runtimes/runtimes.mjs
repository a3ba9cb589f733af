import { join } from 'node:path';
import { browsers } from './browsers.mjs';
import { reportOfPage } from './pages.mjs';
import { reportOfProcess } from './processes.mjs';
import { programOf, versionOf } from './registry.mjs';

const everything = ['cpu', 'worker', 'webgpu'];

/** A runtime without pages: its program comes with a package of the registry. */
const processIn = (name, specifier, path, args = []) => ({
  name,
  devices: everything,
  threads: true,
  async run(workshop) {
    const program = programOf(specifier, path);
    return {
      version: versionOf(program),
      report: await reportOfProcess([program, ...args], workshop.project('process'), everything),
    };
  },
});

/** A page of a project: where it stands there, and how it is opened. */
const pageOf = (name, project, { root = '', browser = 'Chromium', devices = everything, ...page }) => ({
  name,
  devices,
  threads: page.isolated,
  missing: browsers[browser].missing,
  run: (workshop) => reportOfPage({ path: '/', browser, folder: join(workshop.project(project), root), ...page }, devices),
});

const node = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const exe = process.platform === 'win32' ? '.exe' : '';

/** Where the program is run: each with the devices that must work there, and whether threads must. */
export const runtimes = [
  processIn('Node 20', `${node}@20`, `bin/node${exe}`),
  processIn('Node 24', `${node}@24`, `bin/node${exe}`),
  processIn('Node 26', `${node}@26`, `bin/node${exe}`),
  processIn('Deno', 'deno@2', `deno${exe}`, ['run', '--allow-all', '--unstable-webgpu']),
  processIn('Bun', 'bun@1', `bin/bun${exe}`),
  pageOf('Chromium, import map', 'import-map', { inlineScripts: true, isolated: true }),
  pageOf('Chromium, not isolated', 'import-map', { inlineScripts: true, isolated: false, devices: ['cpu', 'worker'] }),
  pageOf('Chromium, in a worker', 'esbuild', { root: 'public', path: '/worker.html', isolated: true }),
  pageOf('Firefox', 'import-map', { inlineScripts: true, browser: 'Firefox', isolated: true, devices: ['cpu', 'worker'] }),
  pageOf('Page built by Vite', 'vite', { root: 'dist', isolated: true }),
  pageOf('Page built by webpack', 'webpack', { root: 'public', isolated: true }),
  pageOf('Page built by esbuild', 'esbuild', { root: 'public', isolated: true }),
  pageOf('Page built by Next', 'next', { root: 'out', isolated: true, inlineScripts: true }),
];
