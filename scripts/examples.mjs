import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The examples that run in Node: folders with a README and a main.ts, each with the title of its README. */
function examples() {
  return readdirSync('examples')
    .filter((name) => ['README.md', 'main.ts'].every((file) => existsSync(join('examples', name, file))))
    .map((name) => ({ name, title: /^# (.+)/.exec(readFileSync(join('examples', name, 'README.md'), 'utf8'))?.[1] ?? name }));
}

/** One line for each example. */
export function listing() {
  const all = examples();
  const width = Math.max(...all.map(({ name }) => name.length));
  const lines = all.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`);
  return ['npm run example NAME -- [options]; each tells its options with --help', '', ...lines].join('\n');
}

/** What to say about a name that no example has; undefined for one that exists. */
export function unknownExample(name) {
  const names = examples().map((example) => example.name);
  if (names.includes(name)) return undefined;
  const [nearest] = names.sort((a, b) => distance(name, a) - distance(name, b));
  return `example: there is no ${name}; did you mean ${nearest}? npm run example lists them all`;
}

/** How many letters to insert, delete or replace (Levenshtein). */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
