/** What TypeScript knows of the world in which a program runs; `make-declarations.ts` writes it. */
export interface Declarations {
  /** The file of each module that can be imported. */
  readonly modules: Readonly<Record<string, string>>;
  /** Texts by absolute path. */
  readonly files: Readonly<Record<string, string>>;
}

/** The libraries of TypeScript that a program is checked with: those of a worker. */
export const libraries = ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.webworker.d.ts'] as const;
