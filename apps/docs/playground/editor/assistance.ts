import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { linter } from '@codemirror/lint';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import type { Remote } from 'comlink';
import type { CompletionDetails, Meaning } from '../language/language.ts';
import type { LanguageServer } from '../language/language.worker.ts';
import { docstring, made } from './docstring.ts';
import { parameterHints } from './parameter-hints.ts';

/** Everything that TypeScript knows about the program, where it is wanted. */
export const assistance = (language: Remote<LanguageServer>): Extension => [
  linter((view) => language.diagnostics(view.state.doc.toString()), { delay: 300 }),
  hoverTooltip((view, at) => meaningAt(language, view, at)),
  autocompletion({ override: [(context) => complete(language, context)] }),
  parameterHints(language),
  shownMeaning,
  keymap.of([{ key: 'Mod-i', run: (view) => showMeaning(language, view) }]),
];

async function meaningAt(language: Remote<LanguageServer>, view: EditorView, at: number): Promise<Tooltip | null> {
  const hover = await language.hover(view.state.doc.toString(), at);
  return hover === undefined ? null : { pos: hover.from, end: hover.to, above: true, create: () => ({ dom: element(hover) }) };
}

function element(meaning: Meaning): HTMLElement {
  const box = made('div', '', 'meaning');
  box.setAttribute('role', 'status');
  box.append(made('code', meaning.signature, 'signature'), ...docstring(meaning));
  return box;
}

/** The meaning at the cursor, shown by a key until the cursor moves. */
const meaningShown = StateEffect.define<Tooltip | null>();
const shownMeaning = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(meaningShown)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

function showMeaning(language: Remote<LanguageServer>, view: EditorView): boolean {
  void meaningAt(language, view, view.state.selection.main.head).then((tooltip) =>
    view.dispatch({ effects: meaningShown.of(tooltip) }),
  );
  return true;
}

async function complete(language: Remote<LanguageServer>, context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w$]*/)!;
  const importing = context.matchBefore(/\b(?:from|import)\s*['"][\w@/-]*/);
  const isWanted = importing !== null || word.text !== '' || context.state.sliceDoc(word.from - 1, word.from) === '.';
  if (!context.explicit && !isWanted) return null;
  const from = importing === null ? word.from : importing.from + importing.text.search(/['"]/) + 1;
  const code = context.state.doc.toString();
  const found = await language.completions(code, context.pos);
  if (found.length === 0) return null;
  const options = found.map((name): Completion => {
    const details = (): Promise<CompletionDetails | undefined> => language.completionDetails(code, context.pos, name);
    const option: Completion = {
      label: name.label,
      type: icons[name.kind] ?? 'variable',
      // TypeScript's order: what is nearer comes first.
      boost: 11 - Number.parseInt(name.order.replace(/\D/g, ''), 10),
      info: async () => {
        const meaning = await details();
        return meaning === undefined ? null : element(meaning);
      },
    };
    if (name.module === undefined) return option;
    return {
      ...option,
      detail: name.module,
      apply: (view, _, from, to) => {
        const anchor = from + name.label.length;
        view.dispatch({ changes: { from, to, insert: name.label }, selection: { anchor }, userEvent: 'input.complete' });
        void writeImport(view, details());
      },
    };
  });
  return { from, options, validFor: importing === null ? /^[\w$]*$/ : /^[\w@/-]*$/ };
}

/** Writes the import that a completion needs, unless the program changes meanwhile: the places of the import were counted before. */
async function writeImport(view: EditorView, details: Promise<CompletionDetails | undefined>): Promise<void> {
  const { doc } = view.state;
  const { changes = [] } = (await details) ?? {};
  if (view.state.doc === doc) view.dispatch({ changes });
}

/** The editor's picture for a kind of TypeScript's. */
const icons: Readonly<Record<string, string>> = {
  class: 'class',
  const: 'constant',
  function: 'function',
  interface: 'interface',
  keyword: 'keyword',
  method: 'method',
  module: 'namespace',
  script: 'namespace',
  property: 'property',
  getter: 'property',
  type: 'type',
};
