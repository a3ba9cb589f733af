/** The MathML of a formula, for a page: its braces are no templates, and one too wide for a phone can be scrolled with the keyboard. */
export const formula = (html: string): string =>
  html.replace('<span', '<span v-pre').replace(/<math(?=[^>]* display="block")/, '<math tabindex="0"');
