import { katex } from '@mdit/plugin-katex';
import type { MarkdownOptions } from 'vitepress';
import { formula, formulaRows } from './formula.ts';
import { indentedCode } from './indented-code.ts';
import { playgroundLinks } from './playground-links.ts';
import { repositoryLinks } from './repository-links.ts';

type PluginOf<M> = (md: M, options: Parameters<typeof katex>[1]) => void;

/** What the pages' markdown can do beyond VitePress's. */
export const extendMarkdown: NonNullable<MarkdownOptions['config']> = (md) => {
  // Formulas become MathML while the site is built; pages load no script and no font for them. The plugin's types are of another markdown-it.
  md.use(katex as unknown as PluginOf<typeof md>, { output: 'mathml', transformer: formula });
  md.use(formulaRows);
  md.use(repositoryLinks);
  md.use(indentedCode);
  md.use(playgroundLinks);
};
