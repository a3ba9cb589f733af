import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npm } from '../published/pack.mjs';

/** Where programs of other runtimes are kept from run to run; `npm ci` empties it. */
const cache = resolve('node_modules', '.cache', 'nacre-runtimes');

/**
 * The path of a program that comes in a package of the registry, such as `deno@2`: of the package itself or of the one among its optional
 * dependencies that is for this platform. Fetched at the first call ever; no script of the package is run.
 */
export function programOf(specifier, path) {
  const folder = join(cache, specifier);
  const name = specifier.slice(0, specifier.lastIndexOf('@'));
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, name))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    npm(['install', specifier], folder, { offline: false });
  }
  const { optionalDependencies = {} } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
  const places = [name, ...Object.keys(optionalDependencies)].map((one) => join(modules, one, path));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${specifier} has no ${path} for ${process.platform}-${process.arch}`);
  return found;
}

/** What a program says to `--version`, its first number. */
export const versionOf = (program) => /\d[\d.]*\w*/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))[0];
