/** `c[0] + x · (c[1] + x · (…))` in WGSL. */
export function polynomial(x: string, coefficients: readonly number[]): string {
  const [last, ...rest] = coefficients.map(decimal).reverse();
  return rest.reduce((sum, c) => `(${sum} * ${x} ${c.startsWith('-') ? `- ${c.slice(1)}` : `+ ${c}`})`, last!);
}

/** A float32 literal. */
export const decimal = (value: number): string => `${Math.fround(value)}f`;
