import { describe, expect, test } from 'vitest';
import { GradientError } from '../../errors.ts';
import { custom, elementwise, expand } from '../../ops/index.ts';
import { checkGradients } from '../gradients.ts';
import { examples } from './examples.ts';
import { leaf, programOf } from './leaves.ts';

describe('gradients, first and second order', () => {
  test.each(examples())('$name', (example) => {
    const { leaves, outputs } = programOf(example, 'float64');
    checkGradients(example.name, outputs, leaves, { order: 2, epsilon: 1e-5, tolerance: 1e-6 });
  });
});

test('a wrong gradient is found', () => {
  const x = leaf([3], 'float64');
  const doubled = custom(elementwise('sin', x), [x], (g, [y]) => [
    elementwise('mul', g, elementwise('mul', elementwise('cos', y!), expand(y!, [3]))),
  ]);
  expect(() => checkGradients('sin', [doubled], [x])).toThrow(GradientError);
  expect(() => checkGradients('sin', [doubled], [x])).toThrow(
    /sin: by element 0 of input 0 the derivative is .* by differences and .* by backward\(\)/,
  );
});
