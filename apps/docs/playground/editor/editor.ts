import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forEachDiagnostic, lintKeymap, setDiagnosticsEffect } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { Remote } from 'comlink';
import type { LanguageServer } from '../language/language.worker.ts';
import { assistance } from './assistance.ts';

/** Something wrong, and the line it is in. */
export interface LineProblem extends Diagnostic {
  readonly line: number;
}

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly language: Remote<LanguageServer>;
  /** The element that tells which keys do what. */
  readonly describedBy: string;
  readonly onChange: (code: string) => void;
  readonly onProblems: (problems: readonly LineProblem[]) => void;
  /** Ctrl or ⌘ and Enter. */
  readonly onRun: () => void;
}

/** An editor of TypeScript that knows Nacre. */
export class Editor {
  private readonly view: EditorView;

  constructor({ parent, language, describedBy, onChange, onProblems, onRun }: EditorOptions) {
    const run = (): boolean => {
      onRun();
      return true;
    };
    this.view = new EditorView({
      parent,
      extensions: [
        keymap.of([{ key: 'Mod-Enter', run }]),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        EditorState.tabSize.of(2),
        javascript({ typescript: true }),
        syntaxHighlighting(classHighlighter),
        assistance(language),
        // Escape, then Tab, leaves the editor.
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({ 'aria-label': 'Program', 'aria-describedby': describedBy }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(this.code);
          const isChecked = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(setDiagnosticsEffect)));
          if (isChecked) onProblems(this.problems());
        }),
      ],
    });
    // Long lines are scrolled by the arrow keys also where nothing is written.
    this.view.scrollDOM.tabIndex = 0;
  }

  get code(): string {
    return this.view.state.doc.toString();
  }

  set code(code: string) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: code }, selection: { anchor: 0 } });
  }

  /** Puts the cursor at the beginning of a line, or at a place. */
  goTo(place: { readonly line: number } | { readonly from: number }): void {
    const { doc } = this.view.state;
    const anchor = 'from' in place ? place.from : doc.line(Math.min(place.line, doc.lines)).from;
    this.view.dispatch({ selection: { anchor }, scrollIntoView: true });
    this.view.focus();
  }

  close(): void {
    this.view.destroy();
  }

  private problems(): readonly LineProblem[] {
    const found: LineProblem[] = [];
    const { state } = this.view;
    forEachDiagnostic(state, (diagnostic, from, to) =>
      found.push({ ...diagnostic, from, to, line: state.doc.lineAt(from).number }),
    );
    return found;
  }
}
