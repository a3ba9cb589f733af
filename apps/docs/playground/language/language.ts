import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import ts from 'typescript';
import type { CompiledProgram } from '../program/messages.ts';
import { type Declarations, libraries } from './declarations.ts';

/** Something TypeScript says about a part of a program; places are counted in UTF-16 units, as editors do. */
export interface Diagnostic {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** What a name is. */
export interface Meaning {
  /** As TypeScript writes it. */
  readonly signature: string;
  /** Its docstring without the tags, in Markdown. */
  readonly documentation: string;
  /** What follows `@name` in its docstring. */
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

/** The meaning of the name at a place. */
export interface Hover extends Meaning {
  readonly from: number;
  readonly to: number;
}

/** A name that could stand at a place. */
export interface Completion {
  readonly label: string;
  /** TypeScript's kind: function, class, const, … */
  readonly kind: string;
  /** Where it stands in the list, as text. */
  readonly order: string;
  /** The module it would have to be imported from. */
  readonly module?: string;
}

/** A part of a program, and what stands there instead. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What a completion means, and the import that it needs. */
export interface CompletionDetails extends Meaning {
  readonly changes: readonly Change[];
}

/** One way to call something. */
export interface Signature {
  /** As TypeScript writes it: what stands before the parameters, each of them, and what stands behind. */
  readonly before: string;
  readonly parameters: readonly string[];
  readonly after: string;
  /** The parameter that takes the argument at the cursor, where one does. */
  readonly active: number | undefined;
  /** Its first paragraph. */
  readonly documentation: string;
}

/** How the call around a place can be written. */
export interface ParameterHints {
  /** Where the arguments begin. */
  readonly from: number;
  readonly signatures: readonly Signature[];
  /** The one that fits the arguments so far. */
  readonly fitting: number;
}

/** Why parameters are asked for: a character that begins an argument, a key, or a change while they are shown. */
export type HintCause = ts.SignatureHelpTriggerReason['kind'];

/** A program, or what keeps it from being one. */
export type Compilation = { readonly program: CompiledProgram } | { readonly syntax: readonly Diagnostic[] };

const file = '/program.ts';

const preferences: ts.UserPreferences = { includeCompletionsForModuleExports: true, quotePreference: 'single' };
const formatting: ts.FormatCodeSettings = { ...ts.getDefaultFormatCodeSettings('\n'), indentSize: 2 };

/** TypeScript, applied to one program at a time that imports Nacre. */
export class Language {
  private readonly service: ts.LanguageService;
  /** Of the modules that can be imported; others are parts of them. */
  private readonly names: ReadonlySet<string>;
  private code = '';
  private version = 0;

  constructor({ modules, files }: Declarations) {
    this.names = new Set(Object.keys(modules));
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      moduleDetection: ts.ModuleDetectionKind.Force,
      lib: [...libraries],
      types: [],
      paths: Object.fromEntries(Object.entries(modules).map(([name, path]) => [name, [path]])),
      allowImportingTsExtensions: true,
      noEmit: true,
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
    };
    const read = (path: string): string | undefined => (path === file ? this.code : files[path]);
    const fileExists = (path: string): boolean => path === file || path in files;
    this.service = ts.createLanguageService({
      getCompilationSettings: () => options,
      // Modules that are not imported yet are known, so that their names can be completed.
      getScriptFileNames: () => [file, ...Object.values(modules)],
      getScriptVersion: (path) => (path === file ? String(this.version) : ''),
      getScriptSnapshot: (path) => {
        const text = read(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => '/lib/lib.d.ts',
      readFile: read,
      fileExists,
    });
  }

  /** What is wrong with a program. */
  diagnostics(code: string): readonly Diagnostic[] {
    this.read(code);
    return [
      ...this.service.getSyntacticDiagnostics(file),
      ...this.service.getSemanticDiagnostics(file),
      ...this.service.getSuggestionDiagnostics(file).filter(({ reportsDeprecated }) => reportsDeprecated),
    ].map(diagnosticOf);
  }

  /** The meaning of the name at a place. */
  hover(code: string, at: number): Hover | undefined {
    this.read(code);
    const info = this.service.getQuickInfoAtPosition(file, at);
    if (info === undefined) return undefined;
    const { start, length } = info.textSpan;
    return { from: start, to: start + length, ...meaningOf(info.displayParts, info.documentation, info.tags) };
  }

  /** The names that could stand at a place, also those that would have to be imported. */
  completions(code: string, at: number): readonly Completion[] {
    this.read(code);
    const { entries = [] } = this.service.getCompletionsAtPosition(file, at, preferences) ?? {};
    return entries
      .filter(({ source }) => source === undefined || this.names.has(source))
      .map(({ name: label, kind, sortText: order, source: module }) =>
        module === undefined ? { label, kind, order } : { label, kind, order, module },
      );
  }

  /** What a name that could stand at a place would mean there. */
  completionDetails(code: string, at: number, { label, module }: Completion): CompletionDetails | undefined {
    this.read(code);
    const details = this.service.getCompletionEntryDetails(file, at, label, formatting, module, preferences, undefined);
    if (details === undefined) return undefined;
    const edits = details.codeActions?.flatMap(({ changes }) => changes.flatMap(({ textChanges }) => textChanges)) ?? [];
    return {
      ...meaningOf(details.displayParts, details.documentation, details.tags),
      changes: edits.map(({ span, newText }) => ({ from: span.start, to: span.start + span.length, insert: newText })),
    };
  }

  /** The parameters of the call around a place. What was typed in a text or a comment is none. */
  parameterHints(code: string, at: number, cause: HintCause): ParameterHints | undefined {
    this.read(code);
    const triggerReason = cause === 'characterTyped' ? { kind: cause, triggerCharacter: '(' as const } : { kind: cause };
    const help = this.service.getSignatureHelpItems(file, at, { triggerReason });
    if (help === undefined) return undefined;
    const { items, applicableSpan, argumentIndex, selectedItemIndex: fitting } = help;
    const callee = /[\w$]+(?=\s*(<[^()]*>)?\s*\($)/.exec(code.slice(0, applicableSpan.start));
    const called = callee === null ? undefined : this.service.getQuickInfoAtPosition(file, callee.index);
    const signatures = items.map((item) => signatureOf(item, argumentIndex, called?.documentation));
    return { from: applicableSpan.start, signatures, fitting };
  }

  /** The program as JavaScript. Types that do not fit are no obstacle; what cannot be parsed is. */
  compile(code: string): Compilation {
    this.read(code);
    const syntax = this.service.getSyntacticDiagnostics(file).map(diagnosticOf);
    if (syntax.length > 0) return { syntax };
    const { outputText: output, sourceMapText } = ts.transpileModule(code, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, sourceMap: true },
    });
    const { importedFiles } = ts.preProcessFile(output);
    // A name begins at its quote.
    const imports = importedFiles.map(({ fileName: name, pos }) => ({ name, from: pos + 1, to: pos + 1 + name.length }));
    return { program: { code: output, imports, lines: originalLines(output, sourceMapText!) } };
  }

  private read(code: string): void {
    if (code === this.code) return;
    this.code = code;
    this.version++;
  }
}

const severities = {
  [ts.DiagnosticCategory.Error]: 'error',
  [ts.DiagnosticCategory.Warning]: 'warning',
  [ts.DiagnosticCategory.Suggestion]: 'info',
  [ts.DiagnosticCategory.Message]: 'info',
} as const;

function diagnosticOf({ start = 0, length = 0, category, messageText }: ts.Diagnostic): Diagnostic {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  return { from: start, to: start + length, severity: severities[category], message: shapeError(text) ?? text };
}

/** Of the two types that TypeScript compares, the sentence that Nacre put there for people. */
const shapeError = (text: string): string | undefined => /ShapeError<"(.*?)">/.exec(text)?.[1];

function meaningOf(
  signature: ts.SymbolDisplayPart[] | undefined,
  documentation: ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] = [],
): Meaning {
  return {
    signature: ts.displayPartsToString(signature),
    documentation: ts.displayPartsToString(documentation),
    tags: tags.map(({ name, text }) => ({ name, text: ts.displayPartsToString(text) })),
  };
}

/** A constructor is told of by its class, an overload by the first of them. */
function signatureOf(
  { prefixDisplayParts, parameters, suffixDisplayParts, documentation, isVariadic }: ts.SignatureHelpItem,
  argument: number,
  otherwise: ts.SymbolDisplayPart[] = [],
): Signature {
  const last = parameters.length - 1;
  const active = isVariadic ? Math.min(argument, last) : argument;
  return {
    before: ts.displayPartsToString(prefixDisplayParts),
    parameters: parameters.map(({ displayParts }) => ts.displayPartsToString(displayParts)),
    after: ts.displayPartsToString(suffixDisplayParts),
    active: active <= last ? active : undefined,
    documentation: ts
      .displayPartsToString(documentation.length > 0 ? documentation : otherwise)
      .split('\n\n')[0]!
      .replaceAll('\n', ' '),
  };
}

/** For each line of the output the line of the program its first mapped column came from. */
function originalLines(output: string, map: string): readonly number[] {
  const trace = new TraceMap(map);
  let last = 1;
  return output.split('\n').map((text, i) => {
    const { line } = originalPositionFor(trace, { line: i + 1, column: text.search(/\S|$/) });
    last = line ?? last;
    return last;
  });
}
