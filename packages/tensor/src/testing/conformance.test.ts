import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routineKernels } from '../compile/routine-kernels.ts';
import type { Backend, Launch } from '../contract/backend.ts';
import { tensor } from '../index.ts';
import { referenceBackend } from '../reference/interpreter.ts';
import { createDevice } from '../runtime/device.ts';
import { conformance } from './conformance.ts';
import { checkedBackend } from './kernels/checked.ts';
import { randomIntegerProgram } from './programs/integers.ts';
import { randomProgram } from './programs/random.ts';
import { subjectOf } from './suite/case.ts';
import { agreesWithOracle } from './suite/programs.ts';

describe('the reference device', async () => {
  for (const { name, skip, run } of await conformance(() => createDevice(checkedBackend(referenceBackend())))) {
    test.skipIf(skip)(skip ? `${name} (${skip})` : name, run);
  }
});

describe('the reference device without routines', async () => {
  const cases = await conformance(() => createDevice(checkedBackend(referenceBackend({ routines: [] })), {}, routineKernels), {
    seed: 2,
  });
  for (const { name, skip, run } of cases.filter((one) => /program.*(sort|topk|cum|scatter|gather|random)/.test(one.name))) {
    test.skipIf(skip)(skip ? `${name} (${skip})` : name, run);
  }
});

test('a device without a routine, and without kernels for it, says what is missing', () => {
  const device = createDevice(referenceBackend({ routines: ['scan'] }));
  const x = tensor([3, 1, 2]).to(device);
  expect(x.cumsum(0).arraySync()).toEqual([3, 4, 6]);
  expect(() => x.argsort().arraySync()).toThrow('createDevice: the backend has no argsort; pass routineKernels');
});

describe('random programs agree with the oracle', () => {
  const subject = subjectOf(createDevice(checkedBackend(referenceBackend())), {});
  const bare = subjectOf(createDevice(checkedBackend(referenceBackend({ routines: [] })), {}, routineKernels), {});

  test('floats, values and gradients', () =>
    fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const program = randomProgram((min, max) => g(fc.integer, { min, max }), 'float64');
        await agreesWithOracle(subject, program, 'a random program', 'float64');
      }),
      { numRuns: 300, seed: 1 },
    ));

  test('integers, also without routines', () =>
    fc.assert(
      fc.asyncProperty(fc.gen(), fc.boolean(), async (g, routines) => {
        const program = randomIntegerProgram((min, max) => g(fc.integer, { min, max }), subject.backend.capabilities.dtypes);
        await agreesWithOracle(routines ? subject : bare, program, 'a random integer program', 'float32');
      }),
      { numRuns: 300, seed: 1 },
    ));
});

describe('the suite finds', () => {
  /** The reference, with what it runs tampered with. */
  const broken = (tamper: (launch: Launch) => Launch): Backend => {
    const backend = referenceBackend();
    return { ...backend, run: (launches) => backend.run(launches.map(tamper)) };
  };
  const failures = async (backend: Backend, names: RegExp): Promise<number> => {
    const cases = (await conformance(() => createDevice(backend), { randomCases: 10 })).filter((one) => names.test(one.name));
    expect(cases.length).toBeGreaterThan(0);
    const results = await Promise.allSettled(cases.map((one) => one.run()));
    return results.filter((result) => result.status === 'rejected').length;
  };

  test('a backend that throws, and shows at which kernel', async () => {
    const backend = referenceBackend();
    const picky: Backend = {
      ...backend,
      compile: (kernel) => {
        if (kernel.axes.length === 3) throw new Error('three loops are too many');
        return backend.compile(kernel);
      },
    };
    const cases = await conformance(() => createDevice(picky), { randomCases: 10 });
    const random = cases.find((one) => one.name === 'random kernels 0 to 9')!;
    await expect(random.run()).rejects.toThrow(/^random kernels, number \d+ of seed 1\n.*for i0<.*three loops are too many$/s);
  });

  test('arguments that are lost', async () => {
    const lost = broken((launch) => ({ ...launch, args: launch.args.map(() => 0) }));
    expect(await failures(lost, /new arguments|slice at an argument/)).toBe(2);
  });

  test('memory that is not cleared', async () => {
    const backend = referenceBackend();
    const dirty: Backend = {
      ...backend,
      alloc: (bytes) => {
        const allocation = backend.alloc(bytes);
        backend.write({ allocation, dtype: 'uint8', offset: 0, count: bytes }, new Uint8Array(bytes).fill(1));
        return allocation;
      },
    };
    expect(await failures(dirty, /fresh memory/)).toBe(1);
  });

  test('a function that is a little off', async () => {
    const backend = referenceBackend();
    const off: Backend = {
      ...backend,
      read: async (buffers) => {
        const arrays = await backend.read(buffers);
        return arrays.map((array) => (array instanceof Float32Array ? array.map((x) => x * (1 + 1e-6)) : array));
      },
    };
    expect(await failures(off, /^exp float32, in loops|^matmul|kernel: softmax/)).toBeGreaterThan(0);
  });
});
