import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {{ specifier: string, kind: 'value' | 'type' | 'dynamic', line: number }} Import
 * @typedef {{ path: string, package: string, inside: string, test: boolean, lines: number, imports: Import[] }} Module
 */

const skipped = new Set(['node_modules', 'dist']);

/** The TypeScript sources and manifests under `packages`, as path → text; paths are relative to `root`, with `/`. */
export function readPackages(root) {
  const files = new Map();
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) visit(path);
      } else if (/^packages\/[^/]+\/(package\.json|src\/.*\.ts)$/.test(path)) {
        files.set(path, readFileSync(join(root, path), 'utf8'));
      }
    }
  };
  visit('packages');
  return files;
}

/** @returns {Module[]} */
export function parseModules(files) {
  const modules = [];
  for (const [path, text] of files) {
    const match = /^packages\/([^/]+)\/src\/(.+\.ts)$/.exec(path);
    if (!match) continue;
    modules.push({
      path,
      package: match[1],
      inside: match[2],
      test: /\.test(-d)?\.ts$|\/fixtures\//.test(path),
      lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
      imports: importsOf(path, text),
    });
  }
  return modules;
}

/** Every import as the emitted module would have it: only `import type` and `export type` disappear (verbatimModuleSyntax). */
function importsOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found = [];
  const add = (node, specifier, kind) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    found.push({ specifier: specifier.text, kind, line });
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'value');
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node, node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
    } else if (ts.isImportTypeNode(node)) {
      add(node, node.argument.literal, 'type');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteralLike(argument)) add(node, argument, 'dynamic');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** package name → `{ folder, entries: subpath → source file, declared: names of its run-time dependencies }`. */
export function parseManifests(files) {
  const manifests = new Map();
  for (const [path, text] of files) {
    const match = /^packages\/([^/]+)\/package\.json$/.exec(path);
    if (!match) continue;
    const manifest = JSON.parse(text);
    const entries = new Map();
    for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
      const source = target?.['@nacre/source'];
      if (source) entries.set(subpath, posix.join('packages', match[1], source));
    }
    manifests.set(manifest.name, {
      folder: match[1],
      entries,
      dependencies: Object.keys(manifest.dependencies ?? {}),
      peers: Object.keys(manifest.peerDependencies ?? {}),
    });
  }
  return manifests;
}

/** `@scope/name` or `name` of a specifier that may go on with a subpath. */
export const packageName = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/**
 * Where a specifier leads: `{ file }` inside the workspace, `{ outside: name }` for a dependency or a Node built-in,
 * or `{ missing }` with what is wrong with it.
 */
export function resolveImport(module, specifier, files, manifests) {
  if (specifier.startsWith('.')) {
    const file = posix.join(posix.dirname(module.path), specifier);
    if (!file.startsWith(`packages/${module.package}/`)) return { missing: 'leaves its package' };
    return files.has(file) || !file.endsWith('.ts') ? { file } : { missing: 'leads to no file' };
  }
  if (specifier.startsWith('node:')) return { outside: specifier };
  const name = packageName(specifier);
  const manifest = manifests.get(name);
  if (!manifest) return name.startsWith('@nacre/') ? { missing: 'is no package of the workspace' } : { outside: name };
  const file = manifest.entries.get(`.${specifier.slice(name.length)}`);
  return file ? { file } : { missing: `is not exported by ${name}` };
}
