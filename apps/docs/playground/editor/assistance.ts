import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { linter } from '@codemirror/lint';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import type { Remote } from 'comlink';
import type { Meaning } from '../language/language.ts';
import type { LanguageServer } from '../language/language.worker.ts';

/** Everything that TypeScript knows about the program, where it is wanted. */
export const assistance = (language: Remote<LanguageServer>): Extension => [
  linter((view) => language.diagnostics(view.state.doc.toString()), { delay: 300 }),
  hoverTooltip((view, at) => meaningAt(language, view, at)),
  autocompletion({ override: [(context) => complete(language, context)] }),
  shownMeaning,
  keymap.of([{ key: 'Mod-i', run: (view) => showMeaning(language, view) }]),
];

async function meaningAt(language: Remote<LanguageServer>, view: EditorView, at: number): Promise<Tooltip | null> {
  const hover = await language.hover(view.state.doc.toString(), at);
  return hover === undefined ? null : { pos: hover.from, end: hover.to, above: true, create: () => ({ dom: element(hover) }) };
}

function element({ signature, documentation }: Meaning): HTMLElement {
  const [box, code, text] = [document.createElement('div'), document.createElement('code'), document.createElement('p')];
  box.className = 'meaning';
  box.setAttribute('role', 'status');
  code.textContent = signature;
  text.textContent = documentation;
  box.append(code, ...(documentation === '' ? [] : [text]));
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
  const { from, text } = context.matchBefore(/[\w$]*/)!;
  const before = context.state.sliceDoc(from - 1, from);
  if (!context.explicit && text === '' && before !== '.') return null;
  const code = context.state.doc.toString();
  const found = await language.completions(code, context.pos);
  if (found.length === 0) return null;
  const options = found.map(
    ({ label, kind, order }): Completion => ({
      label,
      type: icons[kind] ?? 'variable',
      // TypeScript's order: what is nearer comes first.
      boost: 11 - Number.parseInt(order.replace(/\D/g, ''), 10),
      info: async () => {
        const meaning = await language.completionMeaning(code, context.pos, label);
        return meaning === undefined ? null : element(meaning);
      },
    }),
  );
  return { from, options, validFor: /^[\w$]*$/ };
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
  property: 'property',
  getter: 'property',
  type: 'type',
};
