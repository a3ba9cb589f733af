import { run } from './command.mjs';

const site = (script, args) => run(['npm run --silent', script, '--workspace=@nacre/docs --', ...args].join(' '));

/** Serves the docs site, and shows changes of its pages as they are saved. Arguments are VitePress's (`--port 4000`). */
export async function serveDocs(args) {
  process.exitCode = await site('dev', args);
}

/** Writes the docs site to `apps/docs/.vitepress/dist`. */
export async function buildDocs(args) {
  process.exitCode = await site('site', args);
}
