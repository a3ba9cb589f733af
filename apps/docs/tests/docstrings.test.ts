import ts from 'typescript';
import { expect, test } from 'vitest';
import { publicModules } from '../public-modules.ts';
import { site } from './programs.ts';

/*
 * Every public name says what it is: functions, classes, constants, and types.
 */

test('every public name has a docstring', { timeout: 240_000 }, () => {
  const { options } = ts.parseJsonConfigFileContent({ extends: '../../tsconfig.base.json' }, ts.sys, site);
  const program = ts.createProgram(
    publicModules.map(({ file }) => file),
    options,
  );
  const checker = program.getTypeChecker();
  const meant = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  /** The names of a module without a docstring; what a namespace exports stands for the namespace. */
  const silentIn = (module: ts.Symbol): string[] =>
    checker.getExportsOfModule(module).flatMap((name) => {
      const symbol = meant(name);
      if (symbol.flags & ts.SymbolFlags.ValueModule) return silentIn(symbol).map((inner) => `${name.name}.${inner}`);
      return symbol.getDocumentationComment(checker).length === 0 ? [name.name] : [];
    });
  const silent = publicModules.flatMap(({ name, file }) =>
    silentIn(checker.getSymbolAtLocation(program.getSourceFile(file)!)!).map((inner) => `${name}: ${inner}`),
  );
  expect(silent).toEqual([]);
});
