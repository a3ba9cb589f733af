import { cycles } from './cycles.mjs';
import { packageName, parseManifests, parseModules, resolveImport } from './modules.mjs';

/**
 * Checks a tree of sources (path → text) against an order.
 * @returns {{ problems: string[], warnings: string[], modules: number, imports: number }}
 */
export function checkLayers(files, order) {
  const manifests = parseManifests(files);
  const modules = parseModules(files);
  const report = { problems: [], warnings: [], modules: modules.length, imports: 0 };
  const usedExceptions = new Set();
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const valueEdges = new Map(modules.map(({ path }) => [path, new Set()]));

  for (const module of modules) {
    if (!(module.package in order.packages)) {
      report.problems.push(`${module.path}: package ${module.package} has no place in the order of packages`);
      continue;
    }
    if (!module.test && layerOf(module, order) === undefined) {
      report.problems.push(`${module.path}: no layer of ${module.package} holds this file`);
    }
    checkLength(module, order, report);
    for (const imported of module.imports) {
      report.imports++;
      const where = `${module.path}:${imported.line}: ${imported.specifier}`;
      const target = resolveImport(module, imported.specifier, files, manifests);
      if (target.missing) report.problems.push(`${where} ${target.missing}`);
      else if (target.outside) checkDependency(module, imported, target.outside, manifests, order, where, report);
      else {
        const to = byPath.get(target.file);
        if (!to) continue;
        if (imported.kind === 'value') valueEdges.get(module.path).add(to.path);
        if (module.test) continue;
        if (to.test) report.problems.push(`${where} is a test, which only tests may import`);
        else if (to.package !== module.package) checkPackage(module, imported, manifests, order, where, report);
        else checkFolder(module, to, imported, order, where, report, usedExceptions);
      }
    }
  }

  for (const exception of Object.keys(order.typeExceptions)) {
    if (!usedExceptions.has(exception)) report.problems.push(`order.typeExceptions: ${exception} is no longer needed`);
  }
  for (const loop of cycles(valueEdges)) report.problems.push(`value cycle: ${loop.join(' → ')}`);
  checkPortable(manifests, byPath, valueEdges, report);
  return report;
}

function checkLength({ path, lines }, { lines: limit }, report) {
  if (lines > limit.fail) report.problems.push(`${path}: ${lines} lines, more than ${limit.fail}`);
  else if (lines > limit.warn) report.warnings.push(`${path}: ${lines} lines, more than ${limit.warn}: is it one subject?`);
}

function checkDependency(module, { kind }, name, manifests, order, where, report) {
  if (module.test || name.startsWith('node:')) return;
  if (order.selfContained.includes(module.package) && kind === 'value') {
    report.problems.push(`${where}: ${module.package} has no run-time dependencies`);
  } else if (kind !== 'type' && !isDeclared(name, module, manifests) && !isBundled(name, module, order)) {
    report.problems.push(`${where} ${undeclared}`);
  }
}

function checkPackage(module, { specifier }, manifests, order, where, report) {
  const allowed = order.packages[module.package];
  if (!allowed.includes(specifier)) {
    report.problems.push(`${where}: ${module.package} may import ${allowed.join(', ') || 'no other package'}`);
  } else if (!isDeclared(packageName(specifier), module, manifests)) report.problems.push(`${where} ${undeclared}`);
}

const undeclared = "is not declared in the package's dependencies";

function isDeclared(name, module, manifests) {
  const { dependencies, peers } = manifests.get(`@nacre/${module.package}`);
  return dependencies.includes(name) || peers.includes(name);
}

const isBundled = (name, module, { bundled }) => bundled[module.package]?.includes(name) ?? false;

function checkFolder(module, to, { kind }, order, where, report, usedExceptions) {
  const from = layerOf(module, order);
  const target = layerOf(to, order);
  if (from === undefined || target === undefined || target <= from) return;
  const name = (layer) => order.folders[module.package][layer].name;
  const against = `${where}: ${name(from)} comes before ${name(target)}`;
  const exception = `${module.inside} → ${to.inside}`;
  if (kind !== 'type') report.problems.push(against);
  else if (exception in order.typeExceptions) {
    usedExceptions.add(exception);
    report.warnings.push(`${against} (types only: ${order.typeExceptions[exception]})`);
  } else report.problems.push(`${against} (types only; if it cannot be turned round, give the reason in order.typeExceptions)`);
}

/** The rank of the layer that holds a file; 0 in packages whose folders have no order. */
function layerOf({ package: name, inside }, { folders }) {
  const layers = folders[name];
  if (!layers) return 0;
  const rank = (holds) => layers.findIndex((layer) => layer.holds.some(holds));
  const named = rank((held) => (held.endsWith('/') ? inside.startsWith(held) : inside === held));
  if (named >= 0) return named;
  const rest = inside.includes('/') ? -1 : rank((held) => held === '*');
  return rest >= 0 ? rest : undefined;
}

/** What an entry other than `./node` loads must run outside Node: no static import of a Node built-in on the way. */
function checkPortable(manifests, byPath, valueEdges, report) {
  const seen = new Set();
  for (const { entries } of manifests.values()) {
    for (const [subpath, file] of entries) if (subpath !== './node' && byPath.has(file)) seen.add(file);
  }
  for (const path of seen) {
    for (const { specifier, kind, line } of byPath.get(path).imports) {
      if (kind === 'value' && specifier.startsWith('node:')) {
        report.problems.push(`${path}:${line}: ${specifier} is reached from an entry that must run outside Node`);
      }
    }
    for (const next of valueEdges.get(path)) seen.add(next);
  }
}
