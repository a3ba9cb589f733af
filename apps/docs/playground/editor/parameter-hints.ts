import { type Extension, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { EditorView, keymap, logException, showTooltip, type Tooltip, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { Remote } from 'comlink';
import type { HintCause, ParameterHints, Signature } from '../language/language.ts';
import type { LanguageServer } from '../language/language.worker.ts';
import { made, paragraph } from './docstring.ts';

/**
 * The parameters of the call that is being written, the present one bold, above its line: from `(` or `,` on, or from a key on,
 * until the cursor leaves the arguments. The arrow keys choose among several signatures.
 */
export const parameterHints = (language: Remote<LanguageServer>): Extension => {
  const asking = ViewPlugin.define((view) => new Asking(view, language), {
    eventHandlers: { blur: (_, view) => void close(view) },
  });
  const ask = (view: EditorView): boolean => {
    view.plugin(asking)?.ask('invoked');
    return true;
  };
  return [
    shown,
    asking,
    keymap.of([
      { key: 'Mod-Shift-Space', run: ask },
      { key: 'Escape', run: close },
      { key: 'ArrowUp', run: (view) => turn(view, -1) },
      { key: 'ArrowDown', run: (view) => turn(view, 1) },
    ]),
  ];
};

interface Shown extends ParameterHints {
  /** The signature that is to be seen. */
  readonly chosen: number;
}

const show = StateEffect.define<Shown | null>();
const shown = StateField.define<Shown | null>({
  create: () => null,
  update(hints, { docChanged, effects, changes }) {
    for (const effect of effects) if (effect.is(show)) return effect.value;
    return hints && docChanged ? { ...hints, from: changes.mapPos(hints.from, -1) } : hints;
  },
  provide: (field) => showTooltip.from(field, (hints) => hints && tooltip(hints)),
});

/** Asks for the parameters when typing pauses: when there may be some to show, and when those shown may have changed. */
class Asking {
  private readonly view: EditorView;
  private readonly language: Remote<LanguageServer>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, language: Remote<LanguageServer>) {
    this.view = view;
    this.language = language;
  }

  update({ state, docChanged, selectionSet, transactions }: ViewUpdate): void {
    if (state.field(shown) !== null) {
      if (docChanged || selectionSet) this.ask('retrigger');
    } else if (transactions.some(beginsArgument)) this.ask('characterTyped');
  }

  ask(cause: HintCause): void {
    clearTimeout(this.timer);
    const failed = (problem: unknown): void => logException(this.view.state, problem);
    this.timer = setTimeout(() => void this.answer(cause).catch(failed), 100);
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  private async answer(cause: HintCause): Promise<void> {
    const { doc, selection } = this.view.state;
    const hints = await this.language.parameterHints(doc.toString(), selection.main.head, cause);
    const { state, hasFocus } = this.view;
    const before = state.field(shown);
    const isClosed = cause === 'retrigger' && before === null;
    if (!hasFocus || isClosed) return;
    if (state.doc !== doc || !state.selection.eq(selection)) return this.ask(cause);
    if (hints !== undefined) see(this.view, { ...hints, chosen: chosenOf(hints, before) });
    else if (before !== null) close(this.view);
  }
}

function beginsArgument(transaction: Transaction): boolean {
  let begins = false;
  if (transaction.isUserEvent('input.type')) {
    transaction.changes.iterChanges((_, __, ___, ____, inserted) => {
      begins ||= /[(,]/.test(inserted.toString());
    });
  }
  return begins;
}

/** The signature that fits, or for the same call the one that the reader chose. */
function chosenOf({ from, fitting, signatures }: ParameterHints, before: Shown | null): number {
  const isSameCall = before !== null && before.from === from && before.signatures.length === signatures.length;
  return isSameCall && before.chosen !== before.fitting ? before.chosen : fitting;
}

/** Shows hints, and says them to those who do not see them, unless nothing but the text of the argument has changed. */
function see(view: EditorView, hints: Shown): void {
  const before = view.state.field(shown);
  const { active } = signatureOf(hints);
  const isKnown = before?.from === hints.from && before.chosen === hints.chosen && signatureOf(before).active === active;
  view.dispatch({ effects: [show.of(hints), ...(isKnown ? [] : [EditorView.announce.of(inWords(hints))])] });
}

const signatureOf = ({ signatures, chosen }: Shown): Signature => signatures[chosen]!;

function inWords(hints: Shown): string {
  const { before, parameters, active } = signatureOf(hints);
  const parameter = active === undefined ? 'no more parameters' : parameters[active]!;
  return [before.replace(/\($/, ''), parameter, ...numbered(hints)].join(', ');
}

function close(view: EditorView): boolean {
  if (view.state.field(shown) === null) return false;
  view.dispatch({ effects: show.of(null) });
  return true;
}

/** Goes to another signature, where there are several. */
function turn(view: EditorView, by: number): boolean {
  const hints = view.state.field(shown);
  if (hints === null || hints.signatures.length < 2) return false;
  const { length } = hints.signatures;
  see(view, { ...hints, chosen: (hints.chosen + by + length) % length });
  return true;
}

/** Which signature this is, where there are several. */
const numbered = ({ signatures, chosen }: Shown): string[] =>
  signatures.length > 1 ? [`${chosen + 1} of ${signatures.length}`] : [];

const tooltip = (hints: Shown): Tooltip => ({ pos: hints.from, above: true, create: () => ({ dom: element(hints) }) });

function element(hints: Shown): HTMLElement {
  const { before, parameters, after, active, documentation } = signatureOf(hints);
  const box = made('div', '', 'meaning hints');
  box.setAttribute('role', 'tooltip');
  const code = made('code', '', 'signature');
  const written = parameters.flatMap((parameter, i) => [
    ...(i > 0 ? [', '] : []),
    i === active ? made('b', parameter) : parameter,
  ]);
  code.append(before, ...written, after);
  box.append(...numbered(hints).map((text) => made('span', text, 'count')), code);
  if (documentation !== '') box.append(paragraph(documentation));
  return box;
}
