import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kernel } from '../../contract/kernel.ts';
import { printKernel } from '../../contract/print.ts';
import { isFloat } from '../../dtype.ts';
import { referenceBackend } from '../../reference/interpreter.ts';
import { numbersIn } from '../compare.ts';
import { Generator } from '../generator.ts';
import * as k from './build.ts';
import { type KernelCase, kernelCases, launchKernel, randomKernelCase, verifyKernel } from './index.ts';

const written = (kernel: Kernel) => kernel.buffers.filter((buffer) => buffer.access !== 'read');

/** Runs on the reference, which throws if anything is out of range. */
async function runCase({ kernel, inputs, args }: KernelCase) {
  const outputs = await launchKernel(referenceBackend(), kernel, inputs, args);
  return outputs.map((output, i) => numbersIn(output, written(kernel)[i]!.dtype));
}

describe('kernels by hand', () => {
  test.each(kernelCases())('$name keeps the rules', async (one) => {
    verifyKernel(one.kernel, one.args);
    const outputs = await runCase(one);
    const floats = outputs.filter((_, i) => isFloat(written(one.kernel)[i]!.dtype));
    if (!one.nonFinite) for (const output of floats) expect(Array.from(output).every(Number.isFinite)).toBe(true);
  });

  test('have names of their own', () => {
    const names = kernelCases().map((one) => one.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});

test('random kernels keep the rules and stay exact', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const one = randomKernelCase((min, max) => g(fc.integer, { min, max }));
      verifyKernel(one.kernel, one.args);
      const outputs = await runCase(one);
      outputs.forEach((output, i) => {
        if (!isFloat(written(one.kernel)[i]!.dtype)) return;
        expect(
          Array.from(output).every((x) => Number.isInteger(x) && Math.abs(x) <= 2 ** 22),
          printKernel(one.kernel),
        ).toBe(true);
      });
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('random kernels take every form', () => {
  const text = Array.from({ length: 400 }, (_, seed) => printKernel(randomKernelCase(new Generator(seed).int).kernel)).join('\n');
  for (const form of [
    'reduce',
    'map',
    'check',
    'else',
    'bits ',
    'index ',
    '/',
    '%',
    '-1*i',
    'readwrite',
    'float16(',
    'where',
    'r1.0',
    ' prod ',
    ' if 0<=',
  ]) {
    expect(text, form).toContain(form);
  }
});

describe('verifyKernel finds', () => {
  const i = k.at(k.axis(0));
  const one = k.constant(1);
  const bad = (stage: Parameters<typeof k.kernel>[3][number], buffers = [k.readwrite('float32', 4)]): Kernel =>
    k.kernel('bad', buffers, [4], [stage]);

  test.each([
    [
      'two writers of one element',
      bad(k.map([], [k.store(0, k.at(), one)])),
      'element b0[0] is written by stage 0 at [0] and by stage 0 at [1], store 0',
    ],
    [
      'a reader of what another point writes',
      bad(k.map([], [k.store(0, i, k.load(0, 'float32', k.at()))])),
      'element b0[0] is read by stage 0 at [1] and written by stage 0 at [0]',
    ],
    ['an unknown axis', bad(k.map([], [k.store(0, k.at(k.axis(1)), one)])), 'axis 1 is used where only 1 exist'],
    [
      'a store that is not affine',
      bad(k.map([], [k.store(0, k.at(k.remainder(i, 4)), one)])),
      'a store to buffer 0 is not affine',
    ],
    [
      'a store to what is only read',
      bad(k.map([], [k.store(0, i, one)]), [k.read('float32', 4)]),
      'buffer 0 is stored to, but is read',
    ],
    [
      'a load of what is only written',
      bad(k.map([], [k.store(0, i, k.load(0, 'float32', i))]), [k.write('float32', 4)]),
      'buffer 0 is loaded, but is write',
    ],
    [
      'operands of two types',
      bad(k.map([], [k.store(0, i, k.op('add', one, k.constant(1, 'bool')))])),
      'add does not take float32, bool to bool',
    ],
    [
      'an operand of the wrong type',
      bad(k.map([], [k.store(0, i, k.op('sin', k.constant(1, 'int32')))])),
      'sin does not take int32',
    ],
    [
      'a value of another type than the buffer',
      bad(k.map([], [k.store(0, i, k.constant(1, 'int32'))])),
      'buffer 0 of float32 is given int32',
    ],
    [
      'a result that no stage makes',
      bad(k.map([], [k.store(0, i, k.result(0, 0))])),
      'stage 0 reads result 0.0, which no earlier stage makes',
    ],
    [
      'an index argument without range',
      { ...bad(k.map([], [k.store(0, k.at(k.argument(0)), one)])), args: [{ type: 'int32' as const }] },
      'argument 0 is used as an index without a range',
    ],
  ])('%s', (_, kernel, problem) => expect(() => verifyKernel(kernel)).toThrow(problem));

  test('a missing tag', () => {
    const stage = k.reduce([3], k.accumulator('sum', k.op('mul', k.load(0, 'float32', i), one)));
    const kernel = k.kernel('untagged', [k.read('float32', 4)], [4], [stage]);
    expect(() => verifyKernel(kernel)).not.toThrow();
    expect(() => verifyKernel({ ...kernel, stages: [stage] })).toThrow('a stage is not tagged as the contraction it is');
  });
});
