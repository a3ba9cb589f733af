import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { publicModules } from '../public-modules.ts';
import { site } from './programs.ts';

/*
 * Every public name says what it is: functions, classes, constants, and types. Functions and classes show how they are used; the
 * examples run in packages/tensor/src/examples.test.ts.
 */

/** A public name, and its module before it. */
interface Public {
  readonly name: string;
  readonly symbol: ts.Symbol;
}

let checker: ts.TypeChecker;
let names: readonly Public[];

beforeAll(() => {
  const { options } = ts.parseJsonConfigFileContent({ extends: '../../tsconfig.base.json' }, ts.sys, site);
  const program = ts.createProgram(
    publicModules.map(({ file }) => file),
    options,
  );
  checker = program.getTypeChecker();
  names = publicModules.flatMap(({ name, file }) =>
    exportsOf(checker.getSymbolAtLocation(program.getSourceFile(file)!)!).map((each) => ({
      ...each,
      name: `${name}: ${each.name}`,
    })),
  );
}, 240_000);

/** The names of a module; what a namespace exports stands for the namespace. */
const exportsOf = (module: ts.Symbol): readonly Public[] =>
  checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if ((symbol.flags & ts.SymbolFlags.ValueModule) === 0) return [{ name: exported.name, symbol }];
    return exportsOf(symbol).map((inner) => ({ ...inner, name: `${exported.name}.${inner.name}` }));
  });

/** Functions, constants that can be called, and classes that can be made. */
function isUsed({ symbol }: Public): boolean {
  if ((symbol.flags & ts.SymbolFlags.Value) === 0) return false;
  if (symbol.flags & ts.SymbolFlags.Class) return !(symbol.declarations ?? []).some(isAbstract);
  return checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
}

const isAbstract = (declaration: ts.Declaration): boolean =>
  (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Abstract) !== 0;

const hasExample = ({ symbol }: Public): boolean => symbol.getJsDocTags(checker).some(({ name }) => name === 'example');

describe('public names', () => {
  test('have docstrings', () => {
    const silent = names.filter(({ symbol }) => symbol.getDocumentationComment(checker).length === 0);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test('have examples, if they are functions or classes', () => {
    expect(names.filter(isUsed).length).toBeGreaterThan(500);
    const without = names.filter((each) => isUsed(each) && !hasExample(each));
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});
