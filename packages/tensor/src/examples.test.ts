import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultDevice, setDefaultDevice } from './index.ts';

/*
 * Every `@example` in the sources of the packages runs here, against the real packages. `expression; // value` also says what the
 * expression gives: a literal with numbers to about four digits, or `throws ErrorName`. Any other comment is for the reader.
 */

const packages = fileURLToPath(new URL('../..', import.meta.url));

/** Examples that cannot run on every machine, or not by themselves, by file, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  'backend-webgpu/src/backend.ts': 'needs a GPU',
  'backend-webgpu/src/webgpu.ts': 'needs a GPU',
  'data/src/node.ts': 'reads a data set',
  'data/src/sets/fashion-mnist.ts': 'downloads a data set',
  'data/src/sets/mnist.ts': 'downloads a data set',
  'data/src/sources/node-host.ts': 'downloads a data set',
  'data/src/streams/node-record-file.ts': 'reads a data set',
  'data/src/workers/serve.ts': 'is a module that workers run',
  'data/src/workers/worker-dataset.ts': 'needs a module that workers run',
  'tensor/src/testing/conformance.ts': 'defines tests',
};

interface Example {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** The examples in the documentation comments of a source file. */
function examplesIn(file: string): Example[] {
  const text = readFileSync(join(packages, file), 'utf8');
  return [...text.matchAll(/\/\*\*(?:(?!\*\/)[\s\S])*\*\//g)].flatMap((comment) => {
    const line = text.slice(0, comment.index).split('\n').length;
    const [, ...parts] = comment[0]
      .slice(3, -2)
      .replaceAll(/^[ \t]*\* ?/gm, '')
      .split(/^@example\b/m);
    return parts.map((part) => ({
      file,
      line,
      code: part
        .split(/^@\w/m)[0]!
        .replaceAll(/^```\w*$/gm, '')
        .trim(),
    }));
  });
}

const sources = readdirSync(packages, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[\w-]+\/src\/.*\.ts$/.test(path) && !/\.test(-d)?\.ts$|\/fixtures\//.test(path))
  .sort();
const examples = sources.flatMap(examplesIn);

/** What names in an example may mean: the exports of its own entry point first, then those of the other packages. */
async function scopeOf(file: string): Promise<Map<string, unknown>> {
  const [own] = file.split('/') as [string];
  const others = readdirSync(packages).filter((name) => name !== own && name !== 'tensor');
  const entries = [...others, 'tensor', own].map((name) => `${name}/src/index.ts`);
  const special = /\/node\.ts$|\/testing\//.exec(file) ? [file.replace(/\/testing\/.*/, '/testing/index.ts')] : [];
  const modules = await Promise.all(
    [...entries, file, ...special].map((path) => import(pathToFileURL(join(packages, path)).href)),
  );
  return new Map(modules.flatMap((module) => Object.entries(module)));
}

/** Whether a comment is a value and not a remark: numbers, strings, truth values, and lists and records of them. */
function isValue(comment: string): boolean {
  const { statements, endOfFileToken } = ts.createSourceFile('comment.ts', `(${comment})`, ts.ScriptTarget.ES2022, true);
  const [statement] = statements;
  if (statements.length !== 1 || statement?.end !== endOfFileToken.pos || !ts.isExpressionStatement(statement)) return false;
  const named = (x: ts.Expression) => ts.isIdentifier(x) && ['NaN', 'Infinity', 'undefined'].includes(x.text);
  const words = [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword];
  const literal = (x: ts.Expression): boolean => {
    if (ts.isParenthesizedExpression(x)) return literal(x.expression);
    if (ts.isPrefixUnaryExpression(x)) return literal(x.operand);
    if (ts.isArrayLiteralExpression(x)) return x.elements.every(literal);
    if (ts.isObjectLiteralExpression(x)) return x.properties.every((p) => ts.isPropertyAssignment(p) && literal(p.initializer));
    return ts.isNumericLiteral(x) || ts.isStringLiteral(x) || words.includes(x.kind) || named(x);
  };
  return literal(statement.expression);
}

/** The names of the packages' main entries are there already; those of others, and Node's, are imported. */
function imported({ importClause, moduleSpecifier }: ts.ImportDeclaration): string {
  const from = (moduleSpecifier as ts.StringLiteral).text;
  return /^node:|^@nacre\/[\w-]+\/\w+$/.test(from) ? `const ${importClause!.getText()} = await load('${from}');` : '';
}

/** An example as the body of an asynchronous function that gives each promised value to `check`. */
function bodyOf({ file, code }: Example): string {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true);
  const statements = source.statements.map((statement) => {
    if (ts.isImportDeclaration(statement)) return imported(statement);
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
    const promise = comment
      ? code
          .slice(comment.pos + 2, comment.end)
          .trim()
          .replace(/^\w+Array (?=\[)/, '')
      : '';
    if (!isValue(promise) && !promise.startsWith('throws ')) return statement.getText();
    const check = (expression: string) => `await check(async () => (${expression}), ${JSON.stringify(promise)});`;
    if (ts.isExpressionStatement(statement)) return check(statement.expression.getText());
    if (!ts.isVariableStatement(statement))
      throw new Error(`only an expression or a declaration gives a value: ${statement.getText()}`);
    return `${statement.getText()}\n${check(statement.declarationList.declarations[0]!.name.getText())}`;
  });
  const { outputText } = ts.transpileModule(`async function example() {\n${statements.join('\n')}\n}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return `${outputText}
await example();`;
}

/** Numbers as they are written in a comment: about four digits. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(4)) + 0 : value;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array, rounded);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
  }
  return value;
}

const load = (module: string): Promise<unknown> => import(module);

async function check(run: () => Promise<unknown>, promise: string): Promise<void> {
  const [, error] = /^throws (\w+)/.exec(promise) ?? [];
  if (error !== undefined) {
    await expect(run()).rejects.toMatchObject({ name: error });
    return;
  }
  const promised: unknown = new Function(`return (${promise});`)();
  expect(rounded(await run())).toEqual(rounded(promised));
}

const device = defaultDevice();
afterEach(() => setDefaultDevice(device));

describe('the examples in the documentation', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThan(300);
    expect(Object.keys(elsewhere).filter((file) => !examples.some((example) => example.file === file))).toEqual([]);
  });

  for (const example of examples.filter(({ file }) => !(file in elsewhere))) {
    it(`${example.file}:${example.line}`, async () => {
      const scope = new Map([...(await scopeOf(example.file)), ['check', check], ['load', load]]);
      const names = [...scope.keys()].filter((name) => name !== 'default');
      const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
        ...parts: string[]
      ) => (...values: unknown[]) => Promise<void>;
      await new AsyncFunction(...names, bodyOf(example))(...names.map((name) => scope.get(name)));
    });
  }
});
