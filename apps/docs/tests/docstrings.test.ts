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
  const meant = (symbol: ts.Symbol): ts.Symbol => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  const silent = publicModules.flatMap(({ name, file }) =>
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
      .filter((symbol) => meant(symbol).getDocumentationComment(checker).length === 0)
      .map((symbol) => `${name}: ${symbol.name}`),
  );
  expect(silent).toEqual([]);
});
