import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Declarations, libraries } from './playground/language/declarations.ts';
import { isModuleName } from './playground/module-names.ts';
import { publicModules } from './public-modules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const placeOf = (file: string): string => `/${relative(root, file).replaceAll('\\', '/')}`;

const entries = [
  ...publicModules.filter(({ name }) => isModuleName(name)),
  { name: 'playground', file: join(root, 'apps/docs/playground/program/playground.ts') },
];

/** The declarations of everything the entries import. */
function emitted(): Map<string, string> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const texts = new Map<string, string>();
  ts.createProgram(
    entries.map(({ file }) => file),
    { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true },
  ).emit(undefined, (file, text) => texts.set(placeOf(file), text));
  return texts;
}

/** Of these files, what an entry reaches: a source may import what its declaration does not. */
function reached(texts: ReadonlyMap<string, string>, roots: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (file: string): void => {
    const text = texts.get(file);
    if (text === undefined || file in found) return;
    found[file] = text;
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.')) visit(declarationOf(join(dirname(file), fileName)));
    }
  };
  for (const file of roots) visit(file);
  return found;
}

const declarationOf = (file: string): string => file.replace(/\.ts$/, '.d.ts');

/** TypeScript's libraries, with those that they refer to. */
function libraryFiles(): Record<string, string> {
  const folder = dirname(fileURLToPath(import.meta.resolve('typescript')));
  const found: Record<string, string> = {};
  const visit = (name: string): void => {
    const file = `/lib/${name}`;
    if (file in found) return;
    found[file] = readFileSync(join(folder, name), 'utf8');
    for (const { fileName } of ts.preProcessFile(found[file]).libReferenceDirectives) visit(`lib.${fileName}.d.ts`);
  };
  for (const name of libraries) visit(name);
  return found;
}

/** What the editor of the playground knows: the declarations of Nacre, made from its sources, and TypeScript's own libraries. */
export function makeDeclarations(): Declarations {
  const modules = Object.fromEntries(entries.map(({ name, file }) => [name, declarationOf(placeOf(file))]));
  return { modules, files: { ...reached(emitted(), Object.values(modules)), ...libraryFiles() } };
}
