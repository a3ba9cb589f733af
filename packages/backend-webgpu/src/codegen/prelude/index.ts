import { exponentialFunctions } from './exponential.ts';
import { halfFunctions } from './halves.ts';
import { integerFunctions } from './integers.ts';
import { logarithmFunctions } from './logarithm.ts';
import { numberFunctions } from './numbers.ts';
import { powerFunctions } from './power.ts';
import { trigonometricFunctions } from './trigonometric.ts';

const declarations = {
  ...numberFunctions,
  ...integerFunctions,
  ...halfFunctions,
  ...exponentialFunctions,
  ...logarithmFunctions,
  ...trigonometricFunctions,
  ...powerFunctions,
} as const;

/** Declarations in WGSL that kernels may use. */
export type PreludeName = keyof typeof declarations;
const names = Object.keys(declarations) as PreludeName[];

/** The declarations asked for and those they use themselves. */
export function preludeSource(asked: Iterable<PreludeName>): string {
  const included = new Set<PreludeName>();
  const include = (name: PreludeName): void => {
    if (included.has(name)) return;
    included.add(name);
    const words = new Set(declarations[name].match(/\w+/g));
    for (const other of names) if (words.has(other)) include(other);
  };
  for (const name of asked) include(name);
  return names
    .filter((name) => included.has(name))
    .map((name) => declarations[name].trim())
    .join('\n\n');
}
