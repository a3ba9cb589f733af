import { type PreludeName, preludeSource } from './prelude/index.ts';
import type { Call } from './scalars.ts';
import { portable, type Target } from './target.ts';

/** What the parts of one program share: fresh names, and which declarations it needs beside its main function. */
export class ProgramText {
  readonly target: Target;
  /** Whether it has operations of subgroups: its lanes are then numbered by them, and `reach` of them belong to one. */
  usesSubgroups = false;
  private readonly asked = new Set<PreludeName>();
  private readonly declarations = new Map<string, string>();
  private names = 0;

  constructor(target: Target = portable) {
    this.target = target;
  }

  fresh(): string {
    return `v${this.names++}`;
  }

  readonly call: Call = (name, ...operands) => {
    this.asked.add(name);
    return `${name}(${operands.join(', ')})`;
  };

  /** A declaration of this program's own, made once. */
  declare(name: string, make: () => string): string {
    if (!this.declarations.has(name)) this.declarations.set(name, make());
    return name;
  }

  get source(): string {
    return [preludeSource(this.asked), ...this.declarations.values()].filter((text) => text !== '').join('\n\n');
  }
}
