/** How strongly a number colours its cell: `--weight` from 0 to 1, in teal above zero and in orange below. */
export function tint(value: number, largest: number): Record<string, string> {
  const weight = largest === 0 ? 0 : Math.min(1, Math.abs(value) / largest);
  return { '--weight': weight.toFixed(3), '--hue': value < 0 ? 'var(--below)' : 'var(--above)' };
}

export const largestOf = (rows: readonly (readonly number[])[]): number => Math.max(...rows.flat().map(Math.abs));

/** As short as four digits allow, with a real minus sign. */
export const short = (value: number): string => String(Number(value.toPrecision(4))).replace('-', '−');
