/** A number as people read it: about four digits, a real minus sign, and powers of ten for what is tiny or huge. */
export function numeral(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e5) || !Number.isFinite(value)) return signed(String(Number(value.toPrecision(4))));
  const [digits, exponent] = value.toExponential(2).split('e') as [string, string];
  return `${signed(String(Number(digits)))} · 10${[...exponent].map((character) => superscripts[character] ?? '').join('')}`;
}

/** A share from 0 to 1. */
export const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;

/** As between the signs of a sum: numbers below 0 in parentheses. */
export const term = (value: number): string => (value < 0 ? `(${numeral(value)})` : numeral(value));

const signed = (text: string): string => text.replace('-', '−');

const superscripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((superscript, digit) => [digit, superscript])),
  '-': '⁻',
};
