import type { MarkdownRenderer } from 'vitepress';

/** The MathML of a formula, for a page: its braces are no templates, and one too wide for a phone can be scrolled with the keyboard. */
export const formula = (html: string): string =>
  html.replace('<span', '<span v-pre').replace(/<math(?=[^>]* display="block")/, '<math tabindex="0"');

/** Formulas of one block, with `, \qquad` between them, stand side by side as far as there is room. */
export function formulaRows(md: MarkdownRenderer): void {
  const block = md.renderer.rules.math_block!;
  md.renderer.rules.math_block = (tokens, i, ...rest) => {
    const token = tokens[i]!;
    const parts = token.content.split(/,\s*\\qquad\s/);
    if (parts.length === 1) return block(tokens, i, ...rest);
    const formulas = parts.map((content) => block([Object.assign(Object.create(token), { content })], 0, ...rest));
    return `<div class="formulas">${formulas.join('')}</div>\n`;
  };
}
