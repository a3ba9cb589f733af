import { ModuleBuffer, Parameter } from '@nacre/tensor';

/** A part of a module and its name. */
export type Part = readonly [name: string, value: unknown];

interface Composite {
  parts(): Iterable<Part>;
}
type Found<M> = [name: string, value: M | Parameter | ModuleBuffer];

/**
 * The module and all modules, parameters and buffers in it, outer before inner, under every dotted name they have. Looks into
 * modules, arrays and plain records; `stopAt` says into which modules (below the root) not.
 */
export function* found<M extends Composite>(
  root: M,
  kind: abstract new (...args: never[]) => M,
  stopAt: (module: M) => boolean = () => false,
): Generator<Found<M>> {
  const path = new Set<object>();

  function* visit(name: string, value: unknown): Generator<Found<M>> {
    if (value instanceof Parameter || value instanceof ModuleBuffer) {
      // Errors call it by the longest name known: that from the outermost module.
      if (name.endsWith(value.name)) value.name = name;
      yield [name, value];
      return;
    }
    if (typeof value !== 'object' || value === null || path.has(value)) return;
    const isModule = value instanceof kind;
    if (isModule) yield [name, value];
    if (isModule && value !== root && stopAt(value)) return;
    path.add(value);
    for (const [key, part] of isModule ? value.parts() : containedIn(value))
      yield* visit(name === '' ? key : `${name}.${key}`, part);
    path.delete(value);
  }
  yield* visit('', root);
}

/** What an array or a plain record holds; nothing for any other object. */
function containedIn(value: object): Iterable<Part> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null ? Object.entries(value) : [];
}
